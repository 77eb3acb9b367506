// Uploads each chosen file by itself, with progress; one that fails leaves the others be.
import { csrf } from "../forge.js";

for (const form of document.querySelectorAll("form[data-upload]")) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector(".uploads");

  form.addEventListener("submit", async (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    const button = form.querySelector("button.primary");
    button.disabled = true;
    list.hidden = false;
    list.replaceChildren();
    const folder = form.elements.folder.value.trim().replace(/^\/+|\/+$/g, "");
    let failed = 0;
    for (const file of input.files) {
      if (!(await send(file, folder))) failed++;
    }
    if (!failed) failed += (await describe(folder)) ? 0 : 1;
    button.disabled = false;
    if (!failed) location.assign(form.dataset.done + (folder ? "/in/" + path(folder) : ""));
  });

  function path(text) {
    return text.split("/").map(encodeURIComponent).join("/");
  }

  function line(name) {
    const item = document.createElement("li");
    item.className = "row";
    const title = document.createElement("span");
    title.className = "row-main";
    title.textContent = name;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", name);
    const said = document.createElement("span");
    said.className = "row-facts";
    item.append(title, bar, said);
    list.append(item);
    return { bar, said };
  }

  function send(file, folder) {
    const { bar, said } = line(file.name);
    const request = new XMLHttpRequest();
    const place = (folder ? path(folder) + "/" : "") + encodeURIComponent(file.name);
    request.open("PUT", form.dataset.upload + "/" + place);
    request.setRequestHeader("X-CSRF-Token", csrf());
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (e) => {
      if (e.lengthComputable) bar.value = (100 * e.loaded) / e.total;
      said.textContent = bar.value >= 100 ? "checking" : Math.floor(bar.value) + " %";
    });
    return new Promise((done) => {
      request.addEventListener("loadend", () => {
        const ok = request.status === 201 || request.status === 200;
        bar.value = ok ? 100 : bar.value;
        said.textContent = ok
          ? request.status === 201 ? "published" : "was there already"
          : reason(request);
        said.classList.toggle("wrong", !ok);
        done(ok);
      });
      request.send(file);
    });
  }

  function reason(request) {
    try {
      return JSON.parse(request.responseText).detail;
    } catch {
      return "The connection broke. Nothing of this file was kept; try it again.";
    }
  }

  async function describe(folder) {
    const notes = form.elements.notes.value;
    if (!folder || !notes.trim()) return true;
    const answer = await fetch(form.dataset.upload + "/" + path(folder), {
      method: "PATCH",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf() },
      body: JSON.stringify({ notes }),
    }).catch(() => null);
    if (answer?.ok) return true;
    line("Release notes").said.textContent = "could not be saved; they are still in the form.";
    return false;
  }
}
