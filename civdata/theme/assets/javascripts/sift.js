// The tools above a list: a text field and choices. What was chosen stands in the address, as
// `?figures.source=...`; `show` is called whenever it changes.
export const folded = (text) =>
  text.toLowerCase().normalize("NFKC").replaceAll("ё", "е").replace(/\s+/g, " ").trim();

export function sift(tools, show) {
  const id = tools.dataset.tools;
  const text = tools.querySelector("[data-text]");
  const facets = [...tools.querySelectorAll("[data-facet]")];
  const sorter = tools.querySelector("[data-order]");
  const count = tools.querySelector("[data-shown]");
  const reset = tools.querySelector("[data-reset]");
  const fields = new Map([["q", text], ...facets.map((one) => [one.dataset.facet, one])]);
  if (sorter) fields.set("sort", sorter);

  function matches(said, marks) {
    const words = folded(text.value).split(" ");
    return words.every((word) => said.includes(word))
      && facets.every((one) => !one.value || marks[one.dataset.facet] === one.value);
  }

  function tell(found, all) {
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    const said = count.dataset.shown.replace("{n}", number(found)).replace("{all}", number(all));
    if (count.textContent !== said) count.textContent = said;
    reset.hidden = ![...fields.values()].some((field) => field.value);
  }

  function changed() {
    show();
    const asked = new URLSearchParams(location.search);
    for (const [name, field] of fields) {
      const value = field.value.trim();
      if (value) asked.set(`${id}.${name}`, value);
      else asked.delete(`${id}.${name}`);
    }
    const query = asked.toString();
    history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  }

  function restore() {
    const asked = new URLSearchParams(location.search);
    for (const [name, field] of fields) choose(field, asked.get(`${id}.${name}`) ?? "");
    show();
  }

  function clear() {
    for (const field of fields.values()) field.value = "";
    changed();
  }

  let waiting;
  text.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(changed, 120); });
  for (const field of fields.values()) if (field !== text) field.addEventListener("change", changed);
  reset.addEventListener("click", () => { clear(); text.focus(); });
  addEventListener("popstate", restore);
  tools.hidden = false;
  return { sorter, matches, tell, changed, restore, clear };
}

// A link to something that the choices hide shows it.
export function reveal(box, clear) {
  addEventListener("hashchange", () => {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (wanted?.hidden && box.contains(wanted)) { clear(); wanted.scrollIntoView(); }
  });
}

function choose(field, value) {
  const known = !field.options || [...field.options].some((option) => option.value === value);
  field.value = known ? value : "";
}
