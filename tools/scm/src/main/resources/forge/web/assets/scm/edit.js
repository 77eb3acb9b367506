// Changing a file: line numbers beside the text, tabs that indent, and what changes shown without leaving.

import { toast, highlight } from "../forge.js";

for (const box of document.querySelectorAll("[data-source]")) {
  const field = box.querySelector("textarea");
  const gutter = document.createElement("div");
  gutter.className = "gutter";
  gutter.setAttribute("aria-hidden", "true");
  const numbers = document.createElement("pre");
  gutter.append(numbers);
  box.prepend(gutter);
  let shown = 0;

  const count = () => {
    let lines = 1;
    for (let at = field.value.indexOf("\n"); at >= 0; at = field.value.indexOf("\n", at + 1)) lines++;
    if (lines === shown) return;
    shown = lines;
    numbers.textContent = Array.from({ length: lines }, (_, n) => n + 1).join("\n") + "\n ";
    box.style.setProperty("--digits", String(lines).length);
  };
  const follow = () => (numbers.style.transform = `translateY(${-field.scrollTop}px)`);
  field.addEventListener("input", count);
  field.addEventListener("scroll", follow, { passive: true });
  count();
  follow();

  const unit = indent(field.value);
  let leaving = false;
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      // the next Tab leaves, for those who have no mouse
      leaving = true;
    } else if (event.key === "Tab" && !leaving) {
      event.preventDefault();
      shift(field, unit, event.shiftKey);
    } else if (event.key === "Enter" && !event.shiftKey) {
      const before = field.value.slice(field.value.lastIndexOf("\n", field.selectionStart - 1) + 1, field.selectionStart);
      const lead = /^[ \t]*/.exec(before)[0];
      if (lead) {
        event.preventDefault();
        insert(field, "\n" + lead, field.selectionStart, field.selectionEnd);
      }
    } else if (event.key !== "Shift") {
      leaving = false;
    }
  });
  field.addEventListener("blur", () => (leaving = false));
}

/** How this text indents: a tab, or as many spaces as its shallowest indented line has. */
function indent(text) {
  const leads = text.slice(0, 50_000).match(/^(\t+|  +)(?=\S)/gm) ?? [];
  if (leads.some((lead) => lead[0] === "\t")) return "\t";
  const widths = leads.map((lead) => lead.length).filter((width) => width <= 8);
  return " ".repeat(widths.length ? Math.min(...widths) : 2);
}

function insert(field, text, from, to) {
  field.setSelectionRange(from, to);
  // keeps the browser's undo where it can
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Moves the chosen lines to the right or, back, to the left. */
function shift(field, unit, back) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (start === end && !back) {
    insert(field, unit, start, end);
    return;
  }
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const lines = value.slice(from, end).split("\n");
  const moved = lines.map((line, n) => {
    if (back) return line.startsWith(unit) ? line.slice(unit.length) : line.replace(/^[ \t]+/, (lead) => lead.slice(Math.min(lead.length, unit.length)));
    return line || (n === 0 && lines.length === 1) ? unit + line : line;
  });
  const text = moved.join("\n");
  if (text === lines.join("\n")) return;
  insert(field, text, from, end);
  field.setSelectionRange(start === end ? Math.max(from, start + text.length - (end - from)) : from, from + text.length);
}

// What changes and how it reads: asked of the server, shown in place.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-show]");
  if (!button) return;
  event.preventDefault();
  const form = button.form;
  const data = new FormData(form);
  data.set(button.name, button.value);
  button.classList.add("busy");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "text/html" }, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("shown");
    if (!fresh) throw new Error(page.querySelector("h1")?.textContent);
    document.getElementById("shown").replaceChildren(...fresh.childNodes);
    const sentence = page.querySelector(".problems li")?.textContent;
    if (sentence) toast(sentence, { seconds: 8 });
    highlight(document.getElementById("shown"));
  } catch (refused) {
    toast(refused.message || "The forge does not answer. Nothing you typed is lost.", { seconds: 8 });
  } finally {
    button.classList.remove("busy");
  }
});
