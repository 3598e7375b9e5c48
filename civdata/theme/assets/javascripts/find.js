// Finds pages: asks Pagefind for each key of a query and adds up what each page comes to.
// Pagefind by itself wants every word; here a page may lack some, at a price.
import { fold } from "./kazakh.js";
import { synonyms } from "./keys.js";
import { beginnings, otherLayouts, read, topicKey } from "./query.js";

const FORM = 0.05, BEGINNING = 0.6, SHORTENED = 0.3;
const LEAST = 0.2; // of the best page's score
const PASSING = 0.1; // a word whose best page has less is said in passing, or Pagefind guessed it
const NAMED = 0.15; // a word whose best page has this score names something

export class Finder {
  constructor(engine, fillers, vocabulary) {
    this.engine = engine;
    this.fillers = fillers;
    this.vocabulary = vocabulary;
    this.asked = new Map();
    this.folded = null; // the words of names with their letters folded, when first needed
  }

  // Find pages, best first, and what was searched for instead when nothing is named so.
  async find(text) {
    let groups = await this.met(read(text, this.fillers));
    let instead = "";
    if (groups.length && !groups.some((group) => !group.figure && group.pages.size)) {
      const layouts = groups.every((group) => group.figure) ? [] : otherLayouts(text);
      for (const other of layouts) {
        const found = await this.met(read(other, this.fillers));
        const right = await this.corrected(other, found);
        if (found.length && found.every((group) => group.pages.size)) {
          [groups, instead] = [found, right || other];
          break;
        }
      }
    }
    if (!instead) instead = await this.corrected(text, groups);
    return { pages: ranked(groups), groups, instead };
  }

  // Add the pages of the nearest known word to those of each word that names nothing; give the
  // text with these words in it, or nothing where all was known.
  async corrected(text, groups) {
    let better = "";
    for (const group of groups.filter((one) => !one.figure && strength(one) < PASSING)) {
      const word = await this.suggest(group.text, group.pages.size > 0);
      const [met] = word ? await this.met(read(word, new Set())) : [];
      if (met && strength(met) > 2 * strength(group)) {
        for (const [id, page] of group.pages) if (!met.pages.has(id)) met.pages.set(id, page);
        group.pages = met.pages;
        better = (better || text).replace(group.text, word);
      } else if (!group.pages.size) {
        await this.meet(group, beginnings(group.stems, 2).map((key) => [key, SHORTENED]));
      }
    }
    return better;
  }

  // Which pages belong to a topic, as a set of Pagefind's ids.
  async ofTopic(name) {
    return new Set((await this.ask(topicKey(name))).map((one) => one.id));
  }

  async met(groups) {
    await Promise.all(groups.map(async (group) => {
      group.pages = new Map();
      await this.meet(group, group.keys);
      if (!group.pages.size) {
        await this.meet(group, beginnings(group.stems, 0).map((key) => [key, BEGINNING]));
      }
      for (const form of group.forms) {
        for (const one of await this.ask(form)) {
          const page = group.pages.get(one.id);
          if (page) page.score += FORM * one.score;
        }
      }
    }));
    return groups;
  }

  async meet(group, keys) {
    for (const [key, weight] of keys) {
      for (const one of await this.ask(key)) {
        const page = group.pages.get(one.id) ?? { score: 0, hits: [] };
        page.score = Math.max(page.score, one.score * weight);
        page.hits.push(one);
        group.pages.set(one.id, page);
      }
    }
  }

  // One search of Pagefind; each key is asked once.
  ask(key) {
    if (!key) return [];
    if (!this.asked.has(key)) {
      this.asked.set(key, this.engine.search(key).then((found) => found.results));
    }
    return this.asked.get(key);
  }

  // The word of a name that is nearest to a misspelt one, by letters that any keyboard has. What is
  // said in passing may well be right: only one slip after its first letter is mended.
  async suggest(word, passing) {
    const wrong = fold(word);
    const most = wrong.length < 5 ? 0 : wrong.length < 8 || passing ? 1 : 2;
    let best = "", least = most + (passing ? 0.5 : 1);
    if (!most) return best;
    this.folded ??= [...await this.vocabulary(), ...synonyms()].map((one) => [one, fold(one)]);
    for (const [known, right] of this.folded) {
      if (Math.abs(right.length - wrong.length) > most) continue;
      // Of two that are as near, the one that begins alike: readers know how a word begins.
      const far = distance(wrong, right, most) + (right[0] === wrong[0] ? 0 : 0.5);
      if (far < least) [best, least] = [known, far];
    }
    return best;
  }
}

// A page that lacks a word loses by how much the word tells: less where no page is named so.
function ranked(groups) {
  const living = groups.filter((group) => group.pages.size);
  const weights = living.map((group) => Math.min(1, strength(group) / NAMED));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const sums = new Map();
  living.forEach((group, at) => {
    for (const [id, page] of group.pages) {
      const sum = sums.get(id) ?? { id, score: 0, met: 0, hits: [] };
      sum.score += page.score;
      sum.met += weights[at];
      sum.hits.push({ figure: group.figure, found: page.hits });
      sums.set(id, sum);
    }
  });
  for (const sum of sums.values()) sum.score *= (sum.met / all) ** 2;
  const pages = [...sums.values()].sort((one, other) => other.score - one.score
    || (one.id < other.id ? -1 : 1));
  return pages.filter((page) => page.score >= LEAST * pages[0].score);
}

// The score of the best page of a group.
function strength(group) {
  let best = 0;
  for (const page of group.pages.values()) best = Math.max(best, page.score);
  return best;
}

// How many letters to change, add, drop or exchange with the next one; `most` and above are alike.
function distance(one, other, most) {
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const cost = one[row - 1] === other[at - 1] ? 0 : 1;
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + cost);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        next[at] = Math.min(next[at], before[at - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[other.length];
}
