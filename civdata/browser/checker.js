/* The two questions that a page asks, in plain values. */

const $lexicons = new Map();

function learn(lang, json) {
  $lexicons.set(lang, $revive(json));
}

/* One unit a character, so that places are those of Python. */
function $flat(text) {
  return text.replace(/[\u{10000}-\u{10ffff}]/gu, (c) => /\p{L}/u.test(c) ? "ꟷ" : /\p{Nd}/u.test(c) ? "෦" : "￼");
}

function languageOf(text) {
  return $entry_language($flat(text), [...$lexicons.values()].map((l) => l.words));
}

function check(lang, text, published = "") {
  const letters = [...text];
  return $entry_against($lexicons.get(lang), $flat(text), published).figures.map((c) => ({
    start: c.start,
    end: c.end,
    printed: letters.slice(c.start, c.end).join(""),
    value: c.value.$digits(),
    verdict: c.verdict,
    observations: c.observations,
    reason: c.reason,
    indicator: c.indicator,
    near: c.near,
  }));
}
