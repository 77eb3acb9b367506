// Times by the clock of the browser, where the page alone knows that of UTC.

const zone = document.getElementById("zone");
zone.value = -new Date().getTimezoneOffset();
const hint = document.getElementById("h-at");
if (hint) hint.textContent = "By your clock.";
for (const time of document.querySelectorAll("[data-local]")) {
  time.textContent = new Date(time.dateTime).toLocaleString();
}
