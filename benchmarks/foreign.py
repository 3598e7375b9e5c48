"""Other people's packages and tables: where civdata and stock frictionless differ in their verdict.

    python benchmarks/foreign.py FOLDER

Each descriptor below FOLDER, and each table as a package of its own without a schema, goes through
both; each pair of unlike verdicts is printed with what either said.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import civdata

TABLES = (".csv", ".tsv", ".xlsx", ".gz")
STOCK = """
import json, os, sys
import frictionless
for line in sys.stdin:
    path = json.loads(line)
    os.chdir(os.path.dirname(path))
    try:
        report = frictionless.validate(os.path.basename(path), type="package")
        errors = [[e.type, e.message] for e in report.errors]
        errors += [[e.type, e.message] for t in report.tasks for e in t.errors]
    except Exception as raised:
        errors = [["raised", repr(raised)]]
    print(json.dumps(errors[:5]), flush=True)
"""
PROCESS = subprocess.Popen(
    [sys.executable, "-c", STOCK], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
)


def stock(path: Path) -> list[list[str]]:
    """Return the first errors of frictionless alone."""
    assert PROCESS.stdin
    assert PROCESS.stdout
    PROCESS.stdin.write(json.dumps(str(path.absolute())) + "\n")
    PROCESS.stdin.flush()
    return json.loads(PROCESS.stdout.readline())


def ours(path: Path) -> list[list[str]]:
    """Return the errors of civdata."""
    return [
        [f.code, f"{f.file}:{f.row}:{f.column} {f.message}"]
        for f in civdata.validate(path).findings
        if f.severity == "error"
    ]


def is_descriptor(path: Path) -> bool:
    """Return whether a file is a descriptor of a package."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (ValueError, OSError):
        return False
    return isinstance(data, dict) and isinstance(data.get("resources"), list)


def main() -> None:
    """Compare everything below the folder that is named."""
    folder = Path(sys.argv[1])
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    verdicts: Counter[tuple[str, bool, bool]] = Counter()
    for path in sorted(folder.rglob("*")):
        if only not in str(path) or not path.is_file():
            continue
        if path.suffix == ".json" and is_descriptor(path):
            compare(verdicts, "package", path, path)
        elif path.suffix in TABLES and path.stat().st_size < 20_000_000:
            with tempfile.TemporaryDirectory() as made:
                name = path.name.replace("[", "(").replace("]", ")")
                copy = Path(made) / name
                shutil.copy(path, copy)
                whole = {"name": "t", "resources": [{"name": "t", "path": name}]}
                descriptor = Path(made) / "datapackage.json"
                descriptor.write_text(json.dumps(whole), "utf-8")
                compare(verdicts, "table", descriptor, path)
    for (kind, good, stock_good), times in sorted(verdicts.items()):
        print(f"{kind}: civdata {good}, frictionless {stock_good}: {times}")


def compare(
    verdicts: Counter[tuple[str, bool, bool]], kind: str, descriptor: Path, shown: Path
) -> None:
    """Run both and print what they say where their verdicts differ."""
    mine, other = ours(descriptor), stock(descriptor)
    verdicts[kind, not mine, not other] += 1
    if bool(mine) != bool(other):
        print(f"{'MISS' if other else 'only civdata'} {kind} {shown}")
        for code, message in (other or mine)[:3]:
            print(f"    {code}: {message[:220]}")


if __name__ == "__main__":
    main()
