// When a message is sent: by the clock of the browser, where the form alone knows that of UTC.

import { element } from "./elements.js";
import "./times.js";

const zone = document.getElementById("zone");
const field = document.querySelector('input[name="at"]');
const hint = document.getElementById("h-at");
if (hint) hint.textContent = "By your clock.";

const two = (n) => String(n).padStart(2, "0");
const local = (d) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;

/** How far the clock is ahead of UTC on the day that is chosen: summer time may begin until then. */
function offset() {
  const then = new Date(field.value);
  zone.value = -(Number.isNaN(then.getTime()) ? new Date() : then).getTimezoneOffset();
}

const morning = (days) => {
  const d = new Date();
  d.setDate(d.getDate() + days);
  d.setHours(9, 0, 0, 0);
  return d;
};
const usual = [
  ["In an hour", () => new Date(Date.now() + 3_600_000)],
  ["Tomorrow at 9", () => morning(1)],
  ["On Monday at 9", () => morning(((8 - new Date().getDay()) % 7) || 7)],
];
const choices = element("div", { class: "actions" });
for (const [words, when] of usual) {
  const one = element("button", { class: "button small", type: "button" }, words);
  one.addEventListener("click", () => {
    field.value = local(when());
    offset();
  });
  choices.append(one);
}
field.after(choices);

if (field.dataset.then) field.value = local(new Date(field.dataset.then));
field.min = local(new Date());
field.addEventListener("input", offset);
field.form.addEventListener("submit", offset);
offset();
