// The ticket list: what is chosen stays chosen while the list refreshes, and x chooses the row the cursor is on.

const list = document.getElementById("tickets");
const chosen = new Set();

list?.addEventListener("change", (event) => {
  if (event.target.name !== "n") return;
  if (event.target.checked) chosen.add(event.target.value);
  else chosen.delete(event.target.value);
});

document.addEventListener("live:refreshed", () => {
  for (const box of document.querySelectorAll('#tickets input[name="n"]')) {
    box.checked = chosen.has(box.value);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "x" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector('#tickets .cursor input[name="n"]');
  if (box) {
    box.click();
    event.preventDefault();
  }
});
