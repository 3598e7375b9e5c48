"""Are quotes found again after edits of a page, and never attached to a wrong place?

    python benchmarks/requotes.py [--edits N] [--seed N] [--texts DIR]

Takes a text of paragraphs with figures (the held texts, or made-up ones in three languages), and
edits it at random: paragraphs put in, taken out, moved, split off, copied with another number,
words changed in other paragraphs and in the quote's own around it, the quote itself changed or
taken out, a menu or banner put in front. The right place of each quote is known by a mark that
the edit carries along and the finder does not see.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from pathlib import Path

from civdata import storage
from civdata.intake.keeping.anchors import Edit, places

FIGURE = re.compile(r"\w+ \d[\d ,.]*\d? \w+ ?\w*")
NAMES = {
    "en": ("The {} district", "councils of NGOs", "In {} the region held {} meetings and gave {}"),
    "ru": ("Район {}", "советов и НПО", "В {} году в области прошло {} встреч, выдано {} грантов"),
    "kk": ("{} ауданы", "кеңес пен ҮЕҰ", "{} жылы облыста {} кездесу өтті, {} грант берілді"),
}
BANNERS = ("Home", "News", "We use cookies. Accept", "Главная", "Басты бет", "Share", "RSS")
Page = list[tuple[int, str]]
"""Paragraphs with their mark; -1 is one that the edit put in."""


def made_up(draw: random.Random) -> list[str]:
    """Return a page of paragraphs alike, with numbers that repeat."""
    head, what, body = NAMES[draw.choice(list(NAMES))]
    lines = [draw.choice(BANNERS) for _ in range(draw.randint(2, 6))]
    for number in range(draw.randint(6, 40)):
        year, met, gave = draw.randint(2015, 2026), draw.randint(2, 90), draw.randint(2, 900)
        text = body.format(year, met, gave)
        lines.append(f"{head.format(number)}: {met} {what}. {text}.")
        if draw.random() < 0.2:
            lines.append(draw.choice(lines))  # a paragraph printed twice
    return lines


def edited(page: Page, quoted: int, quote: str, draw: random.Random) -> tuple[Page, bool]:
    """Return the page after one to six edits, and whether the quote was left in its paragraph."""
    left = True
    for _ in range(draw.randint(1, 6)):
        kind = draw.choice(("put", "take", "move", "words", "copy", "around", "banner", "spoil"))
        at = draw.randrange(len(page))
        others = [n for n, (mark, _) in enumerate(page) if mark != quoted]
        own = [n for n, (mark, _) in enumerate(page) if mark == quoted]
        if kind == "put":
            page.insert(at, (-1, draw.choice(made_up(draw))))
        elif kind == "banner":
            page.insert(0, (-1, draw.choice(BANNERS)))
        elif kind == "take" and others:
            page.pop(draw.choice(others))
        elif kind == "move":
            page.insert(draw.randrange(len(page)), page.pop(at))
        elif kind == "words" and others:
            n = draw.choice(others)
            page[n] = (page[n][0], _words(page[n][1], draw))
        elif kind == "copy" and own:
            text = re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), page[own[0]][1], count=1)
            page.insert(at, (-1, text))
        elif kind == "around" and own:
            mark, text = page[own[0]]
            before, _, after = text.partition(quote)
            if left and quote in text:
                words = draw.choice((before + quote + after + " Updated.", f"Note. {text}"))
                page[own[0]] = (mark, words)
        elif kind == "spoil" and own and draw.random() < 0.3:
            mark, text = page[own[0]]
            other = re.sub(r"\d", lambda m: str((int(m[0]) + 3) % 10), quote, count=1)
            page[own[0]] = (mark, text.replace(quote, other))
            left = False
    return page, left


def _words(text: str, draw: random.Random) -> str:
    words = text.split()
    for _ in range(draw.randint(1, 3)):
        words[draw.randrange(len(words))] = draw.choice(("new", "другое", "жаңа", "2027"))
    return " ".join(words)


def trial(lines: list[str], draw: random.Random) -> str | None:
    """Edit a page once and say how the quote fared: found, honest, lost or wrong."""
    lines = [storage.fold(line) for line in lines]
    held = [(n, m[0].strip()) for n, line in enumerate(lines) for m in FIGURE.finditer(line)]
    held = [(n, quote) for n, quote in held if n + 1 in places(quote, [*lines[: n + 1]])]
    if not held:
        return None
    number, quote = draw.choice(held)
    page, left = edited([(n, line) for n, line in enumerate(lines)], number, quote, draw)
    after = [text for _, text in page]
    found = Edit(lines, after).again(quote, number + 1)
    right = [n for n, (mark, _) in enumerate(page, 1) if mark == number]
    text = after[found.number - 1] if found.number else ""
    same = found.number and right and text == after[right[0] - 1]
    if found.number:
        return "found" if same and left else "wrong"
    twins = max(lines.count(lines[number]), after.count(after[right[0] - 1]) if right else 0)
    return "honest" if not left or not right or twins > 1 else "lost"


def main() -> int:
    """Run the edits and print how the quotes fared."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path, help="a folder of texts; else made-up pages")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    files = sorted(options.texts.glob("*.txt")) if options.texts else []
    texts = [storage.text_lines(file.read_text("utf-8")) for file in files]
    counts: Counter[str] = Counter()
    while counts.total() < options.edits:
        lines = list(draw.choice(texts)) if texts else made_up(draw)
        if verdict := trial(lines, draw):
            counts[verdict] += 1
    there = counts["found"] + counts["lost"]
    print(f"{options.edits} edits: found again {counts['found']} of {there}", end=" ")
    print(f"({counts['found'] / there:.1%}), attached to a wrong place {counts['wrong']},", end=" ")
    print(f"rightly not attached {counts['honest']} (taken out, changed, or printed twice)")
    return 1 if counts["wrong"] or counts["found"] < there * 0.99 else 0


if __name__ == "__main__":
    sys.exit(main())
