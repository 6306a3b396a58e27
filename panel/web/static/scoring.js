// The reading page made smoother. Without this file everything works by plain links and a Save button a question.
const reading = document.querySelector("[data-reading]");
const questions = [...document.querySelectorAll("[data-question]")];
const announce = document.getElementById("cited");
const narrow = matchMedia("(max-width: 63.99em)");
let here = document.getElementById(`q-${reading.dataset.next}`) ?? questions[0];
let leftAt = null;

function words(question) {
  const total = questions.length - 1;
  return question.dataset.question === "case" ? "The case as a whole" : `Question ${question.dataset.number} of ${total}`;
}

function goTo(question, focus = false) {
  here = question;
  for (const other of questions) other.classList.toggle("is-here", other === question);
  document.querySelector("[data-bar-words]").textContent = words(question);
  if (focus) {
    question.focus({ preventScroll: true });
    question.scrollIntoView({ block: "start" });
  }
}

// Phones: one question at a time, with buttons to the ones beside it.
function addSteps(question, index) {
  const steps = document.createElement("div");
  steps.className = "steps";
  for (const [other, label] of [[questions[index - 1], "Back to"], [questions[index + 1], "Go on to"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link-button";
    if (other) {
      const name = words(other);
      button.textContent = `${label} ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      button.addEventListener("click", () => goTo(other, true));
      steps.append(button);
    } else {
      steps.append(document.createElement("span"));
    }
  }
  question.append(steps);
}

function showForWidth() {
  document.querySelector("[data-questions]").classList.toggle("one-at-a-time", narrow.matches);
  for (const steps of document.querySelectorAll(".steps")) steps.hidden = !narrow.matches;
}

questions.forEach(addSteps);
showForWidth();
narrow.addEventListener("change", showForWidth);
const wanted = document.querySelector(`[data-question]:target`);
goTo(wanted ?? here);
document.addEventListener("focusin", (event) => {
  const question = event.target.closest("[data-question]");
  if (question && question !== here) goTo(question);
});
window.addEventListener("hashchange", () => {
  const question = document.querySelector(`[data-question]:target`);
  if (question) goTo(question);
});

// To the questions and back to the same paragraph.
// The lowest paragraph that starts in the upper half of the screen or above it.
function paragraphAtHand() {
  const shown = [...document.querySelectorAll(".para")].filter((p) => p.offsetParent);
  return shown.filter((p) => p.getBoundingClientRect().top < innerHeight / 2).at(-1);
}
document.querySelector("[data-to-questions]").addEventListener("click", (event) => {
  event.preventDefault();
  leftAt = paragraphAtHand() ?? null;
  goTo(here, true);
});
document.querySelector("[data-to-text]").addEventListener("click", (event) => {
  if (!leftAt) return;
  event.preventDefault();
  leftAt.closest("details").open = true;
  leftAt.focus({ preventScroll: true });
  leftAt.scrollIntoView({ block: "center" });
});

// A paragraph's number adds it to the question at hand and saves.
function addCite(question, id, name) {
  const box = question.querySelector("[data-cites]");
  if (box.querySelector(`input[value="${CSS.escape(id)}"]`)) return false;
  const item = document.createElement("div");
  item.className = "cites__item";
  const input = Object.assign(document.createElement("input"), { type: "checkbox", name: "cite", value: id, checked: true, id: `cite-${question.dataset.question}-${id}` });
  const label = Object.assign(document.createElement("label"), { htmlFor: input.id, textContent: name });
  const link = Object.assign(document.createElement("a"), { className: "govuk-link", href: `#${id}`, textContent: "Show" });
  const hidden = Object.assign(document.createElement("span"), { className: "govuk-visually-hidden", textContent: ` ${name}` });
  link.append(hidden);
  item.append(input, label, link);
  box.append(item);
  box.querySelector(".cites__none").hidden = true;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-cite]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || here.dataset.question === "case") return;
  event.preventDefault();
  const isNew = addCite(here, link.dataset.cite, link.dataset.words);
  const sentence = `${link.dataset.words} ${isNew ? "was added to" : "is already in"} ${words(here).toLowerCase()}`;
  announce.textContent = sentence;
  showBeside(link, isNew ? `Added to ${words(here).toLowerCase()}` : "Already added");
});
function showBeside(link, sentence) {
  const tip = Object.assign(document.createElement("span"), { className: "saved__ok", textContent: ` ${sentence}` });
  tip.setAttribute("aria-hidden", "true");
  link.closest(".para").querySelector(".para__text").append(tip);
  setTimeout(() => tip.remove(), 4000);
}

// A save that did not arrive says so where the person looks.
for (const kind of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.body.addEventListener(kind, (event) => {
    const status = event.detail.elt.querySelector?.(".saved");
    if (!status) return;
    status.textContent = "";
    const problem = Object.assign(document.createElement("span"), { className: "saved__problem" });
    problem.textContent = "Not saved. Check your connection, then choose Save. What you typed is still here.";
    status.append(problem);
  });
}
