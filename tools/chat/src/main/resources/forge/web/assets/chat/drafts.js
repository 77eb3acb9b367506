// What somebody has begun to write, kept by the forge and shown on their other devices.
//
// This browser keeps it, too: what the forge could not be told of wins when the page comes back,
// anything else is as the forge has it, for it may have been sent from another device meanwhile.

import { send } from "../forge.js";
import { pending, write, written } from "./attached.js";
import { api, at, field, room, topic } from "./place.js";

const PAUSE = 1200;
const device = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
const local = `forge-draft:${room.dataset.room}${topic ? `/${topic}` : ""}`;
const address = `${api}/draft${topic ? `?topic=${topic}` : ""}`;
let timer = 0;
let known = ""; // what the forge has

function remember(text) {
  if (text) localStorage.setItem(local, text);
  else localStorage.removeItem(local);
}

async function keep(text) {
  known = text;
  try {
    await send(address, { method: "PUT", json: { text, device }, keepalive: text.length < 10_000 });
    if (localStorage.getItem(local) === text) remember("");
  } catch {
    known = null; // the next change tries again
  }
}

/** Keeps what is in the composer: here at once, in the forge after a pause. */
export async function keepDraft(text, now = false) {
  clearTimeout(timer);
  remember(text);
  if (text === known) remember("");
  else if (now) await keep(text);
  else timer = setTimeout(() => keep(text), PAUSE);
}

/** Takes up what was begun: here where the forge does not know of it, or else anywhere. */
export async function takeUpDraft(shown) {
  if (!written()) write(localStorage.getItem(local) ?? "");
  try {
    const draft = await send(address);
    known = draft.text;
    if (!written() && draft.text && at.changing === null) {
      write(draft.text);
      shown();
    }
  } catch {
    // what is kept here is enough
  }
}

/** Another device has written on; what is being typed here just now wins. */
export function heardDraft(data, shown) {
  if (!field || data.device === device || `room:${data.room}` !== room.dataset.room) return;
  if (String(data.topic || "") !== topic || at.changing !== null) return;
  const here = written();
  if (pending() || (here !== known && here)) return;
  known = data.text;
  write(data.text);
  remember("");
  shown();
}
