/* What Python means, for scripts that were written from Python: texts, lists (tuples are lists,
   too), tables, sets, exact decimals, patterns. Only what those scripts use is here. Texts hold no
   letters beyond the first plane: who calls puts stand-ins in their place. */
"use strict";

class $Error { constructor(message = "") { this.message = message; } }
class $b_ValueError extends $Error {}
class $b_KeyError extends $Error {}
class $b_TypeError extends $Error {}
class $b_BaseException extends $Error {}
class $b_Exception extends $Error {}
class $b_StopIteration extends $Error {}

/* --- keys, tables and sets --- */

const $ids = new WeakMap();
let $lastId = 0;

function $key(x) {
  if (x === null || typeof x !== "object" && typeof x !== "function") {
    return typeof x === "boolean" ? +x : typeof x === "bigint" ? `\u0001d${x}` : x;
  }
  return `\u0001${$told(x)}`;
}

function $told(x) {
  if (typeof x === "string") return `s${x}`;
  if (x === null || typeof x === "number" || typeof x === "boolean") return `n${x === null ? x : +x}`;
  if (Array.isArray(x)) return `[${x.map($told).join("\u0002")}]`;
  if (x instanceof $Dec) return `d${x.$trimmed()}`;
  if (x instanceof $Set) return `{${[...x.map.keys()].map(String).sort().join("\u0002")}}`;
  if (x.constructor.$compared) return `o${x.constructor.name}(${x.$values().map($told).join("\u0002")})`;
  if (!$ids.has(x)) $ids.set(x, ++$lastId);
  return `#${$ids.get(x)}`;
}

class $lib_Mapping {
  $keys() { return [...this.$__iter__()]; }
  $values() { return this.$keys().map((k) => this.$__getitem__(k)); }
  $items() { return this.$keys().map((k) => [k, this.$__getitem__(k)]); }
}

class $Dict extends $lib_Mapping {
  constructor(pairs = []) {
    super();
    this.map = new Map();
    this.odd = null;
    for (const [k, v] of pairs) this.set(k, v);
  }
  set(k, v) {
    const key = $key(k);
    if (key !== k) (this.odd ??= new Map()).has(key) || this.odd.set(key, k);
    this.map.set(key, v);
  }
  keys() {
    if (!this.odd) return [...this.map.keys()];
    const keys = [...this.map.keys()];
    return keys.map((k) => this.odd.has(k) ? this.odd.get(k) : k);
  }
  get size() { return this.map.size; }
  $get(k, other = null) {
    const v = this.map.get($key(k));
    return v === undefined ? other : v;
  }
  $__getitem__(k) {
    const v = this.map.get($key(k));
    if (v === undefined) {
      if (!this.make) throw new $b_KeyError(String(k));
      const made = this.make();
      this.set(k, made);
      return made;
    }
    return v;
  }
  $__contains__(k) { return this.map.has($key(k)); }
  $items() {
    if (!this.odd) return this.map;
    const values = [...this.map.values()];
    return this.keys().map((k, n) => [k, values[n]]);
  }
  $keys() { return this.keys(); }
  $values() { return [...this.map.values()]; }
  $setdefault(k, v = null) {
    if (!this.$__contains__(k)) this.set(k, v);
    return this.$__getitem__(k);
  }
  $update(other) { for (const [k, v] of other instanceof $Dict ? other.$items() : other) this.set(k, v); return null; }
  $pop(k, other) { const v = this.$get(k, other); this.map.delete($key(k)); return v; }
}

class $Set {
  constructor(items = []) {
    this.map = new Map();
    for (const x of items) { const k = $key(x); if (!this.map.has(k)) this.map.set(k, x); }
  }
  get size() { return this.map.size; }
  $__contains__(x) { return this.map.has($key(x)); }
  $add(x) { const k = $key(x); if (!this.map.has(k)) this.map.set(k, x); return null; }
  $update(more) { for (const x of $iter(more)) this.$add(x); return null; }
  $discard(x) { this.map.delete($key(x)); return null; }
  $pop() { const [[k, x]] = this.map; this.map.delete(k); return x; }
  $union(...others) { const r = new $Set(this.map.values()); others.forEach((o) => r.$update(o)); return r; }
  $intersection(other) { return new $Set([...$iter(other)].filter((x) => this.$__contains__(x))); }
  $isdisjoint(other) { for (const x of $iter(other)) if (this.$__contains__(x)) return false; return true; }
}

/* --- classes --- */

const $classes = { fields: "$fields" };

function $class(made, fields, compared) {
  made.$fields = fields;
  made.$compared = compared;
  made.prototype.$values = function () { return fields.map((f) => this[f]); };
}

function $kept(object, name) {
  const own = `$kept_${name}`;
  if (!Object.hasOwn(object, own)) {
    Object.defineProperty(object, own, { value: object[`$make_${name}`]() });
  }
  return object[own];
}

function $bound(object, name) {
  if (typeof object[name] !== "function") return object[name.slice(1)];
  return object[name].bind(object);
}

function $lib_replace() { throw new Error("replace needs names"); }
function $lib_replace$by([object], changes) {
  const fields = object.constructor.$fields;
  return new object.constructor(...fields.map((f) => f in changes ? changes[f] : object[f]));
}

function $cache(f) {
  const kept = new Map();
  return (...a) => {
    const k = a.length === 1 ? $key(a[0]) : $key(a);
    let v = kept.get(k);
    if (v === undefined) kept.set(k, v = f(...a));
    return v;
  };
}
const $lib_cache = $cache;
const $lib_lru_cache = () => $cache;
const $lib_lru_cache$by = () => $cache;

/* --- truth, order, likeness --- */

function $true(x) {
  if (typeof x === "boolean") return x;
  if (x === null || x === undefined || x === "" || x === 0) return false;
  if (typeof x !== "object") return true;
  if (Array.isArray(x)) return x.length > 0;
  if (x instanceof $Set || x instanceof $Dict) return x.map.size > 0;
  if (x instanceof $Dec) return x.inf !== 0 || x.c !== 0n;
  if (x.$__bool__) return x.$__bool__();
  return x.$__len__ ? x.$__len__() > 0 : true;
}

function $eq(a, b) {
  if (a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return false;
  const kind = typeof a;
  if (kind !== "object") {
    if (b instanceof $Dec) return kind !== "string" && $compare($dec(a), b) === 0;
    return kind !== "string" && typeof b !== "string" && typeof b !== "object" && a == b;
  }
  if (a instanceof $Dec) return (b instanceof $Dec || typeof b === "number" || typeof b === "bigint" || typeof b === "boolean") && $compare(a, $dec(b)) === 0;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((x, n) => $eq(x, b[n]));
  }
  if (a instanceof $Set || a instanceof $Dict) {
    return b.map instanceof Map && a.size === b.size && [...a.map].every(([k, v]) => b.map.has(k) && (a instanceof $Set || $eq(v, b.map.get(k))));
  }
  return a.constructor === b.constructor && !!a.constructor.$compared
    && a.$values().every((x, n) => $eq(x, b[a.constructor.$fields[n]]));
}

function $order(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  if (Array.isArray(a)) {
    for (let n = 0; n < a.length && n < b.length; n++) {
      if (!$eq(a[n], b[n])) return $order(a[n], b[n]);
    }
    return a.length - b.length;
  }
  if (a instanceof $Dec || b instanceof $Dec) return $compare($dec(a), $dec(b));
  return a < b ? -1 : a > b ? 1 : 0;
}
const $lt = (a, b) => typeof a === "number" && typeof b === "number" ? a < b : $order(a, b) < 0;
const $le = (a, b) => typeof a === "number" && typeof b === "number" ? a <= b : $order(a, b) <= 0;

function $in(x, c) {
  if (typeof c === "string") return c.includes(x);
  if (Array.isArray(c)) {
    for (const y of c) if (y === x || $eq(x, y)) return true;
    return false;
  }
  return c.$__contains__(x);
}

function $iter(x) {
  if (Array.isArray(x) || typeof x === "string") return x;
  if (x instanceof $Dict) return x.odd ? x.keys() : x.map.keys();
  if (x instanceof $Set) return x.map.values();
  return x.$__iter__ ? x.$__iter__() : x.$values && !x[Symbol.iterator] ? x.$values() : x;
}

/* --- arithmetic --- */

function $add(a, b) {
  if (typeof a === "number" && typeof b === "number") return a + b;
  if (typeof a === "string") return a + b;
  if (Array.isArray(a)) return a.concat(Array.isArray(b) ? b : [...$iter(b)]);
  if (a instanceof $Dec || b instanceof $Dec) return $dec(a).$plus($dec(b)).$rounded();
  return a.$__add__ ? a.$__add__(b) : +a + +b;
}
function $sub(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (a instanceof $Set) return new $Set([...a.map.values()].filter((x) => !b.$__contains__(x)));
  if (a instanceof $Dec || b instanceof $Dec) return $dec(a).$plus($dec(b).$copy_negate()).$rounded();
  return a.$__sub__ ? a.$__sub__(b) : a - b;
}
function $mul(a, b) {
  if (typeof a === "number" && typeof b === "number") return a * b;
  if (a instanceof $Dec || b instanceof $Dec) return $dec(a).$by($dec(b)).$rounded();
  if (typeof a === "string") return a.repeat(b);
  return a * b;
}
function $div(a, b) {
  if (a instanceof $Dec || b instanceof $Dec) return $dec(a).$over($dec(b));
  return a / b;
}
function $pow(a, b) {
  if (a instanceof $Dec) throw new Error("power of a decimal");
  const made = a ** b;
  return b >= 0 && !Number.isSafeInteger(made) && Number.isInteger(a) ? BigInt(a) ** BigInt(b) : made;
}
const $mod = (a, b) => ((a % b) + b) % b;
const $floor = (a, b) => Math.floor(a / b);
const $shift = (a, b) => a >> b;
const $neg = (a) => a instanceof $Dec ? a.$copy_negate() : a.$__neg__ ? a.$__neg__() : -a;
function $or(a, b) {
  if (a instanceof $Set) return a.$union(b);
  if (a instanceof $Dict) { const r = new $Dict(a.$items()); r.$update(b); return r; }
  return typeof a === "boolean" ? a || b : a | b;
}
const $and = (a, b) => a instanceof $Set ? a.$intersection(b) : typeof a === "boolean" ? a && b : a & b;

/* --- places in lists and texts --- */

function $get(x, at) {
  if (typeof x === "string" || Array.isArray(x)) {
    const v = x[at < 0 ? at + x.length : +at];
    if (v === undefined) throw new $b_KeyError(String(at));
    return v;
  }
  return x.$__getitem__(at);
}
function $put(x, at, v) {
  if (Array.isArray(x)) x[at < 0 ? at + x.length : at] = v;
  else x.set(at, v);
}
function $slice(x, from, to, step) {
  if (step === null || step === 1) return x.slice(from ?? 0, to ?? undefined);
  const all = [...x];
  if (step === -1 && from === null && to === null) {
    all.reverse();
  } else throw new Error("slice with a step");
  return typeof x === "string" ? all.join("") : all;
}
function $put_slice(x, from, to, more) {
  const start = from === null ? 0 : from < 0 ? Math.max(0, from + x.length) : from;
  const end = to === null ? x.length : to < 0 ? to + x.length : to;
  x.splice(start, Math.max(0, end - start), ...$iter(more));
}
const $stop = () => { throw new $b_StopIteration(); };

/* --- functions of Python --- */

const $list = (x) => Array.isArray(x) ? x : [...$iter(x)];
const $b_len = (x) => x.length ?? x.size ?? x.$__len__();
const $b_bool = (x = false) => $true(x);
const $b_list = (x = []) => [...$iter(x)];
const $b_tuple = $b_list;
const $b_set = (x = []) => new $Set($iter(x));
const $b_frozenset = $b_set;
const $b_dict = (x = []) => new $Dict(x instanceof $Dict ? x.$items() : $iter(x));
const $b_iter = (x) => $list(x)[Symbol.iterator]();
const $b_next = (x, other) => { const n = x.next(); return n.done ? other === undefined ? $stop() : other : n.value; };
const $b_any = (x) => { for (const y of $iter(x)) if ($true(y)) return true; return false; };
const $b_all = (x) => { for (const y of $iter(x)) if (!$true(y)) return false; return true; };
const $b_sum = (x, start = 0) => { let r = start; for (const y of $iter(x)) r = $add(r, typeof y === "boolean" ? +y : y); return r; };
const $b_abs = (x) => x instanceof $Dec ? $compare(x, $zero) < 0 ? x.$copy_negate() : x : Math.abs(x);
const $b_ord = (x) => x.codePointAt(0);
const $b_chr = (x) => String.fromCodePoint(x);
const $b_str = (x = "") => $str(x);
const $b_repr = (x) => $repr(x);
const $b_float = (x) => Number($str(x));
const $b_reversed = (x) => [...$iter(x)].reverse();
const $b_map = (f, ...xs) => xs.length === 1 ? [...$iter(xs[0])].map((x) => f(x)) : $b_zip(...xs).map((x) => f(...x));
const $b_range = (a, b, step = 1) => {
  if (b === undefined) [a, b] = [0, a];
  const r = [];
  for (let n = a; step > 0 ? n < b : n > b; n += step) r.push(n);
  return r;
};
const $b_enumerate = (x, start = 0) => $list(x).map ? [...$iter(x)].map((y, n) => [n + start, y]) : [];
const $b_zip = (...xs) => {
  const lists = xs.map((x) => [...$iter(x)]);
  const size = Math.min(...lists.map((x) => x.length));
  return Array.from({ length: lists.length ? size : 0 }, (_, n) => lists.map((x) => x[n]));
};
const $b_zip$by = (xs) => $b_zip(...xs);
function $b_int(x = 0) {
  if (x instanceof $Dec) {
    const whole = x.e >= 0 ? x.c * 10n ** BigInt(x.e) : x.c / 10n ** BigInt(-x.e);
    return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
  }
  if (typeof x === "string") {
    const plain = x.trim().replace(/\p{Nd}/gu, (d) => $digit(d));
    if (!/^[+-]?\d+$/.test(plain)) throw new $b_ValueError(`int: ${x}`);
    const n = Number(plain);
    return Number.isSafeInteger(n) ? n : BigInt(plain);
  }
  return typeof x === "bigint" ? x : Math.trunc(x);
}
function $digit(d) {
  let code = d.codePointAt(0);
  if (code < 58) return d;
  let n = 0;
  while (n < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) { code--; n++; }
  return String(n);
}
function $b_isinstance(x, kind) {
  if (Array.isArray(kind)) return kind.some((k) => $b_isinstance(x, k));
  if (kind === $b_str) return typeof x === "string";
  if (kind === $b_int) return typeof x === "number" || typeof x === "bigint";
  if (kind === $b_list || kind === $b_tuple) return Array.isArray(x);
  if (kind === $b_dict) return x instanceof $Dict;
  if (kind === $lib_Decimal) return x instanceof $Dec;
  return x instanceof kind;
}
function $best(items, key, sign, other) {
  let best, lead;
  for (const x of items) {
    const k = key ? key(x) : x;
    if (best === undefined || sign * $order(k, lead) > 0) { best = x; lead = k; }
  }
  if (best !== undefined) return best;
  if (other === undefined) throw new $b_ValueError("empty");
  return other;
}
const $many = (xs) => xs.length === 1 ? $iter(xs[0]) : xs;
const $b_max = (...xs) => xs.length === 2 && typeof xs[0] === "number" && typeof xs[1] === "number"
  ? Math.max(xs[0], xs[1]) : $best($many(xs), null, 1);
const $b_min = (...xs) => xs.length === 2 && typeof xs[0] === "number" && typeof xs[1] === "number"
  ? Math.min(xs[0], xs[1]) : $best($many(xs), null, -1);
const $b_max$by = (xs, o) => $best($many(xs), o.key, 1, o.default);
const $b_min$by = (xs, o) => $best($many(xs), o.key, -1, o.default);
const $b_sorted = (x) => [...$iter(x)].sort($order);
const $b_sorted$by = ([x], o) => {
  const keyed = [...$iter(x)].map((y) => [o.key ? o.key(y) : y, y]);
  const sign = o.reverse ? -1 : 1;
  return keyed.sort((a, b) => sign * $order(a[0], b[0])).map((pair) => pair[1]);
};
const $lib_pairwise = (x) => { const l = [...$iter(x)]; return l.slice(1).map((y, n) => [l[n], y]); };
const $lib_combinations = (x, size) => {
  if (size !== 2) throw new Error("combinations of two only");
  const l = [...$iter(x)], r = [];
  l.forEach((a, n) => l.slice(n + 1).forEach((b) => r.push([a, b])));
  return r;
};
const $lib_bisect_left = (list, x) => {
  let low = 0, high = list.length;
  while (low < high) { const mid = (low + high) >> 1; if ($lt(list[mid], x)) low = mid + 1; else high = mid; }
  return low;
};
const $lib_defaultdict = (make) => { const d = new $Dict(); d.make = () => make(); return d; };
const $lib_Counter = (x = []) => { const d = new $Dict(); for (const y of $iter(x)) d.set(y, d.$get(y, 0) + 1); return d; };
const $lib_log = Math.log;
const $lib_normalize = (form, text) => text.normalize(form);
const $lib_is_normalized = (form, text) => text.normalize(form) === text;
const $by_dict = { fromkeys: (keys, value = null) => new $Dict([...$iter(keys)].map((k) => [k, value])) };
const $casefold = (x) => x.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
const $by_str = {
  casefold: $casefold,
  maketrans: (a, b) => a instanceof $Dict
    ? new $Dict([...a.$items()].map(([k, v]) => [typeof k === "string" ? $b_ord(k) : k, v]))
    : new $Dict([...a].map((k, n) => [$b_ord(k), $b_ord(b[n])])),
};

function $str(x) {
  if (typeof x === "string") return x;
  if (x === null || x === undefined) return "None";
  if (typeof x === "boolean") return x ? "True" : "False";
  if (typeof x !== "object") return String(x);
  if (x.$__str__) return x.$__str__();
  return $repr(x);
}
function $repr(x) {
  if (typeof x === "string") return x.includes("'") && !x.includes('"') ? `"${x}"` : `'${x}'`;
  if (Array.isArray(x)) return `(${x.map($repr).join(", ")})`;
  return typeof x === "object" && x !== null && !x.$__str__ ? x.constructor.name : $str(x);
}
function $format(x, spec) {
  if (spec === "f") return $dec(x).$digits();
  if (/^0\d+d?$/.test(spec)) return String(x).padStart(parseInt(spec.slice(1), 10), "0");
  if (spec === "+.0f") {
    const text = $dec(x).$to(0).$digits();
    return text.startsWith("-") ? text : `+${text}`;
  }
  if (x instanceof $lib_date) return x.$strftime(spec);
  throw new Error(`format ${spec}`);
}

/* --- texts --- */

function $methods(kind, methods) {
  for (const [name, f] of Object.entries(methods)) {
    Object.defineProperty(kind.prototype, `$${name}`, {
      value: function (...a) { return f(kind === String ? String(this) : this, ...a); },
    });
  }
}
const $blank = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const $blankEnd = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/;
const $blanks = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const $all = (s, pattern) => s !== "" && pattern.test(s);
const $starts = (s, what, from = 0) => Array.isArray(what) ? what.some((w) => s.startsWith(w, from)) : s.startsWith(what, from);
const $ends = (s, what) => Array.isArray(what) ? what.some((w) => s.endsWith(w)) : s.endsWith(what);
function $lead(s, letters) {
  if (letters === undefined || letters === null) return s.replace($blank, "");
  let at = 0;
  while (at < s.length && letters.includes(s[at])) at++;
  return s.slice(at);
}
function $trail(s, letters) {
  if (letters === undefined || letters === null) return s.replace($blankEnd, "");
  let end = s.length;
  while (end > 0 && letters.includes(s[end - 1])) end--;
  return s.slice(0, end);
}
const $cased = /[\p{Lowercase}\p{Uppercase}\p{Lt}]/u;
$methods(String, {
  startswith: (s, what, from = 0, to = null) => to === null ? $starts(s, what, from) : $starts(s.slice(0, to), what, from),
  endswith: (s, what, from = 0, to = null) => $ends(from || to !== null ? s.slice(from, to ?? undefined) : s, what),
  split: (s, sign = null, most = -1) => {
    if (sign === null) return s.split($blanks).filter((x) => x);
    const parts = s.split(sign);
    return most < 0 || parts.length <= most + 1 ? parts : [...parts.slice(0, most), parts.slice(most).join(sign)];
  },
  join: (s, x) => [...$iter(x)].join(s),
  strip: (s, letters) => $trail($lead(s, letters), letters),
  lstrip: $lead,
  rstrip: $trail,
  lower: (s) => s.toLowerCase(),
  upper: (s) => s.toUpperCase(),
  casefold: $casefold,
  replace: (s, a, b) => s.replaceAll(a, () => b),
  find: (s, what, from = 0, to = null) => (to === null ? s : s.slice(0, to)).indexOf(what, from),
  rfind: (s, what, from = 0, to = null) => {
    const at = (to === null ? s : s.slice(0, Math.max(0, to))).lastIndexOf(what);
    return at < from ? -1 : at;
  },
  index: (s, what) => s.indexOf(what),
  count: (s, what) => s.split(what).length - 1,
  isupper: (s) => $cased.test(s) && !/[\p{Lowercase}\p{Lt}]/u.test(s) && /\p{Uppercase}/u.test(s),
  islower: (s) => $cased.test(s) && !/[\p{Uppercase}\p{Lt}]/u.test(s),
  isdigit: (s) => $all(s, /^[\p{Nd}¹²³⁰⁴-⁹₀-₉①-⑨]+$/u),
  isdecimal: (s) => $all(s, /^\p{Nd}+$/u),
  isspace: (s) => s !== "" && s.replace($blank, "") === "",
  isalpha: (s) => $all(s, /^\p{L}+$/u),
  isascii: (s) => /^[\x00-\x7f]*$/.test(s),
  translate: (s, table) => {
    let out = "";
    for (const letter of s) {
      const to = table.map.get($b_ord(letter));
      out += to === undefined ? letter : to === null ? "" : typeof to === "number" ? String.fromCodePoint(to) : to;
    }
    return out;
  },
  partition: (s, sign) => { const at = s.indexOf(sign); return at < 0 ? [s, "", ""] : [s.slice(0, at), sign, s.slice(at + sign.length)]; },
  rpartition: (s, sign) => { const at = s.lastIndexOf(sign); return at < 0 ? ["", "", s] : [s.slice(0, at), sign, s.slice(at + sign.length)]; },
  ljust: (s, size, letter = " ") => s.padEnd(size, letter),
  splitlines: (s) => { const l = s.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/); if (l.at(-1) === "") l.pop(); return l; },
  removesuffix: (s, end) => end && s.endsWith(end) ? s.slice(0, -end.length) : s,
  removeprefix: (s, start) => s.startsWith(start) ? s.slice(start.length) : s,
});
$methods(Array, {
  append: (l, x) => { l.push(x); return null; },
  extend: (l, x) => { l.push(...$iter(x)); return null; },
  pop: (l, at) => at === undefined ? l.pop() : l.splice(at, 1)[0],
  index: (l, x) => l.findIndex((y) => $eq(x, y)),
  count: (l, x) => l.filter((y) => $eq(x, y)).length,
  insert: (l, at, x) => { l.splice(at, 0, x); return null; },
});

/* --- patterns --- */

class $Match {
  constructor(found, text) {
    this.found = found;
    this.text = text;
  }
  $__getitem__(n) { return this.found[n] ?? null; }
  $group(n = 0) { return this.found[n] ?? null; }
  $groups() { return this.found.slice(1).map((x) => x ?? null); }
  $start(n = 0) { if (n) throw new Error("start of a group"); return this.found.index; }
  $end(n = 0) { if (n) throw new Error("end of a group"); return this.found.index + this.found[0].length; }
}

class $Pattern {
  constructor(source, flags) {
    this.source = source;
    this.flags = flags;
    this.here = new RegExp(source, `${flags}y`);
    this.ahead = new RegExp(source, `${flags}g`);
  }
  get whole() { return this.kept ??= new RegExp(`(?:${this.source})(?![\\s\\S])`, `${this.flags}y`); }
  run(pattern, text, at) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    return found && new $Match(found, text);
  }
  $match(text, at = 0) { return this.run(this.here, text, at); }
  $search(text, at = 0) { return this.run(this.ahead, text, at); }
  $fullmatch(text, at = 0) { return this.run(this.whole, text, at); }
  $finditer(text) { return [...text.matchAll(this.ahead)].map((found) => new $Match(found, text)); }
  $findall(text) {
    return [...text.matchAll(this.ahead)].map((m) => m.length === 1 ? m[0] : m.length === 2 ? m[1] ?? "" : m.slice(1).map((x) => x ?? ""));
  }
  $sub(to, text) {
    return text.replace(this.ahead, (...a) => {
      if (typeof to === "string") return to.replace(/\\(\d)/g, (_, n) => a[Number(n)] ?? "");
      const size = a.findIndex((x, n) => n && typeof x === "number");
      return to(new $Match(Object.assign(a.slice(0, size), { index: a[size] }), text));
    });
  }
  $split(text) { return text.split(this.ahead).map((x) => x ?? null); }
}
const $escape = (x) => x.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&");
/* A pattern that is put together at run time: the few classes of Python that such patterns use. */
const $dynamic = (source) => new $Pattern(
  source.replaceAll("[^\\W\\d_]", "[\\p{L}\\p{Nl}\\p{No}]").replaceAll("\\w", "[\\p{L}\\p{N}_]"), "u",
);

/* --- exact decimals: whole number times a power of ten --- */

const $ten = (n) => 10n ** BigInt(n);
const $size = (c) => (c < 0n ? -c : c).toString().length;

class $Dec {
  constructor(c, e, inf = 0) {
    this.c = c;
    this.e = e;
    this.inf = inf;
  }
  $plus(o) {
    if (this.inf || o.inf) return this.inf ? this : o;
    const e = Math.min(this.e, o.e);
    return new $Dec(this.c * $ten(this.e - e) + o.c * $ten(o.e - e), e);
  }
  $by(o) {
    if (this.inf || o.inf) return new $Dec(0n, 0, $sign(this) * $sign(o));
    return new $Dec(this.c * o.c, this.e + o.e);
  }
  $over(o) {
    if (o.c === 0n) throw new $b_ValueError("division by zero");
    const shift = Math.max(0, 28 + 2 - $size(this.c) + $size(o.c));
    const top = this.c * $ten(shift);
    const whole = top / o.c, rest = top % o.c;
    let made = new $Dec(whole, this.e - o.e - shift);
    if (rest === 0n) {
      const ideal = this.e - o.e;
      while (made.e < ideal && made.c % 10n === 0n && made.c !== 0n) made = new $Dec(made.c / 10n, made.e + 1);
      if (made.c === 0n) return new $Dec(0n, ideal);
    } else {
      const sign = (this.c < 0n) === (o.c < 0n) ? 1n : -1n;
      made = new $Dec(whole * 10n + sign, made.e - 1);
    }
    return made.$rounded();
  }
  $rounded(places = 28) {
    const more = $size(this.c) - places;
    return this.inf || more <= 0 ? this : this.$at(this.e + more);
  }
  /* The same number with another exponent, half to even. */
  $at(e) {
    if (e <= this.e) return new $Dec(this.c * $ten(this.e - e), e);
    const unit = $ten(e - this.e);
    let whole = this.c / unit;
    const rest = this.c % unit < 0n ? -(this.c % unit) : this.c % unit;
    if (2n * rest > unit || (2n * rest === unit && whole % 2n !== 0n)) whole += this.c < 0n ? -1n : 1n;
    return new $Dec(whole, e);
  }
  $to(places) { return this.$at(-places); }
  $digits() {
    if (this.inf) return this.inf < 0 ? "-Infinity" : "Infinity";
    const minus = this.c < 0n ? "-" : "";
    const digits = (this.c < 0n ? -this.c : this.c).toString();
    if (this.e >= 0) return minus + (this.c === 0n ? digits : digits + "0".repeat(this.e));
    const padded = digits.padStart(1 - this.e, "0");
    return `${minus}${padded.slice(0, this.e)}.${padded.slice(this.e)}`;
  }
  $trimmed() {
    const text = this.$digits();
    return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
  }
  $__str__() {
    if (this.inf) return this.$digits();
    const digits = (this.c < 0n ? -this.c : this.c).toString();
    const adjusted = digits.length - 1 + this.e;
    if (this.e <= 0 && adjusted >= -6) return this.$digits();
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${this.c < 0n ? "-" : ""}${mantissa}E${adjusted >= 0 ? "+" : ""}${adjusted}`;
  }
  $is_finite() { return this.inf === 0; }
  $is_infinite() { return this.inf !== 0; }
  $is_signed() { return this.inf < 0 || this.c < 0n; }
  $copy_negate() { return new $Dec(-this.c, this.e, -this.inf); }
  $normalize() {
    let { c, e } = this;
    if (c === 0n) return new $Dec(0n, 0);
    while (c % 10n === 0n) { c /= 10n; e++; }
    return new $Dec(c, e);
  }
  $as_tuple() {
    const digits = (this.c < 0n ? -this.c : this.c).toString();
    return { sign: +(this.c < 0n), digits: [...digits].map(Number), exponent: this.e };
  }
  $scaleb(n) { return new $Dec(this.c, this.e + Number($str(n))); }
  $quantize(like) { return this.$at(like.e); }
  $to_integral_value() { return this.e >= 0 ? this : this.$at(0); }
}
const $sign = (x) => x.inf || (x.c < 0n ? -1 : x.c > 0n ? 1 : 0);
const $zero = new $Dec(0n, 0);

function $dec(x) {
  if (x instanceof $Dec) return x;
  if (typeof x === "number" || typeof x === "boolean" || typeof x === "bigint") {
    return new $Dec(BigInt(x), 0);
  }
  return $lib_Decimal(x);
}
function $lib_Decimal(x = 0) {
  if (Array.isArray(x)) {
    const [sign, digits, e] = x;
    return new $Dec(BigInt(digits.join("") || 0) * (sign ? -1n : 1n), e);
  }
  if (typeof x !== "string") return $dec(x);
  if (/^[+-]?Infinity$/.test(x)) return new $Dec(0n, 0, x.startsWith("-") ? -1 : 1);
  const m = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(x.trim().replace(/\p{Nd}/gu, $digit));
  if (!m || !(m[2] || m[3])) throw new $b_ValueError(`decimal: ${x}`);
  const part = m[3] ?? "";
  const c = BigInt(m[2] + part);
  return new $Dec(m[1] === "-" ? -c : c, Number(m[4] ?? 0) - part.length);
}
function $compare(a, b) {
  if (a.inf || b.inf) return a.inf - b.inf;
  if (a.e === b.e) return a.c < b.c ? -1 : a.c > b.c ? 1 : 0;
  const e = Math.min(a.e, b.e);
  const x = a.c * $ten(a.e - e), y = b.c * $ten(b.e - e);
  return x < y ? -1 : x > y ? 1 : 0;
}
/* A context that never rounds. */
class $Exact {
  $add(a, b) { return $dec(a).$plus($dec(b)); }
  $subtract(a, b) { return $dec(a).$plus($dec(b).$copy_negate()); }
  $multiply(a, b) { return $dec(a).$by($dec(b)); }
}

/* --- days --- */

class $Day {
  constructor(year, month, day) {
    const made = new Date(Date.UTC(2000, month - 1, day));
    made.setUTCFullYear(year, month - 1, day);
    if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day || year < 1 || year > 9999) {
      throw new $b_ValueError("no day");
    }
    this.day = made;
  }
  $isoformat() { return this.day.toISOString().slice(0, 10); }
  $strftime(spec) {
    const [year, month, day] = this.$isoformat().split("-");
    return spec.replaceAll("%Y", year).replaceAll("%m", month).replaceAll("%d", day);
  }
  $__add__(days) {
    const made = new Date(this.day.getTime() + days * 86400000);
    return new $Day(made.getUTCFullYear(), made.getUTCMonth() + 1, made.getUTCDate());
  }
}
const $lib_date = function (y, m, d) { return new $Day(y, m, d); };
Object.defineProperty($lib_date, Symbol.hasInstance, { value: (x) => x instanceof $Day });
$lib_date.fromisoformat = (text) => {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!m) throw new $b_ValueError(text);
  return new $Day(Number(m[1]), Number(m[2]), Number(m[3]));
};
const $lib_timedelta$by = (_, o) => o.days;

/* --- values that come as JSON --- */

const $names = new Map([["$casefold", $casefold]]);

function $revive(x) {
  if (x === null || typeof x !== "object") return x;
  if (Array.isArray(x)) return x.map($revive);
  if ("$n" in x) return $lib_Decimal(x.$n);
  if ("$s" in x) return new $Set(x.$s.map($revive));
  if ("$d" in x) return new $Dict(x.$d.map(([k, v]) => [$revive(k), $revive(v)]));
  if ("$r" in x) return new $Pattern(...x.$r);
  if ("$k" in x) return $cache($revive(x.$k));
  if ("$f" in x) return $named(x.$f);
  if ("$m" in x) return $bound($revive(x.$m), `$${x.n}`);
  if ("$x" in x) return new $Exact();
  if ("$c" in x) return new ($named(x.$c))(...x.v.map($revive));
  if ("$o" in x) {
    const made = new ($named(x.$o))(...x.v.map($revive));
    for (const [name, v] of Object.entries(x.p ?? {})) {
      Object.defineProperty(made, `$kept_${name}`, { value: $revive(v) });
    }
    return made;
  }
  return new $Dict(Object.entries(x).map(([k, v]) => [k, $revive(v)]));
}
function $named(name) {
  if (!$names.has(name)) throw new Error(`unknown ${name}`);
  return $names.get(name);
}
