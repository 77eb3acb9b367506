// Small things to build pages from.

export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

export const icon = (name) => {
  const known = document.querySelector("svg.icon use").getAttribute("href").split("#")[0];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ class: "icon", width: 16, height: 16, "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${known}#${name}`);
  svg.append(use);
  return svg;
};

// The same as forge.web.format.Tint and Initials.
const tint = (name) => {
  let hash = 0x811c9dc5;
  for (const unit of name.toLowerCase()) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  return (((hash ^ (hash >>> 15)) % 12) + 12) % 12;
};
const initials = (name) => {
  const words = name.trim().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [first, last] = [words[0] ?? "?", words.at(-1) ?? "?"].map((w) => [...w][0]);
  return (words.length < 2 ? first : first + last).toUpperCase();
};
export const avatar = (id, name, size) =>
  element("span", { class: `avatar s${size} tint-${tint(id)}`, "aria-hidden": "true" }, initials(name || id));
