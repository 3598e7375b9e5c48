// Words of a text, in any language: what counts as one, and one way of writing its marks.
// The same as civdata/languages/wordforms.py.
const LETTER = "0-9A-Za-z\u00c0-\u024f\u0259\u0400-\u052f";
const WORD = new RegExp(`[${LETTER}]+(?:%?-[${LETTER}]+|'[${LETTER}]+)*`, "g");
const MARKS = {
  "İ": "i", "\u2010": "-", "\u2011": "-", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'",
  "\u00ad": "",
};

export function marked(text) {
  return text.normalize("NFC").replace(/[İ\u2010\u2011’‘ʼʻ`\u00ad]/g, (mark) => MARKS[mark]);
}

export function words(text) {
  return marked(text).match(WORD) ?? [];
}
