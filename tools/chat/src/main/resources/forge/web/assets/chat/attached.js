// What goes with the message that is being written: files, each as a chip with its name and size. The message
// itself stays Markdown, in which they stand on lines of their own at its end.

import { element, icon } from "./elements.js";
import { api, field, form, page } from "./place.js";

const chips = []; // { name, size, markdown, small, box }
const row = element("ul", { class: "attached plain", "aria-label": "Files of this message", hidden: true });
form?.querySelector(".box").before(row);

const LINE = /^(?:\[!\[(.*)\]\(([^()\s]+)\)\]|\[(.*)\])\(([^()\s]+)\)$/;
const plain = (name) => name.replace(/\\([[\]\\`*_])/g, "$1");

/** The file of this room that a line shows and nothing else; null where it shows none. */
function named(line) {
  const [, picture, small, name, url] = LINE.exec(line) ?? [];
  if (!url?.startsWith(`${page}/files/`)) return null;
  return { name: plain(picture ?? name), small, url, markdown: line };
}

/** A message as people write it: its text, and the files at its end. */
export function apart(text) {
  const lines = text.trimEnd().split("\n");
  const files = [];
  for (let file = named(lines.at(-1)); file; file = lines.length ? named(lines.at(-1)) : null) {
    files.unshift(file);
    lines.pop();
  }
  return { text: files.length ? lines.join("\n").trimEnd() : text, files };
}

/** What is being written, as it will be said. */
export function written() {
  const names = chips.map((chip) => chip.markdown).filter(Boolean);
  return names.length ? [field.value.trimEnd(), names.join("\n")].filter(Boolean).join("\n\n") : field.value;
}

/** Whether something is not there yet. */
export const pending = () => chips.some((chip) => !chip.markdown);

/** Puts a text into the composer in place of what is there. */
export function write(text) {
  const { text: words, files } = apart(text);
  field.value = words;
  chips.splice(0).forEach((chip) => {
    chip.stop?.();
    chip.box.remove();
  });
  files.forEach((file) => learn(attach(file), file));
  row.hidden = !chips.length;
}

/** What a page that was opened later does not know of a file. */
async function learn(chip, { url }) {
  const id = url.slice(page.length + 7).split("/")[0];
  try {
    const answer = await fetch(`${api}/files/${id}`, { headers: { Accept: "application/json" } });
    if (answer.ok) say(chip, bytes((await answer.json()).size));
  } catch {
    // its name is enough
  }
}

/** Shows a file; it is part of the message once it has its Markdown. */
export function attach(file) {
  const remove = element("button", { type: "button", class: "button quiet", title: "Remove", "aria-label": `Remove ${file.name}` }, icon("x"));
  const about = element("span", { class: "faint clip" }, file.size === undefined ? "" : bytes(file.size));
  const box = element("li", {}, icon("file"), element("span", { class: "clip" }, element("span", { class: "name clip", title: file.name }, file.name), about), remove);
  const chip = { ...file, box, about };
  remove.addEventListener("click", () => {
    take(chip);
    field.focus();
  });
  chips.push(chip);
  row.append(box);
  row.hidden = false;
  if (file.small) shown(chip, file.small);
  return chip;
}

/** Its small picture in place of the sign. */
export function shown(chip, small) {
  chip.box.firstElementChild.replaceWith(element("img", { src: small, alt: "", width: 32, height: 32 }));
}

export function say(chip, words) {
  chip.about.textContent = words;
}

export function take(chip) {
  const at = chips.indexOf(chip);
  if (at < 0) return;
  chips.splice(at, 1);
  chip.stop?.();
  chip.box.remove();
  row.hidden = !chips.length;
  changed();
}

/** Tells those who keep drafts. */
export const changed = () => field.dispatchEvent(new Event("input", { bubbles: true }));

// The same as forge.web.format.Bytes.
export function bytes(size) {
  if (size < 1000) return size === 1 ? "1 byte" : `${size} bytes`;
  const units = ["KB", "MB", "GB"];
  let amount = size / 1000;
  let unit = 0;
  for (; amount >= 999.5 && unit < units.length - 1; unit++) amount /= 1000;
  return `${amount < 9.95 ? amount.toFixed(1) : amount.toFixed(0)} ${units[unit]}`;
}
