// What waits for whoever looks on: the first message they have not read, and those that call them, one
// after another, the oldest first. Without this module both are links.

import { keysHere } from "../forge.js";
import { icon } from "./elements.js";
import { find, page, talk } from "./place.js";

const link = document.getElementById("mentions");
const first = document.getElementById("first-unread");
const unread = first?.pathname.split("/").at(-1);
const calls = new Set(link?.dataset.calls.split(" ").filter(Boolean).map(Number));

function show() {
  if (!link) return;
  link.hidden = !calls.size;
  if (!calls.size) return;
  link.href = `${page}/m/${Math.min(...calls)}?mentions=true`;
  link.replaceChildren(icon("at"), `${calls.size} ${calls.size === 1 ? "mention" : "mentions"}`);
}

/** Shows a message in the middle, if it is on the page. */
function lead(id) {
  const box = find(id);
  if (!box) return false;
  for (const old of talk.querySelectorAll(".msg.glow")) old.classList.remove("glow");
  box.scrollIntoView({ block: "center" });
  box.classList.add("glow");
  return true;
}

function next() {
  if (!calls.size) return;
  const id = Math.min(...calls);
  if (!lead(id)) return location.assign(link.href);
  calls.delete(id);
  show();
}

/** Somebody called whoever looks on, in this room, just now. */
export function called(id) {
  if (!link || !id) return;
  calls.add(id);
  show();
  look();
}

/** A message calls nobody any more: it is deleted, or hidden. */
export function uncalled(id) {
  if (calls.delete(id)) show();
}

/** What can be seen does not wait any more. */
function look() {
  if (document.hidden || !document.hasFocus()) return;
  const { top, bottom } = talk.getBoundingClientRect();
  const seen = (id) => {
    const box = find(id)?.getBoundingClientRect();
    return box && box.bottom > top && box.top < bottom;
  };
  for (const id of [...calls]) if (seen(id)) calls.delete(id);
  show();
  if (first && seen(unread)) first.hidden = true;
}

let looking = 0;
export function lookSoon() {
  clearTimeout(looking);
  looking = setTimeout(look, 300);
}

link?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  next();
});
first?.addEventListener("click", (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey && lead(unread)) event.preventDefault();
});
if (link) {
  addEventListener("keydown", (event) => {
    if (event.code !== "KeyM" || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    next();
  });
  keysHere.push([["Alt", "M"], "Next message that calls you"]);
}
talk.addEventListener("scroll", lookSoon, { passive: true });
addEventListener("focus", lookSoon);
