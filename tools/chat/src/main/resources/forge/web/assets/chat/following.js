// The topics one follows, below their room in the list of rooms, with what is unread there.

import { send } from "../forge.js";
import { element } from "./elements.js";
import { api, at, me, page, room, topic } from "./place.js";

const SHOWN = 6;
const counts = new Map(); // number of a topic -> { title, unread }
let seen = false; // whether all of the room was read on this page
const mine = () => document.querySelector('#rooms .sidelink[data-stream][aria-current="page"]');

function draw() {
  document.querySelector("#rooms .topic-list")?.remove();
  const entry = mine();
  const shown = [...counts].filter(([id, { unread }]) => unread || String(id) === topic).slice(0, SHOWN);
  if (!entry || !shown.length) return;
  const list = element("ul", { class: "topic-list plain", "aria-label": "Topics you follow" });
  for (const [id, { title, unread }] of shown) {
    const current = String(id) === topic;
    const link = element(
      "a",
      { class: `sidelink${unread && !current ? " unread" : ""}`, href: `${page}/topics/${id}`, "aria-current": current ? "page" : undefined },
      element("span", {}, title),
    );
    if (unread && !current) link.append(element("span", { class: "count" }, unread > 99 ? "100+" : `${unread}`));
    list.append(element("li", {}, link));
  }
  entry.after(list);
}

export async function learn() {
  seen &&= !at.held;
  try {
    counts.clear();
    for (const one of await send(`${api}/topics?following=true`)) counts.set(one.id, { title: one.title, unread: seen ? 0 : (one.unread ?? 0) });
    draw();
  } catch {
    // the page of topics shows them
  }
}

/** A message was said; what is read in the room is read in its topics. */
export function saidIn(m) {
  const one = m.topic && counts.get(m.topic.id);
  if (!one || m.author === me) return;
  if (String(m.topic.id) === topic || (!topic && at.stuck && at.end && document.hasFocus())) return;
  seen = false;
  one.unread++;
  draw();
}

/** Everything said in the room has been read, here or elsewhere, and so has what is in its topics. */
export function allRead() {
  seen = true;
  for (const one of counts.values()) one.unread = 0;
  draw();
}

if (me && mine()) learn();
if (me) {
  new MutationObserver(() => {
    if (!document.querySelector("#rooms .topic-list")) draw();
  }).observe(document.querySelector(".room-grid") ?? room, { childList: true });
}
