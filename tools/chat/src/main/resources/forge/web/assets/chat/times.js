// Times by the clock of the browser, where the page alone knows that of UTC.

for (const time of document.querySelectorAll("[data-local]")) {
  time.textContent = new Date(time.dateTime).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}
