// Gaps between the changes of a file: each opens some lines at a time, from above or from below,
// with the numbers of both sides. Without script, the link under the file shows more of it.

const STEP = 20;
const files = new Map();

function linesOf(address) {
  if (!files.has(address)) {
    const asked = fetch(address, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((file) => (file.text ?? "").replace(/\n$/, "").split(/\r?\n/));
    asked.catch(() => files.delete(address));
    files.set(address, asked);
  }
  return files.get(address);
}

function cell(kind, text, number) {
  const td = document.createElement("td");
  td.className = kind;
  if (number) {
    const link = document.createElement("a");
    link.dataset.n = number;
    td.append(link);
  } else {
    td.textContent = text;
  }
  return td;
}

function row(table, text, oldNumber, newNumber) {
  const tr = document.createElement("tr");
  tr.className = "opened";
  if (table.classList.contains("sides")) {
    tr.append(
      cell("ln", "", oldNumber),
      cell("src", text),
      cell("ln", "", newNumber),
      cell("src", text),
    );
  } else {
    tr.append(
      cell("ln", "", oldNumber),
      cell("ln", "", newNumber),
      cell("sign", ""),
      cell("src", text),
    );
  }
  return tr;
}

// gap: the first and the last new number that is hidden, Infinity where the file's end is unknown.
class Gap {
  constructor(table, header, from, to, shift) {
    Object.assign(this, { table, header, from, to, shift });
    this.buttons = document.createElement("span");
    this.buttons.className = "gap";
    header.querySelector("td.src").prepend(this.buttons);
    this.draw();
  }

  draw() {
    this.buttons.replaceChildren();
    if (this.from > this.to) {
      this.header.hidden = true;
      return;
    }
    const size = this.to - this.from + 1;
    if (size <= STEP) {
      this.button("↕", `Show ${size} more ${size === 1 ? "line" : "lines"}`, "down", size);
      return;
    }
    if (this.from > 1) this.button("↓", `Show ${STEP} more lines below`, "down", STEP);
    if (this.to !== Infinity) this.button("↑", `Show ${STEP} more lines above`, "up", STEP);
  }

  button(sign, label, way, count) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => this.open(way, count));
    this.buttons.append(button);
  }

  async open(way, count) {
    let lines;
    try {
      lines = await linesOf(this.table.dataset.file);
    } catch {
      this.buttons.textContent = "The lines cannot be had just now. ";
      return;
    }
    if (this.to === Infinity || this.to > lines.length) this.to = lines.length;
    const rows = [];
    const first = way === "down" ? this.from : Math.max(this.from, this.to - count + 1);
    const last = way === "down" ? Math.min(this.to, this.from + count - 1) : this.to;
    for (let n = first; n <= last; n++) {
      rows.push(row(this.table, lines[n - 1], n + this.shift, n));
    }
    if (way === "down") {
      this.header.before(...rows);
      this.from = last + 1;
    } else {
      this.header.after(...rows);
      this.to = first - 1;
    }
    this.draw();
    this.buttons.querySelector("button")?.focus();
  }
}

// Fewer lines than that behind the last change mean that the file ends there.
const CONTEXT = 3;

function ends(table) {
  let same = 0;
  for (const line of [...table.tBodies[0].rows].reverse()) {
    if (line.matches(".hunk, .add, .del") || line.querySelector(".add, .del")) break;
    same++;
  }
  return same < CONTEXT;
}

function last(table) {
  const header = row(table, "", 0, 0);
  header.className = "hunk";
  table.tBodies[0].append(header);
  return header;
}

export function gaps(root) {
  for (const table of root.querySelectorAll("table.diff[data-file]:not([data-gaps])")) {
    table.dataset.gaps = "";
    let from = 1;
    let shift = 0;
    for (const header of table.querySelectorAll("tr.hunk")) {
      const { old, fresh, oldEnd, freshEnd } = header.dataset;
      new Gap(table, header, from, Number(fresh) - 1, Number(old) - Number(fresh));
      from = Number(freshEnd);
      shift = Number(oldEnd) - Number(freshEnd);
    }
    if (!ends(table)) new Gap(table, last(table), from, Infinity, shift);
  }
}
