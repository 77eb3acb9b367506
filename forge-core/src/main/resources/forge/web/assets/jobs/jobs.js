// The list of jobs follows what is being done: progress moves in its row, and whatever ends or starts
// brings the list up to date.

import { subscribe } from "../live.js";

const list = document.getElementById("jobs");
let waiting = 0;

function move(job) {
  const row = list.querySelector(`[data-job="${CSS.escape(job.id)}"]`);
  if (!row) return false;
  row.querySelector("[data-job-text]").textContent = job.text;
  const meter = row.querySelector("[data-job-meter] meter");
  if (meter) {
    meter.value = job.percent;
    row.querySelector("[data-job-meter] span span").textContent = `${job.percent}%`;
  }
  return true;
}

function refresh() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || list.contains(document.activeElement)) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.replaceChildren(...page.getElementById("jobs").childNodes);
  }, 400);
}

if (list) {
  subscribe("jobs:all", null, {
    event: refresh,
    reset: refresh,
    whisper(kind, job) {
      if (!move(job) && list.dataset.state === job.state) refresh();
    },
  });
}
