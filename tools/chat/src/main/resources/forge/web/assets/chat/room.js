// A room, alive. Without this module the page still reads, and the form still sends.
//
// What happens arrives over the stream room:<mount>, numbered; see live.js. Every event bears
// repetition: a message that is there already is left alone, counts are absolute.

import { ago, highlight, meta, send, toast } from "../forge.js";
import { parse, subscribe } from "../live.js";

const room = document.getElementById("room");
const talk = document.getElementById("talk");
const form = document.getElementById("composer");
const field = document.getElementById("text");
const jump = document.getElementById("jump");
const status = document.getElementById("status");
const editing = document.getElementById("editing");
const { api, page } = room.dataset;
const me = meta.user;
const GROUP = 5 * 60_000;
const PART = 50;
const MOST = 400;
const EMOJI = ["👍", "👎", "😄", "🎉", "😕", "❤️", "🚀", "👀", "✅", "🙏", "🔥", "💯", "🤔", "😂", "👏", "🐛"];
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const title = document.title;

let end = room.dataset.end === "true"; // whether the newest message is on the page
let start = room.dataset.start === "true";
let read = Number(room.dataset.read);
let stuck = true; // whether the reader is at the bottom and wants to stay there
let missed = 0; // messages that came while the reader was elsewhere
let changing = null; // the number of the message being changed
let loading = false;
const beyond = new Map(); // messages that came while the page did not reach the end
const echoes = new Map(); // nonce -> what was typed and is on its way

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

const icon = (name) => {
  const known = document.querySelector("svg.icon use").getAttribute("href").split("#")[0];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ class: "icon", width: 16, height: 16, "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${known}#${name}`);
  svg.append(use);
  return svg;
};

// The same as forge.web.format.Tint and Initials.
const tint = (name) => {
  let hash = 0x811c9dc5;
  for (const unit of name.toLowerCase()) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  return (((hash ^ (hash >>> 15)) % 12) + 12) % 12;
};
const initials = (name) => {
  const words = name.trim().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [first, last] = [words[0] ?? "?", words.at(-1) ?? "?"].map((w) => [...w][0]);
  return (words.length < 2 ? first : first + last).toUpperCase();
};
const avatar = (id, name, size) =>
  element("span", { class: `avatar s${size} tint-${tint(id)}`, "aria-hidden": "true" }, initials(name || id));

// ------------------------------------------------------------------------------ drawing

const messages = () => [...talk.querySelectorAll(".msg[data-id]")];
const find = (id) => document.getElementById(`m${id}`);
const last = () => messages().at(-1);
const lastId = () => Number(last()?.dataset.id ?? 0);
const nameOf = (id) => talk.querySelector(`.msg[data-author="${CSS.escape(id)}"]`)?.dataset.name ?? id;

function draw(m) {
  const at = new Date(m.at);
  const url = `${page}/m/${m.id}`;
  const box = element("div", {
    class: "msg",
    id: m.id ? `m${m.id}` : undefined,
    "data-id": m.id,
    "data-author": m.author,
    "data-name": m.name,
    "data-at": at.toISOString(),
  });
  const time = element("time", { class: "when", datetime: at.toISOString(), "data-ago": true }, ago(at));
  box.append(
    avatar(m.author, m.name, 36),
    element(
      "div",
      { class: "msg-head" },
      element("a", { class: "who", href: `/u/${m.author}` }, m.name),
      " ",
      element("a", { class: "faint", href: url }, time),
    ),
    element("a", { class: "msg-time", href: url, "aria-label": "Link to this message" }, CLOCK.format(at)),
    element("div", { class: "msg-body prose" }),
  );
  if (m.author === me) box.classList.add("mine");
  if (m.deleted) bury(box);
  else if (m.hidden) bury(box, "Reported; hidden until a moderator has looked.");
  else fill(box, m.html, m.mentions, m.editedAt);
  reactions(box, (m.reactions ?? []).map((r) => ({ e: r.emoji, n: r.count, u: r.users })));
  return box;
}

function fill(box, html, mentions, edited) {
  const body = box.querySelector(".msg-body");
  body.innerHTML = html;
  if (edited) body.append(element("span", { class: "edited faint", title: new Date(edited).toLocaleString() }, "edited"));
  box.classList.toggle("mentions-me", Boolean(me) && (mentions ?? []).includes(me));
  highlight(box);
}

function bury(box, because = "This message was deleted.") {
  box.classList.add("deleted");
  box.classList.remove("mentions-me", "deleting");
  box.querySelector(".reactions")?.remove();
  box.querySelector(".msg-body").replaceChildren(element("p", {}, because));
}

function reactions(box, all, change) {
  const before = new Set(
    [...box.querySelectorAll('.reaction[aria-pressed="true"]')].map((b) => b.dataset.emoji),
  );
  if (change?.by === me) before[change.on ? "add" : "delete"](change.e);
  box.querySelector(".reactions")?.remove();
  const shown = all.filter((r) => r.n > 0);
  if (!shown.length) return;
  const row = element("div", { class: "reactions" });
  for (const { e, n, u } of shown) {
    const more = n > 10 ? `, ${n - 10} more` : "";
    row.append(
      element(
        "button",
        {
          class: "reaction",
          type: "button",
          "data-emoji": e,
          "aria-pressed": String(u.includes(me) || before.has(e)),
          title: u.slice(0, 10).join(", ") + more,
        },
        `${e} ${n}`,
      ),
    );
  }
  box.append(row);
}

/** Groups a message with the one before it, and draws the line of its day, in the reader's zone. */
function settle(box) {
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
      at - was > GROUP,
  );
}

/** Whatever is added above or below, what is being read stays where it is. */
function still(change) {
  const top = talk.getBoundingClientRect().top;
  const anchor = messages().find((m) => m.getBoundingClientRect().bottom > top);
  const was = anchor?.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected) talk.scrollTop += anchor.getBoundingClientRect().top - was;
}

const atBottom = () => talk.scrollHeight - talk.scrollTop - talk.clientHeight < 40;
const toBottom = () => {
  talk.scrollTop = talk.scrollHeight;
};

function add(m) {
  if (find(m.id)) return;
  const box = draw(m);
  const echo = talk.querySelector(".msg.sending, .msg.failed");
  const keep = stuck && end;
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
  if (all.length <= MOST || !stuck) return;
  for (const old of all.slice(0, all.length - MOST + PART)) {
    while (old.previousElementSibling?.matches("[data-line]")) old.previousElementSibling.remove();
    old.remove();
  }
  start = false;
  earlier();
  settle(messages()[0]);
}

function earlier() {
  talk.querySelector(".room-start, .room-more:not(.later)")?.remove();
  const first = messages()[0];
  talk.prepend(
    start
      ? element("p", { class: "room-start faint", "data-line": true }, "This is where the room begins.")
      : element(
          "p",
          { class: "room-more", "data-line": true },
          element("a", { href: `${page}?before=${first?.dataset.id ?? ""}` }, "Earlier messages"),
        ),
  );
  watcher.observe(talk.firstElementChild);
}

// ------------------------------------------------------------------------------ history

const watcher = new IntersectionObserver(
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
  if (loading || start || !first) return;
  loading = true;
  try {
    const found = await send(`${api}/messages?before=${first.dataset.id}&limit=${PART}`);
    start = found.length === 0 || found[0].id === 1;
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
    loading = false;
  }
}

async function loadLater() {
  if (loading || end) return;
  loading = true;
  try {
    const found = await send(`${api}/messages?after=${lastId()}&limit=${PART}`);
    const line = talk.querySelector(".room-more.later");
    for (const m of found) add(m);
    if (found.length < PART) {
      end = true;
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
    loading = false;
  }
}

/** The newest page in place of whatever is shown. */
async function startOver() {
  const found = await send(`${api}/messages?limit=${PART}`);
  const waiting = [...talk.querySelectorAll(".msg.sending, .msg.failed")];
  talk.replaceChildren(...found.map(draw), ...waiting);
  messages().forEach(settle);
  end = true;
  start = !found.length || found[0].id === 1;
  beyond.clear();
  earlier();
  toBottom();
}

// ------------------------------------------------------------------------------ reading

let reading = 0;
function markRead() {
  if (!me || !end || !stuck || document.hidden || !document.hasFocus()) return;
  const id = lastId();
  missed = 0;
  showJump();
  if (id <= read) return;
  clearTimeout(reading);
  reading = setTimeout(() => {
    read = id;
    send(`${api}/read`, { json: { id } }).catch(() => {});
  }, 700);
}

function showJump() {
  document.title = missed ? `(${missed}) ${title}` : title;
  jump.hidden = stuck && end;
  jump.replaceChildren(icon("arrow-down"), missed ? `${missed} new` : "To the end");
}

function newLine(before) {
  if (document.getElementById("new")) return;
  before.before(element("div", { class: "new-line", id: "new", "data-line": true }, "New"));
  settle(before);
}

function forgetNewLine() {
  const line = document.getElementById("new");
  const next = line?.nextElementSibling;
  line?.remove();
  if (next?.matches(".msg")) settle(next);
}

jump.addEventListener("click", async () => {
  if (!end) await startOver();
  toBottom();
});
talk.addEventListener(
  "scroll",
  () => {
    stuck = atBottom();
    if (stuck) markRead();
    showJump();
  },
  { passive: true },
);
document.addEventListener("visibilitychange", markRead);
addEventListener("focus", markRead);
// Pictures and the composer change heights: whoever is at the bottom stays there.
new ResizeObserver(() => stuck && end && toBottom()).observe(talk);
talk.addEventListener("load", () => stuck && end && toBottom(), true);

// ------------------------------------------------------------------------------ what happens

const deeds = {
  msg(m) {
    const echo = m.author === me && m.nonce ? echoes.get(m.nonce) : null;
    echo?.box.remove();
    if (m.nonce) echoes.delete(m.nonce);
    hush(m.author);
    if (!end) {
      beyond.set(m.id, m);
      if (m.author !== me) missed++;
      showJump();
      return;
    }
    const away = !stuck || document.hidden || !document.hasFocus();
    const fresh = !find(m.id);
    add(m);
    if (fresh && m.author !== me && away) {
      missed++;
      newLine(find(m.id));
      if (stuck) toBottom();
    }
    showJump();
    markRead();
  },
  edit({ id, html, at, mentions }) {
    const box = find(id);
    if (box) hush(box.dataset.author);
    if (box && !box.classList.contains("deleted")) still(() => fill(box, html, mentions, at));
    const waiting = beyond.get(id);
    if (waiting) Object.assign(waiting, { html, mentions, editedAt: at });
  },
  delete({ id }) {
    const box = find(id);
    if (box) still(() => bury(box));
    const waiting = beyond.get(id);
    if (waiting) waiting.deleted = true;
  },
  hide({ id }) {
    const box = find(id);
    if (box) still(() => bury(box, "Reported; hidden until a moderator has looked."));
    const waiting = beyond.get(id);
    if (waiting) waiting.hidden = true;
  },
  show({ id, html, mentions }) {
    const box = find(id);
    box?.classList.remove("deleted");
    if (box) still(() => fill(box, html, mentions, null));
  },
  react({ id, r, by, e, on }) {
    const box = find(id);
    if (!box || box.classList.contains("deleted")) return;
    const keep = stuck;
    still(() => reactions(box, r, { by, e, on }));
    if (keep && end) toBottom();
  },
};

const stream = subscribe(room.dataset.room, parse(`x@${room.dataset.position}`).position, {
  event: (kind, data) => deeds[kind]?.(data),
  whisper(kind, data) {
    if (kind === "typing") for (const who of data.u) if (who !== me) types(who);
  },
  here: showPeople,
  reset: () => end && startOver().catch(() => {}),
  refused() {
    status.textContent = "You may not read this room any more.";
  },
});

if (me) {
  subscribe(`user:${me}`, null, {
    whisper(kind, { room: where, n }) {
      if (kind !== "read" || `room:${where}` !== room.dataset.room || n <= read) return;
      read = n;
      if (n >= lastId()) {
        missed = 0;
        forgetNewLine();
        showJump();
      }
    },
  });
}

const typists = new Map();
function types(who) {
  clearTimeout(typists.get(who));
  typists.set(who, setTimeout(() => hush(who), 6000));
  showTypists();
}
function hush(who) {
  clearTimeout(typists.get(who));
  if (typists.delete(who)) showTypists();
}
function showTypists() {
  const names = [...typists.keys()].map(nameOf);
  status.textContent =
    names.length === 0
      ? ""
      : names.length > 3
        ? "Several people are writing…"
        : `${names.join(", ").replace(/, ([^,]*)$/, " and $1")} ${names.length === 1 ? "is" : "are"} writing…`;
}

function showPeople({ u, n }) {
  const list = document.getElementById("people");
  const others = [...list.children].map((li) => li.dataset.user).filter((id) => !u.includes(id));
  const line = (id, here) =>
    element(
      "li",
      { "data-user": id },
      element("span", { class: here ? "presence" : "presence away" }, avatar(id, nameOf(id), 24)),
      element("a", { href: `/u/${id}` }, nameOf(id)),
    );
  list.replaceChildren(...u.map((id) => line(id, true)), ...others.map((id) => line(id, false)));
  document.getElementById("here-head").textContent = u.length ? "Here now" : "Spoke here";
  const guests = n - u.length;
  const note = document.getElementById("guests");
  note.hidden = guests <= 0;
  note.textContent = guests === 1 ? "One guest reads along." : `${guests} guests read along.`;
}

// ------------------------------------------------------------------------------ writing

const draft = `forge-draft:${room.dataset.room}`;
const grow = () => {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
};
const escape = (text) => element("p", {}, text).innerHTML;

function say(text, nonce = crypto.randomUUID?.() ?? String(Math.random()).slice(2)) {
  const box = draw({
    author: me,
    name: nameOf(me),
    at: Date.now(),
    html: `<p class="plain">${escape(text)}</p>`,
  });
  box.classList.add("sending");
  echoes.set(nonce, { box, text });
  talk.append(box);
  settle(box);
  stuck = true;
  toBottom();
  send(`${api}/messages`, { json: { text, nonce } })
    .then((m) => {
      box.remove();
      echoes.delete(nonce);
      if (end) add(m);
      else startOver();
      markRead();
    })
    .catch((refused) => failed(box, text, nonce, refused));
}

function failed(box, text, nonce, refused) {
  if (!box.isConnected) return;
  box.classList.replace("sending", "failed");
  const again = element("button", { class: "button small", type: "button" }, "Send again");
  const back = element("button", { class: "button small quiet", type: "button" }, "Back to the composer");
  again.addEventListener("click", () => {
    box.remove();
    say(text, nonce);
  });
  back.addEventListener("click", () => {
    box.remove();
    echoes.delete(nonce);
    field.value = field.value ? `${text}\n${field.value}` : text;
    field.focus();
  });
  box
    .querySelector(".msg-body")
    .append(element("div", { class: "failed-line", role: "alert" }, `Not sent. ${refused.message} `, again, " ", back));
  toBottom();
}

function label(verb) {
  form.querySelector(".primary").lastChild.textContent = verb;
}

async function change(id) {
  try {
    const m = await send(`${api}/messages/${id}`);
    changing = id;
    editing.hidden = false;
    label("Save");
    field.value = m.text;
    grow();
    field.focus();
    find(id)?.classList.add("changing");
  } catch (refused) {
    toast(refused.message);
  }
}

function stopChanging() {
  find(changing)?.classList.remove("changing");
  changing = null;
  editing.hidden = true;
  label("Send");
  field.value = "";
  grow();
}

async function submit() {
  const text = field.value.trim();
  if (!text) return;
  if (changing === null) {
    field.value = "";
    localStorage.removeItem(draft);
    grow();
    forgetNewLine();
    if (!end) await startOver();
    say(text);
    return;
  }
  try {
    const m = await send(`${api}/messages/${changing}`, { method: "PUT", json: { text } });
    const box = find(m.id);
    if (box) still(() => fill(box, m.html, m.mentions, m.editedAt));
    stopChanging();
  } catch (refused) {
    toast(refused.message, { seconds: 10 });
  }
}

/** Tab completes @na to @name among those who are or were here. */
function complete() {
  const upTo = field.value.slice(0, field.selectionStart);
  const typed = /(^|\s)@([a-z][a-z0-9-]*)$/i.exec(upTo);
  if (!typed) return false;
  const known = [...document.querySelectorAll("#people [data-user]")].map((li) => li.dataset.user);
  const name = known.find((id) => id.startsWith(typed[2].toLowerCase()));
  if (!name) return false;
  field.setRangeText(`${name} `, field.selectionStart - typed[2].length, field.selectionStart, "end");
  return true;
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener("input", () => {
    grow();
    if (changing === null) localStorage.setItem(draft, field.value);
    if (field.value.trim()) stream.typing();
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const fine = matchMedia("(pointer: fine)").matches;
    if (event.key === "Enter" && !event.shiftKey && (fine || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && changing !== null) stopChanging();
    else if (event.key === "ArrowUp" && !field.value && changing === null) {
      const mine = messages().filter((m) => m.matches(".mine:not(.deleted)")).at(-1);
      if (mine) {
        event.preventDefault();
        change(mine.dataset.id);
      }
    } else if (event.key === "Tab" && !event.shiftKey && complete()) event.preventDefault();
  });
  document.getElementById("cancel").addEventListener("click", stopChanging);
  if (!field.value) field.value = localStorage.getItem(draft) ?? "";
  grow();
}

// ------------------------------------------------------------------------------ tools of a message

const tools = element("div", { class: "msg-tools", role: "toolbar", "aria-label": "Message" });

function offer(box) {
  if (tools.parentElement === box || !box.dataset.id || box.classList.contains("deleted")) return;
  const mine = box.dataset.author === me && room.dataset.say === "true";
  const tool = (deed, name, label) =>
    element("button", { type: "button", "data-deed": deed, title: label, "aria-label": label }, icon(name));
  tools.replaceChildren();
  if (room.dataset.say === "true") tools.append(tool("react", "smile", "React"));
  if (mine) tools.append(tool("change", "edit", "Change"));
  tools.append(tool("copy", "link", "Copy link"));
  if (me && !mine) tools.append(tool("report", "flag", "Report"));
  if (mine || room.dataset.moderate === "true") tools.append(tool("delete", "trash", "Delete"));
  box.append(tools);
}

function choose(box) {
  const open = tools.querySelector(".emoji-pick");
  if (open) {
    open.remove();
    return;
  }
  const pick = element("div", { class: "emoji-pick", role: "group", "aria-label": "Emoji" });
  for (const e of EMOJI) pick.append(element("button", { type: "button", "data-pick": e, "aria-label": e }, e));
  tools.append(pick);
  const tall = pick.getBoundingClientRect();
  if (tall.bottom > talk.getBoundingClientRect().bottom) pick.classList.add("above");
  pick.querySelector("button").focus({ preventScroll: true });
  return box;
}

async function react(box, emoji, on) {
  try {
    const m = await send(`${api}/messages/${box.dataset.id}/reactions/${encodeURIComponent(emoji)}`, {
      method: on ? "PUT" : "DELETE",
    });
    const all = m.reactions.map((r) => ({ e: r.emoji, n: r.count, u: r.users }));
    const keep = stuck;
    still(() => reactions(box, all, { by: me, e: emoji, on }));
    if (keep && end) toBottom();
  } catch (refused) {
    toast(refused.message);
  }
}

/** Any reader may say that something breaks the rules. */
async function report(box) {
  const reason = prompt("What is wrong with this message? The moderators of the room will read it.");
  if (reason === null) return;
  try {
    await send(`${api}/messages/${box.dataset.id}/report`, { json: { reason } });
    toast("Thank you. A moderator will look.");
  } catch (refused) {
    toast(refused.message);
  }
}

/** Deleting can be undone for five seconds, then it is done for good. */
function remove(box) {
  const id = box.dataset.id;
  box.classList.add("deleting");
  tools.remove();
  const done = () => {
    if (!box.classList.contains("deleting")) return;
    send(`${api}/messages/${id}`, { method: "DELETE", keepalive: true })
      .then(() => still(() => bury(box)))
      .catch((refused) => {
        box.classList.remove("deleting");
        toast(refused.message);
      });
  };
  const timer = setTimeout(done, 5000);
  addEventListener("pagehide", done, { once: true });
  toast("The message is deleted.", {
    action: "Undo",
    run() {
      clearTimeout(timer);
      box.classList.remove("deleting");
    },
  });
}

talk.addEventListener("pointerover", ({ target }) => {
  const box = target.closest(".msg");
  if (box) offer(box);
});
talk.addEventListener("focusin", ({ target }) => {
  const box = target.closest(".msg");
  if (box) offer(box);
});
talk.addEventListener("click", (event) => {
  const box = event.target.closest(".msg");
  const mark = event.target.closest(".reaction");
  const pick = event.target.closest("[data-pick]");
  const deed = event.target.closest("[data-deed]")?.dataset.deed;
  if (mark && room.dataset.say === "true") react(box, mark.dataset.emoji, mark.getAttribute("aria-pressed") !== "true");
  else if (mark) toast("Sign in to react.");
  else if (pick) {
    pick.parentElement.remove();
    react(box, pick.dataset.pick, true);
  } else if (deed === "react") choose(box);
  else if (deed === "change") change(box.dataset.id);
  else if (deed === "delete") remove(box);
  else if (deed === "report") report(box);
  else if (deed === "copy") {
    navigator.clipboard?.writeText(new URL(`${page}/m/${box.dataset.id}`, location.href).href);
    toast("Link copied.", { seconds: 1.5 });
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") tools.querySelector(".emoji-pick")?.remove();
});

// ------------------------------------------------------------------------------ first look

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
    missed = Number(room.dataset.unread);
  }
}
stuck = atBottom();
showJump();
markRead();
if (matchMedia("(pointer: fine)").matches && !room.dataset.target.match(/[1-9]/)) field?.focus({ preventScroll: true });
