"""Mutated tables: DuckDB and Python find the same, and neither passes what frictionless refuses.

    python benchmarks/fuzz_shape.py [FILES] [SEED] [--stock N]

A good register is changed in one to three places, in its cells or in its bytes, and validated both
ways; findings, their order and counts must be equal. Of the files that both find clean,
frictionless looks at every Nth (10 unless told); where it finds an error, the file is shown for a
human to judge. Exits with 1 when the two ways differ, or when frictionless finds what they do not.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from civdata import storage
from civdata.checks import safety
from civdata.checks.scope import Scope
from civdata.checks.shape import standard
from civdata.model import Collection, LaterRows, Place
from civdata.settings import settings_of
from civdata.storage import later

FIELDS: list[dict[str, Any]] = [
    {"name": "id", "type": "integer", "constraints": {"required": True}},
    {"name": "name", "type": "string", "constraints": {"maxLength": 20, "pattern": "[A-Za-z -]*"}},
    {"name": "place", "type": "string", "missingValues": ["", "NA"]},
    {"name": "day", "type": "date", "constraints": {"minimum": "2000-01-01"}},
    {"name": "sum", "type": "number", "constraints": {"minimum": 0, "maximum": "1e3"}},
    {"name": "kind", "type": "string", "constraints": {"enum": ["law", "plan"]}},
    {"name": "year", "type": "year", "constraints": {"maximum": 2030}},
    {"name": "month", "type": "yearmonth"},
    {"name": "at", "type": "datetime"},
    {"name": "yes", "type": "boolean"},
    {"name": "code", "type": "integer", "constraints": {"unique": True}},
    {"name": "text"},
]
GOOD: list[Sequence[str]] = [
    (),
    ("Ann", "Ben Cee", "A-b", "", "Zoe"),
    ("R1", "R2", "NA", ""),
    ("2020-02-28", "2001-12-01", "", "2024-02-29"),
    ("0", "1.5", "999.99", "1e2", ".5", "7"),
    ("law", "plan", ""),
    ("2020", "1999", ""),
    ("2020-01", "1999-12", ""),
    ("2020-01-02T03:04:05", "2021-05-06T07:08:09Z", ""),
    ("true", "false", "1", ""),
    (),
    ("Any text", "Қазақ", "текст", "x, y", 'say "so"', "", "two\nlines"),
]
CELLS = (
    *("x", "-1", "=1+1", "<b>", "01", "1.0", " 1", "1 ", "NaN", "INF", "+5", "-0", "1e400", "1_0"),
    *("2020-02-30", "1999-12-31", "20-1-1", "wish", "R9", "ТОО Kz", "Ð¤Ð°", "café", "cafe\u0301"),
    *("2031", "-0044", "2020-13", "2020-1", "24:00:00", "2020-01-02 03:04:05", "TRUE", "yes", "NA"),
    *("a" * 21, "a\u200bb", "a\tb", "٣", "#REF!", "?????", "\u00a0", "1000.0000000000001", "1e3"),
    *("999999999999999999999", "9223372036854775808", "0.1" * 3, "юРи", "\x1f", "a\x1fb", "''"),
)
SIGNS = (b",", b'"', b"\n", b"\r", b"\r\n", b"\n\n", b"\0", b"\xff", b"\xef\xbb\xbf", b" ", b"=")
KEYS = [
    {"fields": "place", "reference": {"resource": "places", "fields": "code"}},
    {"fields": "code", "reference": {"resource": "", "fields": "id"}},
]
SCHEMA = {"fields": FIELDS, "primaryKey": ["id"], "foreignKeys": KEYS}


def quoted(cell: str) -> str:
    """Return a cell as CSV writes it."""
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\n\r') else cell


def good(drawn: random.Random, rows: int) -> list[list[str]]:
    """Return the cells of a good table, half of them without any that is quoted."""
    made, bare = [], drawn.random() < 0.5
    for number in range(1, rows + 1):
        cells = [drawn.choice(values) if values else "" for values in GOOD]
        cells[11] = "" if bare and set(cells[11]) & set('",\n') else cells[11]
        cells[0], cells[10] = str(number), str(number) if drawn.random() < 0.5 else ""
        made.append(cells)
    return made


def mutated(drawn: random.Random) -> bytes:
    """Return a table with one to three changes of cells, rows or bytes; some have none."""
    rows = good(drawn, drawn.choice((1, 2, 5, 20)))

    def put(cell: str) -> None:
        row = drawn.choice(rows)
        row[drawn.randrange(len(row))] = cell

    changes: list[Callable[[], Any]] = [
        lambda: put(drawn.choice(CELLS)),
        lambda: put(drawn.choice(CELLS)),
        lambda: put(""),
        lambda: rows.insert(drawn.randrange(len(rows)), list(drawn.choice(rows))),
        lambda: drawn.choice(rows).pop() if len(rows[0]) == 12 else None,
        lambda: drawn.choice(rows).append(drawn.choice(CELLS)),
    ]
    times = drawn.randrange(4)
    for _ in range(times):
        if drawn.random() < 0.8:
            drawn.choice(changes)()
    end = drawn.choice(("\n", "\n", "\n", "\r\n"))
    lines = [",".join(item["name"] for item in FIELDS)]
    lines += [",".join(map(quoted, row)) for row in rows]
    content = (end.join(lines) + (end if drawn.random() < 0.95 else "")).encode()
    if times and drawn.random() < 0.2:
        at = drawn.randrange(len(content))
        cut = at + drawn.choice((0, 1, 5))
        content = content[:at] + drawn.choice((*SIGNS, b"")) + content[cut:]
    return content


def write(folder: Path, content: bytes) -> None:
    """Write a package of a table and the one that it refers to."""
    (folder / "t.csv").write_bytes(content)
    (folder / "places.csv").write_text("code\nR1\nR2\n")
    places = {"name": "places", "path": "places.csv", "schema": {"fields": [{"name": "code"}]}}
    resources = [{"name": "t", "path": "t.csv", "schema": SCHEMA}, places]
    (folder / "datapackage.json").write_text(json.dumps({"name": "f", "resources": resources}))


def told(folder: Path, quick: bool) -> tuple[list[str], bool, bool]:
    """Return what is found, whether nothing of it is an error, and whether DuckDB had the say."""
    later.LATER = 0 if quick else 1 << 40
    reading = storage.read(folder / "datapackage.json")
    package = reading.package
    assert package
    scope = Scope((reading,), Collection((package,), settings_of((package,), "f")))
    found, failed = standard.check(package, Place(package.name, reading.file))
    gate = safety.check(scope)
    every = [*reading.findings, *found, *gate.findings]
    rows = package.tables[0].rows if package.tables else ()
    decided = isinstance(rows, LaterRows) and bool(rows.verdict)
    texts = [*map(repr, every), f"{failed} {gate.checked} {gate.failed}"]
    return texts, not any(f.severity == "error" for f in every), decided


def refused(folder: Path) -> list[str]:
    """Return the errors that frictionless finds."""
    import frictionless

    report = frictionless.validate(str(folder / "datapackage.json"), type="package")
    return [error.message for task in report.tasks for error in task.errors]


def main() -> int:
    """Print how many files were tried, decided, clean, and where somebody differs."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    files, seed = (*numbers, 2000, 1)[0], (*numbers[1:], 1)[0]
    every = numbers[-1] if "--stock" in sys.argv else 10
    decided = clean = asked = unlike = missed = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(files):
            content = mutated(random.Random(f"{seed} {number}"))
            write(folder, content)
            quick, good_, sure = told(folder, True)
            slow, _, _ = told(folder, False)
            decided, clean = decided + sure, clean + good_
            if quick != slow:
                unlike += 1
                print(f"{number}: unlike\n  {content!r}\n  {set(quick) ^ set(slow)}")
            elif good_ and clean % every == 0:
                asked += 1
                if found := refused(folder):
                    missed += 1
                    print(f"{number}: frictionless refuses\n  {content!r}\n  {found}")
    print(f"{files} files: {decided} decided by DuckDB, {clean} clean, {asked} shown frictionless")
    print(f"{unlike} unlike, {missed} refused by frictionless alone")
    return int(bool(unlike or missed))


if __name__ == "__main__":
    sys.exit(main())
