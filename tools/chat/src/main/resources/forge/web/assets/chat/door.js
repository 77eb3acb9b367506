// The door of a room of members: opens by itself once a moderator has let the visitor in.

import { meta } from "../forge.js";
import { subscribe } from "../live.js";

const { room } = document.getElementById("door").dataset;

if (meta.user) {
  subscribe(`user:${meta.user}`, null, {
    whisper(kind, data) {
      if (kind === "rooms" && data.room === room) location.reload();
    },
  });
}
