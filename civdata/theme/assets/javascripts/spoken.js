// Numbers said in words within a query become digits, as civdata/lookup/spoken.py writes them.
const TOKEN = /\p{L}+|\d+(?:[.,]\d+)?/gu;
const LEAST = 11; // from this value on one word alone is a figure

export function inDigits(known, text) {
  const tokens = [...text.matchAll(TOKEN)].map((match) => {
    const word = match[0].toLowerCase(), start = match.index, end = start + match[0].length;
    if (/\d/.test(word)) return { kind: "digits", value: Number(word.replace(",", ".")), start, end };
    const [kind, value] = known.numeral(word);
    return { kind, value, start, end };
  });
  let made = "", end = 0;
  for (let at = 0; at < tokens.length;) {
    const [size, value] = number(tokens, at, text);
    if (size) {
      made += text.slice(end, tokens[at].start) + String(Number(value.toFixed(6)));
      end = tokens[at + size - 1].end;
    }
    at += Math.max(1, size);
  }
  return made + text.slice(end);
}

// How many tokens from a place on are one number, and its value. Only a number in which a word is
// said, or one with a scale after a scale: others are digits.
function number(tokens, start, text) {
  const read = { total: 0, part: null, told: 0, scales: 0, spoken: false, last: 1e30, after: false };
  let size = 0, whole = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const gap = at > start ? text.slice(tokens[at - 1].end, tokens[at].start) : "";
    const step = /[^ \-\u2011\u00a0]/.test(gap) ? "over" : next(read, tokens[at]);
    if (step === "over") break;
    if (step === "on") continue;
    size = at + 1 - start;
    whole = read.total + (read.part ?? 0);
  }
  const enough = (read.spoken && (read.told > 1 || LEAST <= whole)) || read.scales > 1;
  return [size && enough ? size : 0, whole];
}

// Take a token into a number: "taken", "on" where it only counts with the next one, "over" where
// the number ends before it.
function next(read, { kind, value }) {
  if (kind === "and") return read.told ? "on" : "over";
  if (kind === ".") {
    if (read.part === null || read.after) return "over";
    read.after = true;
    return "on";
  }
  if (kind === "digits") {
    if (read.part !== null || read.after) return "over";
    read.part = value;
    read.told += 1;
    return "on";
  }
  if (kind === "scale") return scaled(read, 10 ** value);
  const part = kind !== "number" ? null
    : read.after ? decimals(read.part, value) : joined(read.part, value);
  if (part === null) return "over";
  Object.assign(read, { part, after: false, spoken: true, told: read.told + 1 });
  return "taken";
}

function scaled(read, scale) {
  if (scale >= read.last || !(read.told || read.part === null)) return "over";
  const total = read.total + (read.part ?? 1) * scale;
  Object.assign(read, { total, part: null, after: false, last: scale });
  read.scales += 1;
  read.told += 1;
  return "taken";
}

// The next number word joined to those before it; nothing where it begins another number.
function joined(part, value) {
  if (part === null) return value;
  if (value === 100) return part >= 1 && part < 10 ? part * 100 : null;
  if (value < 1) return Number.isInteger(part) ? part + value : null;
  if (value < 100 && part >= 100 && part % 100 === 0) return part + value;
  if (value < 10 && part % 100 >= 10 && part % 10 === 0) return part + value;
  if (part >= 10 && part < 100 && value >= 10 && value < 100) return part * 100 + value;
  return null;
}

function decimals(part, value) {
  return part === null || !Number.isInteger(value) ? null : part + value / 10 ** String(value).length;
}
