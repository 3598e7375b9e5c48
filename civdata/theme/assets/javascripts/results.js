// How results look: a page with the figure that stands for it, places on it, topics to choose from.

// A found page: its title, topic, and the figures that were meant, or the one that stands for it
// with its area and who says so. Where an area was asked for that nobody has a figure of, that is
// said before the nearest one.
export function item({ data, places, newest, missing }, site, base) {
  const home = new URL(`${document.documentElement.lang}/`, base);
  const url = new URL(data.url, home).pathname;
  const entry = document.createElement("li");
  const head = link(url, data.title);
  if (data.language) head.lang = data.language; // a source is called as it calls itself
  entry.append(head);
  if (data.topic && data.topic !== data.title) entry.append(element("small", data.topic));
  if (missing) {
    const text = site.messages["search.area.none"];
    entry.append(element("p", text.replace("{area}", site.areas[missing] ?? missing)));
  }
  const listed = places.length ? places : newest ? [newest] : [];
  if (listed.length) {
    const list = document.createElement("ul");
    list.append(...listed.map((place) => placed(url, place)));
    entry.append(list);
  } else if (data.summary) {
    entry.append(element("p", data.summary));
  }
  return entry;
}

function placed(url, [anchor, title, publisher]) {
  const entry = document.createElement("li");
  entry.append(link(`${url}#${anchor}`, title));
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
  for (const [name, number] of counts) entries.push([name, site.topics[name], number]);
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
  if (site.messages["check.from.search"]) {
    const check = document.createElement("li");
    check.append(link(new URL("check/", home).href, site.messages["check.from.search"]));
    list.append(check);
  }
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
