// How far somebody has read, and what is new since.

import { send } from "../forge.js";
import { atBottom, settle, still, toBottom } from "./drawing.js";
import { element, icon } from "./elements.js";
import { startOver } from "./history.js";
import { at, jump, lastId, me, messages, room, source, talk, topic } from "./place.js";

const title = document.title;

let reading = 0;
let readHere = 0; // in the topic that is shown alone
export function markRead() {
  if (!me || at.held || !at.end || !at.stuck || document.hidden || !document.hasFocus()) return;
  const id = lastId();
  at.missed = 0;
  showJump();
  if (id <= (topic ? readHere : at.read)) return;
  clearTimeout(reading);
  reading = setTimeout(() => {
    if (topic) readHere = id;
    else at.read = id;
    send(`${source}/read`, { json: { id } }).catch(() => {});
  }, 700);
}

export function showJump() {
  document.title = at.missed ? `(${at.missed}) ${title}` : title;
  jump.hidden = at.stuck && at.end && !at.held;
  const words = at.missed ? `${at.missed} new` : "To the end";
  jump.replaceChildren(...(at.held && at.stuck && at.end ? [icon("check"), "Mark as read"] : [icon("arrow-down"), words]));
}

export function newLine(before) {
  if (document.getElementById("new")) return;
  before.before(element("div", { class: "new-line", id: "new", "data-line": true }, "New"));
  settle(before);
}

export function forgetNewLine() {
  const line = document.getElementById("new");
  const next = line?.nextElementSibling;
  line?.remove();
  if (next?.matches(".msg")) settle(next);
}

/** Everything after this message counts as not read, here and on all other devices, until that is asked for. */
export function unreadAfter(n) {
  clearTimeout(reading);
  at.held = true;
  at.read = n;
  readHere = 0;
  room.dataset.read = n;
  const after = messages().filter((m) => Number(m.dataset.id) > n);
  at.missed = after.length;
  forgetNewLine();
  if (after.length) still(() => newLine(after[0]));
  showJump();
}

/** Goes to the end: everything here is read. */
export async function goToEnd() {
  at.held = false;
  if (!at.end) await startOver();
  at.stuck = true;
  toBottom();
  forgetNewLine();
  markRead();
}

jump.addEventListener("click", goToEnd);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.shiftKey || event.defaultPrevented || !me) return;
  if (event.target.closest?.("input, textarea, select, dialog, [popover], .menu, .switch, .emoji-pick")) return;
  if (!document.querySelector("dialog[open], :popover-open, .switch, .emoji-pick, details[open].menu")) goToEnd();
});
talk.addEventListener(
  "scroll",
  () => {
    at.stuck = atBottom();
    if (at.stuck) markRead();
    showJump();
  },
  { passive: true },
);
document.addEventListener("visibilitychange", markRead);
addEventListener("focus", markRead);
// Pictures and the composer change heights: whoever is at the bottom stays there.
new ResizeObserver(() => at.stuck && at.end && toBottom()).observe(talk);
talk.addEventListener("load", () => at.stuck && at.end && toBottom(), true);
