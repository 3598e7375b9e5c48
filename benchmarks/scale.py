"""CPU of building thousands of pages, beside MkDocs Material, and what a one-line change rewrites.

    python benchmarks/scale.py [--sizes 3000 12000] [--no-material] [--no-change]

The pages are made of clones of the real data: every package with its indicators, figures, sources,
sums and contradictions again under new names, until there are as many pages as wanted. Our side is
all that follows the gates: exports, catalogue, pages, pictures, MkDocs, search, the offline copy
and the page checks. Material gets the same Markdown files, all of them in the navigation, with its
own settings and its own search. CPU is user and system time of the process and its children, so
that a busy machine does not count.

Of the sizes, 1 is the real data as they are and 0 the founding documents alone, so that it shows
what the public pages add.

The last part builds the real data twice with one note changed in between, and counts the files of
the published folder that are not the same file (inode and date) as before.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from civdata import pages
from civdata import publish as building
from civdata.model import Collection, Package, Row, Table
from civdata.project import open_project

WORD = re.compile(r"[^\s;,]+")
SHARED = ("reference",)


def clones(collection: Collection, counted: Mapping[str, int], wanted: int) -> Collection:
    """Return the collection with clones, whole worlds first, then single packages up to `wanted`.

    `counted` says how many pages a package makes.
    """
    made: list[Package] = [p for p in collection.packages if p.name in SHARED]
    sources = collection.package("sources")
    assert sources is not None
    parts: dict[str, list[Row]] = {table.name: [] for table in sources.tables}
    left, turn = wanted, 0
    while left > 0:
        chosen = [p for p in collection.packages if p.name not in SHARED]
        if turn and sum(counted.values()) > left:
            chosen = list(fitting((p for p in chosen if p is not sources), counted, left))
            if not chosen:
                break
        names = known(chosen)
        new = {name: f"{name}-copy{turn}" if turn else name for name in names}
        for package in chosen:
            left -= counted.get(package.name, 0)
            if package is sources:
                for table in sources.tables:
                    parts[table.name] += renamed(table, new, table.package).rows
            else:
                made.append(clone(package, new))
        turn += 1
    tables = tuple(replace(table, rows=tuple(parts[table.name])) for table in sources.tables)
    return Collection((*made, replace(sources, tables=tables)))


def founding(collection: Collection) -> Collection:
    """Return what rests on held texts alone: the founding documents without the public pages.

    Indicators of the home page stay, with figures or without.
    """
    held = {source.id for source in collection.sources.values() if source.sha256}
    rows = [row for p in collection.packages for t in p.tables for row in t.rows if row["id"]]
    kept = {row["id"] for row in rows if row["source"] in held or not row["source"]}
    kept -= {source for source in collection.sources if source not in held}
    used = {o.indicator for o in collection.observations.values() if o.id in kept}
    used |= set(collection.settings.headlines)
    kept -= {name for name in collection.indicators if name not in used}
    for columns in (("result", "operands"), ("members",)):
        kept -= {row["id"] for row in rows if not needed(row, columns) <= kept}
    return Collection(tuple(only(package, kept) for package in collection.packages))


def needed(row: Row, columns: Iterable[str]) -> set[str]:
    """Return the ids that cells name, without columns of records and queries of tables."""
    words = (word for name in columns for word in re.split("[ %]", row[name]) if word)
    return {word.partition(".")[0] for word in words if "/" not in word}


def only(package: Package, kept: set[str]) -> Package:
    tables = tuple(
        replace(t, rows=tuple(r for r in t.rows if not r["id"] or r["id"] in kept))
        for t in package.tables
    )
    views = []
    for view in package.descriptor.get("views", []):
        columns = [c for c in view.get("columns", []) if c.get("indicator", "") in (*kept, "")]
        indicators = [name for name in view.get("indicators", []) if name in kept]
        if columns or indicators or view["rows"] == "record":
            views.append({**view, "columns": columns, "indicators": indicators})
    return replace(package, descriptor={**package.descriptor, "views": views}, tables=tables)


def fitting(
    packages: Iterable[Package], counted: Mapping[str, int], room: int
) -> Iterator[Package]:
    for package in packages:
        if counted[package.name] <= room:
            room -= counted[package.name]
            yield package


def known(packages: Iterable[Package]) -> set[str]:
    """Return every id of some packages: what a clone of them calls by a new name."""
    found: set[str] = set()
    for package in packages:
        found |= {package.name} - {"sources"}
        found |= {row["id"] for table in package.tables for row in table.rows if row["id"]}
    return found


def clone(package: Package, new: Mapping[str, str]) -> Package:
    name = new[package.name]
    tables = {table.name for table in package.tables}
    shown = {one: new[one] for one in package.indicators if one not in tables}
    return replace(
        package,
        name=name,
        descriptor=rewritten(dict(package.descriptor), shown) | {"name": name},
        tables=tuple(renamed(table, new, name) for table in package.tables),
    )


def rewritten(value: Any, new: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: rewritten(one, new) for key, one in value.items()}
    if isinstance(value, list):
        return [rewritten(one, new) for one in value]
    return new.get(value, value) if isinstance(value, str) else value


def renamed(table: Table, new: Mapping[str, str], package: str) -> Table:
    rows = tuple(
        Row(row.line, {key: cell(key, text, new) for key, text in row.cells.items()})
        for row in table.rows
    )
    return replace(table, package=package, rows=rows)


def cell(column: str, text: str, new: Mapping[str, str]) -> str:
    if column.endswith(("_kk", "_ru", "_en")) or column in ("as_printed", "value", "title"):
        return text
    return WORD.sub(lambda word: new.get(word[0], word[0]), text)


def spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def one(wanted: int, keep: Path | None) -> dict[str, Any]:
    """Build about so many pages and return what it took; 0 is the founding documents alone."""
    project = open_project()
    collection, home = project.collection, project.site
    big = founding(collection)
    if wanted:
        big = clones(collection, page_counts(collection, home), wanted)
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        site = work / "site"
        cpu, clock = spent(), time.perf_counter()
        gate, number, _ = building.make(big, home, site)
        result = {
            "figures": len(big.observations),
            "pages": number,
            "cpu": spent() - cpu,
            "seconds": time.perf_counter() - clock,
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "findings": [str(finding) for finding in gate.findings[:3]],
        }
        if keep is not None:
            books = pages.books_of(big, home, {}, {}, "http://127.0.0.1/")
            for edition in pages.editions(big, home, books):
                for page in edition.pages:
                    path = keep / edition.language / page.path / "index.md"
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(page.markdown, "utf-8")
    return result


def page_counts(collection: Collection, home: Path) -> Mapping[str, int]:
    """Count the pages in three languages by package, those of sources under `sources`."""
    names = {p.name for p in collection.packages}
    books = pages.books_of(collection, home, {}, {}, "http://127.0.0.1/")
    made = pages.editions(collection, home, books)
    found = (page.path.partition("/")[0] for edition in made for page in edition.pages)
    return Counter(name for name in found if name in names)


def material(docs: Path) -> dict[str, Any]:
    """Build the same Markdown with MkDocs Material, every page in the navigation."""
    found = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    settings = {
        "site_name": "civdata",
        "docs_dir": str(docs),
        "site_dir": str(docs.parent / "material"),
        "theme": {"name": "material", "font": False},
        "nav": [{"Pages": found}],
        "validation": {"links": {"not_found": "ignore", "unrecognized_links": "ignore"}},
        "markdown_extensions": ["attr_list", "fenced_code", "tables"],
    }
    config = docs.parent / "material.yml"
    config.write_text(json.dumps(settings), "utf-8")
    cpu, clock = spent(), time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr[-500:]}
    return {"pages": len(found), "cpu": spent() - cpu, "seconds": time.perf_counter() - clock}


def change() -> None:
    """Build twice with one line changed in between; print what was written anew."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "site"
        project = open_project()
        building.build(project, out)
        before = states(out)
        cpu = spent()
        building.build(open_project(), out)
        print(f"nothing changed: {spent() - cpu:.1f} s CPU, {len(written(before, out))} files new")
        file = project.data / "grants" / "data" / "observations.csv"
        kept = file.read_bytes()
        try:
            lines = kept.decode("utf-8").splitlines(keepends=True)
            at = next(n for n, line in enumerate(lines) if line.startswith("grants-amount-2022,"))
            lines[at] = noted(lines[0], lines[at])
            file.write_bytes("".join(lines).encode("utf-8"))
            cpu, before = spent(), states(out)
            result = building.build(open_project(), out)
            print(f"one note changed: {spent() - cpu:.1f} s CPU; {result.pages} pages")
        finally:
            file.write_bytes(kept)
        for name in written(before, out):
            print(f"  {name}")


def noted(head: str, line: str) -> str:
    """Return the line with notes in three languages added or lengthened."""
    import csv
    import io

    row = dict(zip(next(csv.reader([head])), next(csv.reader([line])), strict=True))
    for language, text in (("kk", "Сынақ."), ("ru", "Проба."), ("en", "Trial.")):
        row[f"note_{language}"] = f"{row[f'note_{language}']} {text}".strip()
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(row.values())
    return out.getvalue()


def states(out: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(out).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in out.rglob("*")
        if path.is_file()
    }


def written(before: Mapping[str, tuple[int, int]], out: Path) -> Iterator[str] | list[str]:
    return sorted(name for name, state in states(out).items() if before.get(name) != state)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[3000, 12000, 1, 0])
    parser.add_argument("--no-material", action="store_true")
    parser.add_argument("--no-change", action="store_true")
    parser.add_argument("--one", type=int, default=-1, help=argparse.SUPPRESS)
    parser.add_argument("--keep", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one >= 0:
        print(json.dumps(one(options.one, options.keep)))
        return 0
    good, first = True, None
    with tempfile.TemporaryDirectory() as place:
        for number, size in enumerate(options.sizes):
            docs = Path(place) / "docs"
            command = [sys.executable, __file__, "--one", str(size)]
            command += ["--keep", str(docs)] if not number else []
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{size} pages stopped with {done.returncode}:", done.stderr[-2000:])
                return 1
            got = json.loads(done.stdout.splitlines()[-1])
            each = 1000 * got["cpu"] / got["pages"]
            first = first or each
            print(
                f"civdata   {got['pages']:>6} pages {got['figures']:>6} figures "
                f"{got['cpu']:8.1f} s CPU {each:6.1f} ms a page "
                f"({each / first:.2f} of the first) {got['memory']} MB {got['findings'] or ''}",
                flush=True,
            )
            good = good and (size < 3000 or each <= 1.2 * first)
            if not number and not options.no_material:
                other = material(docs)
                if "failed" in other:
                    print("MkDocs Material:", other["failed"])
                    return 1
                share = got["cpu"] / other["cpu"]
                print(
                    f"Material  {other['pages']:>6} pages {other['cpu']:8.1f} s CPU; "
                    f"ours is {share:.2f} of it (aim: at most 0.33)",
                    flush=True,
                )
                good = good and share <= 1 / 3
    if not options.no_change:
        change()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
