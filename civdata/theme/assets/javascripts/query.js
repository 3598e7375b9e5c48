// Reads what somebody typed: figures, words without those that tell nothing, things of many names.
// Each becomes a group of keys of which a page must hold one.
import { words } from "./kazakh.js";
import { forms, known, mark, ofWord, same } from "./keys.js";

const NUMBER = new RegExp([
  "(?<![\\p{L}\\d.,-])", // not within a word or a number
  "(\\d{1,3}(?:[ .,]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?)",
  "(?:-\\p{L}+|(\\s*)(%|\\p{L}+))?", // an ending such as 5-го, or a scale or unit
].join(""), "gu");
const ORDINAL = /^(st|nd|rd|th)$/i, YEAR = /^(19|20)\d\d$/;
const OWN = 0.6, PART = 0.5, OTHER = 0.7;

// Give the groups of a query: { text, keys: [[marked key, weight]], forms, stems }.
export function read(typed, fillers) {
  const text = typed.normalize("NFC").replace(/\s+/gu, " ").trim();
  const groups = [];
  const rest = text.replace(NUMBER, (all, number, space, after = "") => {
    const power = scale(after);
    const closed = power || after === "%" || ORDINAL.test(after);
    if (after && !space && !closed) return all; // no figure, but a word like 5G
    groups.push({ text: number, figure: true, keys: figure(number, power), forms: [], stems: [] });
    return closed ? " " : ` ${after} `;
  });
  // After a sum its currency tells nothing more; beside a year it asks for sums.
  const sums = groups.some((group) => !YEAR.test(group.text));
  const units = sums ? known().units.split(" ") : [];
  const all = words(rest).filter((word) => word.length > 1);
  const telling = (word) => !fillers.has(word.toLowerCase()) && !units.includes(word.toLowerCase());
  const found = named(all, telling);
  return [...groups, ...(found.length || groups.length ? found : named(all, () => true))];
}

// Words that tell nothing may stand within a thing of many names, but make no group of their own.
function named(list, telling) {
  const keys = list.map(ofWord);
  const groups = [];
  for (let at = 0; at < list.length;) {
    const thing = same(keys, at);
    const size = thing ? thing.size : 1;
    if (!list.slice(at, at + size).some(telling)) {
      at += size;
      continue;
    }
    const group = { text: list.slice(at, at + size).join(" "), figure: false, keys: [], stems: [] };
    if (thing) group.keys.push(...thing.names.map((name) => [mark("same", name), 1]));
    if (size === 1) {
      group.stems = keys[at];
      group.keys.push(...keys[at].map((one) => [mark("word", one), thing ? OWN : 1]));
    }
    group.forms = list.slice(at, at + size).flatMap(forms).map((form) => mark("form", form));
    if (group.keys.some(([one]) => one)) groups.push(group);
    at += size;
  }
  return groups;
}

function scale(word) {
  const low = word.toLowerCase();
  const found = Object.entries(known().scales).find(([, names]) => names.split(" ").includes(low));
  return found ? Number(found[0]) : 0;
}

// The values that a typed number may stand for: `1,053` is 1053, or 1 and 53 thousandths.
function figure(number, power) {
  const marks = number.match(/[.,]/g) ?? [];
  const spaced = / /.test(number);
  const values = [];
  if (/^\d{1,3}([ .,]\d{3})+$/.test(number)) values.push(number.replace(/[ .,]/g, ""));
  if (marks.length === 1) values.push(number.replace(/ /g, "").replace(",", "."));
  if (!values.length) values.push(spaced || marks.length ? number.replace(/[ ,]/g, "") : number);
  const exact = (value, place) => [mark("value", moved(value, power)), place ? OTHER : 1];
  const keys = values.map(exact);
  if (power) return keys;
  for (const value of values) keys.push([mark("part", moved(value, 0)), PART]);
  if (YEAR.test(number)) keys.unshift([mark("year", number), 1]);
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

// The same keys pressed on another keyboard layout, for each layout that it may have been.
export function otherLayouts(text) {
  const { latin, russian, numbers, kazakh } = known().layout;
  const swap = (from, to) => [...text].map((letter) => {
    const at = from.indexOf(letter.toLowerCase());
    return at < 0 ? letter : to[at];
  }).join("");
  const made = /[а-яё]/i.test(text) ? [swap(russian + kazakh, latin + numbers)]
    : [swap(latin, russian), swap(latin + numbers, russian + kazakh)];
  return made.filter((one) => one !== text);
}

export function beginnings(stems, cut) {
  return stems.filter((one) => one.length - cut > 2)
    .map((one) => mark("word", one.slice(0, one.length - cut), ""));
}

export const topicKey = (name) => mark("topic", name);
