// Below messages: cards of what they link to, previews of pages elsewhere. message.ftlh builds the same.
//
// What all readers of the room may see arrives with a whisper; for the rest, and for what was missed,
// the page asks, once for many messages and after a random while, so that a crowd does not ask at once.

import { onState } from "../live.js";
import { ago, send } from "../forge.js";
import { still, toBottom } from "./drawing.js";
import { element, icon } from "./elements.js";
import { api, at, find, messages } from "./place.js";

const SOON = 700;
const SPREAD = 2_500;
const MOST = 100;
const wanted = new Set();
let waiting = null;

/** Whether a message links to something that may have a card. */
const linked = (box) =>
  [...box.querySelectorAll(".msg-body a[href]")].some((a) => {
    const { origin, pathname } = new URL(a.href);
    return origin !== location.origin || !/^\/u\/[^/]+$/.test(pathname);
  });

const said = (box) => Number(box.dataset.id) > 0 && !box.classList.contains("deleted");

/** Asks for the cards of a message that was just drawn, unless they are heard of meanwhile. */
export function askForCards(box) {
  setTimeout(() => {
    if (box.isConnected && said(box) && !box.dataset.carded && linked(box)) ask([box.dataset.id]);
  }, SOON);
}

function ask(ids, spread = 300) {
  for (const id of ids) wanted.add(String(id));
  waiting ??= setTimeout(fetchThem, Math.random() * spread);
}

async function fetchThem() {
  const ids = [...wanted].filter((id) => find(id)).slice(0, MOST);
  waiting = null;
  for (const id of ids) wanted.delete(id);
  if (!ids.length) return wanted.clear();
  try {
    for (const one of await send(`${api}/cards?ids=${ids.join(",")}`)) show(find(one.id), one);
  } catch {
    // the next page shows them
  }
  if (wanted.size) ask([]);
}

/** Hears of cards: of those below messages, or of one that changed wherever it is shown. */
export function heardCards({ ids, cards, ask: more, id, card }) {
  const boxes = ids.map(find).filter((box) => box && said(box));
  if (id) boxes.forEach((box) => keepingPlace(() => replace(box, id, card)));
  else if (!more) boxes.forEach((box) => show(box, { cards }));
  else if (boxes.length) ask(boxes.map((box) => box.dataset.id), SPREAD);
}

/** Hears of previews of pages elsewhere: all that messages show, or one that was just read. */
export function heardPreviews({ ids, previews, replace: all }) {
  for (const box of ids.map(find).filter((one) => one && said(one))) {
    keepingPlace(() => (all ? putPreviews(box, previews) : previews.forEach((one) => addPreview(box, one))));
  }
}

function addPreview(box, preview) {
  const row = box.querySelector(".msg-previews");
  if (!row) return putPreviews(box, [preview]);
  const old = [...row.children].find((one) => one.dataset.card === preview.key);
  if (old) old.replaceWith(drawPreview(preview));
  else row.append(drawPreview(preview));
}

function putPreviews(box, previews) {
  box.querySelector(".msg-previews")?.remove();
  if (previews?.length) {
    const after = box.querySelector(".msg-cards") ?? box.querySelector(".msg-body");
    after.after(element("div", { class: "msg-previews" }, ...previews.map(drawPreview)));
  }
}

const drawPreview = ({ key, url, title, description, site }) =>
  element(
    "a",
    { class: "link-card link-preview", href: url, rel: "nofollow ugc noopener noreferrer", "data-card": key },
    element("span", { class: "link-card-where faint" }, site),
    element("span", { class: "link-card-title" }, title),
    ...(description ? [element("span", { class: "link-card-text" }, description)] : []),
  );

function replace(box, id, card) {
  const old = [...box.querySelectorAll(".link-card")].find((one) => one.dataset.card === id);
  if (card && old) {
    const made = draw(card);
    old.replaceWith(made);
    if (old.textContent !== made.textContent) made.classList.add("glow");
  } else if (card) ask([box.dataset.id]);
  else old?.remove();
}

function show(box, { cards, previews }) {
  if (!box || !said(box)) return;
  box.dataset.carded = "true";
  keepingPlace(() => {
    box.querySelector(".msg-cards")?.remove();
    if (cards?.length) box.querySelector(".msg-body").after(element("div", { class: "msg-cards" }, ...cards.map(draw)));
    if (previews) putPreviews(box, previews);
  });
}

function keepingPlace(change) {
  const bottom = at.end && at.stuck;
  still(change);
  if (bottom) toBottom();
}

// The same as the macro state in ui.ftlh.
const SIGNS = {
  open: "circle-dot",
  progress: "circle-half",
  closed: "circle-check",
  merged: "git-merge",
  rejected: "circle-slash",
  draft: "circle-dashed",
};

function draw({ id, type, key, title, url, where, state, author, at: when }) {
  const head = state
    ? element("span", { class: `state ${state}` }, icon(SIGNS[state] ?? "circle"), element("span", {}, state))
    : element("span", { class: "chip quiet" }, type);
  const facts = [state && type, where, author].filter(Boolean).join(" · ");
  return element(
    "a",
    { class: "link-card", href: url, "data-card": id },
    element(
      "span",
      { class: "link-card-head" },
      head,
      " ",
      element("span", { class: "link-card-title" }, ...(key ? [element("b", {}, key), " "] : []), title),
    ),
    element(
      "span",
      { class: "link-card-where faint" },
      facts,
      ...(when ? [" · ", element("time", { datetime: when, "data-ago": true }, ago(new Date(when)))] : []),
    ),
  );
}

let away = false;
onState((state) => {
  if (state === "live" && away) ask(messages().filter((b) => b.querySelector(".link-card")).map((b) => b.dataset.id), SPREAD);
  away = state !== "live";
});
