"""Open the published files with other people's programs, and print a table of what came of it.

    pip install "civdata[interop]"      in an environment of its own
    python benchmarks/interop.py DATA [--shapes FOLDER] [--only NAME …]

DATA is a folder made by `civdata release`, or `data/` of a site. FOLDER has the SHACL shapes of
DCAT-AP, from https://github.com/SEMICeu/DCAT-AP/tree/master/releases/3.0.0: `shacl/` and
`html/shacl/`; the environment's CIVDATA_SHAPES names it, too. They are not part of civdata.

Each program opens what its users would open and says how many figures it sees. A program that is
not installed is said to be missing; the exit code is 1 if one that is there fails.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

warnings.simplefilter("ignore")

SHACL = "http://www.w3.org/ns/shacl#"
OUTDATED = {
    ("algorithm", "HasValueConstraintComponent"): "SHA-1 as the one algorithm",
    ("byteSize", "DatatypeConstraintComponent"): "a size as xsd:decimal",
}
"""What `html/shacl/shapes.ttl`, marked 2.1.1, asks against 3.0.0 itself; 3.0.1 mends the size."""
UNKNOWN = ("contactPoint", "type")
"""What DCAT-AP recommends and a record may not know: whom to ask, the kind of its publisher."""


NOTES: list[str] = []
"""What is printed below the table."""


class NotRunError(Exception):
    """What a program needs is not at hand."""


def names(data: Path) -> str:
    """Return the name of the record's files."""
    return next(data.glob("*.csv.zip")).name.removesuffix(".csv.zip")


def figures(data: Path) -> int:
    """Return how many figures there are, as Python's own csv counts them."""
    with (data / f"{names(data)}.csv").open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a program and return what it prints; a failure raises."""
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False, timeout=300
    )
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout).strip()[-300:])
    return done.stdout


def tool(name: str) -> str:
    """Return the path of a program beside this Python, or of the machine."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else name


def by_pandas(data: Path) -> int:
    """Read Parquet and JSON lines."""
    import pandas

    frame = pandas.read_parquet(data / f"{names(data)}.parquet")
    assert len(pandas.read_json(data / f"{names(data)}.jsonl", lines=True)) == len(frame)
    return len(frame)


def by_polars(data: Path) -> int:
    """Read all observations of all packages as one."""
    import polars

    return int(polars.scan_parquet(str(data / "*" / "observations.parquet")).collect().height)


def by_duckdb(data: Path) -> int:
    """Read all observations of all packages as one, and add them up exactly."""
    import duckdb

    sql = f"SELECT count(*), sum(value) FROM read_parquet('{data}/*/observations.parquet')"
    row = duckdb.sql(sql).fetchone()
    assert row
    return int(row[0])


def by_pyarrow(data: Path) -> int:
    """Open all Parquet files of observations as one data set."""
    import pyarrow.dataset

    paths = [str(path) for path in sorted(data.glob("*/observations.parquet"))]
    return int(pyarrow.dataset.dataset(paths).count_rows())


def by_sqlite_utils(data: Path) -> int:
    """Count and search with the full-text index."""
    import sqlite_utils

    base = sqlite_utils.Database(data / f"{names(data)}.sqlite")
    table = base["observations"]
    assert table.detect_fts() == "observations_fts"
    assert list(table.search("grants"))
    count = int(table.count)
    base.close()
    return count


def by_datasette(data: Path) -> int:
    """Serve a page that shows names, and search on it."""
    name = names(data)
    served = (tool("datasette"), data / f"{name}.sqlite", "-m", data / f"{name}.datasette.json")
    asked = f"/{name}/observations.json?_search=grants&_shape=objects"
    found = json.loads(run(*served, "--get", asked))
    assert found["rows"]
    page = run(*served, "--get", f"/{name}/observations")
    assert "observations" in page
    counted = json.loads(run(*served, "--get", f"/{name}/observations.json?_size=0"))
    return int(counted["filtered_table_rows_count"])


def by_r(data: Path) -> int:
    """Read the CSV with base R."""
    path = data / f"{names(data)}.csv"
    code = f"cat(nrow(read.csv('{path}', encoding='UTF-8')))"
    return int(run("Rscript", "-e", code))


def by_libreoffice(data: Path) -> int:
    """Open a workbook: numbers are numbers, days are days, links are live, no cell is an error.

    A release has workbooks for developers only; in a site's `data/` stand those for people, too.
    """
    people = sorted(data.glob(f"{names(data)}-*.xlsx"))
    workbook = next(iter(people), None) or next(data.glob("*/*.xlsx"))
    with tempfile.TemporaryDirectory() as out:
        run("soffice", "--headless", "--convert-to", "fods", "--outdir", out, workbook)
        text = next(Path(out).glob("*.fods")).read_text("utf-8")
    for kind in ("float", "date"):
        assert f'office:value-type="{kind}"' in text, f"no cell is a {kind}"
    assert not people or "<text:a " in text, "no link"
    assert "#REF!" not in text
    assert "Err:" not in text
    return figures(data)


def by_frictionless(data: Path) -> int:
    """Validate every package as it is published."""
    for path in sorted(data.glob("*/datapackage.json")):
        told = json.loads(run(tool("frictionless"), "validate", path, "--json"))
        assert told["valid"], path
    return figures(data)


def by_mlcroissant(data: Path) -> int:
    """Validate the description and load each record."""
    import mlcroissant

    with tempfile.TemporaryDirectory() as folder:
        told = json.loads((data / "croissant.json").read_text("utf-8"))
        told["distribution"][0]["contentUrl"] = f"{names(data)}.csv"
        Path(folder, "croissant.json").write_text(json.dumps(told), "utf-8")
        shutil.copy(data / f"{names(data)}.csv", folder)
        dataset = mlcroissant.Dataset(str(Path(folder, "croissant.json")))
        assert not dataset.metadata.ctx.issues.errors
        return sum(1 for _ in dataset.records("observations"))


def by_csvw(data: Path) -> int:
    """Validate the table against its metadata."""
    run(tool("csvwvalidate"), data / f"{names(data)}.csv-metadata.json")
    return figures(data)


def by_rdflib(data: Path) -> int:
    """Read the catalogue as JSON-LD and as Turtle: the same triples."""
    import rdflib

    base = "https://record.example/data/"  # a release without a site has relative addresses
    one = rdflib.Graph().parse(data / "catalog.ttl", publicID=base)
    other = rdflib.Graph().parse(data / "catalog.json", format="json-ld", publicID=base)
    assert set(one) == set(other)
    return figures(data)


def by_pyshacl(data: Path) -> int:
    """Validate the catalogue with the official shapes of DCAT-AP."""
    import pyshacl
    import rdflib

    folder = Path(os.environ.get("CIVDATA_SHAPES", ""))
    if not os.environ.get("CIVDATA_SHAPES") or not any(folder.iterdir()):
        raise NotRunError("no shapes")
    base = "https://record.example/data/"
    catalogue = rdflib.Graph().parse(data / "catalog.ttl", publicID=base)
    for path in sorted(folder.iterdir()):
        form = "json-ld" if path.suffix == ".jsonld" else "turtle"
        shapes = rdflib.Graph().parse(path, format=form)
        _, told, _ = pyshacl.validate(catalogue, shacl_graph=shapes)
        counts: Counter[tuple[str, ...]] = Counter()
        for found in told.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SHACL}ValidationResult")):
            parts = ("resultSeverity", "resultPath", "sourceConstraintComponent")
            values = (told.value(found, rdflib.URIRef(f"{SHACL}{part}")) for part in parts)
            counts[tuple(str(v).replace("#", "/").rpartition("/")[2] for v in values)] += 1
        outdated = {key: counts.pop(key) for key in list(counts) if key[1:] in OUTDATED}
        wrong = {key for key in counts if key[0] == "Violation" or key[1] not in UNKNOWN}
        assert not wrong, f"{path.name}: {wrong}"
        left = ", ".join(f"{key[1]} {count}" for key, count in sorted(counts.items()))
        old = ", ".join(f"{OUTDATED[key[1:]]} {count}" for key, count in sorted(outdated.items()))
        NOTES.append(
            f"{path.name}: {len(shapes)} triples, 0 violations"
            f"{f'; warnings without an answer: {left}' if left else ', 0 warnings'}"
            f"{f'; not counted, against 3.0: {old}' if old else ''}"
        )
    return figures(data)


def by_vtlengine(data: Path) -> int:
    """Do the sums, shares and bounds again."""
    import pandas
    import vtlengine

    folder = data / "vtl"
    rows = {name.upper(): pandas.read_csv(folder / f"{name}.csv") for name in ("terms", "results")}
    script = (folder / "relations.vtl").read_text("utf-8")
    shape = json.loads((folder / "structures.json").read_text("utf-8"))
    made = vtlengine.run(script, shape, rows)["VERDICTS"].data
    assert len(made) == len(rows["RESULTS"])
    return figures(data)


def by_openpyxl(data: Path) -> int:
    """Open every workbook."""
    import openpyxl

    for path in data.glob("*/*.xlsx"):
        openpyxl.load_workbook(path, read_only=True).close()
    return figures(data)


def by_sqlite(data: Path) -> int:
    """Check the file, and count."""
    with closing(sqlite3.connect(data / f"{names(data)}.sqlite")) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(base.execute("SELECT count(*) FROM observations").fetchone()[0])


PROGRAMS: dict[str, tuple[str, Callable[[Path], int]]] = {
    "pandas": ("pandas", by_pandas),
    "polars": ("polars", by_polars),
    "DuckDB": ("duckdb", by_duckdb),
    "pyarrow": ("pyarrow", by_pyarrow),
    "SQLite": ("", by_sqlite),
    "sqlite-utils": ("sqlite-utils", by_sqlite_utils),
    "Datasette": ("datasette", by_datasette),
    "openpyxl": ("openpyxl", by_openpyxl),
    "R": ("Rscript", by_r),
    "LibreOffice": ("soffice", by_libreoffice),
    "frictionless": ("frictionless", by_frictionless),
    "mlcroissant": ("mlcroissant", by_mlcroissant),
    "csvw": ("csvw", by_csvw),
    "rdflib": ("rdflib", by_rdflib),
    "pySHACL": ("pyshacl", by_pyshacl),
    "vtlengine": ("vtlengine", by_vtlengine),
}


def version_of(name: str) -> str:
    """Return the version of a program, empty where it is not here."""
    if not name:
        return sqlite3.sqlite_version
    if name in ("Rscript", "soffice"):
        if not shutil.which(name):
            return ""
        return run(name, "--version").split("\n")[0][:40]
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def main() -> int:
    """Open the files with every program; print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--shapes", help="folder of the SHACL shapes of DCAT-AP")
    parser.add_argument("--only", nargs="+", choices=PROGRAMS, default=[], metavar="PROGRAM")
    asked = parser.parse_args()
    if asked.shapes:
        os.environ["CIVDATA_SHAPES"] = asked.shapes
    data, failed = asked.data.absolute(), 0
    wanted = figures(data)
    print("| program | version | opens | figures |\n|---|---|---|---|")
    for name, (package, opens) in PROGRAMS.items():
        if asked.only and name not in asked.only:
            continue
        if not (found := version_of(package)):
            print(f"| {name} | not here | | |")
            continue
        what = (opens.__doc__ or "").split("\n")[0].strip().rstrip(".")
        try:
            seen = opens(data)
        except NotRunError as error:
            print(f"| {name} | {found} | {what} | not run: {error} |")
            continue
        except Exception as error:
            failed += 1
            print(f"| {name} | {found} | {what} | FAILED: {str(error)[:200]!r} |")
            continue
        failed += seen != wanted
        print(f"| {name} | {found} | {what} | {seen}{'' if seen == wanted else ' WRONG'} |")
    print("".join(f"\n* {note}" for note in NOTES))
    print(f"\nPython {sys.version.split()[0]}, {wanted} figures, {failed} failed")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
