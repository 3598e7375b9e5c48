// Tables that a reader can filter, sort and download. The state stands in the address, as
// `?figures.source=...&figures.sort=-2`; files are rows of the published downloads as they stand.
import { save } from "./files.js";
import { folded, reveal, sift } from "./sift.js";

const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
const narrow = matchMedia("(max-width: 46rem)");

for (const table of document.querySelectorAll("table[data-table]")) attach(table);

function attach(table) {
  const tools = document.querySelector(`[data-tools="${table.dataset.table}"]`);
  if (!tools) return;
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, place) => ({ row, place, text: folded(row.textContent) }));
  const { sorter, matches, tell, changed, restore, clear } = sift(tools, show);
  const heads = [...table.tHead.rows[0].cells].map((cell, column) => head(cell, column));

  function head(cell, column) {
    const name = cell.firstChild.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener("click", () => {
      const way = sorter.value;
      sorter.value = way === `${column}` ? `-${column}` : way === `-${column}` ? "" : `${column}`;
      changed();
    });
    for (const [way, sign] of [["", "↑"], ["-", "↓"]]) {
      sorter.append(new Option(`${name} ${sign}`, `${way}${column}`));
    }
    return { cell, button };
  }

  // On a phone the heads are out of sight, so the keyboard must not land there.
  const cards = Boolean(table.closest(".stack")) || table.classList.contains("proofs");
  const reach = () => heads.forEach(({ button }) => { button.tabIndex = cards && narrow.matches ? -1 : 0; });
  narrow.addEventListener("change", reach);
  reach();

  function chosen() {
    return rows.filter(({ row, text }) => matches(text, row.dataset));
  }

  function sorted(list) {
    if (!sorter.value) return list;
    const back = sorter.value.startsWith("-");
    const column = Math.abs(Number(sorter.value));
    const key = ({ row }) => value(row.cells[column]);
    const keys = new Map(list.map((one) => [one, key(one)]));
    return list.toSorted((a, b) => compare(keys.get(a), keys.get(b), back) || a.place - b.place);
  }

  function show() {
    const found = chosen();
    const visible = new Set(found);
    const all = sorted(rows);
    for (const one of all) one.row.hidden = !visible.has(one);
    if (all.some((one, place) => body.rows[place] !== one.row)) body.append(...all.map((one) => one.row));
    heads.forEach(({ cell }, column) => {
      const way = sorter.value === `${column}` ? "ascending" : sorter.value === `-${column}` ? "descending" : "none";
      cell.setAttribute("aria-sort", way);
    });
    tell(found.length, rows.length);
  }

  reveal(table, clear);
  for (const button of tools.querySelectorAll("[data-download]")) {
    button.addEventListener("click", () => download(button, table, sorted(chosen())));
  }
  restore();
  const fold = table.closest("details");
  const asked = [...new URLSearchParams(location.search).keys()];
  if (fold && asked.some((name) => name.startsWith(`${table.dataset.table}.`))) fold.open = true;
}

function value(cell) {
  return cell.dataset.v ?? (cell.querySelector("a, q") ?? cell).textContent.trim();
}

// Numbers by size, words by the alphabet of the page; what is empty comes last either way.
function compare(a, b, back) {
  const [no, none] = [a, b].map((one) => !one || one === "-");
  if (no || none) return Number(no) - Number(none);
  const number = /^-?\d+(\.\d+)?$/;
  const way = number.test(a) && number.test(b) ? a - b : order.compare(a, b);
  return back ? -way : way;
}

async function download(button, table, chosen) {
  const excel = button.dataset.download === "csv";
  const name = button.textContent;
  try {
    const answer = await fetch(excel ? table.dataset.excel : table.dataset.csv);
    if (!answer.ok) throw new Error(answer.statusText);
    const [head, ...lines] = records(await answer.text(), excel ? ";" : ",");
    // In the file for people the column of identifiers has a name in words.
    const key = ({ row }) => row.dataset.key || row.id;
    const keys = new Set(chosen.map(key));
    const place = head.cells.includes("id") ? head.cells.indexOf("id")
      : head.cells.findIndex((_, at) => lines.some((line) => keys.has(line.cells[at])));
    const byId = new Map(lines.map((line) => [line.cells[place], line]));
    const kept = chosen.map((one) => byId.get(key(one)));
    if (kept.includes(undefined)) throw new Error("a row is not in the file");
    // A zero-width mark at the start tells Excel that the text is UTF-8.
    const text = excel
      ? `\ufeff${[head, ...kept].map((line) => `${line.raw}\r\n`).join("")}`
      : json(head.cells, kept, new Set(table.dataset.numbers.split(" ")));
    const part = chosen.length < table.tBodies[0].rows.length ? `-${chosen.length}` : "";
    save(new Blob([text], { type: excel ? "text/csv;charset=utf-8" : "application/json" }),
      `${table.dataset.name}${part}.${button.dataset.download}`);
  } catch (error) {
    console.warn(error);
    button.textContent = button.dataset.failed;
    setTimeout(() => { button.textContent = name; }, 3000);
  }
}

// Lines of a CSV, each as it stands and cut into cells; a quoted cell may hold line ends.
export function records(text, separator) {
  const made = [];
  let cells = [], cell = "", start = 0, quoted = false;
  const whole = text.replace(/^\ufeff/, "");
  for (let at = 0; at < whole.length; at += 1) {
    const sign = whole[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (whole[at + 1] === '"') { cell += sign; at += 1; } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === separator) { cells.push(cell); cell = ""; }
    else if (sign === "\n") {
      const raw = whole.slice(start, at).replace(/\r$/, "");
      made.push({ raw, cells: [...cells, cell.replace(/\r$/, "")] });
      cells = []; cell = ""; start = at + 1;
    } else cell += sign;
  }
  return made;
}

// Objects with every digit of the data: a number is written as it stands in the file.
function json(head, lines, numbers) {
  const pair = (name, cell) => {
    const plain = numbers.has(name) && /^(-?\d+(\.\d+)?|true|false)$/.test(cell);
    return `${JSON.stringify(name)}: ${cell === "" ? "null" : plain ? cell : JSON.stringify(cell)}`;
  };
  const objects = lines.map(({ cells }) => ` {${head.map((name, n) => pair(name, cells[n])).join(", ")}}`);
  return `[\n${objects.join(",\n")}\n]\n`;
}
