// Two indicators side by side: a row a year, each figure with its publisher and its own page.
const form = document.querySelector("[data-compare]");
const place = document.querySelector("[data-compared]");
const [one, two] = form.querySelectorAll("select");

for (const group of one.querySelectorAll("optgroup")) two.append(group.cloneNode(true));
form.hidden = false;

const asked = new URLSearchParams(location.search);
for (const choice of [one, two]) {
  choice.value = asked.get(choice.name) ?? "";
  if (choice.selectedIndex < 0) choice.value = "";
  choice.addEventListener("change", () => { show(); keep(); });
}
show();

function keep() {
  const chosen = new URLSearchParams([one, two].filter((c) => c.value).map((c) => [c.name, c.value]));
  history.replaceState(null, "", `${location.pathname}?${chosen}`);
}

function made(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function figures(option) {
  return new Map(option.dataset.years.split("\n").map((line) => {
    const [year, value, publisher, path] = line.split("|");
    return [year, { value, publisher, path }];
  }));
}

function show() {
  const chosen = [one, two].map((c) => c.selectedOptions[0]).filter((option) => option?.value);
  place.replaceChildren();
  if (!chosen.length) return;
  for (const option of chosen) {
    const said = made("p");
    said.append(made("a", option.textContent, { href: option.dataset.path }), `: ${option.dataset.sentence}`);
    place.append(said);
  }
  const box = made("div", "", { class: "scroll", tabindex: "0", role: "region", "aria-label": document.title });
  const table = made("table", "", { class: "grid" });
  const head = table.createTHead().insertRow();
  head.append(made("th", form.dataset.year, { scope: "col" }));
  for (const option of chosen) head.append(made("th", option.textContent, { scope: "col" }));
  const held = chosen.map(figures);
  const years = [...new Set(held.flatMap((all) => [...all.keys()]))].sort().reverse();
  const body = table.createTBody();
  for (const year of years) {
    const row = body.insertRow();
    row.append(made("th", year, { scope: "row" }));
    for (const all of held) {
      const cell = row.insertCell();
      const found = all.get(year);
      if (!found) { cell.append(made("span", "–", { class: "none" })); continue; }
      cell.append(made("a", found.value, { href: `${form.dataset.root}${found.path}` }));
      cell.append(made("span", found.publisher, { class: "note" }));
    }
  }
  box.append(table);
  place.append(box);
}
