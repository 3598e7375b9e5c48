// Kazakh words for search, in the browser: the same rules as civdata/kazakh.py, from the same
// table (civdata/kazakh.json), held equal by tests/test_kazakh.py. ES2015, no dependency.
//
//   import { load, key } from "./kazakh.js";
//   load("/assets/kazakh.json").then(function () { key("qaıyrymdylyq"); });

var HARD = { "б": "п", "г": "к", "ғ": "қ" };
var SOFT = { "п": "б", "к": "г", "қ": "ғ" };
var MARKS = { "İ": "i", "\u2010": "-", "\u2011": "-", "’": "'", "ʼ": "'", "ʻ": "'", "\u00ad": "" };
var LETTER = "0-9A-Za-z\u00c0-\u024f\u0259\u0400-\u052f";
var CYRILLIC = /[\u0400-\u052f]/;
var rules = null;
var tables = {};

/** Take the rule table: the parsed kazakh.json. */
export function use(table) {
  rules = table;
  tables = {};
}

/** Fetch the rule table once, when somebody starts to search. */
export function load(address) {
  if (rules) return Promise.resolve();
  return fetch(address).then(function (answer) { return answer.json(); }).then(use);
}

/** Give the search stem of a Kazakh word form, in lower case and true letters. */
export function stem(word) {
  return parts(plain(word), table(false));
}

/** Give the search key: the stem over folded letters, the same however the word was typed. */
export function key(word) {
  return parts(fold(word), table(true));
}

/** Write a word as a reader without a Kazakh keyboard would, in Cyrillic. */
export function fold(word) {
  var text = plain(word).split("-").map(function (part) {
    return CYRILLIC.test(part) ? part : fromLatin(part);
  }).join("-");
  return each(text, rules.fold).replace(/и{2,}(?=[ау])/g, "и");
}

/** Split a text into words; a suffix on a hyphen stays with its number or abbreviation. */
export function words(text) {
  var pattern = "[" + LETTER + "]+(?:%?-[" + LETTER + "]+|'[" + LETTER + "]+)*";
  return marked(text).match(new RegExp(pattern, "g")) || [];
}

function has(map, name) {
  return Object.prototype.hasOwnProperty.call(map, name);
}

function each(text, map) {
  var out = "";
  for (var at = 0; at < text.length; at++) out += has(map, text[at]) ? map[text[at]] : text[at];
  return out;
}

function endsWithAny(text, ends) {
  return ends.some(function (end) { return text.endsWith(end); });
}

function marked(text) {
  return each(text.normalize("NFC"), MARKS);
}

function plain(word) {
  var mend = {};
  for (var at = 0; at < rules.lookalikes[0].length; at++) {
    mend[rules.lookalikes[0][at]] = rules.lookalikes[1][at];
  }
  return marked(word).toLowerCase().split("-").map(function (part) {
    return CYRILLIC.test(part) ? each(part, mend) : part;
  }).join("-");
}

// Turn Latin spelling into folded Cyrillic; y is й beside a vowel, else ы.
function fromLatin(text) {
  var out = "", at = 0, vowel = false;
  while (at < text.length) {
    var size = 4;
    while (size > 1 && !has(rules.latin, text.substr(at, size))) size--;
    var letter = text.substr(at, size);
    if (has(rules.latin, letter)) letter = rules.latin[letter];
    at += size;
    if (letter === "y") {
      var next = text.charAt(at);
      letter = vowel || (next && "aeouäöüūáóú".indexOf(next) >= 0) ? "и" : "ы";
    }
    out += letter === "'" ? "" : letter;
    vowel = "аеоы".split("").indexOf(letter) >= 0 ||
      ((letter === "у" || letter === "и") && !vowel);
  }
  return out;
}

// Stem a word with hyphens: a bare suffix after the hyphen goes, else the last part's does.
function parts(text, kept) {
  text = text.replace(/^[-']+|[-']+$/g, "");
  var cut = text.lastIndexOf("-");
  if (cut < 0) return whole(text.replace(/%+$/, ""), kept);
  var head = text.slice(0, cut), tail = text.slice(cut + 1);
  var found = bestRoot(readings(text, kept), kept);
  if (found) return found;
  var number = head.toLowerCase() === head.toUpperCase();
  var loose = fold(number ? rules.ordinals : rules.particles).split(" ");
  var fits = readings(head + tail, kept).some(function (r) { return r.rest === head; });
  var known = has(kept.nouns, head) && has(kept.nouns, tail) && !fits;
  var bare = readings(tail, kept).some(function (r) { return !r.rest && !r.verb; });
  if (loose.indexOf(fold(tail)) >= 0 || (bare && (number || !known))) return parts(head, kept);
  return head + "-" + whole(tail, kept);
}

// Stem a word without hyphens: by the best known root, else down to what stays.
function whole(word, kept) {
  var all = readings(word, kept), least = { rest: word, verb: false };
  var found = bestRoot(all, kept);
  if (found) return found;
  all.forEach(function (reading) {
    var shorter = reading.rest.length - least.rest.length;
    if (free(reading, kept) && (shorter < 0 || (!shorter && reading.verb && !least.verb))) {
      least = reading;
    }
  });
  if (least.verb) return least.rest + "у";
  if (least.rest !== word) return whole(least.rest, kept);
  // A command is the bare root of a verb.
  if (has(kept.verbs, word)) return kept.verbs[word];
  if (word.length < 3) return word;
  var last = word[word.length - 1];
  return tidy(word.slice(0, -1) + (has(kept.hard, last) ? kept.hard[last] : last));
}

// Give the root of the reading that is surest, or nothing where no root is known.
function bestRoot(all, kept) {
  var best = null;
  all.forEach(function (reading) {
    var found = knownRoot(reading, kept);
    if (found && (!best || stronger(found, best))) best = found;
  });
  return best && best[3];
}

function stronger(one, other) {
  for (var at = 0; at < 4; at++) if (one[at] !== other[at]) return one[at] > other[at];
  return false;
}

// Find a known root, ranked: strong, long, a noun; before a vowel it may be soft or short.
function knownRoot(reading, kept) {
  var limits = reading.limits, strength = limits[2] ? 0 : limits[3] ? 1 : 2, from = null;
  if (has(reading.verb ? kept.verbs : kept.nouns, reading.rest)) {
    from = reading.verb ? kept.verbs : kept.nouns;
  } else if (reading.vowel && !reading.verb && has(kept.softened, reading.rest)) {
    from = kept.softened;
  }
  return from && [strength, reading.rest.length, reading.verb ? 0 : 1, from[reading.rest]];
}

// Tell whether an unknown rest may be a word: three letters and a vowel, in a verb two.
function free(reading, kept) {
  var vowels = reading.rest.split("").filter(function (letter) {
    return kept.vowels.indexOf(letter) >= 0;
  }).length;
  var limited = reading.limits[1] || reading.limits[2];
  return !limited && reading.rest.length > 2 && vowels > (reading.verb ? 1 : 0);
}

// List every way to take endings off, from none to all, that the grammar allows.
function readings(word, kept) {
  var found = [], open = [["RLMBWSCOKNPDTF", { rest: word, vowel: false, limits: [0, 0, 0, 0] }]];
  while (open.length) {
    var end = open.pop(), tags = end[0], reading = end[1], rest = reading.rest;
    ["R", "V"].forEach(function (kind) {
      if (tags.indexOf(kind) < 0) return;
      found.push({ rest: rest, verb: kind === "V", vowel: reading.vowel, limits: reading.limits });
    });
    (kept.suffixes[rest.slice(-1)] || []).forEach(function (suffix) {
      if (tags.indexOf(suffix.tag) < 0 || !rest.endsWith(suffix.text)) return;
      var left = rest.slice(0, rest.length - suffix.text.length) + suffix.undo;
      var sound = endsWithAny(left.replace(/ь$/, ""), suffix.after);
      if (left && !(sound && agrees(left, suffix.fits, kept))) return;
      var limits = reading.limits.slice();
      limits[suffix.limit] = 1;
      var vowel = kept.vowels.indexOf(suffix.text[0]) >= 0;
      open.push([suffix.before, { rest: left, vowel: vowel, limits: limits }]);
    });
  }
  return found;
}

// Tell whether an ending fits the last vowel before it; neutral ends, and у, и inside do.
function agrees(left, fits, kept) {
  if (fits === "any" || endsWithAny(left, rules.neutral.both.split(" "))) return true;
  if (fits === "front" && endsWithAny(left, rules.neutral.front.split(" "))) return true;
  for (var at = left.length - 1; at >= 0; at--) {
    var letter = left[at], back = kept.letters.back.indexOf(letter) >= 0;
    if (back || kept.letters.front.indexOf(letter) >= 0) return back === (fits === "back");
    var glide = at === left.length - 1 || (at > 0 && kept.vowels.indexOf(left[at - 1]) >= 0);
    if (kept.letters.either.indexOf(letter) >= 0) return true;
    if (kept.letters.glides.indexOf(letter) >= 0 && !glide) return true;
  }
  return true;
}

// Give the form in which a root is kept: no final ь, long -ст as -с, no doubled consonant.
function tidy(root) {
  root = root.replace(/ь$/, "");
  var double = root.length > 3 && /([бвгдклмнпрстфш])\1$/.test(root);
  var long = root.endsWith("ист") || (root.length > 5 && root.endsWith("ст"));
  return double || long ? root.slice(0, -1) : root;
}

// Read a class of endings: `a b` as it stands, `a b + c d` as ac ad bc bd.
function classEnds(text) {
  var halves = text.split(" + ").map(function (half) { return half.split(" "); });
  if (halves.length < 2) return halves[0];
  return [].concat.apply([], halves[0].map(function (a) {
    return halves[1].map(function (b) { return a + b; });
  }));
}

// Expand the rule table for the true or the folded alphabet.
function table(folded) {
  if (tables[folded]) return tables[folded];
  var write = folded ? fold : function (text) { return text; };
  var letters = folded ? rules.folded : rules.letters;
  var kept = {
    letters: letters, vowels: letters.back + letters.front + letters.glides + letters.either,
    suffixes: {}, nouns: {}, softened: {}, verbs: {}, hard: {}
  };
  function changed(map, root) {
    var last = root[root.length - 1];
    return write(root.slice(0, -1) + (has(map, last) ? map[last] : last));
  }
  rules.verbs.join(" ").split(" ").forEach(function (verb) {
    var root = verb.slice(0, -1) + (/[^и]ю$/.test(verb) ? "й" : "");
    kept.nouns[write(verb)] = kept.verbs[write(root)] = write(verb);
    kept.verbs[changed(HARD, root)] = write(verb);
  });
  rules.open_verbs.split(" ").forEach(function (root) {
    kept.verbs[write(root)] = write(root.slice(0, -1) + "у");
  });
  rules.nouns.join(" ").split(" ").forEach(function (root) {
    var stay = tidy(write(root));
    kept.nouns[write(root)] = kept.nouns[stay] = stay;
    kept.softened[changed(SOFT, root)] = stay;
  });
  rules.dropping.join(" ").split(" ").forEach(function (root) {
    kept.softened[write(root.slice(0, -2) + root.slice(-1))] = tidy(write(root));
  });
  Object.keys(rules.same).forEach(function (form) {
    kept.nouns[write(form)] = tidy(write(rules.same[form]));
  });
  rules.suffixes.forEach(function (row) {
    var ends = classEnds(rules.classes[row[3]]).map(write);
    var both = row[1] === row[2] ? [[row[1], "any"]] : [[row[1], "back"], [row[2], "front"]];
    both.forEach(function (form) {
      var text = write(form[0]), last = text[text.length - 1];
      (kept.suffixes[last] = kept.suffixes[last] || []).push({
        tag: row[0], text: text, fits: form[1], after: ends, before: row[4], limit: row[5],
        undo: write(row[6])
      });
    });
  });
  Object.keys(HARD).forEach(function (soft) { kept.hard[write(soft)] = write(HARD[soft]); });
  tables[folded] = kept;
  return kept;
}
