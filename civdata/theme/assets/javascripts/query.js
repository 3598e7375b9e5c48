// Reads what somebody typed: figures, words without those that tell nothing, things of many names,
// areas. Each becomes a group of keys of which a page must hold one; civdata/lookup/query.py and
// areas.py do the same.
import { meets } from "./keys.js";
import { inDigits } from "./spoken.js";

const NUMBER = new RegExp([
  "(?<![\\p{L}\\d])(?<![.,-])", // not within a word or a number
  "(\\d{1,3}(?:[ .,]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?)",
  "(?:-\\p{L}+|(\\s*)(%|\\p{L}+))?", // an ending such as 5-го, or a scale or unit
].join(""), "gu");
const ORDINAL = /^(st|nd|rd|th)$/i, YEAR = /^(19|20)\d\d$/;
const OWN = 0.6, PART = 0.5, OTHER = 0.7;

// Give the groups of a query, { text, figure, keys: [[key, weight]], forms, stems }, its areas, and
// the pages that the longest phrases within it ask for.
export function read(known, typed, { areas = true, idle = true } = {}) {
  const text = inDigits(known, typed.normalize("NFC").replace(/\s+/gu, " ").trim());
  const groups = [];
  const rest = text.replace(NUMBER, (all, number, space, after = "") => {
    const power = known.scales.get(after.toLowerCase()) ?? 0;
    const closed = power || after === "%" || ORDINAL.test(after);
    if (after && !space && !closed) return all; // no figure, but a word like 5G
    groups.push({ text: number, figure: true, keys: figure(number, power), forms: [], stems: [] });
    return closed ? " " : ` ${after} `;
  });
  // After a sum its currency tells nothing more; beside a year it asks for sums.
  const sums = groups.some((group) => !YEAR.test(group.text));
  const all = known.words(rest).filter((word) => word.length > 1);
  const keyed = all.map((word) => known.asked(word));
  const [found, free] = areas ? areasOf(known.table, keyed) : [[], all.map((_, at) => at)];
  // What may name an area but may be a thing as well is sought as both.
  const kinds = new Set(Object.values(known.table.kinds).flat());
  const left = all.map((_, at) => at).filter((at) => free.includes(at)
    || (found.length && known.longest([keyed[at]], 0)[0] && !keyed[at].some((key) => kinds.has(key))));
  const list = left.map((at) => all[at]), keys = left.map((at) => keyed[at]);
  let telling = list.map((word, at) => !(sums && known.units.has(word.toLowerCase()))
    && (!idle || known.telling(word, keys[at])));
  if (!telling.includes(true) && !groups.length && !found.length) {
    telling = list.map((word) => !known.stopwords.has(word.toLowerCase()));
  }
  const pages = areas ? pagesOf(known, typed.normalize("NFC")) : [];
  return { groups: [...groups, ...named(known, list, keys, telling)], areas: found, pages };
}

// Words that tell nothing may stand between those of a phrase, and one other for two of them, as in
// asked.py of civdata/lookup.
function pagesOf(known, text) {
  const words = known.words(text).filter((word) => word.length > 1);
  const typed = words.map((word) => [known.asked(word), known.fillers.has(word.toLowerCase())]);
  const begins = (start, way) => {
    let at = start, spare = Math.floor(way.length / 2);
    for (const wanted of way) {
      const is = () => typed[at][0].some((key) => wanted.includes(key));
      while (at > start && at < typed.length && !is()) {
        if (!typed[at][1]) {
          if (!spare) return false;
          spare -= 1;
        }
        at += 1;
      }
      if (at >= typed.length || !is()) return false;
      at += 1;
    }
    return true;
  };
  let size = 0, found = [];
  for (const [number, way] of known.table.asked) {
    if (way.length < size || !typed.some((_, at) => begins(at, way))) continue;
    if (way.length > size) found = [];
    found.push(number);
    size = way.length;
  }
  return found;
}

// Words that tell nothing may stand within a thing of many names, but make no group of their own.
function named(known, list, keys, telling) {
  const groups = [];
  for (let at = 0; at < list.length;) {
    const [size, names] = known.longest(keys, at);
    const step = Math.max(1, size);
    if (telling.slice(at, at + step).includes(true)) {
      const text = list.slice(at, at + step).join(" ");
      const group = { text, figure: false, keys: names.map((name) => [`~${name}`, 1]), stems: [] };
      if (step === 1) {
        group.stems = keys[at];
        group.keys.push(...keys[at].map((one) => [one, names.length ? OWN : 1]));
      }
      group.forms = list.slice(at, at + step).flatMap((word) => known.forms(word))
        .map((form) => `=${form}`);
      if (group.keys.length) groups.push(group);
    }
    at += step;
  }
  return groups;
}

// The areas that words ask about, and the places of the words that are left. The longest name
// counts; a word of a kind beside it leaves the areas of that kind.
function areasOf(table, keyed) {
  let size = 0, start = 0, codes = new Map();
  for (let at = 0; at < keyed.length; at += 1) {
    for (const { code, kind, way } of table.areas) {
      if (way.length < size || !meets(keyed.slice(at, at + way.length), way)) continue;
      if (way.length > size || at !== start) {
        if (way.length === size && codes.size) continue; // the first of two that are as long
        [size, start, codes] = [way.length, at, new Map()];
      }
      codes.set(code, kind);
    }
  }
  const places = keyed.map((_, at) => at);
  if (!size) return [[], places];
  const used = new Set(places.slice(start, start + size));
  for (const beside of [start + size, start - 1]) {
    if (!(beside in keyed)) continue;
    const kinds = Object.keys(table.kinds)
      .filter((kind) => table.kinds[kind].some((key) => keyed[beside].includes(key)));
    const chosen = [...codes].filter(([, kind]) => kinds.includes(kind));
    if (chosen.length) {
      codes = new Map(chosen);
      used.add(beside);
    }
  }
  const rare = (code) => table.rarity[codes.get(code)];
  const found = [...codes.keys()].sort((one, other) => rare(one) - rare(other)
    || (one < other ? -1 : 1));
  return [found, places.filter((at) => !used.has(at))];
}

// The values that a typed number may stand for: `1,053` is 1053, or 1 and 53 thousandths.
function figure(number, power) {
  const marks = number.match(/[.,]/g) ?? [];
  const values = [];
  if (/^\d{1,3}([ .,]\d{3})+$/.test(number)) values.push(number.replace(/[ .,]/g, ""));
  if (marks.length === 1) values.push(number.replace(/ /g, "").replace(",", "."));
  if (!values.length) values.push(number.replace(/[ ,]/g, ""));
  const keys = values.map((value, place) => [`#${moved(value, power)}`, place ? OTHER : 1]);
  if (power) return keys;
  for (const value of values) keys.push([`%${moved(value, 0)}`, PART]);
  if (YEAR.test(number)) keys.unshift([`@${number}`, 1]);
  return keys;
}

// Move the point of a decimal number to the right, exactly; needless zeros go.
function moved(value, power) {
  const [whole, part = ""] = value.split(".");
  const digits = whole + part.padEnd(power, "0");
  const point = whole.length + power;
  const text = `${digits.slice(0, point)}.${digits.slice(point)}`;
  return text.replace(/0+$/, "").replace(/\.$/, "").replace(/^0+(?=\d)/, "");
}

// The same keys pressed on another keyboard layout, for each that it may have been. Only where
// words come out: what stays or becomes a mark or digit was no slip of the layout.
export function otherLayouts(known, text) {
  const made = new Set(), low = text.toLowerCase();
  for (const rows of known.table.keyboards) {
    for (let count = 1; count <= rows.length; count += 1) {
      const latin = [...rows.slice(0, count).map((row) => row[0]).join("")];
      const own = [...rows.slice(0, count).map((row) => row[1]).join("")];
      const back = [...low].some((letter) => /\p{L}/u.test(letter) && own.includes(letter));
      const [from, to] = back ? [own, latin] : [latin, own];
      made.add([...low].map((letter) => {
        const at = from.lastIndexOf(letter);
        return at < 0 ? letter : to[at];
      }).join(""));
    }
  }
  const wordlike = (part) => /^(\p{L}+(-\p{L}+)*|[\d.,]+)$/u.test(part);
  return [...made].filter((one) => one !== low && one.split(/\s+/).filter((p) => p).every(wordlike));
}
