// Messages by keyboard: j and k, or the arrows once one is chosen, and letters for what can be done with it.

import { keysHere } from "../forge.js";
import { field, messages, talk } from "./place.js";

const DEEDS = { r: "react", t: "reply", e: "change", q: "quote", p: "pin", m: "move", c: "copy", u: "unread", Delete: "delete" };
const BUSY = "input, textarea, select, [contenteditable], dialog, [popover], .emoji-pick, .switch, .menu";

function choose(box) {
  if (!box) return;
  box.tabIndex = -1;
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "nearest" });
}

/** The message above or below; at first the last one that can be seen. */
function next(now, up) {
  const all = messages();
  if (now) return all[all.indexOf(now) + (up ? -1 : 1)];
  const bottom = talk.getBoundingClientRect().bottom;
  return all.filter((m) => m.getBoundingClientRect().top < bottom).at(-1);
}

talk.addEventListener("keydown", (event) => {
  const now = event.target.closest(".msg");
  if (event.target !== now || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const deed = DEEDS[event.key];
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    const to = next(now, event.key === "ArrowUp");
    if (to) choose(to);
    else if (event.key === "ArrowDown") field?.focus();
  } else if (deed) {
    event.preventDefault();
    now.querySelector(`[data-deed="${deed}"]`)?.click();
  }
});
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if ((event.key !== "j" && event.key !== "k") || event.target.closest?.(BUSY)) return;
  const to = next(document.activeElement?.closest(".msg"), event.key === "k");
  if (to) event.preventDefault();
  choose(to);
}, { capture: true });

keysHere.push(
  [["k"], "Choose the message above; j, the one below"],
  [["r"], "React to it; t reply, q quote, e change, p pin, m move, c copy its link, u mark as unread, Delete"],
);
