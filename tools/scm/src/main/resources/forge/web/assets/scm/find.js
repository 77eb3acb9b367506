// Finds a file while its name is typed. The server does the same when the form is sent.

import { send, toast } from "../forge.js";
import { best, parts, prepare } from "./match.js";

const MOST = 60;
const form = document.querySelector("form[data-files]");
const input = form?.elements.q;
const list = document.getElementById("found");
const count = document.getElementById("find-count");
let files = [];
let last = { typed: "", all: [] };
let chosen = -1;

const address = (path) => form.dataset.open + "/" + path.split("/").map(encodeURIComponent).join("/");

function draw() {
  const typed = input.value;
  const from = typed.startsWith(last.typed) && !/\s$/.test(last.typed) ? last.all : files;
  const { top, all } = best(from, typed, MOST);
  last = { typed, all };
  list.hidden = !top.length;
  document.querySelector("main .empty")?.remove();
  list.replaceChildren(
    ...top.map((file) => {
      const row = document.createElement("li");
      row.className = "row";
      const link = document.createElement("a");
      link.className = "row-title path";
      link.href = address(file.path);
      for (const [text, marked] of parts(file, typed)) {
        if (marked) {
          const mark = document.createElement("mark");
          mark.textContent = text;
          link.append(mark);
        } else {
          link.append(text);
        }
      }
      const main = document.createElement("span");
      main.className = "row-main";
      main.append(link);
      row.append(main);
      return row;
    }),
  );
  choose(0);
  count.textContent = typed.trim()
    ? `${all.length.toLocaleString("en")} of ${files.length.toLocaleString("en")} files`
    : `${files.length.toLocaleString("en")} files`;
}

function choose(n) {
  const rows = [...list.children];
  rows[chosen]?.classList.remove("cursor");
  chosen = Math.max(0, Math.min(rows.length - 1, n));
  rows[chosen]?.classList.add("cursor");
  rows[chosen]?.scrollIntoView({ block: "nearest" });
}

input?.addEventListener("input", () => files.length && draw());
input?.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter" && files.length) {
    const link = list.children[chosen]?.querySelector("a");
    if (link) {
      event.preventDefault();
      location.href = link.href;
    }
  } else if (event.key === "Escape" && !input.value) {
    history.back();
  }
});
if (form) {
  input.focus();
  try {
    files = prepare((await send(form.dataset.files)).paths);
    last = { typed: "", all: files };
    draw();
  } catch (refused) {
    toast(`${refused.message} Press Enter to look on the server.`, { seconds: 8 });
  }
}
