// How results look: a page with its newest figure and source, places on it, topics to choose from.
const FIELD = "¦";

// A found page: its title, topic, newest figure with source, or the figures that were meant.
export function item({ data, places }) {
  const entry = document.createElement("li");
  entry.append(link(data.url, data.meta.title));
  if (data.meta.package && data.meta.package !== data.meta.title) {
    entry.append(element("small", data.meta.package));
  }
  const newest = data.meta.summary ?? "";
  if (places.length) {
    const list = document.createElement("ul");
    list.append(...places.map(place));
    entry.append(list);
  } else if (newest) {
    const line = element("p", newest);
    if (data.meta.source) line.append(" – ", data.meta.source);
    entry.append(line);
  }
  return entry;
}

function place(one) {
  const [title, publisher] = one.title.split(FIELD).map((part) => part.trim());
  const entry = document.createElement("li");
  entry.append(link(one.url, title));
  if (publisher) entry.append(" – ", publisher);
  return entry;
}

// Radio buttons that narrow the results to a topic, each with its number of pages.
export function topics(box, counts, all, chosen, site, choose) {
  const focused = box.contains(document.activeElement);
  box.replaceChildren();
  if (counts.size < 2 && !chosen) return;
  const field = document.createElement("fieldset");
  field.append(element("legend", site.messages["search.topic"]));
  const entries = [["", site.messages["search.everything"], all]];
  for (const [name, ids] of counts) entries.push([name, site.topics[name], ids.size]);
  for (const [name, title, number] of entries) {
    const label = document.createElement("label");
    const button = document.createElement("input");
    Object.assign(button, { type: "radio", name: "topic", value: name, checked: name === chosen });
    button.addEventListener("change", () => choose(name));
    label.append(button, ` ${title} `, element("small", String(number)));
    field.append(label);
  }
  box.append(field);
  if (focused) box.querySelector("input:checked").focus();
}

// What helps when nothing was found: what there is, and that other languages are understood.
export function help(site, base) {
  const entry = document.createElement("li");
  const home = new URL(`${document.documentElement.lang}/`, base);
  entry.append(element("p", site.messages["search.help"]));
  const list = document.createElement("ul");
  for (const [name, title] of Object.entries(site.topics)) {
    if (name === "pages") continue;
    const line = document.createElement("li");
    line.append(link(new URL(`${name}/`, home).pathname, title));
    list.append(line);
  }
  const line = document.createElement("li");
  line.append(link(new URL("search/#all", home).href, site.messages["search.all"]));
  list.append(line);
  entry.append(list);
  return entry;
}

function link(address, text) {
  const made = element("a", text);
  made.href = address;
  return made;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
