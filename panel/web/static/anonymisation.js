// Makes the workbench smoother; every action is a plain form or link without it.
const panel = document.getElementById("text-panel");
const words = document.getElementById("words");

function pressed(key) {
  const found = document.querySelector(`[data-key="${key}"]`);
  if (!found) return false;
  if (found.tagName === "SUMMARY") {
    found.parentElement.open = true;
    const field = found.parentElement.querySelector("select, input:not([type=hidden])");
    if (field) field.focus();
  } else {
    found.click();
  }
  return true;
}

if (panel) {
  const keys = document.getElementById("keys");
  if (keys) keys.hidden = false;
  // Single keys act only while the text panel has the focus (WCAG 2.1.4).
  panel.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    if (pressed(event.key.toLowerCase())) event.preventDefault();
  });
  const chosen = panel.querySelector(".hid--chosen");
  if (chosen && location.hash === `#${chosen.id}`) {
    chosen.focus({ preventScroll: true });
    chosen.scrollIntoView({ block: "center" });
  }
}

if (panel && words) {
  document.getElementById("words-select").hidden = false;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !panel.contains(selection.anchorNode)) return;
    const cell = (selection.anchorNode.parentElement || panel).closest(".side-original");
    if (!cell || !cell.contains(selection.focusNode)) return;
    const piece = selection.getRangeAt(0).cloneContents();
    piece.querySelectorAll(".letter, .govuk-visually-hidden").forEach((extra) => extra.remove());
    const text = piece.textContent.trim();
    if (text) words.value = text;
  });
}
