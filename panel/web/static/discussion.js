// Outlines the question the chair is at, as the page hears of it.
document.body.addEventListener("htmx:afterSettle", () => {
  const at = document.getElementById("current")?.dataset.current;
  if (at === undefined) return;
  for (const row of document.querySelectorAll("[data-row]")) {
    const isHere = row.dataset.row === at;
    row.classList.toggle("row--current", isHere);
    row.querySelector("[data-here]").hidden = !isHere;
  }
});
