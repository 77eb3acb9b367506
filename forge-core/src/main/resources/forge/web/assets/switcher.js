// Ctrl+K: go to a tool of this project, to anything that is found by a word, and to whatever the
// modules of the page know beside.

import { meta, send } from "./forge.js";

const MOST = 12;
const PAUSE = 120;
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

let words = "Go to…";
const sources = [];

/**
 * Places that come before the rest of the site.
 *
 * source.near(typed) answers at once, source.find(typed) when it knows: lists of
 * {title, url, where, loud, act}. act is done instead of going to the url.
 */
export function offer(placeholder, source) {
  words = placeholder;
  sources.unshift(source);
}

/** 0 where a title begins with what was typed, 1 where a word of it does, 2 otherwise. */
export function rank(title, typed) {
  const [within, wanted] = [title.toLowerCase(), typed.toLowerCase()];
  if (within.startsWith(wanted)) return 0;
  return within.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 1 : 2;
}

const site = {
  near: (typed) =>
    [
      ...$$(".project-tabs a").map((tab) => ({
        title: (tab.querySelector("span") ?? tab).textContent.trim(),
        url: tab.href,
        where: document.querySelector(".project-name a")?.textContent,
      })),
      ...$$(".top-links a, .me a").map((link) => ({ title: link.textContent.trim(), url: link.href, where: "Forge" })),
    ].filter(({ title }) => rank(title, typed) < 2),
  async find(typed) {
    const answer = await send(`${meta.complete}?q=${encodeURIComponent(typed)}`);
    const found = Array.isArray(answer) ? answer : (answer?.suggestions ?? answer?.results ?? answer?.items ?? []);
    return found.map((one) => ({ title: one.title, url: one.url, where: [one.type, one.project].filter(Boolean).join(" · ") }));
  },
};
sources.push(site);

/** Each address once, what is called so before what only was found. */
function sorted(items, typed) {
  const seen = new Set();
  return items.toSorted((a, b) => rank(a.title, typed) - rank(b.title, typed)).filter((item) => {
    const key = new URL(item.url, location.href).href;
    return !seen.has(key) && seen.add(key);
  });
}

const input = element("input", { type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "switch-list", autocomplete: "off" });
const list = element("ul", { id: "switch-list", role: "listbox", "aria-label": "Places" });
const nothing = element("p", { class: "switcher-none faint", hidden: "" }, "Nothing is called that. Enter searches for it.");
const box = element("div", { id: "switcher", popover: "", class: "dialog switcher", role: "dialog", "aria-label": "Go to" }, input, list, nothing);
document.body.append(box);

let chosen = 0;
let waiting = 0;
let latest = 0;

function select(n) {
  const items = $$(".menu-item", list);
  if (!items.length) return input.removeAttribute("aria-activedescendant");
  const options = $$("[role=option]", list);
  items[chosen]?.classList.remove("cursor");
  options[chosen]?.setAttribute("aria-selected", "false");
  chosen = (n + items.length) % items.length;
  items[chosen].classList.add("cursor");
  options[chosen].setAttribute("aria-selected", "true");
  items[chosen].scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", "switch-" + chosen);
}

function line(item, n) {
  const link = element("a", { class: item.loud ? "menu-item loud" : "menu-item", href: item.url, tabindex: "-1" }, element("span", {}, item.title), element("small", {}, item.where ?? ""));
  if (item.act) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      item.act();
    });
  }
  return element("li", { role: "option", id: "switch-" + n, "aria-selected": "false" }, link);
}

function draw(items, typed, done) {
  const shown = sorted(items, typed).slice(0, MOST);
  chosen = 0;
  list.replaceChildren(...shown.map(line));
  nothing.hidden = shown.length > 0 || !done;
  select(0);
}

const resting = () => []; // what one source does not answer leaves the others

async function find() {
  const typed = input.value.trim();
  const mine = ++latest;
  const near = sources.flatMap((source) => source.near(typed));
  draw(near, typed, false);
  if (!typed) return;
  const found = await Promise.all(sources.map((source) => source.find(typed).catch(resting)));
  if (mine === latest) draw(sources.flatMap((source, i) => [...source.near(typed), ...found[i]]), typed, true);
}

function search() {
  const form = document.querySelector(".top-search");
  if (form && input.value.trim()) location.assign(`${form.getAttribute("action")}?q=${encodeURIComponent(input.value)}`);
}

input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, PAUSE);
});
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    select(chosen + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter") {
    event.preventDefault();
    const item = $$(".menu-item", list)[chosen];
    if (item) item.click();
    else search();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    box.hidePopover();
  }
});

export function toggle() {
  if (box.matches(":popover-open")) return box.hidePopover();
  input.value = "";
  input.placeholder = words;
  input.setAttribute("aria-label", words);
  find();
  box.showPopover();
  input.focus();
}
