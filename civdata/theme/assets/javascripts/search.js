// The search of a page: a form, a choice of topics, and results as they are typed.
// Nothing of it, nor of the index, loads before somebody searches.
import { Finder, placesOf } from "./find.js";
import { Keys } from "./keys.js";
import { Postings } from "./postings.js";
import { help, item, topics } from "./results.js";

const PAGE = 10, PLACES = 3;

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
  let turn = 0, shown = [], areas = [], asked = null;
  let topic = new URLSearchParams(location.search).get("topic") ?? "";

  function say(text) {
    // On a phone the results come before what narrows them, for the eye and for the keyboard.
    if (!note.isConnected) {
      const narrow = matchMedia("(max-width: 46rem)").matches;
      box.replaceChildren(note, ...(narrow ? [list, more, filter] : [filter, list, more]));
    }
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
    if (mine !== turn) return;
    const counts = count(found.pages);
    if (topic && !counts.has(topic)) topic = "";
    shown = topic ? found.pages.filter((page) => site.topicOf(page) === topic) : found.pages;
    areas = found.areas;
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
    const looks = await Promise.all(shown.slice(from, from + PAGE).map((page) => look(page)));
    if (mine !== turn) return;
    list.append(...looks.map((one) => item(one, site, base)));
    more.hidden = list.children.length >= shown.length;
    more.textContent = site.messages["search.more"];
  }

  // How a found page looks, with the places on it that were meant.
  async function look(page) {
    const data = await site.look(page.id);
    const figures = page.figures.length > 0;
    const at = placesOf(page).map((place) => data.places?.[place]).filter((place) => place);
    const known = new Map((data.places ?? []).map((place) => [place[0], place]));
    if (!data.figure) return { data, places: areas.length && !figures ? [] : at.slice(0, PLACES) };
    const newest = known.get(data.figure);
    const whole = at.filter((place) => !place[3]);
    const area = areas.find((code) => code in (data.areas ?? {}));
    if (areas.length && !area) return { data, places: [], newest, missing: areas[0] };
    if (area) {
      const there = figures ? at.filter((place) => place[3] === area).slice(0, PLACES) : [];
      return { data, places: there, newest: known.get(data.areas[area]) };
    }
    // Words alone mean the indicator: its newest figure stands for it. Figures of areas come after
    // those of the whole, of which the newest is always there.
    if (!figures) return { data, places: [], newest };
    const first = whole.length || newest[3] ? whole : [newest];
    return { data, places: [...first, ...at.filter((place) => place[3])].slice(0, PLACES), newest };
  }

  function count(pages) {
    const counts = new Map(Object.keys(site.topics).map((name) => [name, 0]));
    for (const page of pages) counts.set(site.topicOf(page), counts.get(site.topicOf(page)) + 1);
    return new Map([...counts].filter(([, number]) => number));
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

async function start(base) {
  try {
    const json = async (name) => (await fetch(new URL(`search/${name}.json`, base))).json();
    const { lang } = document.documentElement;
    const [table, words] = await Promise.all([
      json("keys"), json(`${lang}/words`),
      style(new URL("../stylesheets/search.css", import.meta.url)),
    ]);
    let vocabulary;
    const known = () => (vocabulary ??= json("words"));
    const chunks = new Map();
    const chunk = (at) => {
      if (!chunks.has(at)) chunks.set(at, json(`${lang}/${at}`));
      return chunks.get(at);
    };
    return {
      ...words,
      finder: new Finder(new Keys(table), new Postings(table, json), known),
      topicOf: ({ id }) => table.documents[id].topic,
      look: async (id) => (await chunk(Math.floor(id / table.chunk)))[id % table.chunk],
    };
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
