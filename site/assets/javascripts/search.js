// The search of a page: Pagefind's index, asked with the words as typed and by Kazakh word keys.
// Nothing of it, nor of the index, loads before somebody searches.
import { key, load, words } from "./kazakh.js";

const MOST = 12;

export async function attach(form) {
  const language = document.documentElement.lang;
  const results = document.querySelector("[data-results]");
  const input = form.querySelector("input");
  const base = new URL(form.dataset.search, location.href);
  const engine = await start(base);
  const fillers = new Set(engine ? await stopWords(language) : []);
  let turn = 0;

  async function find(text) {
    for (const query of queries(text, language, fillers)) {
      const found = (await engine.search(query)).results;
      if (found.length) return Promise.all(found.slice(0, MOST).map((one) => one.data()));
    }
    return [];
  }

  async function run() {
    const mine = ++turn;
    const text = input.value.trim();
    if (!text) { results.replaceChildren(); return; }
    const found = engine ? await find(text) : [];
    if (mine !== turn) return;
    const note = document.createElement("p");
    note.className = "results-note";
    note.textContent = !engine ? results.dataset.failed
      : found.length ? results.dataset.found.replace("{n}", found.length) : results.dataset.none;
    const list = document.createElement("ol");
    list.append(...found.map(show));
    results.replaceChildren(note, ...(found.length ? [list] : []));
  }

  let waiting;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(run, 150); });
  await run();
  return run;
}

async function start(base) {
  try {
    await load(new URL("kazakh.json", import.meta.url));
    const pagefind = await import(new URL("pagefind/pagefind.js", base));
    await pagefind.options({ baseUrl: base.pathname, ranking: { termFrequency: 0.6 } });
    await pagefind.init();
    return pagefind;
  } catch (error) {
    console.warn(error);
    return null;
  }
}

async function stopWords(language) {
  const answer = await fetch(new URL("stopwords.json", import.meta.url));
  return (await answer.json())[language] ?? [];
}

// What to ask, in turn, until something is found: Pagefind wants every word, so words that carry
// nothing go first, then one word after another.
function* queries(text, language, fillers) {
  const typed = text.split(/\s+/);
  const telling = typed.filter((word) => !fillers.has(word.toLowerCase().replace(/[?!.,;:]/g, "")));
  const kept = telling.length ? telling : typed;
  const keyed = (list) => words(list.join(" ")).map((word) => key(word)).filter(Boolean);
  const ways = language === "kk" ? [keyed, (list) => list] : [(list) => list, keyed];
  for (const way of ways) yield way(kept).join(" ");
  for (const way of ways) {
    const parts = way(kept);
    if (parts.length < 3) continue;
    for (let gone = parts.length - 1; gone >= 0; gone -= 1) {
      yield parts.filter((_, place) => place !== gone).join(" ");
    }
  }
}

function show(data) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = data.url;
  link.textContent = data.meta.title;
  item.append(link);
  if (data.meta.package && data.meta.package !== data.meta.title) {
    item.append(element("small", data.meta.package));
  }
  if (data.meta.summary) item.append(element("p", data.meta.summary));
  if (data.meta.source) {
    const source = element("span", data.meta.source);
    source.lang = data.meta.source_language;
    item.lastElementChild.append(" – ", source);
  }
  const places = data.sub_results.filter((place) => place.url.includes("#")).slice(0, 3);
  if (places.length) {
    const list = document.createElement("ul");
    for (const place of places) {
      const jump = element("a", place.title);
      jump.href = place.url;
      const part = document.createElement("li");
      part.append(jump);
      list.append(part);
    }
    item.append(list);
  }
  return item;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
