// Messages on the page.

import { ago, highlight, send } from "../forge.js";
import { askForCards } from "./cards.js";
import { avatar, element } from "./elements.js";
import { face } from "./emoji.js";
import { earlier } from "./history.js";
import { api, at, blocked, find, me, messages, names, page, room, talk, topic } from "./place.js";

const GROUP = 5 * 60_000;
const MOST = 400;
const PART = 50;
export const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });

export function draw(m) {
  const at = new Date(m.at);
  const url = `${page}/m/${m.id}`;
  const box = element("div", {
    class: "msg",
    id: m.id ? `m${m.id}` : undefined,
    "data-id": m.id,
    "data-author": m.author,
    "data-name": m.name,
    "data-at": at.toISOString(),
    "data-topic": m.topic?.id,
  });
  const time = element("time", { class: "when", datetime: at.toISOString(), "data-ago": true }, ago(at));
  box.append(
    avatar(m.author, m.name, 36),
    element(
      "div",
      { class: "msg-head" },
      ...(m.author.startsWith("*")
        ? [element("span", { class: "who" }, m.name), " ", element("span", { class: "bot", title: "A program, not a person" }, "bot")]
        : [element("a", { class: "who", href: `/u/${m.author}` }, m.name)]),
      " ",
      element("a", { class: "faint", href: url }, time),
      ...(m.topic ? [chip(m.topic)] : []),
    ),
    element("a", { class: "msg-time", href: url, "aria-label": "Link to this message" }, CLOCK.format(at)),
    element("div", { class: "msg-body prose" }),
  );
  if (m.author === me) box.classList.add("mine");
  if (m.deleted) bury(box);
  else if (m.hidden) bury(box, "Reported; hidden until a moderator has looked.");
  else fill(box, m, m.editedAt);
  reactions(box, (m.reactions ?? []).map((r) => ({ e: r.emoji, n: r.count, u: r.users, w: r.names })));
  return box;
}

const chip = ({ id, title }) => element("a", { class: "topic-chip", href: `${page}/topics/${id}` }, title ?? titleOf(id));

/** What a topic is called, as far as this page knows; it asks where it does not. */
function titleOf(id) {
  const known = talk.querySelector(`.msg[data-topic="${id}"] .topic-chip`)?.textContent;
  if (!known) setTimeout(() => learn(id), 500 + Math.random() * 1500); // a message of it may come first
  return known ?? "…";
}

async function learn(id) {
  const all = [...talk.querySelectorAll(`.msg[data-topic="${id}"] .topic-chip`)];
  const known = all.map((c) => c.textContent).find((text) => text !== "…");
  if (!all.length) return;
  try {
    const title = known ?? (await send(`${api}/topics/${id}`)).title;
    retitle(id, title);
  } catch {
    // the next page names it
  }
}

/** Calls a topic by its name wherever it is named. */
export function retitle(id, title) {
  for (const one of talk.querySelectorAll(`.msg[data-topic="${id}"] .topic-chip`)) one.textContent = title;
}

/** Shows under which topic a message is now. */
export function file(box, topic) {
  box.querySelector(".topic-chip")?.remove();
  if (topic) {
    box.dataset.topic = topic.id;
    box.querySelector(".msg-head").append(chip(topic));
  } else delete box.dataset.topic;
  settle(box);
  const next = box.nextElementSibling;
  if (next?.matches(".msg")) settle(next);
}

function editedMark(box, when) {
  const seen = box.dataset.author === me || room.dataset.moderate === "true" || room.dataset.versions === "true";
  return element(
    seen ? "a" : "span",
    {
      class: "edited faint",
      title: new Date(when).toLocaleString(),
      href: seen ? `${page}/m/${box.dataset.id}/history` : undefined,
    },
    "edited",
  );
}

/** Whether a message calls whoever looks on, by name or by what else they are called here. */
const callsMe = (box, mentions = [], calls = []) =>
  Boolean(me) && (mentions.includes(me) || (box.dataset.author !== me && calls.some((name) => names.includes(name))));

export function fill(box, { html, mentions, calls, action }, edited) {
  const body = box.querySelector(".msg-body");
  body.innerHTML = html;
  box.classList.toggle("action", Boolean(action));
  if (action) body.prepend(element("b", { class: "who" }, box.dataset.name));
  if (edited && !box.dataset.author.startsWith("*")) body.append(editedMark(box, edited)); // lines of programs follow what they tell of
  box.classList.toggle("mentions-me", callsMe(box, mentions, calls));
  fold(box);
  highlight(box);
  askForCards(box);
}

/** Hides what somebody says who is blocked until it is asked for, and shows what others say. */
export function fold(box) {
  const body = box.querySelector(".msg-body");
  const folded = body.querySelector(":scope > .msg-blocked");
  const wanted = blocked.has(box.dataset.author) && !box.classList.contains("deleted");
  box.classList.toggle("blocked", wanted);
  if (wanted && !folded) {
    const words = element("summary", {}, `You blocked ${box.dataset.name}: show the message`);
    body.replaceChildren(element("details", { class: "msg-blocked" }, words, ...body.childNodes));
  } else if (folded && !wanted) {
    folded.querySelector("summary").remove();
    folded.replaceWith(...folded.childNodes);
  }
}

export function bury(box, because = "This message was deleted.") {
  box.classList.add("deleted");
  box.classList.remove("mentions-me", "deleting", "blocked");
  box.querySelector(".reactions")?.remove();
  for (const below of box.querySelectorAll(".msg-cards, .msg-previews")) below.remove();
  box.querySelector(".msg-body").replaceChildren(element("p", {}, because));
}

export function reactions(box, all, change) {
  const before = new Set(
    [...box.querySelectorAll('.reaction[aria-pressed="true"]')].map((b) => b.dataset.emoji),
  );
  if (change?.by === me) before[change.on ? "add" : "delete"](change.e);
  box.querySelector(".reactions")?.remove();
  const shown = all.filter((r) => r.n > 0);
  if (!shown.length) return;
  const row = element("div", { class: "reactions" });
  for (const { e, n, u, w } of shown) {
    const more = n > 10 ? `, ${n - 10} more` : "";
    row.append(
      element(
        "button",
        {
          class: "reaction",
          type: "button",
          "data-emoji": e,
          "aria-pressed": String(u.includes(me) || before.has(e)),
          title: (e.startsWith(":") ? `${e} ` : "") + (w ?? u).slice(0, 10).join(", ") + more,
        },
        face(e),
        ` ${n}`,
      ),
    );
  }
  box.append(row);
}

/** Groups a message with the one before it, and draws the line of its day, in the reader's zone. */
export function settle(box) {
  if (!box?.dataset.at) return;
  let before = box.previousElementSibling;
  while (before && !before.matches(".msg")) {
    const line = before;
    before = before.previousElementSibling;
    if (line.matches(".day-line")) line.remove();
  }
  const at = new Date(box.dataset.at);
  const was = before && new Date(before.dataset.at);
  const newDay = !was || was.toDateString() !== at.toDateString();
  if (newDay) {
    const line = box.previousElementSibling;
    const place = line?.matches(".new-line") ? line : box;
    place.before(element("div", { class: "day-line", "data-line": true }, DAY.format(at)));
  }
  box.classList.toggle(
    "first",
    newDay ||
      box.previousElementSibling?.matches(".new-line") ||
      before.dataset.author !== box.dataset.author ||
      before.dataset.name !== box.dataset.name ||
      before.dataset.topic !== box.dataset.topic ||
      at - was > GROUP,
  );
}

/** Whatever is added above or below, what is being read stays where it is. */
export function still(change) {
  const top = talk.getBoundingClientRect().top;
  const anchor = messages().find((m) => m.getBoundingClientRect().bottom > top);
  const was = anchor?.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected) talk.scrollTop += anchor.getBoundingClientRect().top - was;
}

export const atBottom = () => talk.scrollHeight - talk.scrollTop - talk.clientHeight < 40;
export const toBottom = () => {
  talk.scrollTop = talk.scrollHeight;
};

export function add(m) {
  if (find(m.id)) return;
  if (!messages().length) talk.querySelector(".room-start")?.replaceChildren(topic ? "This is where the topic begins." : "This is where the room begins.");
  const box = draw(m);
  const echo = talk.querySelector(".msg.sending, .msg.failed");
  const keep = at.stuck && at.end;
  const later = talk.querySelector(".room-more.later");
  if (echo) echo.before(box);
  else if (later) later.before(box);
  else talk.append(box);
  settle(box);
  if (echo) settle(echo);
  if (keep) {
    prune();
    toBottom();
  }
}

/** A page that stays open for days does not grow for ever. */
function prune() {
  const all = messages();
  if (all.length <= MOST || !at.stuck) return;
  for (const old of all.slice(0, all.length - MOST + PART)) {
    while (old.previousElementSibling?.matches("[data-line]")) old.previousElementSibling.remove();
    old.remove();
  }
  at.start = false;
  earlier();
  settle(messages()[0]);
}
