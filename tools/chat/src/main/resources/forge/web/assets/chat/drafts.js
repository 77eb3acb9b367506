// What somebody has begun to write, kept by the forge and shown on their other devices.

import { send } from "../forge.js";
import { api, at, field, room, topic } from "./place.js";

const PAUSE = 1200;
const device = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
const local = `forge-draft:${room.dataset.room}${topic ? `/${topic}` : ""}`;
const address = `${api}/draft${topic ? `?topic=${topic}` : ""}`;
let timer = 0;
let known = ""; // what the forge has

/** Keeps what is in the composer: here at once, in the forge after a pause. */
export function keepDraft(text, now = false) {
  clearTimeout(timer);
  if (text) localStorage.setItem(local, text);
  else localStorage.removeItem(local);
  if (text === known) return;
  const keep = () => {
    known = text;
    send(address, { method: "PUT", json: { text, device }, keepalive: text.length < 10_000 }).catch(() => {
      known = null; // the next change tries again
    });
  };
  if (now) keep();
  else timer = setTimeout(keep, PAUSE);
}

/** Takes up what was begun: here, or where there is nothing, on another device. */
export async function takeUpDraft(shown) {
  if (!field.value) field.value = localStorage.getItem(local) ?? "";
  try {
    const draft = await send(address);
    known = draft.text;
    if (!field.value && draft.text && at.changing === null) {
      field.value = draft.text;
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
  if (field.value !== known && field.value) return;
  known = data.text;
  field.value = data.text;
  if (data.text) localStorage.setItem(local, data.text);
  else localStorage.removeItem(local);
  shown();
}
