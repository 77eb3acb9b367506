// What happens in the room while somebody looks on, over its stream.

import { parse, subscribe } from "../live.js";
import { add, bury, fill, reactions, still, toBottom } from "./drawing.js";
import { startOver } from "./history.js";
import { hush, showPeople, types } from "./people.js";
import { at, beyond, echoes, find, lastId, me, room, status } from "./place.js";
import { forgetNewLine, markRead, newLine, showJump } from "./reading.js";

const deeds = {
  msg(m) {
    const echo = m.author === me && m.nonce ? echoes.get(m.nonce) : null;
    echo?.box.remove();
    if (m.nonce) echoes.delete(m.nonce);
    hush(m.author);
    if (!at.end) {
      beyond.set(m.id, m);
      if (m.author !== me) at.missed++;
      showJump();
      return;
    }
    const away = !at.stuck || document.hidden || !document.hasFocus();
    const fresh = !find(m.id);
    add(m);
    if (fresh && m.author !== me && away) {
      at.missed++;
      newLine(find(m.id));
      if (at.stuck) toBottom();
    }
    showJump();
    markRead();
  },
  edit({ id, html, at, mentions }) {
    const box = find(id);
    if (box) hush(box.dataset.author);
    if (box && !box.classList.contains("deleted")) still(() => fill(box, html, mentions, at));
    const waiting = beyond.get(id);
    if (waiting) Object.assign(waiting, { html, mentions, editedAt: at });
  },
  delete({ id }) {
    const box = find(id);
    if (box) still(() => bury(box));
    const waiting = beyond.get(id);
    if (waiting) waiting.deleted = true;
  },
  hide({ id }) {
    const box = find(id);
    if (box) still(() => bury(box, "Reported; hidden until a moderator has looked."));
    const waiting = beyond.get(id);
    if (waiting) waiting.hidden = true;
  },
  show({ id, html, mentions }) {
    const box = find(id);
    box?.classList.remove("deleted");
    if (box) still(() => fill(box, html, mentions, null));
  },
  react({ id, r, by, e, on }) {
    const box = find(id);
    if (!box || box.classList.contains("deleted")) return;
    const keep = at.stuck;
    still(() => reactions(box, r, { by, e, on }));
    if (keep && at.end) toBottom();
  },
};

export const stream = subscribe(room.dataset.room, parse(`x@${room.dataset.position}`).position, {
  event: (kind, data) => deeds[kind]?.(data),
  whisper(kind, data) {
    if (kind === "typing") for (const who of data.u) if (who !== me) types(who);
  },
  here: showPeople,
  reset: () => at.end && startOver().catch(() => {}),
  refused() {
    status.textContent = "You may not read this room any more.";
  },
});

if (me) {
  subscribe(`user:${me}`, null, {
    whisper(kind, { room: where, n }) {
      if (kind !== "read" || `room:${where}` !== room.dataset.room || n <= at.read) return;
      at.read = n;
      if (n >= lastId()) {
        at.missed = 0;
        forgetNewLine();
        showJump();
      }
    },
  });
}
