// Counters of downloads move while the page is open.
import { subscribe } from "../live.js";

const streams = new Set(
  [...document.querySelectorAll("[data-downloads-stream]")].map((e) => e.dataset.downloadsStream),
);

for (const stream of streams) {
  subscribe(stream, null, {
    event() {},
    reset() {},
    whisper(kind, { path, downloads }) {
      if (kind !== "downloads") return;
      for (const cell of document.querySelectorAll(`[data-downloads="${CSS.escape(path)}"]`)) {
        cell.textContent = downloads.toLocaleString("en");
      }
    },
  });
}
