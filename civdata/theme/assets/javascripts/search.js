// The search of a page: a form, a choice of topics, and results as they are typed.
// Nothing of it, nor of the index, loads before somebody searches.
import { Finder } from "./find.js";
import { load } from "./kazakh.js";
import { use } from "./keys.js";
import { help, item, topics } from "./results.js";

const PAGE = 10;

export async function attach(form) {
  const box = document.querySelector("[data-results]");
  const input = form.querySelector("input[type=search]");
  const base = new URL(form.dataset.search, location.href);
  const note = made("p", "results-note"), filter = made("div", "results-topics");
  const list = document.createElement("ol");
  const more = made("button", "button results-more");
  note.setAttribute("role", "status");
  more.type = "button";
  box.removeAttribute("aria-live"); // the note alone is read out, not the whole list
  const site = await start(base);
  let turn = 0, shown = [], asked = null;
  let topic = new URLSearchParams(location.search).get("topic") ?? "";

  function say(text) {
    if (!note.isConnected) box.replaceChildren(note, filter, list, more);
    note.textContent = text;
  }

  // Search for what stands in the field, unless that is what is shown or under way already.
  async function run() {
    const text = input.value.trim();
    if (asked === `${topic} ${text}`) return;
    asked = `${topic} ${text}`;
    const mine = ++turn;
    keep(text, topic);
    box.setAttribute("aria-busy", "true");
    try {
      await show(text, mine);
    } finally {
      if (mine === turn) box.removeAttribute("aria-busy");
    }
  }

  async function show(text, mine) {
    if (!text) { box.replaceChildren(); return; }
    if (!site) { say(box.dataset.failed); return; }
    const found = await site.finder.find(text);
    const counts = await count(found.pages);
    if (mine !== turn) return;
    if (topic && !counts.has(topic)) topic = "";
    shown = topic ? found.pages.filter((page) => counts.get(topic).has(page.id)) : found.pages;
    list.replaceChildren();
    await add(mine);
    if (mine !== turn) return;
    topics(filter, counts, found.pages.length, topic, site, (name) => { topic = name; run(); });
    if (!shown.length) list.replaceChildren(help(site, base));
    const words = site.messages;
    const lead = found.instead && shown.length ? words["search.instead"] : "";
    say(lead.replace("{typed}", text).replace("{instead}", found.instead) + (shown.length
      ? words["search.found"].replace("{n}", shown.length) : words["search.none"]));
  }

  async function add(mine) {
    const from = list.children.length;
    const data = await Promise.all(shown.slice(from, from + PAGE).map(read));
    if (mine !== turn) return;
    list.append(...data.map(item));
    more.hidden = list.children.length >= shown.length;
    more.textContent = site.messages["search.more"];
  }

  async function count(pages) {
    const counts = new Map();
    for (const name of Object.keys(site.topics)) {
      const all = await site.finder.ofTopic(name);
      const among = new Set(pages.map((page) => page.id).filter((id) => all.has(id)));
      if (among.size) counts.set(name, among);
    }
    return counts;
  }

  more.addEventListener("click", async () => {
    const first = list.children.length;
    await add(turn);
    list.children[first]?.querySelector("a").focus();
  });
  let waiting;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(run, 150); });
  await run();
  return run;
}

// Keep the search in the address, so that it can be shared and comes back with the back button.
function keep(text, topic) {
  const address = new URL(location.href);
  for (const [name, value] of [["q", text], ["topic", text && topic]]) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

// Load what a found page says, with the places on it that were meant: figures first.
async function read(page) {
  const places = new Map();
  let data;
  const figures = page.hits.some((group) => group.figure);
  for (const group of page.hits) {
    const met = new Set();
    for (const one of group.found) {
      data = await one.data();
      for (const place of data.sub_results) if (place.url.includes("#")) met.add(place);
    }
    const urls = new Map([...met].map((place) => [place.url, place]));
    for (const [url, place] of urls) {
      const held = places.get(url) ?? { url, title: place.title, met: 0, figure: !figures };
      held.met += 1;
      held.figure ||= group.figure;
      places.set(url, held);
    }
  }
  const most = Math.max(0, ...[...places.values()].map((place) => place.met));
  const meant = [...places.values()].filter((place) => place.figure && place.met === most);
  // Words alone mean the indicator: its newest figure stands for it.
  return { data, places: !figures && data.meta.source ? [] : meant.slice(0, 3) };
}

async function start(base) {
  try {
    const json = async (name) => (await fetch(new URL(name, base))).json();
    const language = document.documentElement.lang;
    const [table, words, stops, pagefind] = await Promise.all([
      json("pagefind/search.json"), json(`pagefind/${language}.json`),
      json(new URL("stopwords.json", import.meta.url)),
      import(new URL("pagefind/pagefind.js", base)), load(new URL("kazakh.json", import.meta.url)),
      style(new URL("../stylesheets/search.css", import.meta.url)),
    ]);
    use(table);
    await pagefind.options({
      baseUrl: base.pathname,
      ranking: { termFrequency: 0, pageLength: 0, termSimilarity: 1 },
    });
    await pagefind.init();
    const also = Object.values(table.fillers).flatMap((list) => list.split(" "));
    const fillers = new Set([...Object.values(stops).flat(), ...also]);
    let vocabulary;
    const known = () => (vocabulary ??= json("pagefind/words.json"));
    return { ...words, finder: new Finder(pagefind, fillers, known) };
  } catch (error) {
    console.warn(error);
    return null;
  }
}

function style(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
}

function made(name, className) {
  const element = document.createElement(name);
  element.className = className;
  return element;
}
