"""Measure what a build costs when nothing, or one row, has changed, against one that starts anew.

python benchmarks/quick.py [STEP ...]      unchanged, note, value, other, new; without, all

Each build is a process of its own; its CPU is that of all processes it starts. After each rebuild
the same data are built anew, without the cache, and every published file is compared. Exits with 1
where a file differs or a ratio is above its aim.
"""

from __future__ import annotations

import csv
import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("datapackages", "site", "civdata.toml", "mkdocs.yml")
UNCHANGED, CHANGED = 1 / 10, 1 / 5

Row = dict[str, str]
Change = Callable[[list[Row], list[Row]], list[Row] | None]
RELATIONS = ("reconciliations", "discrepancies")


def build(project: Path, out: Path, cache: str, *options: str) -> float:
    """Build a copy of the record; return the seconds of CPU that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = (sys.executable, "-m", "civdata", "build", "--out", str(out), *options)
    told = {"CIVDATA_CACHE": cache, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{cache}/py"}
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command, cwd=project, env=kept | told, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def sums(site: Path) -> dict[str, str]:
    """Return the sum of every file of a site."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def edit(project: Path, package: str, change: Change) -> None:
    """Change the observations of a package; a change gets those that no relation names."""
    folder = project / "datapackages" / package / "data"
    path = folder / "observations.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        read = csv.DictReader(opened)
        heads, rows = list(read.fieldnames or ()), list(read)
    others = sorted(folder.parent.parent.glob("*/data/*.csv"))
    told = " ".join(x.read_text("utf-8") for x in others if x.stem in RELATIONS)
    free = [row for row in rows if row["id"] not in told]
    rows += change(rows, free) or ()
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, heads, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def plain(rows: list[Row], free: list[Row]) -> Row:
    """Return a row whose value can change without another figure being denied."""
    counted = [row["indicator"] for row in rows]
    fit = [
        row
        for row in free
        if counted.count(row["indicator"]) == 1
        and row["as_printed"].count(row["value"]) == 1
        and len(row["value"]) > 1
    ]
    return fit[len(fit) // 2]


def note(rows: list[Row], free: list[Row]) -> None:
    """Write a note on a row in each language."""
    row = plain(rows, free)
    for name in row:
        if name.startswith("note_"):
            row[name] = f"{row[name]} 2 + 2.".strip()


def value(rows: list[Row], free: list[Row]) -> None:
    """Change the qualifier-free print of a row and its value alike: the last digit."""
    row = plain(rows, free)
    new = f"{row['value'][:-1]}{(int(row['value'][-1]) + 1) % 10}"
    row["as_printed"], row["value"] = row["as_printed"].replace(row["value"], new), new


def added(rows: list[Row], free: list[Row]) -> list[Row]:
    """Add a row: a figure of one more year."""
    row = plain(rows, free)
    return [{**row, "id": f"{row['id']}-more", "time_period": "2001"}]


def main(*wanted: str) -> None:
    """Print what each build takes, beside a fresh one."""
    steps: tuple[tuple[str, str, Change | None], ...] = (
        ("unchanged", "", None),
        ("note", "grants", note),
        ("value", "grants", value),
        ("other", "sdg", note),
        ("new", "grants", added),
    )
    missed = False
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        project, cache = work / "project", str(work / "cache")
        project.mkdir()
        for name in PARTS:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, project / name)
        full = build(project, work / "site", cache)
        print(f"full: {full:.1f} s of CPU", flush=True)
        for name, where, change in steps:
            if wanted and name not in wanted:
                continue
            if change:
                edit(project, where, change)
            spent = build(project, work / "site", cache)
            fresh = build(project, work / "fresh", cache, "--fresh")
            same = sums(work / "site") == sums(work / "fresh")
            ratio, aim = spent / fresh, CHANGED if change else UNCHANGED
            missed |= ratio > aim or not same
            told = "the same bytes" if same else "OTHER BYTES"
            print(f"{name}: {spent:.1f} s of {fresh:.1f} s, {ratio:.3f}, {told}", flush=True)
    sys.exit(missed)


if __name__ == "__main__":
    main(*sys.argv[1:])
