"""How many wrong digits do the gates catch? Change them one by one and count.

    python benchmarks/flips.py [--sources DIR …] [--sample N] [--seed N] [--first]

Takes every cell that holds a figure, a date or a place (`value`, `value_max`, `as_printed`,
`locator`, `time_period` of observations; numbers and dates of records; the index of figures; dates
of sources), and changes it in six ways at every digit: another digit, two neighbours swapped, a
digit dropped, doubled. After each change the gates run in this process and must fail; what
survives is listed. Without `--sources` the texts are absent, as for most users.

A change re-checks the packages that it can touch (its own, and `sources` with the index); on a
sample the outcome is compared with a run over everything.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from civdata.checks import account, conflict, language, printed, safety, shape, source, sums
from civdata.checks.scope import Scope, scope
from civdata.checks.shape import stock
from civdata.model import Collection, Package, Row, Table
from civdata.project import open_project
from civdata.record.seals import proved_columns

COLUMNS = {
    "observations": ("value", "value_max", "as_printed", "locator", "time_period"),
    "figures": ("locator", "position", "printed"),
    "sources": ("date",),
}
GATES = {
    "shape": shape.check,
    "print": printed.check,
    "source": source.check,
    "account": account.check,
    "sum": sums.check,
    "conflict": conflict.check,
    "language": language.check,
    "safety": safety.check,
}
Change = tuple[Package, Table, int, str, str]


def changes(what: Scope) -> Iterator[Change]:
    """Yield every changed cell: package, table, index of the row, column, new text."""
    for package in what.targets:
        for table in package.tables:
            columns = COLUMNS.get(table.name, ())
            if table.is_records:
                columns = (*proved_columns(table), "as_printed", "locator")
            for number, row in enumerate(table.rows):
                known = what.collection.sources.get(row["source"] or row["id"])
                if known is not None and not known.held:
                    continue  # figures of pages only seen have no text to be proved against
                for column in columns:
                    for text in sorted(variants(row[column])):
                        yield package, table, number, column, text


def variants(cell: str) -> set[str]:
    """Return the cell with one digit changed, swapped with its neighbour, dropped or doubled."""
    made = set()
    for at, letter in enumerate(cell):
        if letter.isascii() and letter.isdigit():
            digit = str((int(letter) + 1 + at % 8) % 10)
            made.add(cell[:at] + digit + cell[at + 1 :])
            made.add(cell[:at] + cell[at + 1 :])
            made.add(cell[:at] + letter + cell[at:])
            if cell[at + 1 : at + 2].isdigit():
                made.add(cell[:at] + cell[at + 1] + letter + cell[at + 2 :])
    return made - {cell}


def applied(what: Scope, change: Change, narrow: bool) -> Scope:
    """Return the scope with one cell changed, narrowed to the packages the change can touch."""
    package, table, number, column, text = change
    row = table.rows[number]
    changed = Row(row.line, {**row.cells, column: text})
    rows = (*table.rows[:number], changed, *table.rows[number + 1 :])
    tables = tuple(replace(t, rows=rows) if t is table else t for t in package.tables)
    new = replace(package, tables=tables)
    packages = tuple(new if p is package else p for p in what.collection.packages)
    readings = tuple(
        replace(reading, package=new if reading.package is package else reading.package)
        for reading in what.readings
        if not narrow or reading.name in (package.name, "sources")
    )
    return replace(
        what, readings=readings, collection=Collection(packages, what.collection.settings)
    )


def caught(what: Scope, first: bool = False) -> list[str]:
    """Return the gates that fail, or the first of them, which is faster."""
    names = ("account", "source", *GATES) if first else GATES
    found = (
        name
        for name in dict.fromkeys(names)
        if any(finding.severity == "error" for finding in GATES[name](what).findings)
    )
    return list(islice(found, 1)) if first else list(found)


def main() -> int:
    """Run all changes or a sample, and print the share caught by gate and by column."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, action="append", default=[], help="may repeat")
    parser.add_argument("--sample", type=int, default=0, help="0: all")
    parser.add_argument("--compare", type=int, default=50, help="changes also run over everything")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", action="store_true", help="stop at the first gate that fails")
    parser.add_argument("--columns", nargs="*", default=[], help="only cells of these columns")
    options = parser.parse_args()
    stock.check = lambda _: ([], 0)  # frictionless sees shapes, not sums: left out for speed
    project = open_project()
    what = scope(project.data, (), options.sources, project.given)
    if caught(what):
        print("the data does not pass before any change")
        return 1
    everything = list(changes(what))
    if options.columns:
        everything = [change for change in everything if change[3] in options.columns]
    random.seed(options.seed)
    chosen = random.sample(everything, options.sample) if options.sample else everything
    compared = set(map(id, random.sample(chosen, min(options.compare, len(chosen)))))
    gates: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    survivors: list[Change] = []
    begun = time.perf_counter()
    for change in chosen:
        named = caught(applied(what, change, narrow=True), options.first)
        if id(change) in compared and bool(named) != bool(
            caught(applied(what, change, narrow=False))
        ):
            print("narrowed run differs from the full one:", describe(change))
            return 1
        gates.update(named)
        columns[change[3]] += 1
        if not named:
            survivors.append(change)
    seconds = time.perf_counter() - begun
    print(f"{len(chosen)} of {len(everything)} changes in {seconds:.0f} s,", end=" ")
    print(f"{'with' if options.sources else 'without'} source texts")
    print(f"caught {len(chosen) - len(survivors)} ({1 - len(survivors) / len(chosen):.2%})")
    for name, count in gates.most_common():
        print(f"  by {name:<10} {count:>7} ({count / len(chosen):.1%})")
    for name, count in columns.most_common():
        lost = sum(change[3] == name for change in survivors)
        print(f"  in {name:<16} {count:>7} changes, {lost} survived")
    for change in survivors[:200]:
        print("  survived:", describe(change))
    return 0


def describe(change: Change) -> str:
    """Return a change as file:row:column: before -> after."""
    _, table, number, column, text = change
    row = table.rows[number]
    return f"{table.file}:{row.line}:{column}: {row[column]} -> {text}"


if __name__ == "__main__":
    sys.exit(main())
