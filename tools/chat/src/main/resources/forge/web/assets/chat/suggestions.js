// What is offered above the composer while somebody types: arrows choose, Tab or Enter takes.
//
// The field keeps the focus; what is chosen is told to screen readers as its active descendant.

import { element } from "./elements.js";
import { field, form } from "./place.js";

let last = 0;

/** Lists of one kind; each line has parts to be shown, and says what taking it does. */
export function suggestions(label, kind = "") {
  let list = null;
  let offered = [];

  const options = () => [...list.children];
  const chosen = () => options().findIndex((o) => o.getAttribute("aria-selected") === "true");

  function choose(at) {
    options().forEach((o, i) => o.setAttribute("aria-selected", String(i === at)));
    const one = options()[at];
    field.setAttribute("aria-activedescendant", one.id);
    one.scrollIntoView({ block: "nearest" });
  }

  function close() {
    if (!list) return;
    list.remove();
    list = null;
    for (const name of ["aria-controls", "aria-activedescendant", "aria-autocomplete"]) field.removeAttribute(name);
  }

  function show(lines) {
    close();
    if (!lines.length) return;
    offered = lines;
    list = element("div", { class: `suggestions ${kind}`.trim(), role: "listbox", "aria-label": label, id: "suggestions" });
    for (const { parts, name } of lines) {
      list.append(
        element("button", { type: "button", role: "option", tabindex: "-1", id: `suggestion-${++last}`, "data-name": name }, ...parts),
      );
    }
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", ({ target }) => {
      const at = options().indexOf(target.closest("[role=option]"));
      if (at >= 0) take(at);
    });
    form.prepend(list);
    field.setAttribute("aria-controls", "suggestions");
    field.setAttribute("aria-autocomplete", "list");
    choose(0);
  }

  function take(at) {
    const { run } = offered[at];
    close();
    run();
    field.focus();
  }

  /** Whether a key was meant for what is offered; what is there word for word is sent by Enter. */
  function key(event) {
    if (!list || event.isComposing) return false;
    const now = chosen();
    if (event.key === "Tab" && !event.shiftKey) take(now);
    else if (event.key === "Enter" && offered[now].typed) {
      close();
      return false;
    } else if (event.key === "Enter" && !event.shiftKey) take(now);
    else if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      choose((now + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length);
    } else return false;
    event.preventDefault();
    return true;
  }

  field?.addEventListener("blur", close);
  return { show, close, key };
}
