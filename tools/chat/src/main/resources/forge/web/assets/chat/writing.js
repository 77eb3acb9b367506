// Whether one may write here just now, and how fast: the composer, or the sentence why not.
//
// What shuts the composer arrives with everything it says; what opens it is asked for, so that a mute
// that ends does not open a room that is locked. Those whom a lock shuts out ask at different moments.

import { send } from "../forge.js";
import { onState } from "../live.js";
import { api, form, me, messages, room } from "./place.js";

const LONGEST_TIMER = 2 ** 31 - 1;
const SPREAD = 2000;
const sentence = document.getElementById("withheld");
const pace = document.getElementById("pace");
let ends = 0; // the timer that asks when what keeps one from writing should be over
let since = 0; // when one may say something again
let ticking = 0;
let slow = Number(room.dataset.slow);

const shut = () => room.dataset.say !== "true";
/** How many seconds the next message must wait. */
export const left = () => Math.max(0, Math.ceil((since - Date.now()) / 1000));

function until(milliseconds) {
  clearTimeout(ends);
  if (milliseconds >= 0 && milliseconds < LONGEST_TIMER) ends = setTimeout(learn, milliseconds + Math.random() * SPREAD);
}

/** The composer gives way to a sentence, or comes back with what was in it. */
function show(withheld, milliseconds) {
  sentence.querySelector("span").textContent = withheld ?? "";
  sentence.hidden = !withheld;
  form.hidden = Boolean(withheld);
  room.dataset.say = String(!withheld);
  until(withheld ? (milliseconds ?? -1) : -1);
}

const seconds = (n, one = "one second") => (n === 1 ? one : `${n.toLocaleString("en")} seconds`);

function showPace() {
  pace.hidden = slow === 0;
  pace.querySelector("span").textContent = `Slow mode: a message every ${seconds(slow, "second")}.${left() ? ` Write again in ${seconds(left())}.` : ""}`;
  clearTimeout(ticking);
  if (left()) ticking = setTimeout(showPace, 1000);
}

/** Asks how it is now; as it was, where nobody answers. */
export async function learn() {
  if (!form) return;
  try {
    const now = await send(`${api}/writing`);
    slow = now.slow;
    since = Date.now() + now.pause * 1000;
    show(now.withheld, now.left);
    showPace();
  } catch {
    // the next message says what is refused
  }
}

/** Somebody who keeps the room muted or banned whoever looks on, or lifted that. */
export function heardRuling({ room: where, withheld, left: rest }) {
  if (!form || `room:${where}` !== room.dataset.room) return;
  if (withheld) show(withheld, rest);
  else learn();
}

/** The room is locked for those who are new in it, or open again. */
export function heardLock({ withheld, left: rest }) {
  if (!form || room.dataset.settled === "true") return;
  if (!withheld && shut()) setTimeout(learn, Math.random() * SPREAD);
  else if (withheld && !shut()) show(withheld, rest);
}

export function heardSlow({ seconds: wanted }) {
  if (!form || room.dataset.free === "true") return;
  slow = wanted;
  const last = messages().findLast((one) => one.dataset.author === me);
  since = slow && last ? Math.min(Date.now(), Date.parse(last.dataset.at)) + slow * 1000 : 0;
  showPace();
}

/** Whoever looks on blocked somebody, or unblocked them: in a conversation that may shut it. */
export function heardBlock() {
  if (room.dataset.direct === "true") learn();
}

/** A message went out: the next waits as long as the room asks. */
export function spoke() {
  if (!slow) return;
  since = Date.now() + slow * 1000;
  showPace();
}

/** The room is not to be read any more; a sentence that says why stays. */
export function gone() {
  if (form && !shut()) show("You may not read this room any more.");
}

if (form) {
  since = Date.now() + Number(room.dataset.pause) * 1000;
  if (shut() && room.dataset.left) until(Number(room.dataset.left));
  showPace();
  let lost = false;
  onState((state) => {
    if (state === "reconnecting") lost = true;
    if (state !== "live") return;
    if (lost && (shut() || slow)) learn();
    lost = false;
  });
}
