"""How well `civdata draft` drafts: texts whose right rows are known.

    python benchmarks/draft.py                        the founding documents, their rows taken away
    python benchmarks/draft.py --examples DIR         further texts: DIR/*.txt with DIR/rows.csv
    python benchmarks/draft.py --errors               every figure that came out otherwise

The founding documents are read from $CIVDATA_SOURCES (or --sources); what each of their figures
is stands in the index of figures. A measure is given for every text and for all together.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import civdata
from civdata.intake.drafting import NEW, PROPOSED, Drafted, draft
from civdata.model import Collection, IndexedFigure

MEASURES = ("accounted", "data or not", "value", "qualifier", "unit", "period", "area", "status")
RANKS = ("indicator first", "indicator among three")


@dataclass(frozen=True)
class Gold:
    """What a figure of a text is; `cells` of an observation, empty where it is none."""

    start: int
    end: int
    printed: str
    cells: dict[str, str]


def founding(whole: Collection, folder: Path) -> list[tuple[str, tuple[Drafted, ...], list[Gold]]]:
    """Draft each held text on a record without its rows."""
    made = []
    held = (s for s in whole.sources.values() if s.held and (folder / s.filename).is_file())
    for source in held:
        text = (folder / source.filename).read_text("utf-8")
        rows = draft(without(whole, source.id), text, source.id)
        gold = []
        for figure, start, end in indexed(whole, source.id, text):
            cells: dict[str, str] = {}
            if figure.account == "value":
                o = whole.observations[figure.refs[0]]
                cells = {
                    "value": f"{o.value:f}",
                    "value_max": "" if o.value_max is None else f"{o.value_max:f}",
                    "unit": whole.indicators[o.indicator].unit,
                    "qualifier": o.qualifier,
                    "time_period": o.time_period,
                    "ref_area": o.ref_area,
                    "obs_status": o.obs_status,
                    "indicator": o.indicator,
                }
            gold.append(Gold(start, end, figure.printed, cells))
        made.append((source.id, rows, gold))
    return made


def indexed(whole: Collection, source: str, text: str) -> Iterator[tuple[IndexedFigure, int, int]]:
    """Yield the figures that the index has of a text, each with its place: found by its print.

    A figure that the draft does not see stands there all the same, and counts against it.
    """
    at, paragraph = {}, 0
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            paragraph += 1
            at[f"¶{paragraph}"] = start
        start += len(line)
    for figure in whole.figures:
        if figure.source == source:
            blanks = r"\s+".join(map(re.escape, figure.printed.split()))
            found = re.compile(rf"(?<!\w){blanks}(?!\w)").search(text, at[figure.locator])
            if found is None:
                sys.exit(f"{source} {figure.locator}: {figure.printed!r} does not stand there")
            at[figure.locator] = found.end()
            yield figure, found.start(), found.end()


def without(whole: Collection, source: str) -> Collection:
    """Return the record without the observations of a source."""
    packages = []
    for package in whole.packages:
        tables = tuple(
            replace(t, rows=tuple(r for r in t.rows if r["source"] != source))
            if t.name == "observations"
            else t
            for t in package.tables
        )
        packages.append(replace(package, tables=tables))
    return replace(whole, packages=tuple(packages))


def examples(whole: Collection, folder: Path) -> list[tuple[str, tuple[Drafted, ...], list[Gold]]]:
    """Draft the texts of a folder and read their right rows."""
    with (folder / "rows.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    made = []
    for name in dict.fromkeys(row["text"] for row in rows):
        own = [row for row in rows if row["text"] == name]
        text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
        drafted = draft(whole, text, name, own[0]["lang"], own[0]["published"] or None)
        gold = []
        for row in own:
            cells = {
                "value": row["value"],
                "value_max": row["value_max"],
                "unit": row["unit"],
                "qualifier": row["qualifier"],
                "time_period": row["period"],
                "ref_area": row["area"],
                "obs_status": row["status"],
                "indicator": row["indicator"],
            }
            data = row["indicator"] != "not_data"
            start, end = int(row["start"]), int(row["end"])
            gold.append(Gold(start, end, row["printed"], cells if data else {}))
        made.append((name, drafted, gold))
    return made


def compare(rows: tuple[Drafted, ...], gold: list[Gold], errors: bool) -> dict[str, list[int]]:
    """Count what came out right, and of how many."""
    table: dict[str, list[int]] = {name: [0, 0] for name in (*MEASURES, *RANKS)}

    def count(name: str, right: bool) -> bool:
        table[name][0] += right
        table[name][1] += 1
        return right

    for item in gold:
        here = [r for r in rows if r.start < item.end and item.start < r.end]
        row = max(here, key=lambda r: min(r.end, item.end) - max(r.start, item.start), default=None)
        count("accounted", bool(row and (row.account == PROPOSED or row.reason)))
        data = bool(item.cells)
        said = bool(row and row.account == PROPOSED)
        wrong = [] if count("data or not", said == data) else ["data or not"]
        if data and row and said:
            near = {"about", "almost"} if item.cells["qualifier"] in ("about", "almost") else set()
            ranks = [row.indicator, row.second, row.third]
            checks = {
                "value": (row.value, row.value_max)
                == (item.cells["value"], item.cells["value_max"]),
                "qualifier": row.qualifier in {item.cells["qualifier"], *near},
                "unit": row.unit == item.cells["unit"],
                "period": row.time_period == item.cells["time_period"],
                "area": row.ref_area == item.cells["ref_area"],
                "status": row.obs_status == item.cells["obs_status"],
                "indicator first": ranks[0] == item.cells["indicator"],
                "indicator among three": item.cells["indicator"] in ranks
                or (item.cells["indicator"] == NEW and not row.corroborates),
            }
            wrong += [name for name, right in checks.items() if not count(name, right)]
        elif data:
            for name in (*MEASURES[2:], *RANKS):
                count(name, False)
        if wrong and errors:
            print(f"\n{item.printed!r}: {', '.join(wrong)}\n   right: {item.cells}")
            print(f"   drafted: {row.cells() if row else None}")
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sources", type=Path, default=os.environ.get("CIVDATA_SOURCES"))
    parser.add_argument("--examples", type=Path, help="folder of texts with rows.csv")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    if not given.sources and not given.examples:
        sys.exit("name the folder of held texts with --sources, or --examples DIR")
    whole = civdata.open().collection
    made = founding(whole, given.sources) if given.sources else []
    made += examples(whole, given.examples) if given.examples else []
    tables = {name: compare(rows, gold, given.errors) for name, rows, gold in made}
    total = {
        m: [sum(t[m][i] for t in tables.values()) for i in (0, 1)] for m in (*MEASURES, *RANKS)
    }
    for name, table in {**tables, "all": total}.items():
        print(name)
        for measure, (right, of) in table.items():
            print(f"  {measure:<22} {100 * right / of if of else 100:5.1f}%  {right}/{of}")


if __name__ == "__main__":
    main()
