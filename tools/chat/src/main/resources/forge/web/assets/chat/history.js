// What was said earlier or later than what is on the page.

import { send, toast } from "../forge.js";
import { add, draw, settle, still, toBottom } from "./drawing.js";
import { element } from "./elements.js";
import { at, base, beyond, find, lastId, messages, room, source, talk, topic } from "./place.js";
import { showJump } from "./reading.js";

const PART = 50;

export function earlier() {
  talk.querySelector(".room-start, .room-more:not(.later)")?.remove();
  const first = messages()[0];
  talk.prepend(
    at.start
      ? element("p", { class: "room-start faint", "data-line": true }, topic ? "This is where the topic begins." : "This is where the room begins.")
      : element(
          "p",
          { class: "room-more", "data-line": true },
          element("a", { href: `${base}?before=${first?.dataset.id ?? ""}` }, "Earlier messages"),
        ),
  );
  watcher.observe(talk.firstElementChild);
}

export const watcher = new IntersectionObserver(
  (seen) => {
    if (!seen.some((s) => s.isIntersecting)) return;
    for (const { target, isIntersecting } of seen) {
      if (isIntersecting && target.matches(".room-more")) target.matches(".later") ? loadLater() : loadEarlier();
    }
  },
  { root: talk, rootMargin: "600px 0px" },
);

const isStart = (found) => (topic ? found.length < PART : !found.length || found[0].id === 1);

async function loadEarlier() {
  const first = messages()[0];
  if (at.loading || at.start || !first) return;
  at.loading = true;
  try {
    const found = await send(`${source}/messages?before=${first.dataset.id}&limit=${PART}`);
    at.start = isStart(found);
    still(() => {
      const boxes = found.filter((m) => !find(m.id)).map(draw);
      const line = talk.querySelector(".room-more");
      line.after(...boxes);
      boxes.forEach(settle);
      settle(first);
      newLineUp();
      earlier();
    });
  } catch (refused) {
    toast(refused.message);
  } finally {
    at.loading = false;
  }
}

async function loadLater() {
  if (at.loading || at.end) return;
  at.loading = true;
  try {
    const found = await send(`${source}/messages?after=${lastId()}&limit=${PART}`);
    const line = talk.querySelector(".room-more.later");
    for (const m of found) add(m);
    if (found.length < PART) {
      at.end = true;
      line?.remove();
      for (const m of [...beyond.values()].sort((a, b) => a.id - b.id)) if (m.id > lastId()) add(m);
      beyond.clear();
      showJump();
    } else {
      watcher.unobserve(line);
      watcher.observe(line);
    }
  } catch (refused) {
    toast(refused.message);
  } finally {
    at.loading = false;
  }
}

/** The line stands before the first message that is new, however far back that is. */
function newLineUp() {
  const line = document.getElementById("new");
  const read = Number(room.dataset.read);
  const next = line && messages().find((m) => Number(m.dataset.id) > read && (at.held || !m.matches(".mine")));
  if (!next || next.previousElementSibling === line) return;
  const was = line.nextElementSibling;
  next.before(line);
  settle(next);
  if (was?.matches(".msg")) settle(was);
}

/** The newest page in place of whatever is shown. */
export async function startOver() {
  const found = await send(`${source}/messages?limit=${PART}`);
  const waiting = [...talk.querySelectorAll(".msg.sending, .msg.failed")];
  talk.replaceChildren(...found.map(draw), ...waiting);
  messages().forEach(settle);
  at.end = true;
  at.start = isStart(found);
  beyond.clear();
  earlier();
  toBottom();
}
