"""Print what is held for each paragraph of each held text, and what is not.

    python scripts/paragraphs.py ../shared/sources [SOURCE-ID …] [--gaps]

A paragraph is a non-blank line. For each it prints the observations and records that point to it,
the figures of the index that lead to others, or the reason why there is no entry, from
`sources/data/paragraphs.csv`. `--gaps` prints only paragraphs that have neither; the program then
ends with 1 if there are any.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "datapackages"
Place = tuple[str, str]


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, or none if there is no such file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def entries(data: Path) -> dict[Place, list[str]]:
    """Return the ids of observations and records by source and locator."""
    found: dict[Place, list[str]] = defaultdict(list)
    for path in sorted(data.glob("*/data/*.csv")):
        for row in rows(path):
            if row.get("id") and row.get("locator", "").startswith("¶"):
                found[row["source"], row["locator"]].append(row["id"])
    return found


def figures(data: Path) -> dict[Place, list[str]]:
    """Return what the index of figures leads to, by source and locator."""
    found: dict[Place, list[str]] = defaultdict(list)
    for row in rows(data / "sources" / "data" / "figures.csv"):
        found[row["source"], row["locator"]] += row["refs"].split()
    return found


def paragraphs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield locator and text of each non-blank line."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    for number, line in enumerate((line for line in lines if line), 1):
        yield f"¶{number}", line


def report(texts: Path, wanted: Iterable[str], gaps_only: bool) -> int:
    """Print the table of each text; return how many paragraphs have no entry and no reason."""
    held, indexed = entries(DATA), figures(DATA)
    reasons = {
        (row["source"], row["locator"]): row["reason"]
        for row in rows(DATA / "sources" / "data" / "paragraphs.csv")
    }
    only = set(wanted)
    gaps = 0
    for path in sorted(texts.glob("*.txt")):
        source = path.stem
        if only and source not in only:
            continue
        print(f"== {source}")
        for locator, text in paragraphs(path):
            place = (source, locator)
            ids = list(dict.fromkeys(held.get(place, []) + indexed.get(place, [])))
            told = " ".join(ids) or (f"({reasons[place]})" if place in reasons else "")
            gaps += not told
            if not told or not gaps_only:
                print(f"{locator}\t{told or 'NO ENTRY'}\t{text[:60]}")
    print(f"{gaps} paragraphs without an entry or a reason")
    return gaps


def main() -> int:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--gaps", action="store_true")
    options = parser.parse_args()
    return 1 if report(options.texts, options.sources, options.gaps) else 0


if __name__ == "__main__":
    sys.exit(main())
