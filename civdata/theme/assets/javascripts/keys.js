// Search keys: what a typed word becomes, the same as civdata/lookup/keys.py makes of it, from the
// tables of the record's languages. Tests hold the two equal.
import { Endings } from "./endings.js";
import { Suffixes } from "./suffixes.js";
import { words } from "./words.js";

const KINDS = { suffixes: Suffixes, endings: Endings };
export const LATIN = /[A-Za-z\u00c0-\u024f]/;
const LETTER = /\p{L}/u;

export class Keys {
  constructor(table) {
    this.table = table;
    this.languages = table.languages.map((one) => {
      const Kind = KINDS[one.kind];
      const forms = Kind ? new Kind(one.rules) : null;
      // A stemmer that no table can say gives the stems of the words that the record has.
      const stems = new Map(Object.entries(one.stems));
      const stem = (word) => (forms ? forms.key(word) : stems.get(word) ?? word);
      return { ...one, forms, stem, letters: new Set(one.letters) };
    });
    this.fillers = new Set(table.fillers);
    this.stopwords = new Set(table.stopwords);
    this.empty = new Set(table.empty);
    this.units = new Set(table.units);
    this.scales = new Map(Object.entries(table.scales)
      .flatMap(([power, names]) => names.map((name) => [name, Number(power)])));
    this.ways = new Map(); // phrases of things by each key that their first word may have
    for (const [number, way] of table.things) {
      for (const key of way[0]) {
        if (!this.ways.has(key)) this.ways.set(key, []);
        this.ways.get(key).push([way, number]);
      }
    }
  }

  // The keys of a typed word: it may be of any language that is written so.
  asked(word) {
    const low = word.toLowerCase();
    if (!LETTER.test(low)) return [];
    const own = this.languages.filter((one) => fits(low, one));
    const found = own.map((one) => whole(one, low));
    if (LATIN.test(low)) {
      // It may be of another script, typed in Latin letters; with an ending of this one.
      const typed = new Set([low, ...found]);
      for (const one of this.languages) {
        if (own.includes(one) || !one.forms || !("latin" in one.rules)) continue;
        for (const text of typed) found.push(whole(one, text));
      }
    }
    const plain = (found.length ? found : [low]).map((key) => key.replace(/-/g, ""));
    return [...new Set(plain)].filter((key) => key);
  }

  // The word nearly as it was typed, which tells apart those that share a key.
  forms(word) {
    const low = word.toLowerCase();
    if (LATIN.test(low)) return [low];
    const stems = this.languages.filter((one) => one.kind === "suffixes")
      .map((one) => one.forms.stem(low));
    return [...new Set([low, ...stems])];
  }

  // How many words from a place on are one thing of many names, and which things.
  longest(known, at) {
    let size = 0, names = [];
    for (const key of known[at]) {
      for (const [way, name] of this.ways.get(key) ?? []) {
        if (way.length < size || !meets(known.slice(at, at + way.length), way)) continue;
        if (way.length > size) names = [];
        if (!names.includes(name)) names.push(name);
        size = way.length;
      }
    }
    return [size, names];
  }

  // What a typed word is in a number that is said in words, and its value.
  numeral(word) {
    const told = (found) => (found[0] === "e" ? ["scale", Number(found.slice(1))]
      : found === "." || found === "and" || !found ? [found] : ["number", Number(found)]);
    const { numerals } = this.table;
    if (numerals[word]) return told(numerals[word]);
    if (this.stopwords.has(word) || word.length < 2) return [""];
    return told(this.asked(word).map((key) => numerals[`=${key}`]).find((found) => found) ?? "");
  }

  telling(word, keyed) {
    return !this.fillers.has(word.toLowerCase()) && !keyed.some((key) => this.empty.has(key));
  }

  // Write a word in letters that any keyboard has, to see how near another one is.
  fold(word) {
    const language = this.languages.find((one) => one.kind === "suffixes");
    return language ? language.forms.fold(word) : word.toLowerCase();
  }

  words(text) {
    return words(text);
  }
}

export function meets(known, way) {
  return known.length === way.length
    && way.every((wanted, at) => known[at].some((key) => wanted.includes(key)));
}

function fits(word, language) {
  if (!language.letters.size) return true;
  return [...word].every((letter) => !LETTER.test(letter) || language.letters.has(letter));
}

function whole(language, word) {
  if (language.kind !== "endings") return language.stem(word);
  const idle = language.rules.idle ?? [];
  return word.split(language.apostrophes ? "-" : /[-']/)
    .filter((part) => part && !idle.includes(part)).map((part) => language.stem(part)).join("");
}
