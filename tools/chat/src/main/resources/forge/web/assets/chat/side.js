// The list of rooms: what is unread, kept up to date; the quick switcher; keys as in Slack.
//
// Badges count from positions: the number of the last message less the last one read. The stream
// user:<me> says what was read elsewhere and who called; the streams of the rooms are heard as
// badges alone: once a second at most, how much was said, and none of it.

import { keysHere, meta, send, toast } from "../forge.js";
import { subscribe } from "../live.js";
import { offer, rank } from "../switcher.js";

const me = meta.user;
const MOST_HEARD = 60;
const TOLD = 2500; // by then the forge knows that a room may not be read any more
const list = () => document.getElementById("rooms");
const entries = () => [...(list()?.querySelectorAll(".sidelink[data-stream]") ?? [])];
const links = () => [...(list()?.querySelectorAll(".sidelink") ?? [])];
const room = document.getElementById("room");

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

// ------------------------------------------------------------------------------ badges

function show(entry) {
  const { last, read, calls, level } = entry.dataset;
  const active = entry.getAttribute("aria-current") === "page" && !entry.dataset.held;
  const unread = Math.max(0, Number(last) - Math.max(0, Number(read)));
  const called = unread ? Number(calls) : 0;
  entry.querySelector(".count")?.remove();
  const loud = level === "all" ? unread > 0 : level === "mentions" && called > 0;
  entry.classList.toggle("unread", !active && loud);
  if (active || !unread) return;
  if (called) entry.append(element("span", { class: "count mention" }, called > 99 ? "99+" : `${called}`));
  else if (loud) entry.append(element("span", { class: "count" }, unread > 99 ? "100+" : `${unread}`));
}

function total() {
  const badge = document.querySelector('.top [data-unread="rooms"]');
  if (!badge || !entries().length) return;
  const loud = entries().filter((e) => e.matches(".unread")).length;
  badge.textContent = loud;
  badge.hidden = !loud;
}

function heard(entry, messages) {
  entry.dataset.last = Number(entry.dataset.last) + messages;
  show(entry);
  total();
}

const subscriptions = new Map();
function listen() {
  const wanted = new Set();
  for (const entry of entries().slice(0, MOST_HEARD)) {
    const { stream } = entry.dataset;
    wanted.add(stream);
    if (stream === room?.dataset.room || subscriptions.has(stream)) continue;
    const mine = () => entries().find((e) => e.dataset.stream === stream);
    subscriptions.set(
      stream,
      subscribe(stream, null, {
        badge({ k }) {
          if (k?.msg && mine()) heard(mine(), k.msg);
        },
        reset: () => refresh(),
        refused: () => setTimeout(refresh, TOLD),
      }),
    );
  }
  for (const [stream, one] of subscriptions) {
    if (!wanted.has(stream)) {
      one.close();
      subscriptions.delete(stream);
    }
  }
}

async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("rooms");
    if (!fresh || !list()) return;
    list().replaceWith(document.importNode(fresh, true));
    const own = page.getElementById("room-own");
    if (own) document.getElementById("room-own")?.replaceWith(document.importNode(own, true));
    listen();
    total();
  } catch {
    // the next event, or the next page, brings it
  }
}

if (me) {
  subscribe(`user:${me}`, null, {
    event(kind, data) {
      if (kind === "waiting") {
        toast(`${data.room}: ${data.text}`, { seconds: 10, action: "Look", run: () => location.assign(data.url) });
        return;
      }
      if (kind !== "mention") return;
      const entry = entries().find((e) => e.dataset.stream === `room:${data.room}`);
      if (!entry) {
        refresh();
      } else {
        entry.dataset.calls = Number(entry.dataset.calls) + 1;
        show(entry);
        total();
      }
      if (`room:${data.room}` !== room?.dataset.room && entry?.dataset.level !== "none" && !data.quiet) {
        toast(`${data.by}: ${data.text}`, { action: "Show", run: () => location.assign(data.url) });
      }
    },
    whisper(kind, data) {
      if (kind === "rooms") refresh();
      if (kind !== "read" && kind !== "unread" && kind !== "uncall") return;
      const entry = entries().find((e) => e.dataset.stream === `room:${data.room}`);
      if (entry && kind === "uncall") {
        entry.dataset.calls = Math.max(0, Number(entry.dataset.calls) - 1);
        show(entry);
        total();
        return;
      }
      if (!entry || (kind === "read" && data.n < Number(entry.dataset.read))) return;
      entry.dataset.read = data.n;
      delete entry.dataset.held;
      if (kind === "unread") Object.assign(entry.dataset, { held: "true", last: Math.max(data.last, Number(entry.dataset.last)), calls: data.calls });
      if (data.n >= Number(entry.dataset.last)) entry.dataset.calls = 0;
      show(entry);
      total();
    },
  });
  listen();
  total();
}

// ------------------------------------------------------------------------------ the quick switcher

/** The conversation with somebody, begun where there is none. */
async function talkTo(who) {
  try {
    const { url } = await send("/rest/chat/direct", { json: { people: [who] } });
    location.assign(url);
  } catch (refused) {
    toast(refused.message);
  }
}

function headingOf(link) {
  let at = link;
  while (at && !at.matches("h2")) at = at.previousElementSibling;
  return at?.textContent ?? "";
}

/** Those who talk in a conversation, without whoever looks on. */
const others = (link) => (link.dataset.people?.split(" ") ?? []).filter((one) => one !== me);

function atHand(typed) {
  const name = typed.toLowerCase().replace(/^@/, "");
  return links()
    .map((link) => ({
      title: link.querySelector("span")?.textContent ?? "",
      url: link.href,
      where: headingOf(link),
      loud: link.matches(".unread"),
      called: Boolean(name) && others(link).some((one) => one.startsWith(name)),
    }))
    .filter(({ title, called }) => called || rank(title, typed) < 2)
    .sort((a, b) => b.loud - a.loud);
}

async function roomsAndPeople(typed) {
  if (typed.length < 2) return [];
  const word = encodeURIComponent(typed);
  const known = links().map(others).filter((people) => people.length === 1).flat(); // their conversation is at hand
  const [rooms, things, people] = await Promise.all([
    send(`/rest/chat/rooms?q=${word}&limit=8`),
    send(`/rest/chat/rooms?q=${word}&about=any&limit=5`),
    me ? send(`/rest/users?prefix=${word}`) : [],
  ]);
  return [
    ...[...rooms, ...things].map(({ label, url, topic }) => ({ title: label, url, where: topic })),
    ...people
      .filter(({ name }) => name !== me && !known.includes(name))
      .map(({ name, displayName }) => ({ title: displayName, url: `/chat/new?with=${name}`, where: `@${name}`, act: () => talkTo(name) })),
  ];
}

offer("Go to a room, or write to somebody", { near: atHand, find: roomsAndPeople });

// ------------------------------------------------------------------------------ keys

function step(by, wanted) {
  const all = links().filter((l) => l.getAttribute("href") !== "/chat");
  const now = all.findIndex((l) => l.getAttribute("aria-current") === "page");
  for (let i = 1; i <= all.length; i++) {
    const next = all[(now + by * i + all.length * 2) % all.length];
    if (next && next !== all[now] && wanted(next)) return location.assign(next.href);
  }
  return undefined;
}

async function readAll() {
  try {
    await send("/rest/chat/read", { method: "POST" });
    toast("Everything is read.", { seconds: 2 });
  } catch (refused) {
    toast(refused.message);
  }
}

const keys = (event) => {
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1, event.shiftKey ? (l) => l.matches(".unread") : () => true);
  } else if (event.shiftKey && event.key === "Escape" && me) {
    event.preventDefault();
    readAll();
  }
};
addEventListener("keydown", keys, { capture: true });
keysHere.push(
  [["Ctrl", "K"], "Go to a room, or write to somebody"],
  [["Alt", "↓"], "Next room; with Shift, next unread one"],
  [["Shift", "Esc"], "Mark everything as read"],
);
