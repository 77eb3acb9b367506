// @na offers those whom somebody may mean: people who are or were here, who belong to the room, and
// whom they may call together.

import { send } from "../forge.js";
import { avatar, element, icon } from "./elements.js";
import { api, field, me, nameOf } from "./place.js";
import { suggestions } from "./suggestions.js";

const MOST = 8;
const PAUSE = 120;
const list = suggestions("People", "people-names");
const asked = new Map(); // what was typed -> who belongs to the room and is called so

const begun = () => {
  const upTo = field.value.slice(0, field.selectionStart);
  return field.selectionStart === field.selectionEnd ? /(?:^|[\s(,;])@([a-z][a-z0-9-]*)?$/i.exec(upTo) : null;
};
const typed = () => (begun() ? (begun()[1] ?? "").toLowerCase() : null);

const here = () =>
  [...document.querySelectorAll("#people [data-user]")].filter(({ dataset }) => dataset.user !== me).map(({ dataset }) => ({ id: dataset.user, name: nameOf(dataset.user) }));
const together = () =>
  [...document.querySelectorAll("#callable option")].map((o) => ({ id: o.value, about: o.label, together: true }));

const fits = (text) => ({ id, name }) =>
  id.startsWith(text) || (name ?? "").toLowerCase().split(/\s+/).some((word) => word.startsWith(text));

async function members(text) {
  if (!text) return [];
  if (!asked.has(text)) {
    const found = await send(`${api}/members?q=${encodeURIComponent(text)}&limit=${MOST}`).catch(() => []);
    asked.set(text, found.filter((m) => m.user !== me).map((m) => ({ id: m.user, name: m.name })));
  }
  return asked.get(text);
}

/** Half of the places are for people, as long as there are others. */
function some(people, many) {
  const all = [...new Map(people.map((p) => [p.id, p])).values()];
  const groups = many.slice(0, Math.max(MOST / 2, MOST - all.length));
  return [...all.slice(0, MOST - groups.length), ...groups];
}

function take(id) {
  const text = typed();
  if (text === null) return;
  field.setRangeText(`${id} `, field.selectionStart - text.length, field.selectionStart, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function show(people, text) {
  const lines = some(people.filter(fits(text)), together().filter(fits(text)));
  list.show(
    lines.map((one) => ({
      name: one.id,
      typed: one.id === text,
      parts: one.together
        ? [icon("users"), element("b", {}, `@${one.id}`), " ", element("span", { class: "faint" }, one.about)]
        : [avatar(one.id, one.name, 20), element("b", {}, `@${one.id}`), " ", element("span", { class: "faint" }, one.name === one.id ? "" : one.name)],
      run: () => take(one.id),
    })),
  );
}

let waiting = 0;
/** Offers at once who is known, and a moment later who else belongs to the room. */
export function offerPeople() {
  clearTimeout(waiting);
  const text = typed();
  if (text === null) {
    list.close();
    return;
  }
  show(here(), text);
  waiting = setTimeout(async () => {
    const others = await members(text);
    if (typed() === text && others.length) show([...here(), ...others], text);
  }, PAUSE);
}

export const peopleKey = (event) => list.key(event);
