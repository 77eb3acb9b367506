// Files and pictures: chosen, pasted or dropped, they go to the room, and the composer shows them.

import { attach, dropping, toast } from "../forge.js";
import { element, icon } from "./elements.js";
import { api, field, form, room } from "./place.js";

let coming = 0;

/** Takes files into the message that is being written. */
export async function bring(files) {
  if (!files.length) return;
  coming++;
  form.classList.add("bringing");
  try {
    const at = field.selectionStart;
    if (at && !/\s/.test(field.value[at - 1])) field.setRangeText("\n", at, at, "end");
    await attach(field, `${api}/files`, [...files]);
  } finally {
    coming--;
    form.classList.toggle("bringing", coming > 0);
    field.focus();
  }
}

/** What is still coming is waited for. */
function wait(event) {
  if (!coming) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  toast("A file is still being uploaded.", { seconds: 2 });
}

if (form) {
  const input = element("input", { type: "file", multiple: true, hidden: true });
  const button = element("button", { type: "button", class: "button quiet attach", title: "Attach files", "aria-label": "Attach files" }, icon("paperclip"));
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    bring(input.files).then(() => {
      input.value = "";
    });
  });
  field.before(button);
  form.append(input);
  field.addEventListener("paste", (event) => {
    const { files } = event.clipboardData;
    if (!files.length || event.clipboardData.types.includes("text/plain")) return; // a table brings its picture, too
    event.preventDefault();
    bring(files);
  });
  dropping(room, bring);
  form.addEventListener("submit", wait, { capture: true });
  field.addEventListener("keydown", (event) => event.key === "Enter" && !event.shiftKey && wait(event), { capture: true });
}
