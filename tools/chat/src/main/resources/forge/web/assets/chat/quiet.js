// Who wants to be left alone: a small moon beside people, asked for once they are on the page.

import { send } from "../forge.js";
import { element, icon } from "./elements.js";

const AGAIN = 60_000;
let known = new Set();
let asked = "";
let at = 0;

const lines = () => [...document.querySelectorAll("#people [data-user]")];

function show() {
  for (const line of lines()) {
    line.querySelector(".moon")?.remove();
    if (known.has(line.dataset.user)) {
      line.append(element("span", { class: "moon", title: "Does not want to be disturbed", role: "img", "aria-label": "Does not want to be disturbed" }, icon("moon")));
    }
  }
}

/** Shows what is known, and asks about those who are new here, or once a minute. */
export async function moons() {
  show();
  const names = lines().map((l) => l.dataset.user).filter((u) => !u.startsWith("*")).slice(0, 100).sort().join(",");
  if (!names || (names === asked && Date.now() - at < AGAIN)) return;
  asked = names;
  at = Date.now();
  try {
    known = new Set(await send(`/rest/chat/quiet/people?of=${encodeURIComponent(names)}`));
    show();
  } catch {
    // then there are no moons
  }
}
