// The page on which somebody chooses how this browser tells them.

import { send, toast } from "../forge.js";
import { able, chosen, forget, remember, subscribe, subscription } from "./device.js";

const box = document.getElementById("browser");
const state = document.getElementById("browser-state");
const on = document.getElementById("browser-on");
const off = document.getElementById("browser-off");
const words = box.dataset.words === "true";

async function look() {
  let text;
  const told = able() && Notification.permission === "granted" && chosen();
  if (!able()) text = isSecureContext ? "This browser cannot show notifications." : "Notifications need a forge that is reached over https.";
  else if (Notification.permission === "denied") text = "You have forbidden this site to notify you. Allow it in the settings of the browser, beside the address, and load this page again.";
  else if (!told) text = "This browser tells you nothing.";
  else if (await subscription()) text = "You are notified here, even while no page of the forge is open.";
  else text = "You are notified here while a page of the forge is open in some tab.";
  if (told) remember(words);
  state.textContent = text;
  on.hidden = !able() || Notification.permission === "denied" || Boolean(told);
  off.hidden = !told;
}

on.addEventListener("click", async () => {
  on.disabled = true;
  try {
    if ((await Notification.requestPermission()) !== "granted") return;
    remember(words);
    if (await subscribe(box.dataset.siteKey)) location.reload();
  } catch (refused) {
    // A browser without a push service still shows what its open pages hear.
    if (refused.problem) toast(refused.message, { seconds: 10 });
  } finally {
    on.disabled = false;
    look();
  }
});

off.addEventListener("click", async () => {
  off.disabled = true;
  forget();
  try {
    const one = await subscription();
    if (one) {
      const { id } = await send("/rest/account/notifications/devices", { json: one.toJSON() });
      await send(`/rest/account/notifications/devices/${id}`, { method: "DELETE" });
      await one.unsubscribe();
      location.reload();
    }
  } catch (refused) {
    toast(refused.message, { seconds: 10 });
  } finally {
    off.disabled = false;
    look();
  }
});

look();
