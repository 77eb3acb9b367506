// Tells while it is typed whether a user name can be had.
for (const field of document.querySelectorAll("[data-name-check]")) {
  const said = document.createElement("p");
  said.className = "hint";
  said.setAttribute("aria-live", "polite");
  field.after(said);
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    said.textContent = "";
    const name = field.value.trim();
    if (name.length > 1) waiting = setTimeout(() => check(name), 300);
  });

  async function check(name) {
    const answer = await fetch(field.dataset.nameCheck + encodeURIComponent(name)).catch(() => null);
    if (!answer?.ok || field.value.trim() !== name) return;
    const { free, problem } = await answer.json();
    said.className = free ? "hint" : "wrong";
    said.textContent = free ? `${name.toLowerCase()} is free.` : problem;
  }
}
