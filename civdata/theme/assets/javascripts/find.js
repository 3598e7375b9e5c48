// Finds pages: adds up what each comes to for a query, as civdata/lookup/rank.py does.
import { LATIN } from "./keys.js";
import { otherLayouts, read } from "./query.js";

const FORM = 0.15, BEGINNING = 0.6, SHORTENED = 0.3;
const SHORT = 3; // a word with fewer letters is never taken for another one
const LEAST = 0.2; // of the best page's score
const PASSING = 0.2; // a word whose best page has less is said in passing
const NAMED = 0.15; // a word whose best page has this score names something
const BEHIND = 0.98; // what the page of an area or of a record that is named has of the best page's score
const FEW = 3; // a query whose words stand together in at most so many records of a page may name one
const TITLED = 3; // so many words may be a part of the title of a source
const TRULY = 0.1; // a page with less of the best page's score for a word lacks it
const WHOLE = 0.1; // from this share on a word means the page itself, not places on it
const FIGURES = "#%@"; // marks before the keys of figures and years
const ELSEWHERE = 0.5, APART = 0.4, LATER = 0.9, REGIONAL = 0.6; // what is left where the area does not fit

export class Finder {
  constructor(known, postings, vocabulary) {
    this.known = known;
    this.postings = postings;
    this.vocabulary = vocabulary;
    this.folded = null; // the words of names with their letters folded, when first needed
  }

  // Find pages, best first, the areas asked for, and what was searched for instead.
  async find(text) {
    let query = read(this.known, text);
    let met = await this.met(query.groups);
    let instead = "";
    const named = met.some((one) => !one.group.figure && strength(one.pages) >= NAMED);
    if (met.length && !named && !query.areas.length) {
      for (const other of otherLayouts(this.known, text)) {
        const again = read(this.known, other);
        const found = await this.met(again.groups);
        const right = await this.corrected(other, found);
        if ((found.length || again.areas.length) && found.every((one) => one.pages.size)) {
          [query, met, instead] = [again, found, right || other];
          break;
        }
      }
    }
    instead ||= await this.corrected(text, met);
    return { pages: this.ranked(query, met), areas: query.areas, instead };
  }

  async met(groups) {
    return Promise.all(groups.map(async (group) => {
      let pages = await this.meet(group.keys);
      if (!pages.size) pages = await this.meet(await this.beginnings(group.stems, 0, BEGINNING));
      for (const form of group.forms) {
        const found = await this.postings.of(form);
        const rarity = this.postings.rarity(found);
        for (const { id, share } of found) {
          if (pages.has(id)) pages.get(id).score += FORM * share * rarity;
        }
      }
      return { group, pages };
    }));
  }

  async meet(keys) {
    const pages = new Map();
    const answers = await Promise.all(keys.map(([key]) => this.postings.of(key)));
    answers.forEach((found, at) => {
      const rarity = this.postings.rarity(found);
      for (const { id, share, places } of found) {
        const page = pages.get(id) ?? { score: 0, places: new Set(), all: new Set() };
        page.score = Math.max(page.score, share * rarity * keys[at][1]);
        const whole = share >= WHOLE && !FIGURES.includes(keys[at][0][0]);
        if (!whole) places.forEach((place) => page.places.add(place));
        places.forEach((place) => page.all.add(place));
        pages.set(id, page);
      }
    });
    return pages;
  }

  async beginnings(stems, cut, weight) {
    const found = new Map();
    for (const stem of stems) {
      const start = stem.slice(0, stem.length - cut);
      if (start.length < 3) continue;
      for (const key of await this.postings.beginning(start)) {
        found.set(key, Math.max(found.get(key) ?? 0, weight * start.length / key.length));
      }
    }
    return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  // Add the pages of the nearest known word to those of each word that names nothing; give the
  // text with these words in it, or nothing where all was known.
  async corrected(text, met) {
    let better = "";
    for (const one of met) {
      if (one.group.figure || strength(one.pages) >= PASSING) continue;
      const word = await this.suggest(one.group.text, one.pages.size > 0);
      const { groups } = read(this.known, word, { areas: false, idle: false });
      const [again] = word ? await this.met(groups) : [];
      if (again && strength(again.pages) > 2 * strength(one.pages)) {
        one.pages = new Map([...one.pages, ...again.pages]);
        better = (better || text).replaceAll(one.group.text, word);
      } else if (!one.pages.size) {
        one.pages = await this.meet(await this.beginnings(one.group.stems, 2, SHORTENED));
      }
    }
    return better;
  }

  // The known word that is nearest to a misspelt one, by letters that any keyboard has. What is
  // said in passing may well be right: only one slip after its first letter is mended.
  async suggest(word, passing) {
    const typed = this.known.fold(word), latin = LATIN.test(word), low = word.toLowerCase();
    const most = typed.length < 5 ? 0 : typed.length < 8 || passing ? 1 : 2;
    let best = "", least = most + (passing ? 0.5 : 1);
    if (!most && (passing || typed.length < SHORT)) return best;
    this.folded ??= (await this.vocabulary()).map((one) => [one, this.known.fold(one)]);
    for (const [known, folded] of this.folded) {
      // Two Latin letters may be folded into one, which a slip would break: so not here.
      const plain = latin && LATIN.test(known);
      const [wrong, right] = plain ? [low, known] : [typed, folded];
      if (Math.abs(right.length - wrong.length) > most) continue;
      // Of two that are as near, the one that begins alike: readers know how a word begins.
      let far = distance(wrong, right, most) + (right[0] === wrong[0] ? 0 : 0.5);
      // Latin letters may be typed for others, but not the other way round.
      if (!latin && LATIN.test(known)) far += 0.5;
      if (far < least) [best, least] = [known, far];
    }
    return best;
  }

  // A page that lacks a word loses by how much the word tells: less where no page is named so.
  ranked({ areas, pages: asked }, met) {
    const living = met.filter((one) => one.pages.size);
    const weights = living.map((one) => Math.min(1, strength(one.pages) / NAMED));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    let pages = new Map();
    living.forEach(({ group, pages: found }, at) => {
      for (const [id, { score, places, all: every }] of found) {
        const page = pages.get(id) ?? { id, score: 0, met: 0, figures: [], words: [], named: [] };
        page.score += score;
        page.met += weights[at];
        (group.figure ? page.figures : page.words).push(places);
        page.named.push(every);
        pages.set(id, page);
      }
    });
    for (const page of pages.values()) page.score *= (page.met / all) ** 2;
    if (areas.length && !met.length) pages = this.ofAreas(areas);
    for (const page of pages.values()) page.score *= this.fitting(page, areas);
    this.addAreas(pages, areas);
    if (!areas.length || living.length > 1) this.addNamed(pages, living);
    this.addAsked(pages, asked);
    const found = [...pages.values()].sort((one, other) => other.score - one.score
      || asked.includes(other.id) - asked.includes(one.id) || one.id - other.id);
    return found.filter((page) => page.score >= LEAST * found[0].score);
  }

  // Put the page of an area that is asked for behind the best page.
  addAreas(pages, areas) {
    const best = pages.size ? Math.max(...[...pages.values()].map((page) => page.score)) : 1;
    this.postings.table.documents.forEach((document, id) => {
      if (!document.area || !areas.includes(document.area)) return;
      const page = pages.get(id) ?? { id, score: 0, met: 0, figures: [], words: [], named: [] };
      page.score = Math.max(page.score, best * (document.area === areas[0] ? BEHIND : ELSEWHERE));
      pages.set(id, page);
    });
  }

  // Put the pages with a record that has all words asked for behind the best one, where no page
  // has them; what a page only says in passing it lacks. A source that has all is named by its title.
  addNamed(pages, asked) {
    if (!asked.length) return;
    const figures = asked.some((one) => one.group.figure);
    const least = asked.map((one) => TRULY * strength(one.pages));
    const { documents } = this.postings.table;
    for (const id of pages.keys()) {
      if (documents[id].records || documents[id].source) continue;
      if (asked.every((one, at) => (one.pages.get(id)?.score ?? 0) >= least[at])) return;
    }
    const best = Math.max(...[...pages.values()].map((page) => page.score));
    for (const page of pages.values()) {
      const { records, source } = documents[page.id];
      const met = page.words.length + page.figures.length;
      if (source && met === asked.length && met >= TITLED) {
        page.score = Math.max(page.score, best * BEHIND);
      }
      if (!records || figures) continue;
      const counts = new Map();
      for (const found of page.named) {
        for (const place of found) counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      const whole = [...counts.values()].filter((count) => count === asked.length).length;
      if (whole && whole <= FEW) page.score = Math.max(page.score, best * BEHIND);
    }
  }

  // Put the pages that a phrase of the query asks for right behind the best one.
  addAsked(pages, asked) {
    const scores = [...pages.values()].map((page) => page.score).sort((one, other) => other - one);
    const [best = 1, second = 0] = scores;
    for (const id of asked) {
      const page = pages.get(id) ?? { id, score: 0, met: 0, figures: [], words: [], named: [] };
      page.score = Math.max(page.score, best * BEHIND, second);
      pages.set(id, page);
    }
  }

  // Pages with a figure of an area, when nothing else is asked for.
  ofAreas(areas) {
    const pages = new Map();
    const page = (id, score) => ({ id, score, met: 0, figures: [], words: [] });
    this.postings.table.documents.forEach((document, id) => {
      const count = areas.reduce((sum, area) => sum + (document.areas?.[area] ?? 0), 0);
      if (count) pages.set(id, page(id, 1 + count / 10));
      else if (areas.includes(document.area)) pages.set(id, page(id, 10));
    });
    return pages;
  }

  // How well a page fits the areas that are asked for, or the whole country.
  fitting({ id }, areas) {
    const document = this.postings.table.documents[id];
    if (document.area) return areas.includes(document.area) ? 1 : REGIONAL;
    if (!document.areas) return areas.length ? (document.single ? ELSEWHERE : APART) : 1;
    if (!areas.length) return this.postings.table.whole.some((one) => one in document.areas) ? 1 : REGIONAL;
    if (areas[0] in document.areas) return 1;
    return areas.some((area) => area in document.areas) ? LATER : ELSEWHERE;
  }
}

// The places of a page that were meant: those met by most groups, figures before words.
export function placesOf({ figures, words }) {
  const counts = new Map();
  for (const found of [...figures, ...words]) {
    for (const place of found) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const figured = figures.length ? new Set(figures.flatMap((found) => [...found])) : counts;
  const most = Math.max(0, ...counts.values());
  return [...counts.keys()].filter((place) => figured.has(place) && counts.get(place) === most)
    .sort((one, other) => one - other);
}

// The score of the best page.
function strength(pages) {
  let best = 0;
  for (const page of pages.values()) best = Math.max(best, page.score);
  return best;
}

// How many letters to change, add, drop or exchange with the next one; above `most` all are alike.
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
