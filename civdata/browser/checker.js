/* What a page asks of this script, which is a worker of its own:

     { learn: ["xx", …] }                     fetch what the languages need; answers { learnt, of }
     { check: number, text, lang, day }       check a text; `lang` may be empty
                                              answers { check, done } on the way, then
                                              { check, lang, figures }

   A fault is answered with { failed }. Nothing else is fetched, nothing is sent anywhere. */

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

function check(lang, text, day = "", told = () => null) {
  const letters = [...text], found = [];
  for (const c of $entry_each($lexicons.get(lang), $flat(text), day)) {
    found.push({
      start: c.start,
      end: c.end,
      printed: letters.slice(c.start, c.end).join(""),
      value: c.value.$digits(),
      verdict: c.verdict,
      observations: c.observations,
      reason: c.reason,
      indicator: c.indicator,
      period: c.period,
      area: c.area,
      status: c.status,
      near: c.near,
      why: c.why,
    });
    if (found.length % 20 === 0) told(found.length);
  }
  return found;
}

async function $answer(asked) {
  if (asked.learn) {
    const left = asked.learn.filter((lang) => !$lexicons.has(lang));
    let learnt = 0;
    const told = await Promise.all(left.map(async (lang) => {
      const answer = await fetch(`${lang}.json`);
      if (!answer.ok) throw new Error(`${lang}.json: ${answer.status}`);
      const json = await answer.json();
      postMessage({ learnt: ++learnt, of: left.length });
      return json;
    }));
    // In the order asked for, not that of their coming: between equals the first language is taken.
    left.forEach((lang, n) => learn(lang, told[n]));
    if (!left.length) postMessage({ learnt: 0, of: 0 });
    return;
  }
  const { check: number, text, day } = asked;
  const lang = asked.lang || languageOf(text);
  postMessage({ check: number, done: 0 });
  const figures = check(lang, text, day, (done) => postMessage({ check: number, done }));
  postMessage({ check: number, lang, figures });
}

if (typeof postMessage === "function" && typeof importScripts === "function") {
  self.onmessage = ({ data }) => $answer(data).catch((fault) => postMessage({ failed: String(fault.stack ?? fault.message ?? fault) }));
}
