// What scripts add to a page: theme switch, copy buttons, sorting, and the search when it is used.
const root = document.documentElement;

function isDark() {
  return root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
}

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.hidden = false;
  button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    button.setAttribute("aria-pressed", String(isDark()));
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* not kept */ }
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const name = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = name; }, 2000);
  });
}

// The language switch keeps the place on the page and what was chosen there.
for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => { link.hash = location.hash; link.search = location.search; });
}

// A reader who reports an error brings the figure's identifier along in the address.
for (const note of document.querySelectorAll("[data-figure]")) {
  const figure = new URLSearchParams(location.search).get("figure");
  if (!figure) continue;
  note.querySelector("code").textContent = figure;
  note.hidden = false;
}

// A page is shared by the system's own sheet, where there is one, else its address is copied.
for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share && !navigator.clipboard) continue;
  button.hidden = false;
  const name = button.textContent;
  button.addEventListener("click", async () => {
    const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    try {
      if (navigator.share) { await navigator.share({ title: document.title, url }); return; }
      await navigator.clipboard.writeText(url);
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = name; }, 2000);
    } catch { /* the reader has changed their mind */ }
  });
}

// A long table or list shows its first rows, fewer on a phone, and a button for the rest; a choice or
// a link to a row shows all. Without scripts all is there.
const FIRST = matchMedia("(max-width: 46rem)").matches ? 10 : 25;
for (const list of document.querySelectorAll("table.proofs > tbody, .grid > tbody, .sources, .places, .index")) {
  const rows = [...list.children].slice(FIRST);
  if (rows.length < 5) continue;
  const all = () => { rows.forEach((row) => row.classList.remove("beyond")); more.remove(); };
  const more = document.createElement("button");
  more.type = "button";
  more.className = "button more";
  more.textContent = `${document.body.dataset.more} (${list.children.length})`;
  more.addEventListener("click", all);
  rows.forEach((row) => row.classList.add("beyond"));
  const box = list.closest(".scroll") ?? list.closest("table") ?? list;
  box.after(more);
  const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (wanted && rows.some((row) => row.contains(wanted)) || location.search.includes("=")) all();
  addEventListener("hashchange", () => {
    const now = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (now && rows.some((row) => row.contains(now))) { all(); now.scrollIntoView(); }
  });
  for (const kind of ["input", "change", "click"]) {
    addEventListener(kind, ({ target }) => { if (target.closest?.("[data-tools], thead")) all(); });
  }
}

// A link to something folded unfolds it.
function unfold() {
  const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!wanted) return;
  for (let fold = wanted.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  wanted.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();

// On a phone a table becomes cards, and some browsers then forget that it is a table.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };
if (matchMedia("(max-width: 46rem)").matches) {
  for (const table of document.querySelectorAll(".stack > table, .proofs")) {
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
      part.setAttribute("role", part.scope === "row" ? "rowheader" : ROLES[part.tagName]);
    }
  }
}

for (const form of document.querySelectorAll("form[data-search]")) {
  const input = form.querySelector("input");
  let search;
  const refuse = () => {  // a copy on the reader's disk: search needs a server
    const note = document.createElement("p");
    note.className = "results-note";
    const box = document.querySelector("[data-results]");
    note.textContent = box.dataset.failed;
    box.replaceChildren(note);
    return () => {};
  };
  const start = () => (search ??= import("./search.js").then((module) => module.attach(form), refuse));
  form.addEventListener("submit", (event) => { event.preventDefault(); start().then((run) => run()); });
  input.addEventListener("input", () => start());
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && !input.value) input.value = asked;
  if (asked) start();
}

// Tools of tables and charts come only to pages that have them.
if (document.querySelector("table[data-table]")) import("./tables.js");
if (document.querySelector("[data-list]")) import("./lists.js");
if (document.querySelector(".chart [data-tip]")) import("./tips.js");
if (document.querySelector("[data-compare]")) import("./compare.js");
if (document.querySelector("[data-check]")) import("./check.js");
if (document.querySelector("[data-image]")) import("./charts.js");
