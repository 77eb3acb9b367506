/**
 * Live streams in the browser: what happens on the forge reaches the pages that are open.
 *
 *   import { subscribe, onState } from "./live.js";
 *
 *   const room = subscribe("room:5f2c", { e: "k3", q: 1042 }, {
 *     event(kind, data, q) { … },     // each number once, in order, without gaps
 *     whisper(kind, data) { … },      // typing and the like; may be lost
 *     here({ u, n }) { … },           // asks to be shown as being here, and hears who is
 *     reset({ e, q }) { … },          // too much was missed: fetch the page anew, then go on
 *     refused(code) { … },            // no right, or no such stream
 *     badge({ head, k }) { … },       // instead of event: only that something happened, see below
 *   });
 *   room.typing();                    // "somebody is writing", at most every three seconds
 *   room.position;                    // { e, q } of what has been applied
 *   room.close();
 *
 * Who gives badge() and no event() is told at most once a second where the stream is, and how many
 * events of each kind there were since the badge before, such as { msg: 3, react: 1 }.
 *
 * The position comes with the page. All tabs of a browser share one connection where SharedWorker
 * exists. A connection that is lost is taken up again at the last number; WebSocket, server-sent
 * events and long poll are tried in this order. docs/live.md describes the protocol.
 *
 * Without a line of script:
 *
 *   <section id="list" data-live="mount:7@k3:12" data-live-refresh>        refreshes itself
 *   <section id="list" data-live="mount:7@k3:12" data-live-refresh="ask">  says "3 new, show"
 *   <section id="page" data-live="page:9@k3:4" data-live-refresh="ask" data-live-kinds="edited">
 *   <p data-live="repo:7@k3:4" data-live-refresh="reload" data-live-about="main">  offers the page anew
 *   <p data-live="page:9@k3:4" data-live-here hidden></p>                  says who is here
 *   <span data-live-state></span>                                          says whether all this works
 *
 * A part that refreshes fetches the page it is on and replaces itself by the element with its id;
 * where the page has none any more, data-live-reload has the whole page loaded anew. Events that
 * have a label count only where data-live-about, if there is one, names it.
 * Before that it sends "live:event" (cancelable), after it "live:refreshed"; both bubble.
 */

const PROTOCOL = "forge.live.v1";
const PATH = "/live/v1";
const HOLD = 500;
const inWorker =
  typeof SharedWorkerGlobalScope !== "undefined" && self instanceof SharedWorkerGlobalScope;

// ---------------------------------------------------------------------------------------------
// The wire: one connection to the forge, whatever the transport, taken up again when it is lost.

class Wire {
  #streams = new Map(); // name -> { e, q, here, badge }
  #pending = new Map(); // id of a command -> name of its stream
  #frame;
  #tell;
  #state = "off";
  #csrf = "";
  #socket = null;
  #source = null;
  #poll = null;
  #transport = "socket";
  #failures = 0;
  #command = 0;
  #timer = 0;
  #heartbeat = 0;
  #heard = 0;
  #upgradeAt = 0;
  #worked = false;
  #bye = 0;

  constructor(frame, tell) {
    this.#frame = frame;
    this.#tell = tell;
    self.addEventListener("online", () => this.#again(Math.random() * 2000));
    this.#heartbeat = setInterval(() => this.#beat(), 25000);
  }

  get state() {
    return this.#state;
  }

  set csrf(token) {
    if (token) this.#csrf = token;
  }

  /** Hears a stream from a position on; asking again replays what came since. */
  subscribe(name, since, here, badge) {
    const known = this.#streams.get(name);
    this.#streams.set(name, {
      e: since?.e ?? known?.e ?? null,
      q: since?.q ?? known?.q ?? 0,
      here: here || (known?.here ?? false),
      badge: badge && (known?.badge ?? true),
    });
    if (this.#socket?.readyState === 1) this.#sendSubscription(name);
    else if (this.#source || this.#poll) this.#reopenSoon();
    else this.#open();
  }

  unsubscribe(name) {
    if (!this.#streams.delete(name)) return;
    if (this.#socket?.readyState === 1) this.#send({ t: "unsub", s: name });
    else if (this.#source || this.#poll) this.#reopenSoon();
    if (this.#streams.size === 0) this.#close("off");
  }

  since(name, q) {
    const known = this.#streams.get(name);
    if (!known) return;
    if (this.#socket?.readyState === 1) this.#send({ t: "since", id: ++this.#command, s: name, q });
    else {
      known.q = q;
      this.#reopenSoon();
    }
  }

  typing(name) {
    if (this.#socket?.readyState === 1) this.#send({ t: "typing", s: name });
    else if (this.#state === "live") this.#post("/typing", { s: name }).catch(() => {});
  }

  #open() {
    clearTimeout(this.#timer);
    if (this.#streams.size === 0 || this.#socket || this.#source || this.#poll) return;
    if (this.#transport !== "socket" && Date.now() > this.#upgradeAt) this.#transport = "socket";
    this.#say(this.#failures ? "reconnecting" : "connecting");
    if (this.#transport === "socket") this.#openSocket();
    else if (this.#transport === "events") this.#openEvents();
    else this.#openPoll();
  }

  #openSocket() {
    let opened = false;
    let socket;
    try {
      socket = new WebSocket(location.origin.replace(/^http/, "ws") + PATH, [PROTOCOL]);
    } catch {
      this.#fallBack("events");
      return;
    }
    this.#socket = socket;
    socket.onopen = () => {
      opened = this.#worked = true;
      this.#heard = Date.now();
      this.#send({ t: "hello", client: "web/1" });
      for (const name of this.#streams.keys()) this.#sendSubscription(name);
    };
    socket.onmessage = (m) => this.#take(m.data);
    socket.onclose = (closed) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (!opened) this.#fallBack("events");
      else if (closed.code === 4403) this.#say("off");
      else if (closed.code === 4409 || closed.code === 4429) this.#again(30000 + Math.random() * 30000);
      else if (this.#bye > Date.now()) this.#leave();
      else this.#lost();
    };
  }

  /** The node that stops has said when to come again: everybody at another moment. */
  #leave() {
    this.#say("reconnecting");
    this.#again(this.#bye - Date.now());
  }

  #sendSubscription(name) {
    const at = this.#streams.get(name);
    const id = ++this.#command;
    this.#pending.set(id, name);
    const frame = { t: "sub", id, s: name };
    if (at.e) frame.since = { e: at.e, q: at.q };
    if (at.here) frame.here = true;
    if (at.badge) frame.mode = "badge";
    this.#send(frame);
  }

  #openEvents() {
    if (typeof EventSource === "undefined") {
      this.#fallBack("poll");
      return;
    }
    let opened = false;
    const places = [...this.#streams].map(([s, at]) => (at.e ? `${s}@${at.e}:${at.q}` : s));
    const here = [...this.#streams].filter(([, at]) => at.here).map(([s]) => s);
    const query = new URLSearchParams({ s: places.join(",") });
    if (here.length) query.set("here", here.join(","));
    if (this.#badges().length) query.set("badge", this.#badges().join(","));
    const source = new EventSource(`${PATH}/events?${query}`);
    this.#source = source;
    source.onmessage = (m) => {
      opened = true;
      this.#take(m.data);
    };
    source.onerror = () => {
      if (this.#source !== source) return;
      source.close();
      this.#source = null;
      if (opened && this.#bye > Date.now()) this.#leave();
      else if (opened) this.#lost();
      else this.#fallBack("poll");
    };
  }

  #badges() {
    return [...this.#streams].filter(([, at]) => at.badge).map(([s]) => s);
  }

  async #openPoll() {
    const poll = { stop: new AbortController() };
    this.#poll = poll;
    try {
      while (this.#poll === poll && this.#streams.size) {
        const since = {};
        for (const [s, at] of this.#streams) since[s] = at.e ? { e: at.e, q: at.q } : null;
        const here = [...this.#streams].filter(([, at]) => at.here).map(([s]) => s);
        const answer = await this.#post("/poll", { since, here, badge: this.#badges(), wait: 25 }, poll.stop.signal);
        if (this.#poll !== poll) return;
        this.#live();
        for (const frame of answer.frames) this.#obey(frame);
        for (const [s, at] of Object.entries(answer.since)) this.#reached(s, at);
      }
    } catch (failed) {
      if (this.#poll === poll) {
        this.#poll = null;
        if (failed.retryAfter) this.#again((failed.retryAfter + Math.random()) * 1000);
        else this.#lost();
      }
    }
  }

  async #post(path, body, signal) {
    const answer = await fetch(PATH + path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": this.#csrf },
      body: JSON.stringify(body),
      signal,
    });
    if (!answer.ok) {
      const failed = new Error(`${path}: ${answer.status}`);
      failed.retryAfter = Number(answer.headers.get("Retry-After"));
      throw failed;
    }
    return answer.status === 204 ? null : answer.json();
  }

  /** The next transport at once; the better one is tried again in five minutes. */
  #fallBack(to) {
    this.#socket = null;
    if (navigator.onLine === false || this.#failures > 0 || this.#worked) {
      this.#transport = "socket";
      this.#lost();
      return;
    }
    this.#transport = to;
    this.#upgradeAt = Date.now() + 300000;
    this.#open();
  }

  #lost() {
    this.#failures++;
    this.#say("reconnecting");
    const longest = this.#failures === 1 ? 3000 : Math.min(60000, 1000 * 2 ** this.#failures);
    this.#again(Math.random() * longest);
  }

  #again(delay) {
    if (this.#socket || this.#source || this.#poll || this.#streams.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#open(), delay);
  }

  #reopenSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#close(this.#state);
      this.#open();
    }, 50);
  }

  #close(state) {
    clearTimeout(this.#timer);
    const [socket, source, poll] = [this.#socket, this.#source, this.#poll];
    this.#socket = this.#source = this.#poll = null;
    socket?.close();
    source?.close();
    poll?.stop.abort();
    this.#say(state);
  }

  #beat() {
    if (this.#socket?.readyState !== 1) return;
    if (Date.now() - this.#heard > 60000) {
      const dead = this.#socket;
      this.#socket = null;
      dead.close();
      this.#lost();
    } else this.#send({ t: "ping" });
  }

  #send(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  #live() {
    this.#failures = 0;
    this.#say("live");
  }

  #take(text) {
    this.#heard = Date.now();
    this.#live();
    this.#obey(JSON.parse(text));
  }

  #obey(frame) {
    if (frame.t === "bye") {
      this.#bye = Date.now() + frame.after + Math.random() * frame.jitter;
      return;
    }
    if (frame.t === "ev") for (const event of frame.b) this.#reached(event.s, { q: event.q });
    if (frame.t === "reset") this.#reached(frame.s, frame);
    if (frame.t === "ok" && frame.s) {
      const at = this.#streams.get(frame.s);
      if (at && !at.e) Object.assign(at, { e: frame.e, q: frame.q });
    }
    if (frame.re) {
      frame.s ??= this.#pending.get(frame.re);
      this.#pending.delete(frame.re);
    }
    if (frame.t === "err" && frame.s && frame.code !== "rate") this.#streams.delete(frame.s);
    this.#frame(frame);
  }

  #reached(name, { e, q }) {
    const at = this.#streams.get(name);
    if (!at) return;
    if (e && e !== at.e) Object.assign(at, { e, q });
    else if (q > at.q) at.q = q;
  }

  #say(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.#tell(state);
  }
}

// ---------------------------------------------------------------------------------------------
// The switchboard: many listeners, one wire. It lives in the shared worker, or in the page.

class Switchboard {
  #ports = new Map(); // port -> { streams: Map(name -> { here, badge }), heard }
  #wire = new Wire(
    (frame) => this.#carry(frame),
    (state) => this.#all({ t: "state", state }),
  );

  constructor() {
    setInterval(() => this.#sweep(), 60000);
  }

  plug(port) {
    this.#ports.set(port, { streams: new Map(), heard: Date.now() });
    port.postMessage({ t: "state", state: this.#wire.state });
  }

  unplug(port) {
    const gone = this.#ports.get(port);
    this.#ports.delete(port);
    for (const name of gone?.streams.keys() ?? []) this.#leave(name);
  }

  hear(port, message) {
    if (!this.#ports.has(port)) {
      if (message.t === "bye") return;
      this.plug(port);
      if (message.t !== "sub") port.postMessage({ t: "again" });
    }
    const plugged = this.#ports.get(port);
    plugged.heard = Date.now();
    this.#wire.csrf = message.csrf;
    if (message.t === "sub") {
      plugged.streams.set(message.s, { here: message.here, badge: message.badge });
      this.#wire.subscribe(message.s, message.since, message.here, this.#onlyBadge(message.s));
    } else if (message.t === "unsub") {
      plugged.streams.delete(message.s);
      this.#leave(message.s);
    } else if (message.t === "since") this.#wire.since(message.s, message.q);
    else if (message.t === "typing") this.#wire.typing(message.s);
    else if (message.t === "bye") this.unplug(port);
  }

  /** Whether no page wants more of a stream than its badge. */
  #onlyBadge(name) {
    return [...this.#ports.values()].every(({ streams }) => streams.get(name)?.badge ?? true);
  }

  #leave(name) {
    for (const { streams } of this.#ports.values()) if (streams.has(name)) return;
    this.#wire.unsubscribe(name);
  }

  #carry(frame) {
    if (frame.b) {
      const byStream = new Map();
      for (const one of frame.b) {
        if (!byStream.has(one.s)) byStream.set(one.s, []);
        byStream.get(one.s).push(one);
      }
      for (const [name, b] of byStream) this.#to(name, { t: frame.t, b });
    } else if (frame.s) this.#to(frame.s, frame);
  }

  #to(name, message) {
    for (const [port, { streams }] of this.#ports) if (streams.has(name)) port.postMessage(message);
  }

  #all(message) {
    for (const port of this.#ports.keys()) port.postMessage(message);
  }

  /** Lets go of pages that ended without a word. */
  #sweep() {
    for (const [port, { heard }] of this.#ports) if (Date.now() - heard > 240000) this.unplug(port);
  }
}

if (inWorker) {
  const board = new Switchboard();
  self.onconnect = (e) => {
    const port = e.ports[0];
    board.plug(port);
    port.onmessage = (m) => board.hear(port, m.data);
  };
}

// ---------------------------------------------------------------------------------------------
// The page's side.

const meta = (name) => document.querySelector(`meta[name="${name}"]`);

class Line {
  #send;
  #streams = new Map(); // name -> Set of Subscription
  #watchers = new Set();
  state = "off";

  constructor() {
    if (!this.#share()) this.#own();
    setInterval(() => this.send({ t: "here" }), 60000);
    addEventListener("pagehide", () => this.send({ t: "bye" }));
    addEventListener("pageshow", (e) => e.persisted && this.send({ t: "here" }));
  }

  /** One connection for all tabs of this user. */
  #share() {
    if (typeof SharedWorker === "undefined") return false;
    try {
      const name = `forge-live-${meta("forge")?.dataset.user ?? ""}`;
      const worker = new SharedWorker(import.meta.url, { type: "module", name });
      const early = [];
      let heard = false;
      const giveUp = () => {
        if (heard || this.#send !== first) return;
        worker.port.close();
        this.#own();
        early.forEach((m) => this.#send(m));
      };
      const first = (m) => {
        if (!heard) early.push(m);
        worker.port.postMessage(m);
      };
      this.#send = first;
      worker.onerror = giveUp;
      setTimeout(giveUp, 4000);
      worker.port.onmessage = (m) => {
        heard = true;
        if (this.#send === first) this.#hear(m.data);
      };
      return true;
    } catch {
      return false;
    }
  }

  /** A connection of this tab alone. */
  #own() {
    const board = new Switchboard();
    const port = { postMessage: (m) => this.#hear(m) };
    this.#send = (m) => board.hear(port, m);
    board.plug(port);
  }

  send(message) {
    this.#send({ ...message, csrf: meta("csrf")?.content });
  }

  add(subscription) {
    const name = subscription.stream;
    if (!this.#streams.has(name)) this.#streams.set(name, new Set());
    this.#streams.get(name).add(subscription);
    this.#ask(subscription);
  }

  #ask({ stream, position, wantsHere }) {
    const badge = [...(this.#streams.get(stream) ?? [])].every((one) => one.wantsBadge);
    this.send({ t: "sub", s: stream, since: position, here: wantsHere, badge });
  }

  remove(subscription) {
    const all = this.#streams.get(subscription.stream);
    if (!all?.delete(subscription) || all.size) return;
    this.#streams.delete(subscription.stream);
    this.send({ t: "unsub", s: subscription.stream });
  }

  watch(listener) {
    this.#watchers.add(listener);
    listener(this.state);
    return () => this.#watchers.delete(listener);
  }

  #hear(message) {
    if (message.t === "state") {
      this.state = message.state;
      for (const listener of this.#watchers) listener(this.state);
      return;
    }
    if (message.t === "again") {
      for (const all of this.#streams.values()) for (const one of all) this.#ask(one);
      return;
    }
    const name = message.s ?? message.b?.[0]?.s;
    for (const one of [...(this.#streams.get(name) ?? [])]) one.take(message);
  }
}

class Subscription {
  #handlers;
  #line;
  #held = new Map();
  #repair = 0;
  #typed = 0;

  constructor(line, stream, position, handlers) {
    this.#line = line;
    this.#handlers = handlers;
    this.stream = stream;
    this.position = position ? { e: position.e, q: position.q } : null;
    this.wantsHere = Boolean(handlers.here);
    this.wantsBadge = Boolean(handlers.badge) && !handlers.event;
  }

  /** Lets the others know that somebody is writing. */
  typing() {
    if (Date.now() - this.#typed < 3000) return;
    this.#typed = Date.now();
    this.#line.send({ t: "typing", s: this.stream });
  }

  /** After a reset: what has been fetched is of this position. */
  moveTo(position) {
    this.position = { e: position.e, q: position.q };
    this.#drain();
  }

  close() {
    clearTimeout(this.#repair);
    this.#line.remove(this);
  }

  take(message) {
    if (message.t === "ev") {
      if (this.wantsBadge) this.#count(message.b);
      else for (const event of message.b) if (!this.#known(event.q)) this.#held.set(event.p ?? event.q, event);
      this.#drain();
    } else if (message.t === "badge") {
      const badge = message.b.at(-1);
      if (this.wantsBadge) this.#badge(badge);
      else if (!this.#known(badge.head)) this.#repairSoon();
    } else if (message.t === "eph") {
      for (const { k, d } of message.b) {
        if (k === "here") this.#handlers.here?.(d);
        else this.#handlers.whisper?.(k, d);
      }
    } else if (message.t === "ok") this.position ??= { e: message.e, q: message.q };
    else if (message.t === "reset") this.#reset(message);
    else if (message.t === "err") this.#handlers.refused?.(message.code);
  }

  #known(q) {
    return this.position !== null && q <= this.position.q;
  }

  /** Another page of this browser has the stream open: its events are counted here. */
  #count(events) {
    const k = {};
    for (const event of events) k[event.k] = (k[event.k] ?? 0) + 1;
    this.#badge({ head: events.at(-1).q, k });
  }

  #badge(badge) {
    if (this.position) this.position.q = Math.max(this.position.q, badge.head);
    this.#handlers.badge(badge);
  }

  /** An event may stand for all numbers from p on: what they said, it says anew. */
  #drain() {
    if (this.#held.size) this.position ??= { e: "", q: Math.min(...this.#held.keys()) - 1 };
    for (const [from, event] of [...this.#held].sort(([a], [b]) => a - b)) {
      if (from > this.position.q + 1) break;
      this.#held.delete(from);
      if (this.#known(event.q)) continue;
      this.position.q = event.q;
      this.#handlers.event?.(event.k, event.d, event.q);
    }
    clearTimeout(this.#repair);
    if (this.#held.size) this.#repairSoon();
  }

  #repairSoon() {
    clearTimeout(this.#repair);
    this.#repair = setTimeout(
      () => this.#line.send({ t: "since", s: this.stream, q: this.position?.q ?? 0 }),
      HOLD,
    );
  }

  #reset({ e, q }) {
    if (this.position && this.position.e === e && this.position.q >= q) return;
    this.#held.clear();
    clearTimeout(this.#repair);
    this.position = { e, q };
    this.#handlers.reset?.({ e, q });
  }
}

let line = null;

/** The connection of this page; opened by the first subscription, so seldom needed by itself. */
export function connect() {
  line ??= new Line();
  return line;
}

/** Hears a stream; see the top of this file. */
export function subscribe(stream, position, handlers) {
  const one = new Subscription(connect(), stream, position, handlers);
  connect().add(one);
  return one;
}

/** Calls with "live", "connecting", "reconnecting" or "off", now and at each change. */
export function onState(listener) {
  return connect().watch(listener);
}

/** Reads "stream@epoch:number", as pages carry it; the position may be missing. */
export function parse(text) {
  const at = text.lastIndexOf("@");
  if (at < 0) return { stream: text, position: null };
  const [e, q] = text.slice(at + 1).split(":");
  return { stream: text.slice(0, at), position: { e, q: Number(q) } };
}

// ---------------------------------------------------------------------------------------------
// Parts of pages that refresh themselves.

const NAMES = { live: "Live", connecting: "Connecting…", reconnecting: "Reconnecting…", off: "" };

function showState(state) {
  for (const badge of document.querySelectorAll("[data-live-state]")) {
    badge.dataset.liveState = state;
    badge.textContent = NAMES[state];
    badge.hidden = state === "off";
  }
}

class Part {
  #element;
  #subscriptions = [];
  #waiting = 0;
  #timer = 0;
  #bar = null;

  constructor(element) {
    this.#element = element;
    this.#listen();
  }

  #listen() {
    const kinds = this.#element.dataset.liveKinds?.split(/\s+/);
    for (const text of this.#element.dataset.live.split(/\s+/).filter(Boolean)) {
      const { stream, position } = parse(text);
      const handlers = {
        event: (kind, data, q) => {
          if ((!kinds || kinds.includes(kind)) && this.#concerned(data)) this.#news({ stream, kind, data, q });
        },
        reset: () => this.#news({ stream, kind: "reset" }),
      };
      if ("liveHere" in this.#element.dataset) handlers.here = (who) => this.#people(who);
      this.#subscriptions.push(subscribe(stream, position, handlers));
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#bar?.remove();
    for (const one of this.#subscriptions) one.close();
    this.#subscriptions = [];
  }

  #concerned(data) {
    const about = this.#element.dataset.liveAbout;
    return !about || !data?.label || about.split(" ").includes(data.label);
  }

  #news(detail) {
    const event = new CustomEvent("live:event", { detail, bubbles: true, cancelable: true });
    if (!this.#element.dispatchEvent(event) || !("liveRefresh" in this.#element.dataset)) return;
    this.#waiting++;
    if (["ask", "reload"].includes(this.#element.dataset.liveRefresh) || this.#busy()) this.#ask();
    else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#refresh(), 150 + Math.random() * 350);
    }
  }

  /** Nobody loses what they are typing. */
  #busy() {
    const active = document.activeElement;
    return (
      this.#element.contains(active) && active.matches("input, textarea, select, [contenteditable]")
    );
  }

  #ask() {
    if (!this.#bar) {
      this.#bar = document.createElement("button");
      this.#bar.type = "button";
      this.#bar.className = "arrivals";
      this.#bar.setAttribute("aria-live", "polite");
      this.#bar.addEventListener("click", () => this.#refresh());
      this.#element.before(this.#bar);
    }
    this.#bar.textContent = `${this.#waiting} new, show`;
  }

  async #refresh() {
    if (this.#element.dataset.liveRefresh === "reload") {
      location.reload();
      return;
    }
    try {
      const answer = await fetch(location.href, {
        headers: { Accept: "text/html", "X-Live": "refresh" },
        credentials: "same-origin",
      });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(this.#element.id);
      if (fresh) this.#swap(document.importNode(fresh, true));
      else if ("liveReload" in this.#element.dataset) location.reload();
    } catch {
      this.#ask();
    }
  }

  #swap(fresh) {
    const before = new Set([...this.#element.querySelectorAll("[id]")].map((e) => e.id));
    for (const element of fresh.querySelectorAll("[id]")) {
      if (before.size && !before.has(element.id)) element.classList.add("glow");
    }
    if (!before.size) fresh.classList.add("glow");
    const scrolled = this.#element.scrollTop;
    this.close();
    parts.delete(this.#element);
    this.#element.replaceWith(fresh);
    fresh.scrollTop = scrolled;
    enhance(fresh.parentElement ?? document);
    fresh.dispatchEvent(new CustomEvent("live:refreshed", { bubbles: true }));
  }

  #people({ u, n }) {
    const me = meta("forge")?.dataset.user;
    const others = u.filter((name) => name !== me);
    const guests = n - u.length;
    const names = others.slice(0, 5);
    if (others.length > 5) names.push(`${others.length - 5} more`);
    if (guests > 0) names.push(guests === 1 ? "1 guest" : `${guests} guests`);
    this.#element.hidden = others.length === 0;
    this.#element.textContent = names.length
      ? `${names.join(", ").replace(/, ([^,]*)$/, " and $1")} ${names.length === 1 && others.length === 1 ? "is" : "are"} here too`
      : "";
  }
}

const parts = new Map();

/** Makes the parts below an element live; called for the whole page by itself. */
export function enhance(root) {
  for (const element of root.querySelectorAll("[data-live]")) {
    if (element.matches("meta") || parts.has(element)) continue;
    const wanted = "liveRefresh" in element.dataset || "liveHere" in element.dataset;
    if (wanted) parts.set(element, new Part(element));
  }
}

if (!inWorker && typeof document !== "undefined") {
  enhance(document);
  if (document.querySelector("[data-live-state]")) onState(showState);
}
