// The time zone of the browser, where nobody has said another.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const field of document.querySelectorAll("[data-zone]")) field.value ||= zone;
for (const time of document.querySelectorAll("[data-local]")) {
  time.textContent = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
