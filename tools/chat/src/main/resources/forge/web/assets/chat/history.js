// What was said earlier or later than what is on the page.

import { send, toast } from "../forge.js";
import { add, draw, settle, still, toBottom } from "./drawing.js";
import { element } from "./elements.js";
import { api, at, beyond, find, lastId, messages, page, talk } from "./place.js";
import { showJump } from "./reading.js";

const PART = 50;

export function earlier() {
  talk.querySelector(".room-start, .room-more:not(.later)")?.remove();
  const first = messages()[0];
  talk.prepend(
    at.start
      ? element("p", { class: "room-start faint", "data-line": true }, "This is where the room begins.")
      : element(
          "p",
          { class: "room-more", "data-line": true },
          element("a", { href: `${page}?before=${first?.dataset.id ?? ""}` }, "Earlier messages"),
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

async function loadEarlier() {
  const first = messages()[0];
  if (at.loading || at.start || !first) return;
  at.loading = true;
  try {
    const found = await send(`${api}/messages?before=${first.dataset.id}&limit=${PART}`);
    at.start = found.length === 0 || found[0].id === 1;
    still(() => {
      const boxes = found.filter((m) => !find(m.id)).map(draw);
      const line = talk.querySelector(".room-more");
      line.after(...boxes);
      boxes.forEach(settle);
      settle(first);
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
    const found = await send(`${api}/messages?after=${lastId()}&limit=${PART}`);
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

/** The newest page in place of whatever is shown. */
export async function startOver() {
  const found = await send(`${api}/messages?limit=${PART}`);
  const waiting = [...talk.querySelectorAll(".msg.sending, .msg.failed")];
  talk.replaceChildren(...found.map(draw), ...waiting);
  messages().forEach(settle);
  at.end = true;
  at.start = !found.length || found[0].id === 1;
  beyond.clear();
  earlier();
  toBottom();
}
