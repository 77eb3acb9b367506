// Who is here, and who is writing.

import { send } from "../forge.js";
import { avatar, element } from "./elements.js";
import { nameOf, status } from "./place.js";
import { moons } from "./quiet.js";

const MOST_ASKED = 10;
const names = new Map(); // of those who are here and have said nothing that is on the page
const called = (id) => (nameOf(id) === id ? (names.get(id) ?? id) : nameOf(id));

/** Asks what some are called, each once. */
async function learn(ids) {
  const unknown = ids.filter((id) => called(id) === id && !names.has(id)).slice(0, MOST_ASKED);
  for (const id of unknown) names.set(id, id);
  for (const id of unknown) {
    try {
      names.set(id, (await send(`/rest/users/${id}`)).displayName);
      const link = document.querySelector(`#people [data-user="${CSS.escape(id)}"] > a`);
      if (link) link.textContent = called(id);
    } catch {
      // the name they signed up with does, too
    }
  }
}

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
  const names = [...typists.keys()].map(called);
  status.textContent =
    names.length === 0
      ? ""
      : names.length > 3
        ? "Several people are writing…"
        : `${names.join(", ").replace(/, ([^,]*)$/, " and $1")} ${names.length === 1 ? "is" : "are"} writing…`;
}

const person = (id, here) =>
  element(
    "li",
    { "data-user": id },
    element("span", { class: here ? "presence" : "presence away" }, avatar(id, called(id), 24)),
    element("a", { href: `/u/${id}` }, called(id)),
  );

/** Those who are here, and below them those who are not but were heard. */
export function showPeople({ u, n }) {
  const known = [...document.querySelectorAll("#people [data-user]")].map((li) => li.dataset.user);
  const gone = known.filter((id) => !u.includes(id));
  document.getElementById("here").replaceChildren(...u.map((id) => person(id, true)));
  document.getElementById("spoke").replaceChildren(...gone.map((id) => person(id, false)));
  document.getElementById("here-head").hidden = u.length === 0;
  document.getElementById("spoke-head").hidden = gone.length === 0;
  moons();
  learn(u);
  const guests = n - u.length;
  const note = document.getElementById("guests");
  note.hidden = guests <= 0;
  note.textContent = guests === 1 ? "One guest reads along." : `${guests} guests read along.`;
}

moons();
