// Search keys: what a word or a figure becomes, the same as civdata/pages/keys.py makes of the
// pages at index time; tests/site/test_search.py holds the two equal.
import { key, stem, words } from "./kazakh.js";

const END = "ъ";
export const MARKS = {
  word: "ъ", form: "ьъ", same: "ъъь", topic: "ьь", value: "ъъ", part: "ъьъ", year: "ъьь",
};
const CYRILLIC = /[\u0400-\u052f]/;
const KAZAKH = /[әғқңөұүһі]/i;
const VOWELS = "[аеиоуыэюя]";

let table = null;
let phrases = null;

// Take what the search knows of words: the parsed search.json.
export function use(parsed) {
  table = parsed;
  // Names in Latin letters are English here, whatever a typed word in Latin letters may be.
  const way = (word) => new Set(CYRILLIC.test(word) ? ofWord(word) : ofWord(word).slice(0, 1));
  phrases = parsed.same.map((names, number) => [
    String(number), names.map((name) => words(name).map(way)),
  ]);
}

export const known = () => table;

// The words of things of many names, which a misspelt word may mean.
export const synonyms = () => table.same.flatMap((names) => names.flatMap(words));

// Put a key between marks; digits become letters. Without its end it is the beginning of keys.
export function mark(kind, text, end = END) {
  const letters = text.replace(/[0-9]/g, (digit) => table.digits[digit]).replace(/\./g, "л");
  const kept = [...letters].filter((c) => /\p{L}/u.test(c) && !"ъь".includes(c)).join("");
  return kept && MARKS[kind] + kept + end;
}

// The keys of a typed word: it may be of any language that is written so.
export function ofWord(word) {
  if (!/\p{L}/u.test(word)) return [];
  const parts = word.toLowerCase().split(/[-']/).filter((part) => part);
  const found = [];
  if (CYRILLIC.test(word)) {
    if (!KAZAKH.test(word)) found.push(parts.map(russian).join(""));
    found.push(key(word));
  } else {
    const stemmed = parts.filter((part) => part !== "s").map(english).join("");
    // Kazakh or Russian in Latin letters; an English ending may stand on it: volonters.
    const latin = [word, stemmed].filter((one) => one);
    found.push(stemmed, ...latin.map(key));
    found.push(...latin.map((one) => russian(translit(one.toLowerCase()))));
  }
  return [...new Set(found.map((one) => one.replace(/-/g, "")))].filter((one) => one);
}

// The word as it was typed, which tells apart those that share a key.
export function forms(word) {
  const low = word.toLowerCase();
  return [...new Set(CYRILLIC.test(word) ? [low, stem(word)] : [low])];
}

// Which thing of many names begins at a word: how many words it takes, and its key.
export function same(keys, at) {
  let best = null;
  for (const [name, ways] of phrases) {
    for (const way of ways) {
      const fits = way.length <= keys.length - at
        && way.every((wanted, place) => keys[at + place].some((one) => wanted.has(one)));
      if (fits && (!best || way.length > best.size)) best = { size: way.length, names: [] };
      if (fits && way.length === best.size && !best.names.includes(name)) best.names.push(name);
    }
  }
  return best;
}

export function english(typed) {
  let word = typed.replace(/iz/g, "is");
  if (word.length > 4) word = word.replace(/ies$/, "y");
  for (const ending of table.english.split(" ")) {
    const rest = word.length - ending.length;
    if (!word.endsWith(ending) || rest < (ending === "s" ? 3 : 4) || word.endsWith("ss")) continue;
    word = word.slice(0, rest);
    break;
  }
  return word.length > 4 && /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

export function russian(word) {
  const stemmed = snowball(word.replace(/ё/g, "е")).replace(/ъ/g, "");
  for (const ending of table.russian.split(" ")) {
    if (stemmed.endsWith(ending) && stemmed.length - ending.length >= 5) {
      return stemmed.slice(0, -ending.length);
    }
  }
  return stemmed.length > 5 ? stemmed.replace(/[аеио]$/, "") : stemmed;
}

function translit(text) {
  let out = "";
  for (let at = 0; at < text.length;) {
    let size = 4;
    while (size > 1 && !(text.substr(at, size) in table.translit)) size -= 1;
    const piece = text.substr(at, size);
    out += table.translit[piece] ?? piece;
    at += size;
  }
  return out;
}

// The Russian stemmer of Snowball. Endings after which а or я must stand before are listed apart.
const list = (text) => text.split(" ").sort((one, other) => other.length - one.length);
const GERUND = [list("в вши вшись"), list("ив ивши ившись ыв ывши ывшись")];
const ADJECTIVE = [
  [],
  list("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею"),
];
const PARTICIPLE = [list("ем нн вш ющ щ"), list("ивш ывш ующ")];
const REFLEXIVE = [[], list("ся сь")];
const VERB = [
  list("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно"),
  list("ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены "
    + "ить ыть ишь ую ю"),
];
const NOUN = [
  [],
  list("а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь "
    + "ию ью ю ия ья я"),
];
const SUPERLATIVE = [[], list("ейш ейше")];

// Take the longest of the endings off what may be changed, or tell that there is none.
function without(text, [after, free]) {
  const ending = [...free, ...after].sort((one, other) => other.length - one.length)
    .find((one) => text.endsWith(one));
  if (!ending) return null;
  const left = text.slice(0, text.length - ending.length);
  return free.includes(ending) || /[ая]$/.test(left) ? left : null;
}

export function snowball(word) {
  const opening = word.match(new RegExp(`^.*?${VOWELS}`));
  if (!opening) return word;
  const head = opening[0];
  let text = word.slice(head.length);
  const gerund = without(text, GERUND);
  if (gerund !== null) {
    text = gerund;
  } else {
    text = without(text, REFLEXIVE) ?? text;
    const adjective = without(text, ADJECTIVE);
    text = adjective !== null ? without(adjective, PARTICIPLE) ?? adjective
      : without(text, VERB) ?? without(text, NOUN) ?? text;
  }
  text = text.replace(/и$/, "");
  const region = head.length + text.length - second(head + text, head.length);
  const noun = text.match(/ость?$/);
  if (noun && noun[0].length <= region) text = text.slice(0, -noun[0].length);
  if (text.endsWith("нн")) return head + text.slice(0, -1);
  const plainer = without(text, SUPERLATIVE);
  if (plainer !== null) return head + plainer.replace(/нн$/, "н");
  return head + text.replace(/ь$/, "");
}

// Where the second region of a word begins: after a consonant that follows a vowel, twice.
function second(word) {
  const found = word.match(new RegExp(`^(?:.*?${VOWELS}[^аеиоуыэюя]){2}`));
  return found ? found[0].length : word.length;
}
