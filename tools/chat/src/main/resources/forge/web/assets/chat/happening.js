// What happens in the room while somebody looks on, over its stream.

import { parse, subscribe } from "../live.js";
import { grow } from "./composer.js";
import { add, bury, file, fill, fold, reactions, retitle, still, toBottom } from "./drawing.js";
import { heardCards, heardPreviews } from "./cards.js";
import { allRead, learn, saidIn } from "./following.js";
import { startOver } from "./history.js";
import { heardDraft } from "./drafts.js";
import { hush, showPeople, types } from "./people.js";
import { at, beyond, blocked, echoes, find, lastId, me, messages, room, status, topic } from "./place.js";
import { forgetNewLine, markRead, newLine, showJump, unreadAfter } from "./reading.js";
import { called, uncalled } from "./waiting.js";
import { gone, heardBlock, heardLock, heardRuling, heardSlow } from "./writing.js";

const deeds = {
  msg(m) {
    saidIn(m);
    if (topic && String(m.topic?.id) !== topic) return;
    const echo = m.author === me && m.nonce ? echoes.get(m.nonce) : null;
    echo?.box.remove();
    if (m.nonce) echoes.delete(m.nonce);
    if (m.topic) retitle(m.topic.id, m.topic.title);
    hush(m.author);
    if (!at.end) {
      beyond.set(m.id, m);
      if (m.author !== me) at.missed++;
      showJump();
      return;
    }
    const away = at.held || !at.stuck || document.hidden || !document.hasFocus();
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
  edit(m) {
    const box = find(m.id);
    if (box) hush(box.dataset.author);
    if (box && !box.classList.contains("deleted")) still(() => fill(box, m, m.at));
    const waiting = beyond.get(m.id);
    if (waiting) Object.assign(waiting, { html: m.html, mentions: m.mentions, calls: m.calls, action: m.action, editedAt: m.at });
  },
  move({ id, topic: to }) {
    const box = find(id);
    const waiting = beyond.get(id);
    if (waiting) waiting.topic = to ? { id: to } : undefined;
    if (topic && String(to) === topic && !box) startOver().catch(() => {});
    else if (topic && box && String(to) !== topic) still(() => box.remove());
    else if (box && box.dataset.topic !== String(to ?? "")) still(() => file(box, to ? { id: to } : null));
  },
  pin({ id, on, pins }) {
    find(id)?.classList.toggle("pinned", on);
    const link = document.getElementById("pins");
    link.hidden = pins < 1;
    link.querySelector("span").textContent = pins;
  },
  topic({ id, title, answered }) {
    if (title) retitle(id, title);
    if (String(id) !== topic) return;
    if (title) document.getElementById("topic-title").textContent = title;
    document.getElementById("topic-state").textContent = answered ? "Answered" : "";
  },
  delete({ id }) {
    const box = find(id);
    uncalled(id);
    if (box) still(() => bury(box));
    const waiting = beyond.get(id);
    if (waiting) waiting.deleted = true;
  },
  hide({ id }) {
    const box = find(id);
    uncalled(id);
    if (box) still(() => bury(box, "Reported; hidden until a moderator has looked."));
    const waiting = beyond.get(id);
    if (waiting) waiting.hidden = true;
  },
  show(m) {
    const box = find(m.id);
    box?.classList.remove("deleted");
    if (box) still(() => fill(box, m, null));
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
    if (kind === "cards") heardCards(data);
    if (kind === "previews") heardPreviews(data);
    if (kind === "lock") heardLock(data);
    if (kind === "slow") heardSlow(data);
    if (kind === "members") document.getElementById("member-count").textContent = data.n > 0 ? ` (${data.n.toLocaleString("en")})` : "";
    if (kind === "typing") for (const who of data.u) if (who !== me && !blocked.has(who)) types(who);
  },
  here: showPeople,
  reset: () => at.end && startOver().catch(() => {}),
  refused() {
    status.textContent = "You may not read this room any more.";
    gone();
  },
});

if (me) {
  subscribe(`user:${me}`, null, {
    event(kind, data) {
      if (kind === "mention" && `room:${data.room}` === room.dataset.room) called(data.n);
      if (kind === "writing") heardRuling(data);
    },
    whisper(kind, data) {
      if (kind === "draft") heardDraft(data, grow);
      if (kind === "block") {
        blocked[data.on ? "add" : "delete"](data.user);
        still(() => messages().forEach(fold));
        heardBlock();
      }
      const { room: where, n } = data;
      if (kind === "unread" && `room:${where}` === room.dataset.room) {
        unreadAfter(n);
        learn();
      }
      if (kind === "read" && `room:${where}` === room.dataset.room && n >= lastId()) allRead();
      if (kind !== "read" || `room:${where}` !== room.dataset.room || n <= at.read) return;
      at.read = n;
      at.held = false;
      if (n >= lastId()) {
        at.missed = 0;
        forgetNewLine();
        showJump();
      }
    },
  });
}
