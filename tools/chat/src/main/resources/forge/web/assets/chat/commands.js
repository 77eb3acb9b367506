// Commands: /name and what belongs to it, offered while somebody types, and done by the forge.

import { send } from "../forge.js";
import { add, toBottom } from "./drawing.js";
import { element } from "./elements.js";
import { startOver } from "./history.js";
import { api, at, field, talk, topic } from "./place.js";
import { suggestions } from "./suggestions.js";

const SHAPE = /^\/[a-z][a-z-]{0,30}(\s|$)/;
let known = null; // what can be commanded here, once it was asked for
const list = suggestions("Commands");

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
    list.close();
    return;
  }
  const fitting = (await commands()).filter((c) => c.name.startsWith(typed[1]));
  if (field.value !== typed[0]) return;
  list.show(
    fitting.slice(0, 10).map((c) => ({
      name: c.name,
      typed: `/${c.name}` === field.value,
      parts: [element("b", {}, `/${c.name}`), ` ${c.usage} `, element("span", { class: "faint" }, c.summary)],
      run: () => {
        field.value = `/${c.name} `;
      },
    })),
  );
}

/** Whether a key was meant for what is offered. */
export const commandKey = (event) => list.key(event);
