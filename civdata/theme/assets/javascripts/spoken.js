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
  let total = 0, part = null, told = 0, scales = 0, spoken = false, last = 1e30, after = false;
  let size = 0, whole = 0;
  for (let at = start; at < tokens.length;) {
    const { kind, value, start: begins } = tokens[at];
    if (at > start && /[^ \-\u2011\u00a0]/.test(text.slice(tokens[at - 1].end, begins))) break;
    at += 1;
    if (kind === "and" && told) continue;
    if (kind === "." && part !== null && !after) {
      after = true;
      continue;
    }
    if (kind === "scale") {
      if (10 ** value >= last || !(told || part === null)) break;
      last = 10 ** value;
      [total, part, after] = [total + (part ?? 1) * last, null, false];
      scales += 1;
    } else if (kind === "digits" && part === null && !after) {
      part = value;
      told += 1;
      continue; // digits count only with the scale behind them
    } else if (kind === "number") {
      const next = after ? decimals(part, value) : joined(part, value);
      if (next === null) break;
      [part, after, spoken] = [next, false, true];
    } else break;
    told += 1;
    size = at - start;
    whole = total + (part ?? 0);
  }
  const enough = (spoken && (told > 1 || LEAST <= whole)) || scales > 1;
  return [size && enough ? size : 0, whole];
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
