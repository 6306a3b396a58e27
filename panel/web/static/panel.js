import { initAll } from "/static/govuk.js";

initAll();

// Parts that htmx brings in need their behaviour too, and a message in them needs the reader's attention.
document.body.addEventListener("htmx:afterSettle", (event) => {
  initAll({ scope: event.detail.elt });
  const summary = event.detail.elt.querySelector(".govuk-error-summary");
  if (summary) {
    summary.tabIndex = -1;
    summary.focus();
  }
});

document.body.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=_csrf_token]");
  if (token) event.detail.headers["x-csrftoken"] = token.value;
});
