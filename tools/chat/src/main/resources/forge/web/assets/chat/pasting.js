// Code that is pasted is offered as a snippet; what is too long for a message, as a file.

import { element } from "./elements.js";
import { bring } from "./files.js";
import { field, form } from "./place.js";

const LONG = 40; // lines, from which on a file is offered, too
const MARKS = /[;{}]\s*$|^\s*(?:[}\])]|<\/?\w|#include|import |from \w+ import|def |class |func |fn |let |const |var |return |public |private |if ?\(|for ?\(|while ?\(|else|end$|\$ |@@ |[+-]{3} |at [\w.$]+\()|=>|\(\)|::|\s=\s/;
const KINDS = [
  ["json", /^\s*[[{][\s\S]*[\]}]\s*$/, (text) => JSON.parse(text)],
  ["diff", /^(?:diff --git|@@ -\d|--- \S+\n\+\+\+ )/m],
  ["xml", /^\s*<[?!\w]/],
  ["python", /^\s*(?:def \w+\(.*\):|from \w[\w.]* import |import \w+$|class \w+.*:$)/m],
  ["java", /^\s*(?:public|private|protected|package|import) [\w.]+.*[;{]\s*$/m],
  ["c", /^\s*#(?:include|define) /m],
  ["go", /^(?:package \w+$|func )/m],
  ["rust", /^\s*(?:fn \w+|let mut |impl |use \w+::)/m],
  ["sql", /^\s*(?:select|insert into|update|create table|alter table)\s/im],
  ["bash", /^(?:#!.*sh\b|\$ )/m],
  ["javascript", /^\s*(?:const|let|var|function|import|export|async) .*|=>/m],
  ["css", /^[.#\w][^{\n]*\{\s*$[\s\S]*:\s*\S+;/m],
];

/** Whether people would want to see it as code: some lines, most of which bear its signs. */
export function looksLikeCode(text) {
  const lines = text.split("\n").filter((line) => line.trim());
  if (lines.length < 2 || /^\s*(?:```|~~~|> )/.test(text)) return false;
  const signs = lines.filter((line) => MARKS.test(line)).length;
  const indented = lines.filter((line) => /^(?: {2,}|\t)\S/.test(line)).length;
  return signs / lines.length >= 0.3 && (signs > 2 || indented > 0 || signs === lines.length);
}

/** What the colours are for; nothing where that cannot be told. */
export function languageOf(text) {
  for (const [name, sign, check] of KINDS) {
    if (!sign.test(text)) continue;
    try {
      check?.(text);
      return name;
    } catch {
      // not that, then
    }
  }
  return "";
}

function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map((m) => m[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${languageOf(text)}\n${text.replace(/\n+$/, "")}\n${fence}\n`;
}

let bar = null;
function close() {
  bar?.remove();
  bar = null;
}

/** Puts something in place of what was pasted, unless that was changed meanwhile. */
function replace(text, made) {
  const from = field.value.indexOf(text);
  close();
  field.focus();
  if (from < 0) return;
  const line = from && made && field.value[from - 1] !== "\n" ? "\n" : "";
  field.setRangeText(line + made, from, from + text.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const snippet = (text) => replace(text, fenced(text));
function file(text) {
  replace(text, "");
  bring([new File([text], "snippet.txt", { type: "text/plain" })]);
}

function choice(label, run) {
  const one = element("button", { type: "button", class: "button small" }, label);
  one.addEventListener("click", run);
  return one;
}

function offer(text) {
  close();
  const leave = element("button", { type: "button", class: "button small quiet" }, "Leave it");
  leave.addEventListener("click", () => {
    close();
    field.focus();
  });
  bar = element(
    "div",
    { class: "paste-line", role: "status" },
    element("span", {}, "This looks like code."),
    choice("Make it a snippet", () => snippet(text)),
    ...(text.split("\n").length > LONG ? [choice("Attach it as a file", () => file(text))] : []),
    leave,
  );
  form.prepend(bar);
}

field?.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
  close();
  if (!text) return;
  if (field.value.length + text.length > field.maxLength) {
    event.preventDefault(); // it would be cut off
    file(text);
  } else if (looksLikeCode(text) && !insideCode()) setTimeout(() => offer(text));
});

/** Whether the cursor is in a snippet already. */
const insideCode = () => (field.value.slice(0, field.selectionStart).match(/^```/gm) ?? []).length % 2 === 1;

field?.addEventListener("input", () => field.value || close());
form?.addEventListener("submit", close);
