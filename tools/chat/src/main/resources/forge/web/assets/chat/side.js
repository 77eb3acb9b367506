// The list of rooms: what is unread, kept up to date; the quick switcher; keys as in Slack.
//
// Badges count from positions: the number of the last message less the last one read. The stream
// user:<me> says what was read elsewhere and who called; the streams of the rooms are heard as
// badges alone: once a second at most, how much was said, and none of it.

import { keysHere, meta, send, toast } from "../forge.js";
import { subscribe } from "../live.js";

const me = meta.user;
const MOST_HEARD = 60;
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
  const active = entry.getAttribute("aria-current") === "page";
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
      if (kind !== "read") return;
      const entry = entries().find((e) => e.dataset.stream === `room:${data.room}`);
      if (!entry || data.n < Number(entry.dataset.read)) return;
      entry.dataset.read = data.n;
      if (data.n >= Number(entry.dataset.last)) entry.dataset.calls = 0;
      show(entry);
      total();
    },
  });
  listen();
  total();
}

// ------------------------------------------------------------------------------ the quick switcher

let switcher = null;

function close() {
  switcher?.remove();
  switcher = null;
}

async function offer(field, options) {
  const typed = field.value.trim().toLowerCase();
  const shown = [];
  for (const link of links()) {
    const label = link.querySelector("span")?.textContent ?? "";
    if (label.toLowerCase().includes(typed)) shown.push({ label, url: link.getAttribute("href"), loud: link.matches(".unread") });
  }
  shown.sort((a, b) => b.loud - a.loud);
  if (typed.length > 1) {
    try {
      const found = await send(`/rest/chat/rooms?q=${encodeURIComponent(typed)}&limit=8`);
      for (const { label, url, topic } of found) {
        if (!shown.some((s) => s.url === url)) shown.push({ label, url, note: topic });
      }
      for (const { name, displayName } of me ? await send(`/rest/users?prefix=${encodeURIComponent(typed)}`) : []) {
        if (name !== me) shown.push({ label: displayName, url: `/chat/new?with=${name}`, note: `@${name}`, who: name });
      }
    } catch {
      // the rooms at hand are enough
    }
  }
  if (field.value.trim().toLowerCase() !== typed) return;
  options.replaceChildren(
    ...shown.slice(0, 12).map(({ label, url, note, loud, who }, i) =>
      element(
        "a",
        { href: url, ...(who && { "data-who": who }), class: `switch-option${loud ? " unread" : ""}`, role: "option", "aria-selected": String(i === 0), id: `switch-${i}` },
        element("span", {}, label),
        ...(note ? [element("small", { class: "faint" }, note)] : []),
      ),
    ),
  );
  if (!shown.length) options.append(element("p", { class: "faint" }, "No room and nobody like that."));
  field.setAttribute("aria-activedescendant", shown.length ? "switch-0" : "");
}

/** The conversation with somebody, begun where there is none. */
async function talkTo(who) {
  try {
    const { url } = await send("/rest/chat/direct", { json: { people: [who] } });
    location.assign(url);
  } catch (refused) {
    toast(refused.message);
  }
}

function move(options, field, by) {
  const all = [...options.querySelectorAll("[role=option]")];
  if (!all.length) return;
  const now = all.findIndex((o) => o.getAttribute("aria-selected") === "true");
  const next = (now + by + all.length) % all.length;
  all.forEach((o, i) => o.setAttribute("aria-selected", String(i === next)));
  field.setAttribute("aria-activedescendant", all[next].id);
  all[next].scrollIntoView({ block: "nearest" });
}

function open() {
  if (switcher) return close();
  const field = element("input", {
    type: "search",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": "switch-options",
    "aria-label": "Go to a room, or write to somebody",
    placeholder: "Go to a room, or write to somebody",
    autocomplete: "off",
  });
  const options = element("div", { id: "switch-options", role: "listbox", "aria-label": "Rooms" });
  const box = element("div", { class: "switch-box", role: "dialog", "aria-label": "Go to a room" }, field, options);
  switcher = element("div", { class: "switch" }, box);
  switcher.addEventListener("click", (event) => {
    const who = event.target.closest("[data-who]")?.dataset.who;
    if (event.target === switcher) close();
    else if (who) {
      event.preventDefault();
      talkTo(who);
    }
  });
  field.addEventListener("input", () => offer(field, options));
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(options, field, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      options.querySelector('[aria-selected="true"]')?.click();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  document.body.append(switcher);
  field.focus();
  offer(field, options);
}

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

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-switch]")) open();
});
const keys = (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    event.stopImmediatePropagation(); // here the rooms come before the rest of the site
    open();
  } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
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
