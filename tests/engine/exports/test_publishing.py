"""The files of the whole record, each opened by a tool of its own."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow.parquet
import pytest

import civdata
from civdata.errors import UnreadableData
from civdata.exports import write_all
from civdata.exports.guide import llms_txt
from civdata.exports.publishing import publish_data
from tests.tiny import TINY, tiny_collection

BASE = "https://record.example/"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published `/data/` of the tiny record."""
    out: Path = tmp_path_factory.mktemp("site") / "data"
    collection = tiny_collection()
    written = {p.name: write_all(collection, p, out / p.name) for p in collection.packages}
    publish_data(collection, written, None, out, BASE, "2026-11-27")
    return out


def test_sums_cover_every_file(data: Path) -> None:
    """`SHA256SUMS` names every file below `/data/` with its digest, and nothing else."""
    lines = (data / "SHA256SUMS").read_text().splitlines()
    named = {line[66:]: line[:64] for line in lines}
    there = {p.relative_to(data).as_posix() for p in data.rglob("*") if p.is_file()}
    assert set(named) == there - {"SHA256SUMS"}
    for path, digest in named.items():
        assert hashlib.sha256((data / path).read_bytes()).hexdigest() == digest


def test_two_runs_give_the_same_sums(data: Path, tmp_path: Path) -> None:
    """All of `/data/` comes out byte for byte alike."""
    collection = tiny_collection()
    written = {p.name: write_all(collection, p, tmp_path / p.name) for p in collection.packages}
    publish_data(collection, written, None, tmp_path, BASE, "2026-11-27")
    assert (tmp_path / "SHA256SUMS").read_bytes() == (data / "SHA256SUMS").read_bytes()


def test_all_parquet_files_share_their_types(data: Path) -> None:
    """A column of one name has one type in every file, so that files can be read together."""
    types: dict[tuple[str, str], set[str]] = {}
    for path in data.rglob("*.parquet"):
        for field in pyarrow.parquet.read_schema(path):
            types.setdefault((path.stem, field.name), set()).add(str(field.type))
            if str(field.type).startswith("decimal"):
                assert str(field.type) == "decimal128(38, 9)"
    assert all(len(found) == 1 for found in types.values())


def test_parquet_columns_carry_titles_and_units(data: Path) -> None:
    """A column of a view says in its metadata what it is called and in which unit it counts."""
    schema = pyarrow.parquet.read_schema(data / "tiny" / "views" / "gardens-by-year.parquet")
    metadata = [schema.field(name).metadata or {} for name in schema.names]
    assert any(b"unit" in one for one in metadata)
    assert all(b"title" in one for one in metadata)
    assert {"licence", "version", "cite"} <= {key.decode() for key in schema.metadata}


def test_the_database_is_typed_indexed_and_searched(data: Path) -> None:
    """Numbers are numbers, keys have indexes, and words in each language find figures."""
    with closing(sqlite3.connect(data / "small.sqlite")) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        types = {row[1]: row[2] for row in base.execute("PRAGMA table_info(observations)")}
        assert types["value"] == "NUMERIC"
        indexes = {row[1] for row in base.execute("PRAGMA index_list(observations)")}
        assert {"observations_indicator", "observations_source"} <= indexes
        for words in ("Бақтар", "Сады", "Gardens"):
            found = base.execute(
                "SELECT id FROM observations WHERE rowid IN "
                "(SELECT rowid FROM observations_fts WHERE observations_fts MATCH ?)",
                (words,),
            ).fetchall()
            assert found, words
    told = json.loads((data / "small.datasette.json").read_text("utf-8"))
    tables = told["databases"]["small"]["tables"]
    assert tables["observations"]["label_column"] == "indicator_name_en"
    assert tables["areas"]["label_column"] == "name_en"


def test_each_figure_has_a_file_with_its_evidence(data: Path) -> None:
    """`observations/ID.json` holds print, source, place, link and how to cite."""
    names = {path.stem for path in (data / "observations").iterdir()}
    assert names == set(tiny_collection().observations)
    for path in (data / "observations").iterdir():
        told = json.loads(path.read_text("utf-8"))
        o = tiny_collection().observations[path.stem]
        assert told["as_printed"] == o.as_printed
        assert Decimal(told["value"]) == o.value
        assert told["source"]["id"] == o.source
        assert o.as_printed in told["cite"]


def test_the_lines_and_the_table_hold_every_figure(data: Path) -> None:
    """CSV and JSON lines of the whole record have each observation once, with its unit."""
    rows = list(csv.DictReader(io.StringIO((data / "small.csv").read_text("utf-8"))))
    lines = [json.loads(line) for line in (data / "small.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert [row["unit"] for row in rows] == [line["unit"] for line in lines]
    assert set(tiny_collection().observations) == {row["id"] for row in rows}


def test_the_description_of_addresses_names_files_that_exist(data: Path) -> None:
    """Every address of the OpenAPI description, filled with its example, is a published file."""
    told = json.loads((data / "openapi.json").read_text("utf-8"))
    assert told["openapi"].startswith("3.1")
    for path, item in told["paths"].items():
        filled = path.lstrip("/")
        for parameter in item["get"].get("parameters", ()):
            example = parameter["example"]
            example = "tiny" if parameter["name"] == "package" else example
            filled = filled.replace(f"{{{parameter['name']}}}", example)
        assert (data / filled).is_file(), filled


def test_the_catalogue_lists_all_files(data: Path) -> None:
    """Every downloadable file of a package or of the record is a distribution."""
    told = json.loads((data / "catalog.json").read_text("utf-8"))
    addresses = {
        node["dcat:downloadURL"]["@id"].removeprefix(f"{BASE}data/")
        for node in told["@graph"]
        if node["@type"] == "dcat:Distribution"
    }
    assert {"small.parquet", "small.csv.zip", "tiny/feasts.csv", "tiny/tiny.zip"} <= addresses
    assert all((data / address).is_file() for address in addresses)


def test_llms_txt_is_one_page() -> None:
    """The guide for language models names each topic, the licence and the address of a figure."""
    text = llms_txt(tiny_collection(), BASE)
    assert text.startswith("# A small record\n\n> For tests.")
    assert f"{BASE}data/observations/ID.json" in text
    assert len(text.split()) < 600


@pytest.fixture
def served(data: Path) -> Iterator[str]:
    """Serve the published files on this machine."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(data.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/data/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_published_version_is_opened_by_its_address(
    served: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`civdata.open(address)` gives the record as it was published, and refuses changed files."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    project = civdata.open(served)
    assert [p.name for p in project.packages] == [p.name for p in tiny_collection().packages]
    assert project.load("tiny")["id"].tolist() == list(tiny_collection().observations)
    (kept,) = (tmp_path / "civdata" / "records").iterdir()
    kept.rename(tmp_path / "away")
    archive = data / "small.csv.zip"
    content = archive.read_bytes()
    archive.write_bytes(content + b"x")
    try:
        with pytest.raises(UnreadableData, match="not the file that SHA256SUMS names"):
            civdata.open(served)
    finally:
        archive.write_bytes(content)
    with pytest.raises(UnreadableData, match="File not found"):
        civdata.open(f"{served}nothing/")
    with pytest.raises(UnreadableData, match="only https"):
        civdata.open("http://record.example/data/")


def test_a_version_needs_an_address() -> None:
    """`load(version=…)` says what to set where the record has no address."""
    project = civdata.open(TINY)
    assert not replace(project.settings).address
    with pytest.raises(civdata.CivdataError, match=r"site\.address"):
        project.load("tiny", version="1.0.0")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own reader of JSON-LD
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_croissant_is_valid_and_loads_each_record_with_its_evidence(
    data: Path, tmp_path: Path
) -> None:
    """mlcroissant finds no fault, and reads every figure with print, source and place."""
    import mlcroissant

    told = json.loads((data / "croissant.json").read_text("utf-8"))
    told["distribution"][0]["contentUrl"] = "small.csv"
    (tmp_path / "small.csv").write_bytes((data / "small.csv").read_bytes())
    (tmp_path / "croissant.json").write_text(json.dumps(told), "utf-8")
    dataset = mlcroissant.Dataset(str(tmp_path / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    records = list(dataset.records("observations"))
    known = tiny_collection().observations
    assert len(records) == len(known)
    for record in records:
        o = known[record["observations/id"].decode()]
        assert record["observations/as_printed"].decode() == o.as_printed
        assert record["observations/source"].decode() == o.source
        assert record["observations/locator"].decode() == o.locator
        assert record["observations/value"] == float(o.value)


def test_csvw_describes_the_table_as_it_is(data: Path) -> None:
    """The metadata names the columns of the file in order, with keys and types that hold."""
    told = json.loads((data / "small.csv-metadata.json").read_text("utf-8"))
    rows = list(csv.DictReader(io.StringIO((data / told["url"]).read_text("utf-8"))))
    columns = told["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(rows[0])
    for column in columns:
        if column.get("required"):
            assert all(row[column["name"]] for row in rows)
        if column["datatype"] == "decimal":
            [Decimal(row[column["name"]]) for row in rows if row[column["name"]]]
