// Runs highlight.js off the page; languages beyond the common ones are fetched when first seen.
importScripts("./lib/highlight/highlight.min.js");

const missing = new Set();

function known(language) {
  const name = language.toLowerCase();
  if (!/^[a-z0-9_+#-]+$/.test(name) || missing.has(name)) return null;
  if (!hljs.getLanguage(name)) {
    try {
      importScripts(`./lib/highlight/languages/${encodeURIComponent(name)}.min.js`);
    } catch {
      missing.add(name);
      return null;
    }
  }
  return hljs.getLanguage(name) ? name : null;
}

addEventListener("message", ({ data: { id, text, language } }) => {
  let html = null;
  try {
    const name = known(language);
    html = name && hljs.highlight(text, { language: name, ignoreIllegals: true }).value;
  } catch {
    // uncoloured is readable too
  }
  postMessage({ id, html });
});
