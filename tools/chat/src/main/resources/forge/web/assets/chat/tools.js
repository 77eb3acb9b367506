// What can be done with a message.

import { send, toast } from "../forge.js";
import { change, quote, replyTo } from "./composer.js";
import { bury, reactions, still, toBottom } from "./drawing.js";
import { element, icon } from "./elements.js";
import { picker } from "./emoji.js";
import { answer, move } from "./moving.js";
import { api, at, me, page, room, talk, topic } from "./place.js";
import { unreadAfter } from "./reading.js";
import { report } from "./reporting.js";

const tools = element("div", { class: "msg-tools", role: "toolbar", "aria-label": "Message" });

function offer(box) {
  if (tools.parentElement === box || !box.dataset.id || box.classList.contains("deleted")) return;
  const mine = box.dataset.author === me && room.dataset.say === "true";
  const tool = (deed, name, label) =>
    element("button", { type: "button", "data-deed": deed, title: label, "aria-label": label }, icon(name));
  tools.replaceChildren();
  if (room.dataset.say === "true") tools.append(tool("react", "smile", "React"));
  if (room.dataset.say === "true") {
    if (!topic) tools.append(tool("reply", "reply", "Reply in a topic"));
    tools.append(tool("quote", "quote", "Quote"));
  }
  if (mine) tools.append(tool("change", "edit", "Change"));
  if (room.dataset.pin === "true") {
    const on = box.classList.contains("pinned");
    tools.append(tool("pin", "pin", on ? "Take the pin off" : "Pin to the room"));
  }
  if (mine || room.dataset.moderate === "true") tools.append(tool("move", "split", "Move to another topic"));
  if (room.dataset.topicMine === "true") tools.append(tool("answer", "circle-check", "This answers the topic"));
  if (room.dataset.makes === "true") tools.append(tool("make", "ticket", "Make a ticket, a page or a forum topic"));
  tools.append(tool("copy", "link", "Copy link"));
  if (me) tools.append(tool("unread", "mail", "Mark as unread"));
  if (me && box.dataset.author !== me && room.dataset.reports === "true") tools.append(tool("report", "flag", "Report"));
  if (room.dataset.moderate === "true" && box.dataset.author !== me && box.querySelector("a.who")) {
    tools.append(tool("withhold", "shield", "Mute or ban the author"));
  }
  if (box.querySelector(".msg-previews") && (mine || room.dataset.moderate === "true")) {
    tools.append(tool("strip", "eye-off", "Remove the preview"));
  }
  if (mine || room.dataset.moderate === "true") tools.append(tool("delete", "trash", "Delete"));
  box.append(tools);
}

function choose(box) {
  const open = tools.querySelector(".emoji-pick");
  if (open) {
    open.remove();
    return;
  }
  const pick = picker((e) => {
    pick.remove();
    if (box.hasAttribute("tabindex")) box.focus({ preventScroll: true }); // chosen by keyboard
    react(box, e, true);
  });
  pick.addEventListener("leave", () => {
    pick.remove();
    tools.querySelector('[data-deed="react"]')?.focus();
  });
  tools.append(pick);
  const tall = pick.getBoundingClientRect();
  if (tall.bottom > talk.getBoundingClientRect().bottom) pick.classList.add("above");
  pick.querySelector("input").focus({ preventScroll: true });
  return box;
}

async function react(box, emoji, on) {
  try {
    const m = await send(`${api}/messages/${box.dataset.id}/reactions/${encodeURIComponent(emoji)}`, {
      method: on ? "PUT" : "DELETE",
    });
    const all = m.reactions.map((r) => ({ e: r.emoji, n: r.count, u: r.users, w: r.names }));
    const keep = at.stuck;
    still(() => reactions(box, all, { by: me, e: emoji, on }));
    if (keep && at.end) toBottom();
  } catch (refused) {
    toast(refused.message);
  }
}

/** Keeps a message at hand for everybody, or no longer; the stream tells this page, too. */
async function pin(box) {
  const on = !box.classList.contains("pinned");
  try {
    await send(`${api}/messages/${box.dataset.id}/pin`, { method: on ? "PUT" : "DELETE" });
    tools.remove();
  } catch (refused) {
    toast(refused.message);
  }
}

/** It and all after it wait to be read again, on all devices. */
async function unread(box) {
  const { id } = box.dataset;
  try {
    await send(`${api}/messages/${id}/unread`, { method: "POST" });
    unreadAfter(id - 1);
  } catch (refused) {
    toast(refused.message);
  }
}

/** Shows no preview of pages elsewhere any more, to nobody; the stream tells this page, too. */
async function strip(box) {
  try {
    await send(`${api}/messages/${box.dataset.id}/previews`, { method: "DELETE" });
    tools.remove();
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
  const deed = event.target.closest("[data-deed]")?.dataset.deed;
  if (event.altKey && me && box?.dataset.id) {
    event.preventDefault();
    unread(box);
  } else if (mark && room.dataset.say === "true") react(box, mark.dataset.emoji, mark.getAttribute("aria-pressed") !== "true");
  else if (mark) toast("Sign in to react.");
  else if (deed === "react") choose(box);
  else if (deed === "change") change(box.dataset.id);
  else if (deed === "reply") replyTo(box);
  else if (deed === "quote") quote(box);
  else if (deed === "pin") pin(box);
  else if (deed === "make") location.assign(`${page}/m/${box.dataset.id}/make`);
  else if (deed === "withhold") location.assign(`${page}/moderation?user=${encodeURIComponent(box.dataset.author)}#withhold`);
  else if (deed === "move") move(box);
  else if (deed === "answer") answer(box);
  else if (deed === "delete") remove(box);
  else if (deed === "strip") strip(box);
  else if (deed === "unread") unread(box);
  else if (deed === "report") report(box);
  else if (deed === "copy") {
    navigator.clipboard?.writeText(new URL(`${page}/m/${box.dataset.id}`, location.href).href);
    toast("Link copied.", { seconds: 1.5 });
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") tools.querySelector(".emoji-pick")?.remove();
});
