// Word forms of languages with fixed endings in the browser: the same steps as
// civdata/languages/endings.py, from the same table; a test holds the two equal.
const LATIN = /[a-z]/;
const longest = (one, other) => other.length - one.length;

export class Endings {
  constructor(rules) {
    this.rules = rules;
    const vowels = rules.vowels ?? "";
    this.opening = vowels && new RegExp(`^.*?[${vowels}]`);
    this.second = vowels && new RegExp(`^(?:.*?[${vowels}][^${vowels}]){2}`);
    this.latin = rules.latin ?? {};
  }

  // Give the stem of a word, typed in the language's letters or spelled in Latin ones.
  key(word) {
    const low = word.toLowerCase();
    const spelled = Object.keys(this.latin).length && LATIN.test(low);
    return this.stem(spelled ? this.spelled(low) : low);
  }

  spelled(text) {
    let out = "";
    for (let at = 0; at < text.length;) {
      let size = 4;
      while (size > 1 && !(text.substr(at, size) in this.latin)) size -= 1;
      const piece = text.substr(at, size);
      out += this.latin[piece] ?? piece;
      at += size;
    }
    return out;
  }

  // Take the endings off a word in lower case.
  stem(given) {
    let word = given;
    for (const [old, put] of this.rules.replace ?? []) word = word.replaceAll(old, put);
    const opening = this.opening ? word.match(this.opening) : null;
    if (opening || !this.opening) {
      const head = opening ? opening[0] : "";
      word = head + this.run(this.rules.steps, head, word.slice(head.length));
    }
    for (const letter of this.rules.drop ?? "") word = word.replaceAll(letter, "");
    return this.run(this.rules.whole ?? [], "", word);
  }

  run(steps, head, given) {
    let text = given;
    for (const step of steps) {
      const left = this.taken(step, head, text);
      text = left === null ? this.run(step.else ?? [], head, text)
        : this.run(step.then ?? [], head, left);
    }
    return text;
  }

  // What a step leaves of the text, or null where it does not fit.
  taken(step, head, text) {
    const least = step.least ?? 0;
    if ("double" in step) {
      const last = text.slice(-1);
      const twice = text.length > least && text.slice(-2, -1) === last && step.double.includes(last);
      return text && twice ? text.slice(0, -1) : null;
    }
    if ("unless" in step && text.endsWith(step.unless)) return null;
    const list = (ends) => (ends ?? "").split(" ").filter((one) => one);
    const free = list(step.ends);
    const [ending] = [...free, ...list(step.sure)]
      .filter((one) => text.endsWith(one) && text.length - one.length >= least).sort(longest);
    if (!ending) return null;
    const left = text.slice(0, text.length - ending.length);
    if (!free.includes(ending) && !(left && step.after.includes(left.slice(-1)))) return null;
    if ("region" in step && ending.length > this.region(head + text)) return null;
    return left + (step.put ?? "");
  }

  // How many letters stand behind the second consonant that follows a vowel.
  region(word) {
    const found = this.second ? word.match(this.second) : null;
    return found ? word.length - found[0].length : 0;
  }
}
