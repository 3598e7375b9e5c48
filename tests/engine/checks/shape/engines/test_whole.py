"""Tables in parts: whatever runs the parts, the findings are those of one machine."""

from __future__ import annotations

import gc
import json
import os
import random
import signal
from pathlib import Path
from typing import Any

import pytest

from civdata.checks import safety
from civdata.checks.scope import Scope
from civdata.checks.shape import tables as shape
from civdata.checks.shape.engines import Dask, judge, parts, whole
from civdata.checks.shape.engines.local import Local
from civdata.model import Collection, LaterRows
from civdata.model.steps import heard
from civdata.storage import Reading, later, read, read_far
from tests.engine.checks.shape.test_fast import FIELDS, SCHEMA, package, table
from tests.small import SETTINGS

duckdb = pytest.importorskip("duckdb")


class InParts:
    """An engine of this process."""

    def runner(self) -> Local:
        """Return a runner for one table."""
        return Local()


def said(reading: Reading, engine: Any) -> tuple[list[str], bool]:
    """Return what both gates say, and whether the first table was judged without Python."""
    assert reading.package
    for one in reading.package.tables:
        if isinstance(one.rows, LaterRows):
            one.rows.engine = engine
    scope = Scope((reading,), Collection((reading.package,), SETTINGS))
    gates = (shape.check(scope), safety.check(scope))
    counts = [f"{gate.checked} {gate.failed} {gate.skipped}" for gate in gates]
    rows = reading.package.tables[0].rows
    decided = isinstance(rows, LaterRows) and bool(rows.verdict)
    return [*map(repr, (f for gate in gates for f in gate.findings)), *counts], decided


def told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, engine: Any, there: bool = True
) -> tuple[list[str], bool]:
    """Return what is said of a package in a folder, with tables read later or at once."""
    monkeypatch.setattr(shape.stock, "check", lambda _: ([], 0))
    monkeypatch.setattr(later, "LATER", 0 if there else 1 << 40)
    return said(read(folder / "datapackage.json"), engine)


@pytest.mark.parametrize("seed", range(4))
def test_parts_say_what_the_whole_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """A file cut anywhere, keys in any number of buckets: findings and counts are equal."""
    drawn = random.Random(seed)
    content = table(drawn, drawn.choice((30, 400)), drawn.choice((0, 0.02, 0.3)))
    package(tmp_path, content, SCHEMA if seed % 3 else {"fields": FIELDS})
    monkeypatch.setattr(parts, "PART", drawn.choice((900, 4000)))
    monkeypatch.setattr(whole, "BUCKET", drawn.choice((6000, 1 << 30)))
    quick, decided = told(tmp_path, monkeypatch, InParts())
    assert decided
    assert quick == told(tmp_path, monkeypatch, None, there=False)[0]


def in_files(folder: Path, contents: list[bytes], schema: Any = SCHEMA) -> list[str]:
    """Write a package whose table stands in several files; return their names."""
    package(folder, contents[0], schema)
    names = []
    for number, content in enumerate(contents):
        names.append(f"t{number}.csv")
        (folder / names[-1]).write_bytes(content)
    descriptor = json.loads((folder / "datapackage.json").read_text())
    descriptor["resources"][0]["path"] = names
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    return names


@pytest.mark.parametrize("faults", [0, 0.2])
def test_a_table_in_several_files_is_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faults: float
) -> None:
    """Keys that repeat in another file name it, and each file has its own first hundred."""
    drawn = random.Random(3)
    in_files(tmp_path, [table(drawn, rows, faults) for rows in (200, 1, 150)])
    monkeypatch.setattr(parts, "PART", 5000)
    quick, decided = told(tmp_path, monkeypatch, None)
    assert decided
    assert quick == told(tmp_path, monkeypatch, None, there=False)[0]
    assert any("key repeats line" in line and "of " in line for line in quick)


@pytest.mark.parametrize("keyed", [True, False])
def test_lines_are_counted_over_the_breaks_of_all_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keyed: bool
) -> None:
    """Cells of several lines move the rows behind them, in their own file and in no other."""
    drawn = random.Random(4)
    made = [table(drawn, rows, 0.05).replace(b",Ann,", b',"An\nn",') for rows in (200, 150)]
    contents = [content + content.partition(b"\n")[2] for content in made]
    in_files(tmp_path, contents, SCHEMA if keyed else {"fields": [*FIELDS[:-1], {"name": "code"}]})
    monkeypatch.setattr(parts, "PART", 5000)
    quick, decided = told(tmp_path, monkeypatch, InParts())
    assert decided
    assert quick == told(tmp_path, monkeypatch, None, there=False)[0]
    told_of = "key repeats line" if keyed else "repeated-row"
    assert any(told_of in line for line in quick)


def as_parquet(folder: Path, content: bytes, files: int, types: str = "") -> None:
    """Write the table of a package as Parquet, in so many files."""
    in_files(folder, [content])
    source = f"read_csv('{folder}/t0.csv', header=true, all_varchar=true, nullstr='')"
    names = []
    for number in range(files):
        names.append(f"part-{number}.parquet")
        duckdb.execute(
            f"COPY (SELECT * EXCLUDE (n) {types} FROM (SELECT *, row_number() OVER () - 1 AS n "
            f"FROM {source}) WHERE n % {files} = {number} ORDER BY n) "
            f"TO '{folder}/{names[-1]}' (FORMAT parquet)"
        )
    descriptor = json.loads((folder / "datapackage.json").read_text())
    descriptor["resources"][0]["path"] = names if files > 1 else names[0]
    (folder / "datapackage.json").write_text(json.dumps(descriptor))


@pytest.mark.parametrize("files", [1, 3])
def test_parquet_is_judged_like_csv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int
) -> None:
    """The fast path says of Parquet what the rules say of its rows one by one, nulls included."""
    as_parquet(tmp_path, table(random.Random(8), 300, 0.05), files)
    quick, decided = told(tmp_path, monkeypatch, None)
    assert decided
    monkeypatch.setattr("civdata.checks.shape.engines.table.look", None)
    monkeypatch.setattr("civdata.checks.shape.engines.look", lambda *_: None)
    slow, decided = told(tmp_path, monkeypatch, None)
    assert not decided
    assert quick == slow
    assert any("code='type'" in line and "part-0.parquet', row=" in line for line in quick)


def test_parquet_of_one_file_says_what_csv_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same rows give the same findings in the same rows, but for the name of the file."""
    content = table(random.Random(9), 200, 0.05)
    as_parquet(tmp_path, content, 1)
    parquet, _ = told(tmp_path, monkeypatch, None)
    package(tmp_path, content, SCHEMA)
    csv, _ = told(tmp_path, monkeypatch, None)
    assert parquet == [line.replace("t.csv", "part-0.parquet") for line in csv]


def test_columns_of_parquet_have_the_types_of_the_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed columns are as good as texts; one of a type that the field cannot have is told."""
    fields = [
        {"name": "a", "type": "integer"},
        {"name": "b", "type": "datetime"},
        {"name": "c", "type": "string"},
        {"name": "d", "type": "number"},
    ]
    query = "SELECT 1 AS a, TIMESTAMP '2020-01-02 03:04:05' AS b, 7 AS c, 1.5 AS d"
    package(tmp_path, b"", {"fields": fields})
    duckdb.execute(f"COPY ({query}) TO '{tmp_path}/t.parquet' (FORMAT parquet)")
    descriptor = (tmp_path / "datapackage.json").read_text().replace("t.csv", "t.parquet")
    (tmp_path / "datapackage.json").write_text(descriptor)
    lines, _ = told(tmp_path, monkeypatch, None)
    errors = [line for line in lines if "severity='error'" in line]
    assert len(errors) == 1
    assert "a column of INTEGER for a field of type string" in errors[0]


def test_a_package_in_object_storage_is_judged_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fsspec opens is judged like a folder of this machine."""
    import fsspec

    names = in_files(tmp_path, [table(random.Random(4), 200, 0.1) for _ in range(2)])
    monkeypatch.setattr(parts, "PART", 5000)
    near, _ = told(tmp_path, monkeypatch, None)
    store = fsspec.filesystem("memory")
    for name in (*names, "places.csv", "datapackage.json"):
        store.pipe(f"/lake/{tmp_path.name}/{name}", (tmp_path / name).read_bytes())
    far, decided = said(read_far(f"memory://lake/{tmp_path.name}"), InParts())
    assert decided
    assert far == near
    gone = read_far("memory://lake/nowhere")
    assert [f.code for f in gone.findings] == ["file-missing"]


def _deadly(job: judge.Job) -> tuple[Any, ...]:
    """Judge a part; the first worker that meets part 2 dies of it."""
    mark = Path(job.table.description)
    if job.part.number == 2 and not mark.exists():
        mark.write_text(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGKILL)
    return judge.judged_part(job)


# Dask leaves sockets of its own open for the collector to close.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_worker_that_is_killed_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes share the parts, one is killed in mid-run: the findings are those of one."""
    distributed = pytest.importorskip("distributed")
    drawn = random.Random(11)
    in_files(tmp_path, [table(drawn, 60, 0.1) for _ in range(4)])
    alone, _ = told(tmp_path, monkeypatch, None)
    mark = tmp_path / "mark"
    descriptor = json.loads((tmp_path / "datapackage.json").read_text())
    descriptor["resources"][0]["description"] = str(mark)
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor))
    monkeypatch.setattr(whole, "judged_part", _deadly)
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=":0",
        silence_logs=50,
    ) as cluster:
        shared, decided = told(tmp_path, monkeypatch, Dask(cluster.scheduler_address))
    gc.collect()
    assert decided
    assert mark.read_text() != str(os.getpid())
    assert shared == alone


def test_a_long_validation_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever listens hears which part of which file is next, and how many there are."""
    in_files(tmp_path, [table(random.Random(1), 5, 0)] * 2)
    steps: list[str] = []
    with heard(steps.append):
        told(tmp_path, monkeypatch, None)
    file = f"{tmp_path.name}/t0.csv"
    assert steps[:2] == [f"{file}: 0 of 2 parts", f"{file}: 1 of 2 parts"]
