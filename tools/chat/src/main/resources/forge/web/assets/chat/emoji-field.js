// Emoji in the composer: a button that opens the picker, and names offered after a colon.

import { element, icon } from "./elements.js";
import { picker, search } from "./emoji.js";
import { field, form } from "./place.js";

let open = null;
let list = null;

function close() {
  open?.remove();
  open = null;
  opener?.setAttribute("aria-expanded", "false");
}

function insert(e, from = field.selectionStart) {
  field.setRangeText(`${e} `, from, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

const opener =
  form && element("button", { type: "button", class: "button quiet emoji-open", title: "Emoji", "aria-label": "Emoji", "aria-expanded": "false" }, icon("smile"));

opener?.addEventListener("click", () => {
  if (open) return close();
  open = picker((e) => {
    close();
    insert(e);
  });
  open.classList.add("in-composer");
  open.addEventListener("leave", () => {
    close();
    field.focus();
  });
  form.append(open);
  opener.setAttribute("aria-expanded", "true");
  open.querySelector("input").focus();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (open && !open.contains(target) && !opener.contains(target)) close();
});
field?.after(opener);

// ------------------------------------------------------------------------------ :na completes

const begun = () => /(^|\s):([a-z0-9_+-]{2,})$/i.exec(field.value.slice(0, field.selectionStart));

function shut() {
  list?.remove();
  list = null;
}

async function offer() {
  const typed = begun();
  if (!typed) return shut();
  const found = await search(typed[2], 8).catch(() => []);
  if (begun()?.[2] !== typed[2]) return;
  shut();
  if (!found.length) return;
  list = element("div", { class: "suggestions emoji-names", role: "listbox", "aria-label": "Emoji" });
  found.forEach((one, i) => {
    const name = one.names.split(" ").find((n) => n.startsWith(typed[2].toLowerCase())) ?? one.names.split(" ")[0];
    const mark = one.picture ? element("img", { class: "emoji", src: one.picture, alt: "", height: 18 }) : one.e;
    const line = element("button", { type: "button", role: "option", tabindex: "-1", "aria-selected": String(i === 0), "data-name": `:${name}:` }, mark, ` :${name}:`);
    list.append(line);
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const line = event.target.closest("[data-name]");
    if (line) take(line.dataset.name);
  });
  form.append(list);
}

function take(name) {
  const typed = begun();
  shut();
  if (typed) insert(name, field.selectionStart - typed[2].length - 1);
}

function step(by) {
  const all = [...list.children];
  const at = all.findIndex((l) => l.getAttribute("aria-selected") === "true");
  all.forEach((l, i) => l.setAttribute("aria-selected", String(i === (at + by + all.length) % all.length)));
}

field?.addEventListener("input", offer);
field?.addEventListener("blur", shut);
field?.addEventListener(
  "keydown",
  (event) => {
    if (!list || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" || event.key === "Tab") take(list.querySelector('[aria-selected="true"]').dataset.name);
    else if (event.key === "Escape") shut();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  { capture: true },
);
