// Fills in what the server was still looking for when it answered: asks for the page again, ever
// more seldom, and exchanges the part that waited. Without script, reloading does the same.

import { highlight } from "../forge.js";

const LONGEST = 8000;
const PATIENCE = 120_000;

async function fill(id, wait, since) {
  await new Promise((done) => setTimeout(done, wait));
  if (Date.now() - since > PATIENCE) return;
  let fresh = null;
  if (!document.hidden) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      fresh = page.getElementById(id);
    } catch {
      // the forge does not answer: asked again
    }
  }
  const old = document.getElementById(id);
  if (!old) return;
  if (!fresh || fresh.querySelector("[data-waiting]")) {
    fill(id, Math.min(wait * 1.6, LONGEST), since);
    return;
  }
  old.replaceWith(document.adoptNode(fresh));
  highlight(document.getElementById(id));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

for (const part of document.querySelectorAll("[data-waiting]")) {
  fill(part.dataset.waiting, 300, Date.now());
}
