// Files and blames: y names the commit in the address; a chosen range offers its permalink to copy.

import { toast } from "../forge.js";

const place = () => document.querySelector("[data-permalink]")?.dataset.permalink;
const range = /^#L\d+(-L\d+)?$/;

document.addEventListener("keydown", (event) => {
  if (event.key !== "y" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]") || !place()) return;
  event.preventDefault();
  history.replaceState(history.state, "", place() + location.search + location.hash);
  toast("The address now names this very commit.");
});

let button;

/** A button beside the first chosen line. */
function offer() {
  button?.remove();
  const row = range.test(location.hash) && document.querySelector("tr.marked, tr:target");
  const cell = row && row.querySelector(".src");
  if (!cell || !place()) return;
  button ??= make();
  cell.prepend(button);
}

function make() {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button small permalink";
  made.textContent = "Copy permalink";
  made.addEventListener("click", async () => {
    const address = new URL(place() + location.hash, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      toast("Copied.", { seconds: 1.5 });
    } catch {
      toast(address, { seconds: 15 });
    }
  });
  return made;
}

offer();
addEventListener("hashchange", () => setTimeout(offer));
document.querySelector("table.listing")?.addEventListener("coloured", offer);
