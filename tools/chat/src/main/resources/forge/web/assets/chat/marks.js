// Keys that put marks around what is selected in the composer, as elsewhere.

import { field } from "./place.js";

const MARKS = { b: "**", i: "_", "shift+x": "~~", "shift+c": "`" };

/** Puts the mark around the selection, or takes it off. */
function wrap(mark) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const on = value.slice(from - mark.length, from) === mark && value.slice(to, to + mark.length) === mark;
  if (on) field.setRangeText(value.slice(from, to), from - mark.length, to + mark.length, "select");
  else {
    field.setRangeText(mark + value.slice(from, to) + mark, from, to, "end");
    field.setSelectionRange(from + mark.length, to + mark.length);
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

field?.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
  const mark = MARKS[(event.shiftKey ? "shift+" : "") + event.key.toLowerCase()];
  if (!mark) return;
  event.preventDefault();
  wrap(mark);
});
