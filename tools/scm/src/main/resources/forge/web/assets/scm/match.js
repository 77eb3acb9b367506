// How well a path matches what somebody typed; forge.scm.find.FileMatch ranks in the same way.

const separator = /[^\p{L}\p{N}]/u;
const capital = /\p{Lu}/u;

function begins(path, at) {
  if (at === 0) return true;
  return separator.test(path[at - 1]) || (capital.test(path[at]) && !capital.test(path[at - 1]));
}

/** Paths prepared once, so that each key costs little. */
export const prepare = (paths) => paths.map((path) => ({ path, lower: path.toLowerCase(), name: path.lastIndexOf("/") + 1 }));

/** The score of one word, and at which letters it was found; null where it was not. */
function one({ path, lower, name }, word, marks) {
  const inName = lower.indexOf(word, name);
  if (inName >= 0) {
    marks?.push([inName, inName + word.length]);
    return 1000 + (inName === name ? 200 : begins(path, inName) ? 100 : 0);
  }
  const anywhere = lower.lastIndexOf(word);
  if (anywhere >= 0) {
    marks?.push([anywhere, anywhere + word.length]);
    return 700 + (begins(path, anywhere) ? 100 : 0);
  }
  let score = 100;
  let at = lower.length;
  for (let i = word.length - 1; i >= 0; i--) {
    const next = at > 0 ? lower.lastIndexOf(word[i], at - 1) : -1;
    if (next < 0) return null;
    const joined = i < word.length - 1 && next === at - 1;
    score += (joined ? 12 : -2) + (begins(path, next) ? 10 : 0) + (next >= name ? 4 : 0);
    marks?.push([next, next + 1]);
    at = next;
  }
  return score;
}

const words = (typed) => typed.trim().toLowerCase().slice(0, 200).split(/\s+/).filter(Boolean);

/** The best matches first, and everything that matched, to look through when more is typed. */
export function best(files, typed, most) {
  const wanted = words(typed);
  if (!wanted.length) return { top: files.slice(0, most), all: files };
  const found = [];
  for (const file of files) {
    let sum = -file.path.length;
    for (const word of wanted) {
      const score = one(file, word);
      if (score === null) {
        sum = null;
        break;
      }
      sum += score;
    }
    if (sum !== null) found.push({ file, sum });
  }
  const all = found.map(({ file }) => file);
  found.sort((a, b) => b.sum - a.sum || (a.file.path < b.file.path ? -1 : 1));
  return { top: found.slice(0, most).map(({ file }) => file), all };
}

/** The path in parts, [text, whether it was looked for]. */
export function parts(file, typed) {
  const marks = [];
  for (const word of words(typed)) one(file, word, marks);
  marks.sort((a, b) => a[0] - b[0]);
  const all = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    if (start > at) all.push([file.path.slice(at, start), false]);
    all.push([file.path.slice(start, to), true]);
    at = to;
  }
  if (at < file.path.length) all.push([file.path.slice(at), false]);
  return all;
}
