// The service worker: static files by their hashed addresses, and a page for when there is no connection.
// It keeps no page of the forge, no answer to a program and nothing that belongs to a person. It shows
// what a push service brings, and opens what a notification is about.

const CACHE = "forge-{version}";
const ASSETS = "/-/assets/{version}/";
const OFFLINE = "/offline";
const FIRST = ["forge.css", "forge.js", "live.js", "icons.svg", "favicon.svg"].map((file) => ASSETS + file);

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([...FIRST, new Request(OFFLINE, { credentials: "omit", cache: "reload" })]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n.startsWith("forge-") && n !== CACHE).map((n) => caches.delete(n))))
      .then(() => self.registration.navigationPreload?.enable())
      .then(() => self.clients.claim()),
  );
});

async function asset(request) {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic" && (answer.headers.get("Cache-Control") ?? "").includes("immutable")) {
    const copy = answer.clone();
    caches.open(CACHE).then((cache) => cache.put(request.url, copy)).catch(() => {});
  }
  return answer;
}

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (away) {
    const offline = await caches.match(OFFLINE);
    if (offline) return offline;
    throw away;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(ASSETS) && !url.search) event.respondWith(asset(request));
  else if (request.mode === "navigate") event.respondWith(page(event));
});

/** Whether somebody looks at the place where this happened just now, in this browser. */
async function looked(place) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.some((w) => w.focused && `${new URL(w.url).pathname}/`.startsWith(`${place}/`));
}

async function tell(data) {
  let told = {};
  try {
    told = data?.json() ?? {};
  } catch {
    // of a later version: something has happened
  }
  const { title = "Forge", body = "", url = "/", place = "", tag = "forge" } = told;
  if (place && (await looked(place))) return;
  await self.registration.showNotification(title, { body, tag, renotify: true, icon: `${ASSETS}app-192.png`, data: { url } });
}

/** The page, where it is open; else a new window, so that nothing typed in another is lost. */
async function open(url) {
  const wanted = new URL(url, location.origin);
  if (wanted.origin !== location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((w) => new URL(w.url).pathname === wanted.pathname);
  await (there ? there.focus() : self.clients.openWindow(wanted.href));
}

self.addEventListener("push", (event) => event.waitUntil(tell(event.data)));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? "/"));
});
