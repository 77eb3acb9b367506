// Says that a message breaks the rules.

import { send, toast } from "../forge.js";
import { element } from "./elements.js";
import { api } from "./place.js";

/** Asks why, and tells those who keep the room in order. */
export function report(box) {
  const reason = element("textarea", { name: "reason", rows: 3, maxlength: 300, id: "report-reason", "aria-describedby": "report-hint" });
  const wrong = element("p", { class: "wrong", role: "alert", hidden: true });
  const form = element(
    "form",
    { class: "form", method: "dialog" },
    element("h2", {}, "Report this message"),
    element(
      "div",
      { class: "field" },
      element("label", { for: "report-reason" }, "What is wrong with it?"),
      reason,
      element("p", { class: "hint", id: "report-hint" }, "Those who keep this room in order read it, with your name. You may leave it empty."),
      wrong,
    ),
    element(
      "div",
      { class: "buttons" },
      element("button", { class: "button danger" }, "Report"),
      element("button", { class: "button quiet", type: "button" }, "Leave it"),
    ),
  );
  const dialog = element("dialog", { class: "room-dialog", "aria-label": "Report this message" }, form);
  form.querySelector("[type=button]").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await send(`${api}/messages/${box.dataset.id}/report`, { json: { reason: reason.value } });
      dialog.close();
      toast("Thank you. A moderator will look.");
    } catch (refused) {
      wrong.textContent = refused.message;
      wrong.hidden = false;
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
