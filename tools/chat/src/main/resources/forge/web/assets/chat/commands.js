// Commands: /name and what belongs to it, offered while somebody types, and done by the forge.

import { send } from "../forge.js";
import { add, toBottom } from "./drawing.js";
import { element } from "./elements.js";
import { startOver } from "./history.js";
import { api, at, field, form, talk, topic } from "./place.js";

const SHAPE = /^\/[a-z][a-z-]{0,30}(\s|$)/;
let known = null; // what can be commanded here, once it was asked for
let list = null;

/** What one does oneself is said like any message. */
export const isCommand = (text) => SHAPE.test(text) && !text.startsWith("/me ");

/** Has a command done; refuses as the forge does. */
export async function run(text) {
  const nonce = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const done = await send(`${api}/commands`, { json: { text, nonce, topic: topic ? Number(topic) : undefined } });
  if (done.message) {
    if (at.end) add(done.message);
    else await startOver();
  } else notice(done.html);
  toBottom();
}

/** An answer for nobody else. */
function notice(html) {
  const close = element("button", { class: "button small quiet", type: "button" }, "Close");
  const body = element("div", { class: "msg-body prose" });
  body.innerHTML = html;
  const box = element("div", { class: "notice-line", "data-line": true, role: "status" }, body, element("span", { class: "faint" }, "Only you see this. "), close);
  close.addEventListener("click", () => box.remove());
  talk.append(box);
}

async function commands() {
  known ??= send(`${api}/commands`).catch(() => {
    known = null;
    return [];
  });
  return known;
}

/** Offers what begins as what is typed; what is typed may have changed meanwhile. */
export async function offerCommands() {
  const typed = /^\/([a-z-]*)$/.exec(field.value);
  if (!typed) {
    close();
    return;
  }
  const fitting = (await commands()).filter((c) => c.name.startsWith(typed[1]));
  if (field.value !== typed[0]) return;
  close();
  if (!fitting.length) return;
  list = element("div", { class: "suggestions", role: "listbox", "aria-label": "Commands", id: "suggestions" });
  fitting.slice(0, 10).forEach((c, i) => {
    const one = element(
      "button",
      { type: "button", role: "option", tabindex: "-1", "aria-selected": String(i === 0), "data-name": c.name },
      element("b", {}, `/${c.name}`),
      ` ${c.usage} `,
      element("span", { class: "faint" }, c.summary),
    );
    one.addEventListener("click", () => choose(one));
    list.append(one);
  });
  form.prepend(list);
  field.setAttribute("aria-controls", "suggestions");
}

function close() {
  list?.remove();
  list = null;
  field.removeAttribute("aria-controls");
}

function choose(one) {
  field.value = `/${one.dataset.name} `;
  close();
  field.focus();
}

/** Whether a key was meant for what is offered. */
export function commandKey(event) {
  if (!list) return false;
  const all = [...list.children];
  const now = all.findIndex((o) => o.getAttribute("aria-selected") === "true");
  if (event.key === "Tab" && !event.shiftKey) choose(all[now]);
  else if (event.key === "Enter" && `/${all[now].dataset.name}` !== field.value) choose(all[now]);
  else if (event.key === "Escape") close();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = (now + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length;
    all.forEach((o, i) => o.setAttribute("aria-selected", String(i === next)));
  } else return false;
  event.preventDefault();
  return true;
}
