"""Print how large the record is: figures, records, sources, series, what is held.

    python scripts/record_numbers.py [DATAPACKAGES …]

Without a folder it is the checkout's own; two folders stand side by side, before and after:

    git worktree add /tmp/before v1.2.0
    python scripts/record_numbers.py /tmp/before/datapackages datapackages
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

OWN = Path(__file__).resolve().parents[1] / "datapackages"


def counts(folder: Path) -> Mapping[str, int]:
    """Return the counts of a folder of data packages."""
    held = {
        row["id"] for row in _rows(folder / "sources/data/sources.csv") if row["status"] == "held"
    }
    tables = {path: _rows(path) for path in sorted(folder.glob("*/data/*.csv"))}
    figures = [row for p, rows in tables.items() if p.stem == "observations" for row in rows]
    records = [
        row
        for path, rows in tables.items()
        if path.stem != "observations"
        for row in rows
        if row.get("id") and row.get("source") and row.get("locator")
    ]
    periods: dict[str, set[str]] = defaultdict(set)
    sources: dict[str, set[str]] = defaultdict(set)
    for row in figures:
        if row["ref_area"] == "KZ" and row["time_period"]:
            periods[row["indicator"]].add(row["time_period"])
        sources[row["indicator"]].add(row["source"])
    long_ = {name for name, found in periods.items() if len(found) >= 5}
    several = {name for name, found in sources.items() if len(found) >= 2}
    entries = figures + records
    return {
        "figures": len(figures),
        "records": len(records),
        "rows": len(entries),
        "rows of held sources": sum(row["source"] in held for row in entries),
        "sources": len(_rows(folder / "sources/data/sources.csv")),
        "indicators": len(sources),
        "indicators with five or more national periods": len(long_),
        "indicators with figures of two or more sources": len(several),
        "indicators with either": len(long_ | several),
        "reconciliations": sum(len(r) for p, r in tables.items() if p.stem == "reconciliations"),
        "discrepancies": sum(len(r) for p, r in tables.items() if p.stem == "discrepancies"),
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> int:
    """Print a line for each count, a column for each folder."""
    folders = [Path(name) for name in sys.argv[1:]] or [OWN]
    counted = [counts(folder) for folder in folders]
    for name in counted[0]:
        print(f"{name:<48}" + "".join(f"{one[name]:>8}" for one in counted))
    return 0


if __name__ == "__main__":
    sys.exit(main())
