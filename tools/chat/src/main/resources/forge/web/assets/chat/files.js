// Files and pictures: chosen, pasted or dropped, they go to the room, and the composer shows them.

import { csrf, dropping, toast } from "../forge.js";
import { attach, bytes, changed, say, shown } from "./attached.js";
import { element, icon } from "./elements.js";
import { api, field, form, room } from "./place.js";

let coming = 0;
let before = Promise.resolve(); // one after another, in their order

/** Takes files into the message that is being written. */
export function bring(files) {
  for (const file of files) {
    const chip = attach({ name: file.name, size: file.size });
    before = before.then(() => one(file, chip));
  }
  field.focus();
}

async function one(file, chip) {
  if (!chip.box.isConnected) return; // taken away while it waited
  coming++;
  form.classList.add("bringing");
  try {
    const largest = Number(form.dataset.largest);
    if (file.size > largest) throw new Error(`It is larger than ${bytes(largest)}.`);
    const { markdown, thumbnail } = await upload(file, chip);
    chip.markdown = markdown;
    say(chip, bytes(file.size));
    if (thumbnail) shown(chip, thumbnail);
    changed();
  } catch (refused) {
    chip.box.classList.add("wrong");
    chip.box.setAttribute("role", "alert");
    say(chip, `Not attached. ${refused.message}`);
  } finally {
    coming--;
    form.classList.toggle("bringing", coming > 0);
  }
}

/** fetch says nothing of how far it is. */
function upload(file, chip) {
  const done = element("progress", { max: 100, value: 0, "aria-label": `Uploading ${file.name}` });
  chip.box.append(done);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    chip.stop = () => request.abort();
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      done.value = total ? (100 * loaded) / total : 0;
      if (loaded < total) say(chip, `${bytes(loaded)} of ${bytes(total)}`);
    });
    request.addEventListener("load", () => (request.status < 300 ? resolve(request.response) : reject(new Error(refusal(request)))));
    request.addEventListener("error", () => reject(new Error("The forge does not answer.")));
    request.addEventListener("abort", () => reject(new Error("")));
    request.addEventListener("loadend", () => {
      delete chip.stop;
      done.remove();
    });
    request.open("POST", `${api}/files?name=${encodeURIComponent(file.name)}`);
    request.responseType = "json";
    for (const [name, value] of Object.entries({ Accept: "application/json", "Content-Type": "application/octet-stream", "X-CSRF-Token": csrf() }))
      request.setRequestHeader(name, value);
    request.send(file);
  });
}

const refusal = ({ response, status }) => response?.detail || response?.title || `The forge refused it (${status}).`;

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
    bring([...input.files]);
    input.value = "";
  });
  field.before(button);
  form.append(input);
  field.addEventListener("paste", (event) => {
    const { files } = event.clipboardData;
    if (!files.length || event.clipboardData.types.includes("text/plain")) return; // a table brings its picture, too
    event.preventDefault();
    bring([...files]);
  });
  dropping(room, (files) => room.dataset.say === "true" && bring([...files]));
  form.addEventListener("submit", wait, { capture: true });
  field.addEventListener("keydown", (event) => event.key === "Enter" && !event.shiftKey && wait(event), { capture: true });
}
