"""What it costs to publish a register: CPU and memory of a whole build, by number of rows.

    python benchmarks/registers.py [ROWS ...]

For each number of rows (a million and five unless told) a register is made as a record of its own,
and `civdata build` runs on it: gates, Parquet in parts, the first rows as CSV, pages, search, page
checks. Exits with 1 where a build fails, takes a gigabyte, or costs more than in proportion.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import scale_validate

SETTINGS = """name = "register"
languages = ["en", "ru", "kk"]
title = {en = "Register", ru = "Реестр", kk = "Тізілім"}
description = {en = "A register.", ru = "Реестр.", kk = "Тізілім."}
"""
LIMIT = 1000
"""Megabytes that a build may take."""

SLACK = 1.25
"""How much more than in proportion more rows may cost."""


def built(folder: Path, rows: int) -> tuple[float, int, int, str]:
    """Build a register; return CPU seconds, megabytes, files, and the last lines printed."""
    data = folder / "datapackages" / "register"
    data.mkdir(parents=True)
    scale_validate.make(data, rows, 0)
    (folder / "civdata.toml").write_text(SETTINGS)
    out = folder / "site"
    command = [sys.executable, "-m", "civdata", "build", "--data", str(folder), "--out", str(out)]
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    text = (folder / "said").read_text()
    files = sum(path.is_file() for path in out.rglob("*"))
    if process.returncode:
        raise SystemExit(text)
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, files, text


def main() -> int:
    """Print what each size costs; 1 where an aim is missed."""
    sizes = [int(word) for word in sys.argv[1:]] or [1_000_000, 5_000_000]
    missed, first = 0, 0.0
    for rows in sizes:
        with tempfile.TemporaryDirectory() as place:
            cpu, memory, files, text = built(Path(place), rows)
        each = cpu / rows
        first = first or each
        pages = re.search(r"([0-9,]+) pages", text)
        print(
            f"{rows} rows: {cpu:.1f} s CPU, {each * 1e6:.1f} s a million, {memory} MB, "
            f"{pages[1] if pages else 0} pages, {files} files",
            flush=True,
        )
        missed += memory > LIMIT or each > SLACK * first
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
