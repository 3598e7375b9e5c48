"""What the statistics bureau's SDG data cost here, beside what its publisher's tools needed.

    python benchmarks/kazstat ../shared/bench/kazstat

Prints CPU, bytes and findings of `civdata validate` and `civdata build` on the bureau's files, and
the ratios to the peer's figures. Those were measured on a machine of this kind, not in this run:
the peer's tools are no part of the project. They stand in PEER as its README gives them. Python
keeps what it compiled, as of a package that is installed; a first call, not counted, does that.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from convert import convert

PEER = {"check CPU": 16.3, "build CPU": 197.0, "build bytes": 628_000_000}
"""Seconds of user CPU, and bytes: Open SDG, sdg-build 2.3.0, with the same files."""


def spent(compiled: Path, *arguments: str) -> tuple[float, str]:
    """Run a command of civdata; return its user CPU, children included, and what it printed."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(
        [sys.executable, "-m", "civdata", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**kept, "PYTHONPYCACHEPREFIX": str(compiled)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    if done.returncode not in (0, 1) or not done.stdout:
        raise SystemExit(done.stderr)
    return after - before, done.stdout


def size(folder: Path) -> int:
    """Return the bytes of a folder; a file under two names counts once."""
    seen = {}
    for path in folder.rglob("*"):
        if path.is_file():
            state = path.stat()
            seen[state.st_ino] = state.st_size
    return sum(seen.values())


def main() -> int:
    """Convert, check, build; print figures and ratios; 1 when an aim is missed."""
    given = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        record, out = Path(place) / "record", Path(place) / "site"
        tables = convert(given, record)
        compiled = Path(place) / "compiled"
        spent(compiled, "validate", "--data", str(record), "--json")
        check, text = spent(compiled, "validate", "--data", str(record), "--json")
        found = Counter(f["code"] for f in json.loads(text)["findings"] if f["severity"] != "note")
        flags = ("--publish-with-findings", "--out", str(out))
        build, said = spent(compiled, "build", "--data", str(record), *flags)
        written = size(out)
        pages = said.strip().splitlines()[-1]
    print(f"{tables} tables; {pages.partition(' in ')[0]}")
    print("findings:", ", ".join(f"{n} {code}" for code, n in found.most_common()))
    rows = [
        ("check CPU", check, 0.1, "s"),
        ("build CPU", build, 0.2, "s"),
        ("build bytes", written, 0.1, "bytes"),
    ]
    print("| what | here | the peer | ratio | aim |\n|---|---|---|---|---|")
    missed = 0
    for name, ours, aim, unit in rows:
        ratio = ours / PEER[name]
        missed += ratio > aim
        print(f"| {name} | {ours:,.1f} {unit} | {PEER[name]:,.1f} | {ratio:.3f} | {aim} |")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
