// Who is here, and who is writing.

import { avatar, element } from "./elements.js";
import { nameOf, status } from "./place.js";
import { moons } from "./quiet.js";

const typists = new Map();
export function types(who) {
  clearTimeout(typists.get(who));
  typists.set(who, setTimeout(() => hush(who), 6000));
  showTypists();
}
export function hush(who) {
  clearTimeout(typists.get(who));
  if (typists.delete(who)) showTypists();
}
function showTypists() {
  const names = [...typists.keys()].map(nameOf);
  status.textContent =
    names.length === 0
      ? ""
      : names.length > 3
        ? "Several people are writing…"
        : `${names.join(", ").replace(/, ([^,]*)$/, " and $1")} ${names.length === 1 ? "is" : "are"} writing…`;
}

export function showPeople({ u, n }) {
  const list = document.getElementById("people");
  const others = [...list.children].map((li) => li.dataset.user).filter((id) => !u.includes(id));
  const line = (id, here) =>
    element(
      "li",
      { "data-user": id },
      element("span", { class: here ? "presence" : "presence away" }, avatar(id, nameOf(id), 24)),
      element("a", { href: `/u/${id}` }, nameOf(id)),
    );
  list.replaceChildren(...u.map((id) => line(id, true)), ...others.map((id) => line(id, false)));
  document.getElementById("here-head").textContent = u.length ? "Here now" : "Spoke here";
  moons();
  const guests = n - u.length;
  const note = document.getElementById("guests");
  note.hidden = guests <= 0;
  note.textContent = guests === 1 ? "One guest reads along." : `${guests} guests read along.`;
}

moons();
