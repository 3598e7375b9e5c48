// The search of a page: Pagefind's index, asked with the words as typed and by Kazakh word keys.
import { key, words } from "./kazakh.js";

const MOST = 12;

export async function attach(form) {
  const language = document.documentElement.lang;
  const results = document.querySelector("[data-results]");
  const input = form.querySelector("input");
  const base = new URL(form.dataset.search, location.href);
  const texts = results.dataset;
  let pagefind;
  let turn = 0;

  async function load() {
    if (!pagefind) {
      pagefind = await import(new URL("pagefind/pagefind.js", base));
      await pagefind.options({ baseUrl: base.pathname, ranking: { termFrequency: 0.6 } });
      await pagefind.init();
    }
    return pagefind;
  }

  async function find(text) {
    const engine = await load();
    const keyed = words(text).map((word) => key(word)).join(" ");
    const queries = language === "kk" ? [keyed, text] : [text, keyed];
    for (const query of queries) {
      const found = query.trim() ? (await engine.search(query)).results : [];
      if (found.length) return Promise.all(found.slice(0, MOST).map((one) => one.data()));
    }
    return [];
  }

  function line(data) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = data.url;
    link.textContent = data.meta.title;
    item.append(link);
    if (data.meta.package && data.meta.package !== data.meta.title) {
      const group = document.createElement("small");
      group.textContent = data.meta.package;
      item.append(group);
    }
    const summary = document.createElement("p");
    summary.textContent = data.meta.summary ?? "";
    item.append(summary);
    const places = data.sub_results.filter((place) => place.url.includes("#")).slice(0, 3);
    if (places.length) {
      const list = document.createElement("ul");
      for (const place of places) {
        const part = document.createElement("li");
        const jump = document.createElement("a");
        jump.href = place.url;
        jump.textContent = place.title;
        part.append(jump);
        list.append(part);
      }
      item.append(list);
    }
    return item;
  }

  async function run() {
    const mine = ++turn;
    const text = input.value.trim();
    if (!text) { results.replaceChildren(); return; }
    const say = document.createElement("p");
    say.className = "results-note";
    try {
      const found = await find(text);
      if (mine !== turn) return;
      say.textContent = found.length ? texts.found.replace("{n}", found.length) : texts.none;
      const list = document.createElement("ol");
      list.append(...found.map(line));
      results.replaceChildren(say, ...(found.length ? [list] : []));
    } catch (error) {
      console.error(error);
      say.textContent = texts.failed;
      results.replaceChildren(say);
    }
  }

  let waiting;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(run, 150); });
  await run();
  return run;
}
