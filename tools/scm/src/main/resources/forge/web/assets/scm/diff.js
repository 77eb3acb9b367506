// Changes: n and p go from file to file, more lines come without loading the page anew.
// Without script the same links lead to pages.

import { gaps } from "./gaps.js";

const files = () => [...document.querySelectorAll("details.diff-file")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if (event.key !== "n" && event.key !== "p") return;
  const all = files();
  const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const away = (file) => file.getBoundingClientRect().top - edge;
  const seen = (file) => away(file) < innerHeight - edge && file.getBoundingClientRect().bottom > edge;
  const at = all.findIndex((file) => file.contains(document.activeElement) && seen(file));
  let next;
  if (event.key === "n") next = at < 0 ? all.find((file) => away(file) > 8) : all[at + 1];
  else next = at < 0 || away(all[at]) < -8 ? all.findLast((file) => away(file) < -8) : all[at - 1];
  if (!next) return;
  event.preventDefault();
  next.scrollIntoView({ block: "start" });
  next.querySelector("summary").focus({ preventScroll: true });
});

async function part(address, id) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById(id);
  return found && document.adoptNode(found);
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-more], a[data-fill]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const id = link.dataset.more ?? link.dataset.fill;
  try {
    const fresh = await part(link.href, id);
    const old = document.getElementById(id);
    if (!fresh || !old) throw new Error("not there yet");
    if (link.dataset.more) fresh.open = true;
    old.replaceWith(fresh);
    gaps(fresh);
  } catch {
    location.href = link.href;
  }
});

gaps(document);
