// Emoji in the composer: a button that opens the picker, and names offered after a colon.

import { element, icon } from "./elements.js";
import { picker, search } from "./emoji.js";
import { field, form } from "./place.js";
import { suggestions } from "./suggestions.js";

let open = null;
const list = suggestions("Emoji", "emoji-names");

function close() {
  open?.remove();
  open = null;
  opener?.setAttribute("aria-expanded", "false");
}

function insert(e, from = field.selectionStart) {
  field.setRangeText(`${e} `, from, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

const opener =
  form && element("button", { type: "button", class: "button quiet emoji-open", title: "Emoji", "aria-label": "Emoji", "aria-expanded": "false" }, icon("smile"));

opener?.addEventListener("click", () => {
  if (open) return close();
  open = picker((e) => {
    close();
    insert(e);
  });
  open.classList.add("in-composer");
  open.addEventListener("leave", () => {
    close();
    field.focus();
  });
  form.append(open);
  opener.setAttribute("aria-expanded", "true");
  open.querySelector("input").focus();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (open && !open.contains(target) && !opener.contains(target)) close();
});
field?.after(opener);

// ------------------------------------------------------------------------------ :na completes

const begun = () => /(^|\s):([a-z0-9_+-]{2,})$/i.exec(field.value.slice(0, field.selectionStart));

async function offer() {
  const typed = begun();
  if (!typed) return list.close();
  const found = await search(typed[2], 8).catch(() => []);
  if (begun()?.[2] !== typed[2]) return;
  list.show(
    found.map((one) => {
      const name = one.names.split(" ").find((n) => n.startsWith(typed[2].toLowerCase())) ?? one.names.split(" ")[0];
      const mark = one.picture ? element("img", { class: "emoji", src: one.picture, alt: "", height: 18 }) : one.e;
      return { name: `:${name}:`, parts: [mark, ` :${name}:`], run: () => take(`:${name}:`) };
    }),
  );
}

function take(name) {
  const typed = begun();
  if (typed) insert(name, field.selectionStart - typed[2].length - 1);
}

field?.addEventListener("input", offer);
field?.addEventListener("keydown", (event) => list.key(event) && event.stopImmediatePropagation(), { capture: true });
