// While a page of the forge is open but nobody looks at it: what calls its user is shown by the
// system, once however many tabs there are. Loaded only where its user chose so; see device.js.
//
// A browser with a push service is told by that alone, so that nothing is shown twice.

import { meta } from "../forge.js";
import { subscribe } from "../live.js";
import { chosen, renew, subscription, worker } from "./device.js";

const looking = () => document.visibilityState === "visible" && document.hasFocus();
const tag = (room) => `room:${room}`;

async function shown(room) {
  return (await worker()).getNotifications({ tag: tag(room) });
}

/** Whether any tab of this browser is looked at; each is asked, and the one that is answers. */
const others = new BroadcastChannel("forge-looking");
others.addEventListener("message", ({ data }) => {
  if (data === "who" && looking()) others.postMessage("me");
});
function somebodyLooks() {
  if (looking()) return Promise.resolve(true);
  return new Promise((done) => {
    const ask = new BroadcastChannel("forge-looking");
    ask.addEventListener("message", ({ data }) => data === "me" && finish(true));
    const finish = (yes) => {
      ask.close();
      done(yes);
    };
    setTimeout(finish, 300, false);
    ask.postMessage("who");
  });
}

async function tell({ room, url, by, text, n }) {
  if ((await somebodyLooks()) || (await subscription())) return;
  const words = chosen()?.words;
  // One tab at a time: the others then see that it is shown, or that it was and has been closed.
  await navigator.locks.request("forge-notification", async () => {
    const last = Number(localStorage.getItem(`forge_told_${room}`) ?? -1);
    if (last >= n) return;
    localStorage.setItem(`forge_told_${room}`, n);
    await (await worker()).showNotification(by, {
      body: words ? text : "Called you.",
      tag: tag(room),
      renotify: true,
      icon: new URL("../app-192.png", import.meta.url).href,
      data: { url, n },
    });
  });
}

async function close({ room, n }) {
  for (const one of await shown(room)) if ((one.data?.n ?? 0) <= n) one.close();
}

if (meta.user && chosen()) {
  subscribe(`user:${meta.user}`, null, {
    event(kind, data) {
      if (kind === "mention" && !data.quiet) tell(data).catch(() => {});
    },
    whisper(kind, data) {
      if (kind === "read") close(data).catch(() => {});
    },
  });
  renew().catch(() => {});
}
