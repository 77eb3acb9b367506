// Colours source in a worker, so that a long file never holds the page up.

const LONGEST = 400_000;
const waiting = new Map();
let worker;
let next = 0;

function ask(text, language) {
  if (!worker) {
    worker = new Worker(new URL("./highlight-worker.js", import.meta.url));
    worker.addEventListener("message", ({ data }) => {
      waiting.get(data.id)?.(data.html);
      waiting.delete(data.id);
    });
  }
  return new Promise((done) => {
    waiting.set(++next, done);
    worker.postMessage({ id: next, text, language });
  });
}

/** Colours blocks and listings below a node; text stays what it was. */
export function colour(from = document) {
  for (const code of from.querySelectorAll("pre code[class*='language-']")) {
    if (!code.dataset.coloured) block(code);
  }
  for (const table of from.querySelectorAll("table.listing[data-language]")) {
    if (!table.dataset.coloured) listing(table);
  }
}

async function block(code) {
  code.dataset.coloured = "1";
  const language = /language-(\S+)/.exec(code.className)?.[1];
  if (!language || code.textContent.length > LONGEST) return;
  const html = await ask(code.textContent, language);
  if (html) code.innerHTML = html;
}

async function listing(table) {
  table.dataset.coloured = "1";
  const cells = [...table.querySelectorAll("td.src")];
  const text = cells.map((cell) => cell.textContent.replace(/\r?\n$/, "")).join("\n");
  if (text.length > LONGEST) return;
  const html = await ask(text, table.dataset.language);
  if (!html) return;
  const lines = linesOf(html);
  if (lines.length !== cells.length) return;
  for (let from = 0; from < cells.length; from += 500) {
    await new Promise(requestAnimationFrame);
    for (let n = from; n < Math.min(from + 500, cells.length); n++) cells[n].innerHTML = lines[n] + "\n";
  }
  table.dispatchEvent(new Event("coloured"));
}

/** Cuts coloured text at its line ends, closing and reopening the spans across them. */
function linesOf(html) {
  const open = [];
  return html.split("\n").map((line) => {
    const before = open.join("");
    for (const [tag] of line.matchAll(/<\/?span[^>]*>/g)) {
      if (tag[1] === "/") open.pop();
      else open.push(tag);
    }
    return before + line + "</span>".repeat(open.length);
  });
}
