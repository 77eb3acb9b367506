// Writing: new messages, and changes of old ones.

import { keysHere, send, toast } from "../forge.js";
import { apart, write, written } from "./attached.js";
import { offerPeople, peopleKey } from "./calling.js";
import { commandKey, isCommand, offerCommands, run } from "./commands.js";
import { add, draw, fill, settle, still, toBottom } from "./drawing.js";
import { element } from "./elements.js";
import { keepDraft, takeUpDraft } from "./drafts.js";
import { stream } from "./happening.js";
import { startOver } from "./history.js";
import { api, at, echoes, editing, field, find, form, me, messages, nameOf, source, talk, topic } from "./place.js";
import { forgetNewLine, goToEnd, markRead } from "./reading.js";
import { learn, left, spoke } from "./writing.js";

export const grow = () => {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
};
const escape = (text) => element("p", {}, text).innerHTML;

function say(text, to = undefined, nonce = crypto.randomUUID?.() ?? String(Math.random()).slice(2)) {
  const action = text.startsWith("/me ");
  const { text: words, files } = apart(action ? text.slice(4) : text);
  const box = draw({
    author: me,
    action,
    name: nameOf(me),
    at: Date.now(),
    html: `<p class="plain">${escape([words, ...files.map((f) => f.name)].filter(Boolean).join("\n"))}</p>`,
  });
  box.classList.add("sending");
  echoes.set(nonce, { box, text });
  talk.append(box);
  settle(box);
  at.stuck = true;
  toBottom();
  send(`${source}/messages`, { json: { text, nonce, replyTo: to } })
    .then((m) => {
      box.remove();
      echoes.delete(nonce);
      if (at.end) add(m);
      else startOver();
      markRead();
      spoke();
    })
    .catch((refused) => failed(box, { text, nonce, to }, refused));
}

function failed(box, { text, nonce, to }, refused) {
  if (refused.status === 403 || refused.status === 429) learn();
  if (!box.isConnected) return;
  box.classList.replace("sending", "failed");
  const again = element("button", { class: "button small", type: "button" }, "Send again");
  const back = element("button", { class: "button small quiet", type: "button" }, "Back to the composer");
  again.addEventListener("click", () => {
    box.remove();
    say(text, to, nonce);
  });
  back.addEventListener("click", () => {
    box.remove();
    echoes.delete(nonce);
    write(written() ? `${text}\n${written()}` : text);
    grow();
    field.focus();
  });
  box
    .querySelector(".msg-body")
    .append(element("div", { class: "failed-line", role: "alert" }, `Not sent. ${refused.message} `, again, " ", back));
  toBottom();
}

/** The next message replies to this one: in its topic, or in one that it opens. */
export function replyTo(box) {
  if (at.changing !== null) stopChanging();
  const title = box.querySelector(".topic-chip")?.textContent;
  at.replying = Number(box.dataset.id);
  line(title ? `Reply in the topic “${title}”` : `Reply to ${box.dataset.name}, which opens a topic`);
  field.focus();
}

function stopReplying() {
  at.replying = null;
  editing.hidden = true;
}

function line(text) {
  editing.hidden = false;
  editing.firstElementChild.textContent = text;
}

/** Puts a message into the composer as a quotation that leads to it. */
export async function quote(box) {
  try {
    const m = await send(`${api}/messages/${box.dataset.id}`);
    const quoted = m.text.split("\n").map((l) => `> ${l}`).join("\n");
    const before = field.value ? `${field.value.trimEnd()}\n\n` : "";
    field.value = `${before}> [${m.name}](${m.url}):\n>\n${quoted}\n\n`;
    grow();
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  } catch (refused) {
    toast(refused.message);
  }
}

function label(verb) {
  form.querySelector(".primary").lastChild.textContent = verb;
}

export async function change(id) {
  try {
    const m = await send(`${api}/messages/${id}`);
    at.replying = null;
    if (at.changing === null) at.begun = written();
    at.changing = id;
    line("Changing your message");
    label("Save");
    write(m.text);
    grow();
    field.focus();
    find(id)?.classList.add("changing");
  } catch (refused) {
    toast(refused.message);
  }
}

function stopChanging() {
  find(at.changing)?.classList.remove("changing");
  at.changing = null;
  editing.hidden = true;
  label("Send");
  write(at.begun);
  grow();
}

/** What is refused comes back into the composer. */
async function command(text) {
  try {
    await run(text);
  } catch (refused) {
    if (!written()) write(text);
    grow();
    toast(refused.message, { seconds: 10 });
  }
}

async function submit() {
  const text = written().trim();
  if (!text) return;
  if (at.changing === null) {
    if (left() && !isCommand(text)) {
      toast(`This room is in slow mode: write again in ${left()} seconds.`, { seconds: 2 });
      return;
    }
    write("");
    keepDraft("", true);
    grow();
    forgetNewLine();
    if (isCommand(text)) {
      await command(text);
      return;
    }
    if (!at.end) await startOver();
    const to = at.replying ?? undefined;
    stopReplying();
    say(text, to);
    return;
  }
  try {
    const m = await send(`${api}/messages/${at.changing}`, { method: "PUT", json: { text } });
    const box = find(m.id);
    if (box) still(() => fill(box, m, m.editedAt));
    stopChanging();
  } catch (refused) {
    toast(refused.message, { seconds: 10 });
  }
}

if (form) {
  keysHere.push([["↑"], "Change your last message"], [["Shift", "Enter"], "Begin a new line"], [["Esc"], "Mark this room as read"]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener("input", () => {
    grow();
    if (at.changing === null) keepDraft(written());
    offerCommands();
    offerPeople();
    if (field.value.trim()) stream.typing();
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || commandKey(event) || peopleKey(event)) return;
    const fine = matchMedia("(pointer: fine)").matches;
    if (event.key === "Enter" && !event.shiftKey && (fine || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && at.changing !== null) stopChanging();
    else if (event.key === "Escape" && at.replying !== null) stopReplying();
    else if (event.key === "Escape") goToEnd();
    else if (event.key === "ArrowUp" && !written() && at.changing === null) {
      const mine = messages().filter((m) => m.matches(".mine:not(.deleted)")).at(-1);
      if (mine) {
        event.preventDefault();
        change(mine.dataset.id);
      }
    }
  });
  document.getElementById("cancel").addEventListener("click", () => (at.changing === null ? stopReplying() : stopChanging()));
  form.querySelector("a.later").addEventListener("click", async (event) => {
    event.preventDefault();
    const { href } = event.currentTarget;
    if (at.changing === null) await keepDraft(written(), true);
    location.assign(href);
  });
  if (field.value) write(field.value);
  takeUpDraft(grow).then(grow);
  grow();
}
