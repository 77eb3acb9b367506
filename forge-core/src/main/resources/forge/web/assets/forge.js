// What every page does beyond plain HTML. Pages read and work without it, except where they say so.
//
// For other modules: csrf(), send(url, options), toast(text), ago(date), meta.

const root = document.documentElement;
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

/** What the page knows about itself: live, user, project, markup, complete. */
export const meta = $('meta[name="forge"]')?.dataset ?? {};

/** The token that a changing request carries in X-CSRF-Token. */
export const csrf = () => $('meta[name="csrf"]')?.content ?? "";

/** fetch with the token; throws an Error with the server's own sentence when it refuses. */
export async function send(url, { json, ...options } = {}) {
  const headers = { Accept: "application/json", "X-CSRF-Token": csrf(), ...options.headers };
  if (json !== undefined) {
    headers["Content-Type"] = "application/json";
    options = { method: "POST", ...options, body: JSON.stringify(json) };
  }
  let answer;
  try {
    answer = await fetch(url, { credentials: "same-origin", ...options, headers });
  } catch {
    throw new Error("The forge does not answer. Nothing you typed is lost; try again in a moment.");
  }
  const text = await answer.text();
  let body = text;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    // not JSON: the status decides
  }
  if (!answer.ok) {
    throw Object.assign(
      new Error(body?.detail || body?.title || `The forge refused this (${answer.status}).`),
      { status: answer.status, problem: body },
    );
  }
  return body;
}

/** A sentence at the foot of the window, with an optional way back. */
export function toast(text, { action, run, seconds = 5 } = {}) {
  const box = document.createElement("div");
  box.className = "toast";
  box.append(text);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action;
    button.addEventListener("click", () => {
      box.remove();
      run();
    });
    box.append(button);
  }
  $("#toasts")?.append(box);
  setTimeout(() => box.remove(), seconds * 1000);
  return box;
}

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

root.classList.add("js");

// Times: the same words as forge.web.format.TimeAgo, kept fresh; the exact time in the reader's zone.

const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const EXACT = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium" });
const UNITS = [[60, 3570, "minute"], [3600, 84600, "hour"], [86400, 2592000, "day"], [2592000, Infinity, "month"]];

export function ago(date, now = Date.now()) {
  const distance = (now - date) / 1000;
  const seconds = Math.abs(distance);
  if (seconds < 45 || (distance < 0 && seconds < 300)) return "just now";
  if (seconds >= 180 * 86400) return "on " + DATE.format(date);
  const [unit, , name] = UNITS.find(([, below]) => seconds < below);
  const count = Math.max(1, Math.round(seconds / unit));
  const words = `${count} ${name}${count === 1 ? "" : "s"}`;
  return distance < 0 ? "in " + words : words + " ago";
}

function refreshTimes() {
  if (document.hidden) return;
  for (const time of $$("time[data-ago]")) {
    const words = ago(new Date(time.dateTime));
    if (time.textContent !== words) time.textContent = words;
  }
}
setInterval(refreshTimes, 30_000);
document.addEventListener("visibilitychange", refreshTimes);
document.addEventListener("mouseover", ({ target }) => {
  const time = target.closest?.("time[datetime]");
  if (time && !time.dataset.exact) {
    time.dataset.exact = "";
    time.title = EXACT.format(new Date(time.dateTime));
  }
});

// Theme: the form works without this, one page load slower.

document.addEventListener("submit", (event) => {
  const theme = event.submitter?.dataset.theme;
  if (!theme) return;
  event.preventDefault();
  root.dataset.theme = theme;
  document.cookie = `forge_theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  for (const button of $$("button[data-theme]")) button.setAttribute("aria-pressed", button.dataset.theme === theme);
});

// Menus: details that close by themselves.

document.addEventListener("click", (event) => {
  for (const menu of $$("details.menu[open]")) {
    const inside = menu.contains(event.target);
    const chosen = inside && event.target.closest(".menu-item") && !event.target.closest("summary");
    if (!inside || chosen) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = document.activeElement?.closest("details.menu[open]");
  if (!menu) return;
  if (event.key === "Escape") {
    menu.open = false;
    $("summary", menu).focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const items = $$(".menu-item, .menu-list .button", menu);
    const at = items.indexOf(document.activeElement);
    const step = event.key === "ArrowDown" ? 1 : -1;
    items[(at + step + items.length) % items.length]?.focus();
  }
});

// Copy buttons

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = button.parentElement.querySelector("input, textarea, code");
  const text = button.dataset.copy || field?.value || field?.textContent || "";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    field?.select?.();
    document.execCommand("copy");
  }
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1500);
  toast("Copied.", { seconds: 1.5 });
});

// Forms: once only, Ctrl+Enter, and no text lost by walking away.

const dirty = new Set();
document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (form?.hasAttribute("data-guard")) dirty.add(form);
});
addEventListener("beforeunload", (event) => {
  const unsaved = [...dirty].some(
    (form) => form.isConnected && [...form.elements].some((field) => field.matches("textarea, input[type=text]") && field.value !== field.defaultValue),
  );
  if (unsaved) event.preventDefault();
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  dirty.delete(form);
  if (form.method !== "post" || form.target) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  event.submitter?.classList.add("busy");
});
addEventListener("pageshow", () => {
  for (const form of $$("form[data-sent]")) delete form.dataset.sent;
  for (const button of $$(".button.busy")) button.classList.remove("busy");
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const field = event.target.closest?.("textarea[data-send]");
  if (field?.form && !event.defaultPrevented) {
    event.preventDefault();
    field.form.requestSubmit($(".primary", field.form) ?? undefined);
  }
});
$(".problems")?.focus();
document.addEventListener("click", (event) => {
  const link = event.target.closest(".problems a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (field) {
    event.preventDefault();
    field.focus();
  }
});

// Markdown editor

const MARKS = {
  bold: ["**", "**", "bold text"],
  italic: ["*", "*", "slanted text"],
  code: ["`", "`", "code"],
  link: ["[", "](https://)", "text"],
  list: ["- "],
  task: ["- [ ] "],
  quote: ["> "],
};

function replace(field, text, from = field.selectionStart, to = field.selectionEnd) {
  field.focus();
  field.setSelectionRange(from, to);
  // keeps the browser's undo where it can
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function mark(field, name) {
  const [before, after, sample] = MARKS[name];
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (after === undefined) {
    const from = value.lastIndexOf("\n", start - 1) + 1;
    const lines = value.slice(from, end).split("\n");
    replace(field, lines.map((line) => before + line).join("\n"), from, end);
    return;
  }
  const chosen = value.slice(start, end) || sample;
  replace(field, before + chosen + after);
  if (name === "link") {
    const at = start + before.length + chosen.length + 2;
    field.setSelectionRange(at, at + 8);
  } else {
    field.setSelectionRange(start + before.length, start + before.length + chosen.length);
  }
}

/** Enter inside a list begins its next item; in an empty item it ends the list. */
function continueList(event, field) {
  const { selectionStart: at, value } = field;
  if (at !== field.selectionEnd) return;
  const from = value.lastIndexOf("\n", at - 1) + 1;
  const line = value.slice(from, at);
  const item = /^(\s*)([-*+]|(\d{1,4})([.)]))(\s+)(\[[ xX]\]\s+)?/.exec(line);
  if (!item) return;
  event.preventDefault();
  if (line.length === item[0].length) {
    replace(field, "", from, at);
    return;
  }
  const bullet = item[3] ? Number(item[3]) + 1 + item[4] : item[2];
  replace(field, `\n${item[1]}${bullet}${item[5]}${item[6] ? "[ ] " : ""}`);
}

/** Uploads files, and writes into the field what shows them. */
export async function attach(field, url, files) {
  for (const file of files) {
    const placeholder = `[Uploading ${file.name}…]()`;
    replace(field, placeholder);
    const settle = (text) => {
      const at = field.value.indexOf(placeholder);
      if (at >= 0) {
        field.setRangeText(text, at, at + placeholder.length, "end");
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    };
    try {
      const target = new URL(url, location.href);
      target.searchParams.set("name", file.name);
      const answer = await send(target, {
        method: "POST",
        body: file,
        headers: { "Content-Type": "application/octet-stream" },
      });
      settle((Array.isArray(answer) ? answer : [answer]).map((one) => one.markdown).join("\n"));
    } catch (refused) {
      settle("");
      toast(`${file.name} was not attached. ${refused.message}`, { seconds: 10 });
    }
  }
}

/** Brings an editor to life; call it for editors that are added to the page later. */
export function enliven(editor) {
  if (editor.dataset.alive) return;
  editor.dataset.alive = "1";
  const field = $("textarea", editor);
  const shown = $(".editor-preview", editor);
  const marks = $(".editor-marks", editor);
  const [write, preview] = [$("[data-write]", editor), $("[data-preview]", editor)];
  const url = editor.dataset.attachUrl;
  const show = (previewing) => {
    write.setAttribute("aria-pressed", !previewing);
    preview.setAttribute("aria-pressed", previewing);
    field.hidden = previewing;
    shown.hidden = !previewing;
    marks.hidden = previewing;
  };
  write.addEventListener("click", () => {
    show(false);
    field.focus();
  });
  preview.addEventListener("click", async () => {
    shown.style.minHeight = field.offsetHeight + "px";
    show(true);
    if (!field.value.trim()) {
      shown.textContent = "Nothing to preview yet.";
      return;
    }
    try {
      const { project = meta.project, mount } = editor.dataset;
      const { html } = await send(meta.markup, {
        json: { text: field.value, project: project || undefined, mount },
      });
      shown.innerHTML = html;
      highlight(shown);
    } catch (refused) {
      shown.textContent = refused.message;
    }
  });
  for (const button of $$("[data-mark]", editor)) button.addEventListener("click", () => mark(field, button.dataset.mark));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const name = (event.ctrlKey || event.metaKey) && !event.shiftKey && { b: "bold", i: "italic", e: "code" }[event.key];
    if (name) {
      event.preventDefault();
      mark(field, name);
    } else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      continueList(event, field);
    }
  });
  if (!url) return;
  field.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (files.length) {
      event.preventDefault();
      attach(field, url, files);
    }
  });
  dropping(editor, (files) => attach(field, url, [...files]));
}

/** Takes files that are dropped on a part of the page. */
export function dropping(area, take) {
  const over = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    area.classList.add("dropping");
  };
  area.addEventListener("dragover", over);
  area.addEventListener("dragenter", over);
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(event.relatedTarget)) area.classList.remove("dropping");
  });
  area.addEventListener("drop", (event) => {
    area.classList.remove("dropping");
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      take(event.dataTransfer.files);
    }
  });
}

$$("[data-editor]").forEach(enliven);
for (const area of $$("[data-drop]")) {
  const input = $("input[type=file]", area);
  dropping($(".drop", area), (files) => {
    input.files = files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// Live parts: loaded only where a page has some.
if ($("[data-live]:not(meta), [data-live-state]")) import("./live.js");

// Source: colours come from a worker; line numbers choose ranges.

/** Colours the code below a node, loading the highlighter only when there is some, and lets keys scroll it. */
export async function highlight(from = document) {
  for (const pre of $$("pre, .prose table", from)) if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
  if ($("pre code[class*='language-'], table.listing[data-language]", from)) {
    (await import("./highlight.js")).colour(from);
  }
}
highlight();

function markLines() {
  const range = /^#L(\d+)(?:-L?(\d+))?$/.exec(location.hash);
  for (const row of $$("tr.marked")) row.classList.remove("marked");
  if (!range) return;
  const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
  for (let n = Math.min(from, to); n <= Math.min(Math.max(from, to), Math.min(from, to) + 5000); n++) {
    document.getElementById("L" + n)?.classList.add("marked");
  }
  if (range[2]) document.getElementById("L" + Math.min(from, to))?.scrollIntoView({ block: "center" });
}
if ($(".listing")) {
  markLines();
  addEventListener("hashchange", markLines);
  document.addEventListener("click", (event) => {
    const line = event.target.closest(".listing .ln a");
    const first = /^#L(\d+)/.exec(location.hash);
    if (line && event.shiftKey && first) {
      event.preventDefault();
      const numbers = [Number(first[1]), Number(line.dataset.n)].sort((a, b) => a - b);
      location.hash = `L${numbers[0]}-L${numbers[1]}`;
    }
  });
}

// Tabs: the current one is in sight on a narrow window.

for (const bar of $$(".project-tabs, .tabs, .split-nav")) {
  const current = $("[aria-current]", bar);
  if (current && bar.scrollWidth > bar.clientWidth) {
    bar.scrollLeft = current.offsetLeft - bar.offsetLeft - (bar.clientWidth - current.offsetWidth) / 2;
  }
}

// Keyboard

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
let going = 0;
let cursor = -1;

/** Moves the row cursor; lists mark themselves with data-rows. */
function move(step) {
  const rows = $$("[data-rows] > :not([hidden])");
  if (!rows.length) return;
  rows[cursor]?.classList.remove("cursor");
  cursor = Math.max(0, Math.min(rows.length - 1, cursor + step));
  rows[cursor].classList.add("cursor");
  rows[cursor].scrollIntoView({ block: "nearest" });
}

function open() {
  const row = $("[data-rows] > .cursor");
  const link = row && (row.matches("a") ? row : $(".row-title, a", row));
  link?.click();
}

/** Where g and a letter lead: projects, rooms where there are some, and the tools here by their first free letter. */
function jumps() {
  const taken = new Map([["p", ["Projects", "/projects"]]]);
  const rooms = $(".top-tools .rooms");
  if (rooms) taken.set("r", ["Rooms", rooms.href]);
  for (const tab of $$(".project-tabs a")) {
    const name = $("span", tab).textContent.trim();
    const letter = [...name.toLowerCase()].find((c) => /[a-z]/.test(c) && !taken.has(c));
    if (letter) taken.set(letter, [name, tab.href]);
  }
  return taken;
}

/** Keys of this page alone, each with what it does: for the list. */
export const keysHere = [];

function help() {
  let box = document.getElementById("keys");
  if (!box) {
    const lines = [
      [["/"], "Search"],
      ...(keysHere.some(([keys]) => keys[1] === "K") ? [] : [[["Ctrl", "K"], "Go to a project, tool or page"]]),
      ...($("[data-rows]") ? [[["j"], "Next row"], [["k"], "Row before"], [["Enter"], "Open the row"]] : []),
      [["Ctrl", "Enter"], "Send what you write"],
      ...keysHere,
      ...[...jumps()].map(([letter, [name]]) => [["g", letter], name]),
      [["?"], "This list; while you write, Ctrl and /"],
    ];
    const list = element("dl", { class: "keys" });
    for (const [keys, does] of lines) {
      list.append(element("dt", {}, ...keys.flatMap((key) => [element("kbd", {}, key), " "])), element("dd", {}, does));
    }
    box = element("div", { id: "keys", popover: "", class: "dialog", role: "dialog", "aria-labelledby": "keys-title" });
    box.append(element("h2", { id: "keys-title" }, "Keyboard"), list);
    document.body.append(box);
  }
  box.togglePopover();
}

let switcher; // once it is loaded, keys pressed right after Ctrl+K are its own
function switchPlaces() {
  if (switcher) switcher.toggle();
  else import("./switcher.js").then((loaded) => (switcher = loaded).toggle());
}
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-switch]")) switchPlaces();
  if (event.target.closest("[data-keys]")) help();
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    switchPlaces();
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key === "/") {
    event.preventDefault();
    help();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (going && Date.now() - going < 1500) {
    going = 0;
    const place = jumps().get(event.key);
    if (place) {
      event.preventDefault();
      location.href = place[1];
    }
    return;
  }
  const does = {
    "/": () => ($("main [data-key='/']") ?? $("[data-key='/']"))?.select(),
    "?": help,
    g: () => (going = Date.now()),
    j: () => move(1),
    k: () => move(-1),
    Enter: () => document.activeElement === document.body && open(),
    o: open,
  }[event.key];
  if (does) {
    if (event.key !== "Enter") event.preventDefault();
    does();
  }
});

// -------------------------------------------------------------------------------------- installed

if ("serviceWorker" in navigator && isSecureContext) {
  addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
}

// ---------------------------------------------------------------------------------- notifications

/** Whether somebody chose, in this browser, to be told; who it was is looked at by the module. */
function wantsToBeTold() {
  try {
    return "Notification" in window && Notification.permission === "granted" && localStorage.getItem("forge_notifications") !== null;
  } catch {
    return false;
  }
}
if (meta.user && wantsToBeTold()) import("./notification/desktop.js");
