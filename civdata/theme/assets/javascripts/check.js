// A text against the record: a worker reads it, the page marks its figures and shows the proof.
// Nothing of it is loaded before the reader uses the page, and nothing of the text is sent.
const form = document.querySelector("[data-check]");
const text = form.querySelector("textarea");
const status = document.querySelector("[data-check-status]");
const report = document.querySelector("[data-check-report]");
const messages = JSON.parse(form.dataset.messages);
const languages = form.dataset.languages.split(" ");
const VERDICTS = ["agrees", "differs", "contested", "not_in_record", "not_a_claim"];
let worker, ready, shown, turn = 0;

form.hidden = false;

function say(key, values = {}) {
  return Object.entries(values).reduce(
    (told, [name, value]) => told.replaceAll(`{${name}}`, value), messages[`check.${key}`] ?? key,
  );
}

function made(tag, content = "", attributes = {}) {
  const element = document.createElement(tag);
  element.append(...[content].flat());
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// Start the worker once; the promise holds when it knows all languages.
function start() {
  return ready ??= new Promise((resolve, reject) => {
    worker = new Worker(`${form.dataset.check}worker.js`);
    worker.onerror = (fault) => reject(new Error(fault.message || "worker"));
    worker.onmessage = ({ data }) => {
      if (data.failed) { reject(new Error(data.failed)); return; }
      status.textContent = say("loading", { done: data.learnt, of: data.of });
      if (data.learnt === data.of) resolve();
    };
    worker.postMessage({ learn: languages });
  });
}

async function facts() {
  const answer = await fetch(`${form.dataset.check}shown.${document.documentElement.lang}.json`);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

function ask(number, asked) {
  return new Promise((resolve, reject) => {
    worker.onerror = (fault) => reject(new Error(fault.message || "worker"));
    worker.onmessage = ({ data }) => {
      if (data.failed) reject(new Error(data.failed));
      else if (data.check !== number) return;
      else if (data.figures) resolve(data);
      else status.textContent = say("working", { n: data.done });
    };
    worker.postMessage({ check: number, ...asked });
  });
}

async function check() {
  const mine = ++turn, source = text.value.normalize("NFC");
  if (!source.trim()) { status.textContent = say("empty"); report.hidden = true; text.focus(); return; }
  report.hidden = true;
  status.textContent = say("loading", { done: 0, of: languages.length });
  try {
    const [, known] = await Promise.all([start(), shown ??= facts()]);
    if (mine !== turn) return;
    const { language, day } = form.elements;
    const told = await ask(mine, { text: source, lang: language.value, day: day.value });
    if (mine !== turn) return;
    show(source, told, known);
  } catch (fault) {
    ready = shown = undefined;
    worker?.terminate();
    if (mine !== turn) return;
    status.textContent = say("failed");
    console.warn(fault);
  }
}

function show(source, { lang, figures }, known) {
  const name = form.elements.language.querySelector(`[value="${lang}"]`).textContent;
  status.textContent = figures.length
    ? say("done", { n: figures.length, language: name }) : say("none", { language: name });
  report.replaceChildren();
  report.hidden = !figures.length;
  if (!figures.length) return;
  report.append(counts(figures), marked(source, lang, figures), listed(figures, lang, known), tools(source, figures, known));
}

function counts(figures) {
  const list = made("ul", "", { class: "check-counts" });
  for (const verdict of VERDICTS) {
    const n = figures.filter((f) => f.verdict === verdict).length;
    if (n) list.append(made("li", [made("span", say(`verdict.${verdict}`), { class: `check-mark ${verdict}` }), ` ${n}`]));
  }
  return list;
}

function marked(source, lang, figures) {
  const letters = [...source], box = made("div", "", { class: "check-shown", lang });
  let at = 0;
  figures.forEach((figure, number) => {
    const link = made("a", figure.printed, {
      href: `#figure-${number + 1}`,
      class: `check-mark ${figure.verdict}`,
      title: say(`verdict.${figure.verdict}`),
    });
    link.append(made("span", ` (${say(`verdict.${figure.verdict}`)})`, { class: "sr", lang: document.documentElement.lang }));
    link.addEventListener("click", (event) => { event.preventDefault(); open(number + 1); });
    box.append(letters.slice(at, figure.start).join(""), link);
    at = figure.end;
  });
  box.append(letters.slice(at).join(""));
  return box;
}

function open(number) {
  const card = document.getElementById(`figure-${number}`);
  card.open = true;
  card.scrollIntoView({ block: "nearest" });
  card.querySelector("summary").focus({ preventScroll: true });
}

function listed(figures, lang, known) {
  const box = made("div", made("h2", say("report")), { class: "check-cards" });
  figures.forEach((figure, number) => {
    const head = made("summary", [
      made("b", figure.printed, { lang }),
      made("span", say(`verdict.${figure.verdict}`), { class: `check-mark ${figure.verdict}` }),
    ]);
    const card = made("details", head, { id: `figure-${number + 1}`, class: "fold check-card" });
    for (const line of reasons(figure, known)) card.append(made("p", line));
    const proofs = figure.observations.map((id) => known.figures[id]).filter((o) => o);
    if (proofs.length) card.append(made("ul", proofs.map((o) => proof(o, known)), { class: "plain check-proofs" }));
    box.append(card);
  });
  return box;
}

function about(figure, known) {
  const [name, path] = known.indicators[figure.indicator];
  const rest = [figure.period, known.areas[figure.area] ?? figure.area, known.statuses[figure.status] ?? figure.status];
  return [made("a", name, { href: form.dataset.root + path }), `, ${rest.filter((part) => part).join(", ")}`];
}

function reasons(figure, known) {
  const lines = [];
  if (figure.indicator && known.indicators[figure.indicator]) lines.push([`${say("taken")} `, ...about(figure, known)]);
  lines.push(say(figure.why && figure.verdict === "not_in_record" ? `why.${figure.why}` : `says.${figure.verdict}`));
  const near = figure.near.filter((id) => known.indicators[id]);
  if (near.length) {
    lines.push(near.flatMap((id, place) => {
      const [name, path] = known.indicators[id];
      return [place ? "; " : "", made("a", name, { href: form.dataset.root + path })];
    }));
  }
  return lines;
}

function proof([indicator, value, when, printed, language, publisher, path, place, link], known) {
  const line = made("li", [
    made("a", value, { href: form.dataset.root + path, class: "side-value" }),
    made("span", `${known.indicators[indicator][0]}, ${when} · ${publisher}`, { class: "side-when" }),
  ]);
  if (printed) line.append(made("q", printed, { lang: language, class: "printed" }));
  const links = made("span", made("a", say("place"), { href: form.dataset.root + place }), { class: "note" });
  if (link) links.append(" · ", made("a", say("source"), { href: link, rel: "noopener" }));
  line.append(links);
  return line;
}

function tools(source, figures, known) {
  const copy = made("button", say("copy"), { type: "button", class: "button" });
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(written(figures, known));
    copy.textContent = say("copied");
  });
  const print = made("button", say("print"), { type: "button", class: "button" });
  print.addEventListener("click", () => {
    for (const card of report.querySelectorAll("details")) card.open = true;
    window.print();
  });
  return made("p", [copy, " ", print], { class: "check-tools" });
}

// The report as plain text, for a letter or an editor.
function written(figures, known) {
  const lines = [`${document.querySelector("h1").textContent}: ${location.href.split("#")[0]}`, ""];
  for (const figure of figures) {
    lines.push(`${figure.printed} – ${say(`verdict.${figure.verdict}`)}`);
    for (const line of reasons(figure, known)) {
      lines.push(`  ${[line].flat().map((part) => part.textContent ?? part).join("")}`);
    }
    for (const id of figure.observations) {
      const [, value, when, printed, , publisher, path, , link] = known.figures[id];
      lines.push(`  ${value}, ${when} · ${publisher} “${printed}” ${link || new URL(form.dataset.root + path, location.href).href}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
form.addEventListener("reset", () => {
  turn++;
  report.hidden = true;
  status.textContent = "";
  text.focus();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
// What is likely to be used is made ready as soon as somebody pastes or types.
text.addEventListener("input", () => {
  Promise.all([start(), shown ??= facts()]).then(() => { if (!report.children.length) status.textContent = ""; }, () => { ready = shown = undefined; });
}, { once: true });
