// Word forms of agglutinative languages in the browser: the same rules as
// civdata/languages/suffixes.py, from the same table; a test holds the two equal.
import { marked } from "./words.js";

const CYRILLIC = /[\u0400-\u052f]/;
const START = "RLMBWSCOKNPDTF";

export class Suffixes {
  constructor(rules) {
    this.rules = rules;
    const [like = "", right = ""] = rules.lookalikes ?? [];
    this.mend = new Map([...like].map((letter, at) => [letter, right[at]]));
    this.letters = new Map(Object.entries(rules.fold));
    this.joined = (rules.joined ?? []).map(([old, put]) => [new RegExp(old, "g"), put]);
    this.tables = {};
    this.keys = new Map();
  }

  // Give the stem of a word form, in lower case and true letters.
  stem(word) {
    return this.parts(this.plain(word), this.table(false));
  }

  // Give the stem over folded letters, the same however the word was typed.
  key(word) {
    if (!this.keys.has(word)) this.keys.set(word, this.parts(this.fold(word), this.table(true)));
    return this.keys.get(word);
  }

  // Write a word as a reader without the language's keyboard would, in its script.
  fold(word) {
    const latin = "latin" in this.rules;
    let text = this.plain(word).split("-")
      .map((part) => (latin && !CYRILLIC.test(part.replace(/[ьъ]/g, "")) ? this.fromLatin(part) : part)).join("-");
    text = each(text, this.letters);
    for (const [old, put] of this.joined) text = text.replace(old, put);
    return text;
  }

  plain(word) {
    return marked(word).toLowerCase().split("-")
      .map((part) => (CYRILLIC.test(part) ? each(part, this.mend) : part)).join("-");
  }

  // Turn Latin spelling into folded letters; y depends on what stands beside it.
  fromLatin(text) {
    const { latin, latin_vowels: vowels } = this.rules;
    let out = "", at = 0, vowel = false;
    while (at < text.length) {
      let size = 4;
      while (size > 1 && !has(latin, text.substr(at, size))) size -= 1;
      let letter = text.substr(at, size);
      if (has(latin, letter)) letter = latin[letter];
      at += size;
      if (letter === "y") {
        const next = text.charAt(at);
        letter = vowel || (next && vowels.before.includes(next)) ? vowels.glide : vowels.y;
      }
      out += letter.replace(/'/g, "");
      vowel = (letter && [...vowels.sure].includes(letter))
        || ([...vowels.half].includes(letter) && !vowel);
    }
    return out;
  }

  // Stem a word with hyphens: a bare suffix after the hyphen goes, else the last part's does.
  parts(given, kept) {
    const text = given.replace(/^[-']+|[-']+$/g, "");
    const cut = text.lastIndexOf("-");
    if (cut < 0) return this.whole(text.replace(/%+$/, ""), kept);
    const head = text.slice(0, cut), tail = text.slice(cut + 1);
    const found = best(this.readings(text, kept), kept);
    if (found) return found;
    const number = head.toLowerCase() === head.toUpperCase();
    const loose = this.fold(number ? this.rules.ordinals : this.rules.particles)
      .split(/\s+/).filter((one) => one);
    const fits = this.readings(head + tail, kept).some((one) => one.rest === head);
    const known = kept.nouns.has(head) && kept.nouns.has(tail) && !fits;
    const bare = this.readings(tail, kept).some((one) => !one.rest && !one.verb);
    if (loose.includes(this.fold(tail)) || (bare && (number || !known))) {
      return this.parts(head, kept);
    }
    return `${head}-${this.whole(tail, kept)}`;
  }

  // Stem a word without hyphens: by the best known root, else down to what stays.
  whole(word, kept) {
    const all = this.readings(word, kept);
    const found = best(all, kept);
    if (found) return found;
    let least = { rest: word, verb: false };
    for (const one of all) {
      const shorter = one.rest.length - least.rest.length;
      if (free(one, kept) && (shorter < 0 || (!shorter && one.verb && !least.verb))) least = one;
    }
    if (least.rest !== word) {
      return least.verb ? least.rest + this.rules.verbal.unknown : this.whole(least.rest, kept);
    }
    if (kept.verbs.has(word)) return kept.verbs.get(word); // a command is the bare root of a verb
    if (word.length < 3) return word;
    const last = word[word.length - 1];
    return this.tidy(word.slice(0, -1) + (kept.hard.get(last) ?? last));
  }

  // Give the form in which a root is kept, without what it loses before endings.
  tidy(given) {
    const { soft, doubled, shortened } = this.rules.tidy;
    const root = without(given, soft);
    const last = root[root.length - 1];
    const double = root.length > 3 && last === root[root.length - 2] && doubled.includes(last);
    const long = shortened.some(([end, least]) => root.endsWith(end) && root.length >= least);
    return double || long ? root.slice(0, -1) : root;
  }

  // List every way to take endings off, from none to all, that the grammar allows.
  readings(word, kept) {
    const found = [];
    const open = [[START, { rest: word, verb: false, vowel: false, limits: new Set() }]];
    const { soft } = this.rules.tidy;
    while (open.length) {
      const [tags, reading] = open.pop();
      const { rest } = reading;
      for (const kind of "RV") {
        if (tags.includes(kind)) found.push({ ...reading, verb: kind === "V" });
      }
      for (const suffix of kept.suffixes.get(rest.slice(-1)) ?? []) {
        if (!tags.includes(suffix.tag) || !rest.endsWith(suffix.text)) continue;
        const left = rest.slice(0, rest.length - suffix.text.length) + suffix.undo;
        const bare = without(left, soft);
        const sound = suffix.after.some((end) => bare.endsWith(end));
        if (left && !(sound && agrees(left, suffix.fits, kept))) continue;
        const limits = new Set(reading.limits).add(suffix.limit);
        const vowel = kept.vowels.includes(suffix.text[0]);
        open.push([suffix.before, { rest: left, verb: false, vowel, limits }]);
      }
    }
    return found;
  }

  // Expand the rule table for the true or the folded alphabet.
  table(folded) {
    if (this.tables[folded]) return this.tables[folded];
    const { rules } = this;
    const write = folded ? (text) => this.fold(text) : (text) => text;
    const letters = folded ? rules.folded : rules.letters;
    const hard = new Map(Object.entries(rules.hard));
    const soft = new Map([...hard].map(([one, other]) => [other, one]));
    const changed = (map, root) => root.slice(0, -1) + (map.get(root.slice(-1)) ?? root.slice(-1));
    const nouns = new Map(), softened = new Map(), verbs = new Map(), suffixes = new Map();
    const listed = (lines) => lines.join(" ").split(/\s+/).filter((word) => word);
    const verbal = listed(rules.verbs);
    for (const verb of verbal) nouns.set(write(verb), write(verb));
    for (const verb of verbal) verbs.set(write(this.verbRoot(verb)), write(verb));
    for (const verb of verbal) verbs.set(write(changed(hard, this.verbRoot(verb))), write(verb));
    for (const root of listed([rules.open_verbs])) {
      const [one, noun] = root.split(":");
      verbs.set(write(one), write(noun ?? one.slice(0, -1) + rules.verbal.unknown));
      if (noun) nouns.set(write(noun), write(noun));
    }
    for (const root of listed(rules.nouns)) {
      const stay = this.tidy(write(root));
      nouns.set(write(root), stay).set(stay, stay);
      softened.set(write(changed(soft, root)), stay);
    }
    for (const root of listed(rules.dropping)) {
      softened.set(write(root.slice(0, -2) + root.slice(-1)), this.tidy(write(root)));
    }
    for (const [form, root] of Object.entries(rules.same)) {
      nouns.set(write(form), this.tidy(write(root)));
    }
    for (const [tag, back, front, after, before, limit, undo] of rules.suffixes) {
      const ends = endings(rules.classes[after]).map(write);
      for (const [one, other] of harmony(back, front, rules.harmony ?? {})) {
        const both = one === other ? [[one, "any"]] : [[one, "back"], [other, "front"]];
        for (const [form, fits] of both) {
          const text = write(form), last = text[text.length - 1];
          if (!suffixes.has(last)) suffixes.set(last, []);
          suffixes.get(last).push({
            tag, text, fits, after: ends.length ? ends : [""], before, limit, undo: write(undo),
          });
        }
      }
    }
    const sure = endings(rules.neutral.both);
    this.tables[folded] = {
      letters, vowels: Object.values(letters).join(""), suffixes, nouns, softened, verbs,
      neutral: { back: sure, front: [...sure, ...endings(rules.neutral.front)] },
      hard: new Map([...hard].map(([one, other]) => [write(one), write(other)])),
    };
    return this.tables[folded];
  }

  // Take the ending of the verbal noun off: the first of the table's that fits.
  verbRoot(verb) {
    for (const [end, back, unless] of this.rules.verbal.endings) {
      const left = verb.slice(0, verb.length - end.length);
      if (verb.endsWith(end) && !(unless && [...unless].some((one) => left.endsWith(one)))) {
        return left + back;
      }
    }
    return verb;
  }
}

function has(map, name) {
  return Object.prototype.hasOwnProperty.call(map, name);
}

function each(text, map) {
  let out = "";
  for (const letter of text) out += map.get(letter) ?? letter;
  return out;
}

function without(text, end) {
  return end && text.endsWith(end) ? text.slice(0, text.length - end.length) : text;
}

// Give the root of the reading that is surest, or nothing where no root is known.
function best(all, kept) {
  let found = null;
  for (const reading of all) {
    const one = knownRoot(reading, kept);
    if (one && (!found || stronger(one, found))) found = one;
  }
  return found && found[3];
}

function stronger(one, other) {
  for (let at = 0; at < 4; at += 1) if (one[at] !== other[at]) return one[at] > other[at];
  return false;
}

// Find a known root, ranked: strong, long, a noun; before a vowel it may be soft or short.
function knownRoot(reading, kept) {
  const strength = reading.limits.has(2) ? 0 : reading.limits.has(3) ? 1 : 2;
  let found = (reading.verb ? kept.verbs : kept.nouns).get(reading.rest);
  if (reading.vowel && !reading.verb && !found) found = kept.softened.get(reading.rest);
  return found ? [strength, reading.rest.length, reading.verb ? 0 : 1, found] : null;
}

// Tell whether an unknown rest may be a word: three letters and a vowel, in a verb two.
function free(reading, kept) {
  const vowels = [...reading.rest].filter((letter) => kept.vowels.includes(letter)).length;
  const limited = reading.limits.has(1) || reading.limits.has(2);
  return !limited && reading.rest.length > 2 && vowels > (reading.verb ? 1 : 0);
}

// Tell whether an ending fits the last vowel before it; neutral ends, and glides inside do.
function agrees(left, fits, kept) {
  if (fits === "any" || kept.neutral[fits].some((end) => left.endsWith(end))) return true;
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const letter = left[at], back = kept.letters.back.includes(letter);
    if (back || kept.letters.front.includes(letter)) return kept.letters[fits].includes(letter);
    const glide = at === left.length - 1 || (at > 0 && kept.vowels.includes(left[at - 1]));
    if (kept.letters.either.includes(letter)) return true;
    if (kept.letters.glides.includes(letter) && !glide) return true;
  }
  return true;
}

// Write an ending with each pair of vowels that its capital letters stand for.
function harmony(back, front, pairs) {
  const capitals = Object.keys(pairs).filter((letter) => back.includes(letter));
  if (!capitals.length) return [[back, front]];
  return pairs[capitals[0]].map((_, kind) => {
    let one = back, other = front;
    for (const letter of capitals) {
      one = one.replaceAll(letter, pairs[letter][kind][0]);
      other = other.replaceAll(letter, pairs[letter][kind][1]);
    }
    return [one, other];
  });
}

// Read a class of endings: `a b` as it stands, `a b + c d` as ac ad bc bd.
function endings(text) {
  const [first, second] = text.split("+").map((half) => half.split(/\s+/).filter((one) => one));
  return second ? first.flatMap((one) => second.map((other) => one + other)) : first;
}
