"""Does the reader in the browser answer as Python does? Both check the same texts.

    python benchmarks/browser_parity.py                        2,000 generated texts
    python benchmarks/browser_parity.py --set FILE             and all texts of a labelled set
    python benchmarks/browser_parity.py --generated N --seed N

The script that the site would hold is written anew and runs as a worker in Debian's chromium. What
is compared of every figure: place, print, value, verdict, observations, reason, indicator, period,
area, status, what is near, and why; and of every text its language. Every difference is printed,
and the exit status is 1 if there is any.

A set is a CSV file with the columns `lang`, `text` and `published`. Texts are generated from the
prints of the record, the sentences of the texts in `tests/edition/claims` and those of the set:
put together anew, with other digits, other blanks, capitals, broken lines, signs that take two
units, words cut away, and languages mixed.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import shutil
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import civdata
from civdata.browser.checker import written
from civdata.claims import check
from civdata.claims.detect import language_of
from civdata.claims.lexical import lexicon
from civdata.model import Collection
from civdata.pages.checking import readable
from civdata.publish.preview import server

OWN = Path(__file__).parents[1] / "tests" / "edition" / "claims" / "texts.txt"
BATCH = 100
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
SIGNS = ("😀 ", "𝟐 ", "\ufeff", "«", "½ ", "№ ", "<b>", "\u202f", "x² ", "İ ", "ß ", "Ǆ ")


@dataclass(frozen=True)
class Asked:
    """A text with its language, or none, and the day on which it appeared, or none."""

    lang: str
    text: str
    day: str


def from_set(path: Path) -> list[Asked]:
    """Read the texts of a labelled set, each once."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = [Asked(r["lang"], r["text"], r["published"]) for r in csv.DictReader(file)]
    return list(dict.fromkeys(rows))


def own() -> list[Asked]:
    """Read the labelled texts of the repository, without their labels."""
    found = []
    for line in OWN.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            lang, day, text = line.split("|", 2)
            found.append(Asked(lang, re.sub(r"\[([^|\]]*)\|[^\]]*\]", r"\1", text), day))
    return found


def sentences(collection: Collection, texts: list[Asked]) -> dict[str, list[str]]:
    """Return by language what texts are generated from: prints and single sentences."""
    found: dict[str, list[str]] = defaultdict(list)
    for o in collection.observations.values():
        found[collection.sources[o.source].language].append(o.as_printed)
    for one in texts:
        found[one.lang] += re.split(r"(?<=[.!?])\s+", one.text)
    return found


def generated(parts: dict[str, list[str]], count: int, rnd: random.Random) -> Iterator[Asked]:
    """Yield texts put together from parts and changed by rule."""
    codes = sorted(parts)
    for _ in range(count):
        lang = rnd.choice(codes)
        pieces = [rnd.choice(parts[lang]) for _ in range(rnd.randint(1, 4))]
        if rnd.random() < 0.1:
            pieces.append(rnd.choice(parts[rnd.choice(codes)]))
        text = rnd.choice([" ", ". ", "\n", "; ", " – "]).join(pieces)
        if rnd.random() < 0.5:
            text = f"{rnd.randint(2015, 2026)}: {text}"
        for change in rnd.sample(CHANGES, rnd.randint(0, 3)):
            text = change(text, rnd)
        day = rnd.choice(["", "", "2024-02-14", "2021-12-31", "2026-07-01"])
        yield Asked(lang if rnd.random() < 0.7 else "", text, day)


def _digits(text: str, rnd: random.Random) -> str:
    return re.sub(r"\d", lambda d: rnd.choice("0123456789") if rnd.random() < 0.4 else d[0], text)


def _blanks(text: str, rnd: random.Random) -> str:
    return text.replace(" ", rnd.choice(["\u00a0", "\u202f", "  ", "\t"]))


def _signs(text: str, rnd: random.Random) -> str:
    at = rnd.randint(0, len(text))
    return text[:at] + rnd.choice(SIGNS) + text[at:]


def _cut(text: str, rnd: random.Random) -> str:
    words = text.split(" ")
    return " ".join(word for word in words if rnd.random() < 0.9)


def _swapped(text: str, rnd: random.Random) -> str:
    words = text.split(" ")
    at = rnd.randrange(len(words))
    other = rnd.randrange(len(words))
    words[at], words[other] = words[other], words[at]
    return " ".join(words)


CHANGES = (
    _digits,
    _digits,
    _blanks,
    _signs,
    _cut,
    _swapped,
    lambda text, _: text.upper(),
    lambda text, _: text.replace(", ", "\n"),
    lambda text, rnd: text.replace("–", rnd.choice(["-", "—", "−"])),
    lambda text, rnd: text[: rnd.randint(1, len(text))],
)

FIELDS = (
    *("start", "end", "printed", "value", "verdict", "observations", "reason"),
    *("indicator", "period", "area", "status", "near", "why"),
)


def answer(collection: Collection, one: Asked, codes: tuple[str, ...]) -> dict[str, Any]:
    """Return what Python says of a text."""
    lang = one.lang or language_of(one.text, [lexicon(collection, c).words for c in codes])
    checked = check(collection, one.text, lang, one.day or None)
    rows = [
        [
            *(c.as_dict()[name] for name in FIELDS[:7]),
            *(c.indicator, c.period, c.area, c.status, list(c.near), c.why),
        ]
        for c in checked.figures
    ]
    return {"lang": lang, "rows": rows}


ASK = """async ([codes, asked, fields]) => {
  const worker = window.checker ??= new Worker("worker.js");
  const answers = [];
  await new Promise((resolve, reject) => {
    let left = asked.length;
    const next = () => asked.forEach(([lang, text, day], check) =>
      worker.postMessage({ check, lang, text, day }));
    worker.onerror = (fault) => reject(new Error(fault.message));
    worker.onmessage = ({ data }) => {
      if (data.failed) { reject(new Error(data.failed)); return; }
      if ("learnt" in data && data.learnt === data.of) next();
      if (data.figures) {
        answers[data.check] = data;
        if (!--left) resolve();
      }
    };
    worker.postMessage({ learn: codes });
  });
  return answers.map(({ lang, figures }) =>
    ({ lang, rows: figures.map((f) => fields.map((name) => f[name])) }));
}"""


def browser(
    collection: Collection, asked: list[Asked], codes: tuple[str, ...]
) -> Iterator[list[dict[str, Any]]]:
    """Yield what the browser says, a batch at a time."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("chromium is not installed: apt-get install chromium")
    script, data = written({code: lexicon(collection, code) for code in codes})
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "index.html").write_text("<!doctype html><title>parity</title>", "utf-8")
        (site / "worker.js").write_text(script, "utf-8")
        for code, text in data.items():
            (site / f"{code}.json").write_text(text, "utf-8")
        with server(site, 0) as running, sync_playwright() as driver:
            threading.Thread(target=running.serve_forever, daemon=True).start()
            opened = driver.chromium.launch(executable_path=chromium, args=list(OPTIONS))
            page = opened.new_page()
            page.goto(f"http://127.0.0.1:{running.server_port}/")
            for at in range(0, len(asked), BATCH):
                rows = [[a.lang, a.text, a.day] for a in asked[at : at + BATCH]]
                yield page.evaluate(ASK, [list(codes), rows, list(FIELDS)])
            opened.close()
            running.shutdown()


def report(one: Asked, python: dict[str, Any], other: dict[str, Any]) -> None:
    """Print in what the two differ."""
    print(f"\ndifferent: {one!r}")
    if python["lang"] != other["lang"]:
        print(f"  language: Python {python['lang']}, browser {other['lang']}")
    for row in python["rows"]:
        if row not in other["rows"]:
            print(f"  Python  {json.dumps(row, ensure_ascii=False)}")
    for row in other["rows"]:
        if row not in python["rows"]:
            print(f"  browser {json.dumps(row, ensure_ascii=False)}")


def main() -> None:
    """Compare, print, and fail where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", type=Path, action="append", default=[], help="labelled texts")
    parser.add_argument("--generated", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    collection = civdata.open().collection
    codes = readable(collection)
    labelled = [one for path in given.set for one in from_set(path)]
    parts = sentences(collection, [*labelled, *own()])
    parts = {code: texts for code, texts in parts.items() if code in codes}
    made = list(generated(parts, given.generated, random.Random(given.seed)))
    asked = [*labelled, *own(), *made]
    begun = time.perf_counter()
    different = figures = 0
    answers = (one for batch in browser(collection, asked, codes) for one in batch)
    for one, other in zip(asked, answers, strict=True):
        python = answer(collection, one, codes)
        figures += len(python["rows"])
        if python != other:
            different += 1
            report(one, python, other)
    print(
        f"compared {len(asked)} texts ({len(labelled)} labelled, {len(own())} of the repository, "
        f"{len(made)} generated) with {figures} figures, different {different}; "
        f"{time.perf_counter() - begun:.0f} s"
    )
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
