// Uploads each chosen file by itself and in pieces (tus 1.0), with progress. What was cut off goes on
// where it stopped, also after the page was left: choose the same file again.
import { csrf } from "../forge.js";

const PIECE = 8 * 1024 * 1024;
const PATIENCE = [1000, 3000, 5000, 10000, 20000];
const HEADERS = { "Tus-Resumable": "1.0.0", Accept: "application/json" };

class Refused extends Error {}

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
    if (!failed) location.assign(form.dataset.done + "/-/uploaded?folder=" + encodeURIComponent(folder));
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

  async function send(file, folder) {
    const { bar, said } = line(file.name);
    const key = ["upload", form.dataset.upload, folder, file.name, file.size, file.lastModified].join(" ");
    const show = (sent) => {
      bar.value = file.size ? (100 * sent) / file.size : 100;
      said.textContent = sent >= file.size ? "checking" : Math.floor(bar.value) + " %";
    };
    for (let broken = 0; ; broken++) {
      try {
        let { url, offset } = await begin(file, folder, key);
        while (offset < file.size) {
          offset = await piece(url, file, offset, show);
          broken = 0;
        }
        localStorage.removeItem(key);
        bar.value = 100;
        said.textContent = "arrived";
        return true;
      } catch (error) {
        if (error instanceof Refused || broken >= PATIENCE.length) {
          if (error instanceof Refused) localStorage.removeItem(key);
          said.textContent = error instanceof Refused
            ? error.message
            : "The connection broke. Choose the same file again and it goes on where it stopped.";
          said.classList.add("wrong");
          return false;
        }
        said.textContent = "waiting for the connection";
        await new Promise((go) => setTimeout(go, PATIENCE[broken]));
      }
    }
  }

  async function begin(file, folder, key) {
    const known = localStorage.getItem(key);
    if (known) {
      const there = await fetch(known, { method: "HEAD", headers: HEADERS });
      if (there.ok) return { url: known, offset: Number(there.headers.get("Upload-Offset")) };
    }
    const metadata = "filename " + base64(file.name) + (folder ? ",folder " + base64(folder) : "");
    const made = await fetch(form.dataset.upload + "/-/uploads", {
      method: "POST",
      headers: { ...HEADERS, "X-CSRF-Token": csrf(), "Upload-Length": String(file.size), "Upload-Metadata": metadata },
    });
    if (!made.ok) throw await refusal(made.status, await made.text());
    const url = new URL(made.headers.get("Location"), location.href).pathname;
    localStorage.setItem(key, url);
    return { url, offset: Number(made.headers.get("Upload-Offset")) };
  }

  function piece(url, file, offset, show) {
    const request = new XMLHttpRequest();
    request.open("PATCH", url);
    for (const [name, value] of Object.entries(HEADERS)) request.setRequestHeader(name, value);
    request.setRequestHeader("X-CSRF-Token", csrf());
    request.setRequestHeader("Content-Type", "application/offset+octet-stream");
    request.setRequestHeader("Upload-Offset", String(offset));
    request.upload.addEventListener("progress", (e) => show(offset + e.loaded));
    return new Promise((done, fail) => {
      request.addEventListener("loadend", async () => {
        if (request.status === 204) done(Number(request.getResponseHeader("Upload-Offset")));
        else fail(await refusal(request.status, request.responseText));
      });
      request.send(file.slice(offset, offset + PIECE));
    });
  }

  // What the forge says no to stays so; what broke on the way is tried again.
  function refusal(status, text) {
    if (status < 400 || status >= 500 || status === 423) return new Error("broken");
    try {
      return new Refused(JSON.parse(text).detail);
    } catch {
      return new Error("broken");
    }
  }

  function base64(text) {
    return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
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
