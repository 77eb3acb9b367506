// What this browser remembers of being told, and how it is told. Nobody is asked for permission
// before a button is pressed.

import { meta, send } from "../forge.js";

const KEY = "forge_notifications";
const REST = "/rest/account/notifications";

/** Whether this browser could show anything. */
export const able = () => "Notification" in window && "serviceWorker" in navigator && isSecureContext;

/** What was chosen here: { user, words }; null where nobody, or somebody else, chose. */
export function chosen() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return kept?.user && kept.user === meta.user ? kept : null;
  } catch {
    return null;
  }
}

export function remember(words) {
  localStorage.setItem(KEY, JSON.stringify({ user: meta.user, words }));
}

export function forget() {
  localStorage.removeItem(KEY);
}

/** The registration of the service worker, once it is at work. */
export const worker = () => navigator.serviceWorker.ready;

export async function subscription() {
  return (await worker()).pushManager?.getSubscription() ?? null;
}

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const same = (buffer, key) => {
  const mine = new Uint8Array(buffer ?? []);
  const theirs = bytes(key);
  return mine.length === theirs.length && mine.every((b, i) => b === theirs[i]);
};

/** Some browsers wait for ever for a push service that they cannot reach. */
const soon = (promise) => Promise.race([promise, new Promise((_, no) => setTimeout(no, 10_000, new Error("no push service")))]);

/** Asks the push service of this browser for an address and hands it to the forge. */
export async function subscribe(siteKey) {
  const { pushManager } = await worker();
  if (!pushManager) return null;
  let one = await pushManager.getSubscription();
  if (one && !same(one.options.applicationServerKey, siteKey)) {
    await one.unsubscribe();
    one = null;
  }
  one ??= await soon(pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(siteKey) }));
  return send(`${REST}/devices`, { json: one.toJSON() });
}

/** Once in each tab: another session has the same browser told on. */
export async function renew() {
  if (sessionStorage.getItem(KEY)) return;
  sessionStorage.setItem(KEY, "1");
  if (await subscription()) await subscribe((await send(REST)).siteKey);
}
