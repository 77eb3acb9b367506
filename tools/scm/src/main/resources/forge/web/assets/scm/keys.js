// Keys on every page of a repository: t finds a file, e edits the one that is shown.

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const to = { t: "[data-find-file]", e: "[data-key='e']" }[event.key];
  const place = to && document.querySelector(to);
  if (!place) return;
  event.preventDefault();
  location.href = place.dataset.findFile ?? place.href;
});
