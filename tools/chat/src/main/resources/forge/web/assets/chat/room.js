// A room, alive. Without this module the page still reads, and the form still sends.
//
// What happens arrives over the stream room:<mount>, numbered; see live.js. Every event bears
// repetition: a message that is there already is left alone, counts are absolute.
//
// The parts: place.js knows the page, drawing.js the messages on it, history.js fetches more of them,
// reading.js marks what was read, waiting.js leads to what was not, happening.js hears what happens,
// people.js shows who is here, composer.js writes, files.js brings files, attached.js shows those of a
// message, tools.js does things with messages, keys.js without a mouse.

import "./composer.js";
import "./emoji-field.js";
import "./pasting.js";
import "./marks.js";
import { CLOCK, atBottom, settle, toBottom } from "./drawing.js";
import { watcher } from "./history.js";
import { at, field, find, messages, room, talk } from "./place.js";
import { markRead, showJump } from "./reading.js";
import "./tools.js";
import "./keys.js";
import "./following.js";
import { lookSoon } from "./waiting.js";

for (const line of talk.querySelectorAll(".day-line")) line.remove();
for (const box of messages()) {
  const time = box.querySelector(".msg-time");
  if (time) time.textContent = CLOCK.format(new Date(box.dataset.at));
  settle(box);
}
talk.querySelector(".room-more:last-child")?.classList.add("later");
for (const line of talk.querySelectorAll(".room-more")) watcher.observe(line);

const target = find(room.dataset.target) ?? (location.hash ? document.getElementById(location.hash.slice(1)) : null);
const unread = document.getElementById("new");
if (target?.matches(".msg")) {
  target.scrollIntoView({ block: "center" });
  target.classList.add("glow");
} else {
  toBottom();
  if (unread && unread.getBoundingClientRect().top < talk.getBoundingClientRect().top) {
    unread.scrollIntoView({ block: "start" });
    at.missed = Number(room.dataset.unread);
  }
}
at.stuck = atBottom();
showJump();
markRead();
lookSoon();
if (document.activeElement === document.body && matchMedia("(pointer: fine)").matches && !room.dataset.target.match(/[1-9]/)) field?.focus({ preventScroll: true });
