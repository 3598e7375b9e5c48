"""What a large table costs to validate: CPU and memory of civdata, and of frictionless alone.

    python benchmarks/scale_validate.py ROWS [FAULTS] [--all] [--stock]

A register of ROWS rows with a primary key, a foreign key, dates, amounts and a closed list is made
in a temporary folder, FAULTS of its cells are broken, and civdata validates it in a process of its
own, with DuckDB and without. Of the planted faults, the first 100 of each code are told with line
and column, and the number of all is compared with that planted; with `--all` each is told
(`civdata validate --all-findings`). With `--stock` frictionless alone runs as well, and the ratio
of CPU times is printed. Exits with 1 where a fault is missed, or where one is told that is none.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

FIELDS: list[dict[str, Any]] = [
    {"name": "id", "type": "integer", "constraints": {"required": True}},
    {"name": "name", "type": "string", "constraints": {"required": True, "maxLength": 80}},
    {"name": "region", "type": "string"},
    {"name": "date", "type": "date", "constraints": {"minimum": "2000-01-01"}},
    {"name": "amount", "type": "number", "constraints": {"minimum": 0}},
    {"name": "kind", "type": "string", "constraints": {"enum": ["law", "plan", "act"]}},
]
BROKEN = ("x", "=cmd()", "R99", "2020-02-31", "-5", "wish")
CODES = ("type", "formula", "foreign-key", "type", "limit", "enum")
"""What each of them is told as."""

REGIONS = [f"R{number:02d}" for number in range(20)]
MEASURED = """
import json, resource, sys
from collections import Counter
import civdata
from civdata.checks.shape import fast
if sys.argv[2] == "python":
    fast.is_there = lambda: False
report = civdata.validate(sys.argv[1], most=10**9 if "--all" in sys.argv else None)
errors = [f for f in report.findings if f.severity == "error"]
rest = [(f.code, int(f.message.split()[0])) for f in errors if f.row is None]
counts = Counter(f.code for f in errors if f.row is not None)
counts.update(dict(rest))
found = [[[f.row, f.column] for f in errors], counts]
"""
STOCK = """
import json, resource, sys
sys.modules["rfc3987_syntax"] = None  # takes seconds to import where it is there; nobody needs it
import frictionless
report = frictionless.validate(sys.argv[1] + "/datapackage.json", type="package")
found = report.valid
"""
TOLD = """
mine, under = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = sum(usage.ru_utime + usage.ru_stime for usage in (mine, under))
print(json.dumps([found, cpu, mine.ru_maxrss // 1024]))
"""


def make(folder: Path, rows: int, faults: int) -> list[list[Any]]:
    """Write the register; return line and column of each planted fault."""
    drawn = random.Random(20)
    broken = {row: drawn.randrange(len(FIELDS)) for row in drawn.sample(range(rows), faults)}
    (folder / "regions.csv").write_text("code\n" + "".join(f"{code}\n" for code in REGIONS))
    with (folder / "t.csv").open("w") as file:
        file.write(",".join(field["name"] for field in FIELDS) + "\n")
        for row in range(rows):
            cells = [
                str(row + 1),
                f"Organisation number {row * 7919 % rows}",
                REGIONS[row % 20],
                f"20{row % 25:02d}-{row % 12 + 1:02d}-{row % 28 + 1:02d}",
                f"{row % 100_000}.{row % 99 + 1:02d}",
                ("law", "plan", "act")[row % 3],
            ]
            if row in broken:
                cells[broken[row]] = BROKEN[broken[row]] + str(row) * (broken[row] == 0)
            file.write(",".join(cells) + "\n")
    key = {"fields": "region", "reference": {"resource": "regions", "fields": "code"}}
    schema = {"fields": FIELDS, "primaryKey": ["id"], "foreignKeys": [key]}
    resources = [
        {"name": "t", "path": "t.csv", "schema": schema},
        {"name": "regions", "path": "regions.csv", "schema": {"fields": [{"name": "code"}]}},
    ]
    descriptor = {"name": "register", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    return sorted([row + 2, FIELDS[at]["name"]] for row, at in broken.items())


def run(code: str, folder: Path, way: str) -> tuple[Any, float, int]:
    """Run a measured process; return what it found, its CPU seconds and megabytes."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code + TOLD, str(folder), way, *sys.argv[1:]],
        capture_output=True,
        text=True,
        check=True,
        env={**kept, "PYTHONPYCACHEPREFIX": tempfile.gettempdir() + "/civdata-compiled"},
    )
    found, cpu, memory = json.loads(done.stdout)
    return found, cpu, memory


def main() -> int:
    """Print what each way costs and finds; 1 where that is not what was planted."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    rows, faults = numbers[0], numbers[1] if len(numbers) > 1 else 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        planted = make(folder, rows, faults)
        size = (folder / "t.csv").stat().st_size
        print(f"{rows} rows, {size / 1e6:.0f} MB, {faults} faults planted")
        costs, wrong = {}, False
        names = [field["name"] for field in FIELDS]
        wanted = dict(Counter(CODES[names.index(column)] for _, column in planted))
        small = folder / "small"
        small.mkdir()
        make(small, 100, 0)
        run(MEASURED, small, "duckdb")  # so that all is compiled, as in a package installed
        for way in ("duckdb", "python"):
            if way == "python" and size > 60_000_000:
                continue
            (found, counts), costs[way], memory = run(MEASURED, folder, way)
            told = {tuple(place) for place in found if place[0]}
            there = sum(tuple(place) in told for place in planted)
            said = f"{there} of the faults told, {sum(counts.values())} counted"
            print(f"{way:8} {costs[way]:7.1f} s CPU, {memory} MB, {said}")
            wrong |= (
                counts != wanted or len(told) != there or ("--all" in sys.argv and there < faults)
            )
        if "--stock" in sys.argv:
            _, cpu, memory = run(STOCK, folder, "stock")
            print(
                f"stock    {cpu:7.1f} s CPU, {memory} MB: {cpu / costs['duckdb']:.0f} times duckdb"
            )
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
