// The picker of emoji: categories, search as one types, those used last, tones of skin.
//
// Nothing is fetched before it is opened first; then one index of names (the browser keeps it and asks
// whether it has changed), and pictures only of what is in sight.

import { send } from "../forge.js";
import { element } from "./elements.js";

const USUAL = ["👍", "👎", "😄", "🎉", "😕", "❤️", "🚀", "👀", "✅", "🙏", "🔥", "💯", "🤔", "😂", "👏", "🐛"];
const TONES = ["", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"];
const TONE_NAMES = ["No tone", "Light", "Medium light", "Medium", "Medium dark", "Dark"];
const FACES = { "Smileys & Emotion": "😀", "People & Body": "👋", "Animals & Nature": "🐻", "Food & Drink": "🍎", "Travel & Places": "🚗", Activities: "⚽", Objects: "💡", Symbols: "🔣", Flags: "🏁" };
const KEY = "forge.emoji";
const PART = 160; // so many at once; more follow while one scrolls
const MOST_USED = 24;

const remembered = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};
const remember = (change) => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...change }));
  } catch {
    // then the next picker begins as usual
  }
};

let index = null;

/** Everything there is: {e, names, tone, picture}, in groups; fetched once. */
function load() {
  index ??= send("/rest/chat/emoji/index")
    .then(({ pictures, custom, groups }) => {
      const ours = custom.map(([name, mark]) => ({ e: `:${name}:`, names: name, picture: pictures + mark }));
      const all = groups.map(({ title, emoji }) => ({
        title,
        emoji: emoji.map(([e, names, tone]) => ({ e, names, tone })),
      }));
      return ours.length ? [...all, { title: "This site", emoji: ours }] : all;
    })
    .catch((refused) => {
      index = null;
      throw refused;
    });
  return index;
}

function toned({ e, tone }) {
  const wanted = TONES[remembered().tone ?? 0];
  if (!tone || !wanted) return e;
  const [first, ...rest] = [...e].filter((c) => c !== "\uFE0F");
  return first + wanted + rest.join("");
}

/** An emoji as it is shown: a character, or the picture of one of this site. */
export function face(e, picture = undefined) {
  if (!e.startsWith(":")) return e;
  const src = picture ?? `/-/emoji/named/${e.slice(1, -1)}`;
  return element("img", { class: "emoji", src, alt: e, height: 18, loading: "lazy" });
}

const button = (one) =>
  element(
    "button",
    { type: "button", "data-pick": toned(one), title: `:${one.names.split(" ")[0]}:`, "aria-label": one.names.split(" ")[0].replaceAll("_", " ") },
    one.picture ? face(one.e, one.picture) : toned(one),
  );

const used = () => (remembered().used ?? []).concat(USUAL.filter((e) => !(remembered().used ?? []).includes(e))).slice(0, MOST_USED);

function use(e) {
  remember({ used: [e, ...(remembered().used ?? []).filter((u) => u !== e)].slice(0, MOST_USED) });
}

/** Those with a name that begins so first, then those with the words somewhere. */
export async function search(typed, most) {
  const words = typed.toLowerCase().replaceAll(":", "").trim().replaceAll(" ", "_");
  const first = [];
  const then = [];
  for (const { emoji } of [...(await load())].reverse()) {
    for (const one of emoji) {
      const at = ` ${one.names}`.indexOf(` ${words}`);
      if (at >= 0) first.push(one);
      else if (one.names.includes(words)) then.push(one);
    }
  }
  return [...first, ...then].slice(0, most);
}

/**
 * A picker that calls back with what was chosen: a character, or a :name: of this site.
 * It is small at once (what was used last); the rest comes when the index is there.
 */
export function picker(chosen) {
  const grid = element("div", { class: "emoji-grid", role: "group", "aria-label": "Emoji" });
  const field = element("input", { type: "search", placeholder: "Find an emoji", "aria-label": "Find an emoji", autocomplete: "off" });
  const tabs = element("div", { class: "emoji-tabs", role: "tablist", "aria-label": "Kinds" });
  const tone = element("select", { "aria-label": "Tone of skin", title: "Tone of skin" });
  TONES.forEach((t, i) => tone.append(element("option", { value: i, "aria-label": TONE_NAMES[i], title: TONE_NAMES[i] }, `✋${t}`)));
  tone.value = remembered().tone ?? 0;
  const pick = element(
    "div",
    { class: "emoji-pick", role: "dialog", "aria-label": "Choose an emoji" },
    element("div", { class: "emoji-head" }, field, tone),
    tabs,
    grid,
  );
  let now = () => show(recent());

  const recent = () => used().map((e) => ({ e, names: e.replaceAll(":", "") }));

  function show(all) {
    grid.replaceChildren();
    grid.scrollTop = 0;
    if (!all.length) grid.append(element("p", { class: "faint" }, "No emoji like that."));
    part(all, 0);
  }

  function part(all, from) {
    const some = all.slice(from, from + PART).map((one) => (one.e.startsWith(":") && !one.picture ? button({ ...one, picture: `/-/emoji/named/${one.names}` }) : button(one)));
    grid.append(...some);
    if (from + PART >= all.length) return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some((s) => s.isIntersecting)) return;
        watch.disconnect();
        part(all, from + PART);
      },
      { root: grid, rootMargin: "200px" },
    );
    watch.observe(some.at(-1));
  }

  function tab(mark, title, all) {
    const one = element("button", { type: "button", role: "tab", title, "aria-label": title, "aria-selected": "false" }, mark);
    const open = () => {
      field.value = "";
      now = () => show(all());
      tabs.querySelectorAll("[role=tab]").forEach((t) => t.setAttribute("aria-selected", String(t === one)));
      now();
    };
    one.addEventListener("click", open);
    tabs.append(one);
    return one;
  }

  tab("🕘", "Used last", recent).setAttribute("aria-selected", "true");
  now();
  load()
    .then((groups) => {
      for (const { title, emoji } of groups) {
        const mark = FACES[title] ?? face(emoji[0].e, emoji[0].picture);
        tab(mark, title, () => emoji);
      }
    })
    .catch(() => grid.append(element("p", { class: "faint" }, "The others cannot be had just now.")));

  field.addEventListener("input", async () => {
    const typed = field.value;
    if (!typed.trim()) return now();
    const found = await search(typed, PART).catch(() => []);
    if (field.value === typed) show(found);
  });
  tone.addEventListener("change", () => {
    remember({ tone: Number(tone.value) });
    now();
  });
  pick.addEventListener("click", (event) => {
    const one = event.target.closest("[data-pick]");
    if (!one) return;
    event.stopPropagation();
    use(one.dataset.pick);
    chosen(one.dataset.pick);
  });
  pick.addEventListener("keydown", (event) => keys(event, pick, grid, field));
  return pick;
}

function keys(event, pick, grid, field) {
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    pick.dispatchEvent(new CustomEvent("leave"));
    return;
  }
  const all = [...grid.querySelectorAll("[data-pick]")];
  const at = all.indexOf(document.activeElement);
  if (event.target === field) {
    if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      if (event.key === "Enter") all[0]?.click();
      else all[0]?.focus();
    }
    return;
  }
  if (at < 0) return;
  const across = Math.max(1, all.findIndex((b) => b.offsetTop > all[0].offsetTop));
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across }[event.key];
  if (by) {
    event.preventDefault();
    if (at + by < 0) field.focus();
    else (all[at + by] ?? all.at(-1)).focus();
  } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) field.focus();
}
