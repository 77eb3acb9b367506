// Moving messages between topics, and saying which of them is the answer.

import { send, toast } from "../forge.js";
import { element } from "./elements.js";
import { api, topic } from "./place.js";

/** Asks where a message belongs: to a topic there is, to a new one, or to none. */
export async function move(box) {
  let known;
  try {
    known = await send(`${api}/topics?limit=50`);
  } catch (refused) {
    toast(refused.message);
    return;
  }
  const now = box.dataset.topic;
  const choice = element("select", { name: "to", "aria-label": "Topic" });
  for (const { id, title } of known) {
    if (String(id) !== now) choice.append(element("option", { value: id }, title));
  }
  choice.append(element("option", { value: "new" }, "A new topic…"));
  if (now) choice.append(element("option", { value: "none" }, "No topic"));
  const title = element("input", { name: "title", maxlength: 100, placeholder: "Title of the new topic", "aria-label": "Title" });
  const show = () => {
    title.hidden = choice.value !== "new";
  };
  choice.addEventListener("change", show);
  show();
  const form = element(
    "form",
    { class: "form", method: "dialog" },
    element("h2", {}, "Move this message"),
    element("div", { class: "field" }, choice),
    element("div", { class: "field" }, title),
    element(
      "div",
      { class: "buttons" },
      element("button", { class: "button primary" }, "Move"),
      element("button", { class: "button quiet", type: "button" }, "Leave it"),
    ),
  );
  const dialog = element("dialog", { class: "room-dialog" }, form);
  form.querySelector("[type=button]").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(...request(Number(box.dataset.id), choice.value, title.value))
      .then(() => dialog.close())
      .catch((refused) => toast(refused.message));
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function request(id, to, title) {
  if (to === "none") return [`${api}/messages/${id}/topic`, { method: "DELETE" }];
  if (to === "new") return [`${api}/topics`, { json: { title, messages: [id] } }];
  return [`${api}/topics/${to}/moved`, { json: { messages: [id] } }];
}

/** Marks the topic as answered, by this message. */
export async function answer(box) {
  try {
    await send(`${api}/topics/${topic}`, { method: "PUT", json: { answered: true, answer: Number(box.dataset.id) } });
    toast("Answered: it is in the archive of answers now.");
  } catch (refused) {
    toast(refused.message);
  }
}
