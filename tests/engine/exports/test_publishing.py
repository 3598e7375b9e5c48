"""The files of the whole record, each opened by a tool of its own."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow.parquet
import pytest

import civdata
from civdata.errors import UnreadableData
from civdata.exports import write_all
from civdata.exports.publishing import publish_data
from tests.tiny import TINY, tiny_collection

BASE = "https://record.example/"


def test_sums_cover_every_file(published: Path) -> None:
    """`SHA256SUMS` names every file below `/data/` with its digest, and nothing else."""
    lines = (published / "SHA256SUMS").read_text().splitlines()
    named = {line[66:]: line[:64] for line in lines}
    there = {p.relative_to(published).as_posix() for p in published.rglob("*") if p.is_file()}
    assert set(named) == there - {"SHA256SUMS"}
    for path, digest in named.items():
        assert hashlib.sha256((published / path).read_bytes()).hexdigest() == digest


def test_two_runs_give_the_same_sums(published: Path, tmp_path: Path) -> None:
    """All of `/data/` comes out byte for byte alike."""
    collection = tiny_collection()
    written = {p.name: write_all(collection, p, tmp_path / p.name) for p in collection.packages}
    publish_data(collection, written, None, tmp_path, BASE, "2026-11-27")
    assert (tmp_path / "SHA256SUMS").read_bytes() == (published / "SHA256SUMS").read_bytes()


def test_all_parquet_files_share_their_types(published: Path) -> None:
    """A column of one name has one type in every file, so that files can be read together."""
    types: dict[tuple[str, str], set[str]] = {}
    for path in published.rglob("*.parquet"):
        for field in pyarrow.parquet.read_schema(path):
            types.setdefault((path.stem, field.name), set()).add(str(field.type))
            if str(field.type).startswith("decimal"):
                assert str(field.type) == "decimal128(38, 9)"
    assert all(len(found) == 1 for found in types.values())


def test_parquet_columns_carry_titles_and_units(published: Path) -> None:
    """A column of a view says in its metadata what it is called and in which unit it counts."""
    schema = pyarrow.parquet.read_schema(published / "tiny" / "views" / "gardens-by-year.parquet")
    metadata = [schema.field(name).metadata or {} for name in schema.names]
    assert any(b"unit" in one for one in metadata)
    assert all(b"title" in one for one in metadata)
    assert {"licence", "version", "cite"} <= {key.decode() for key in schema.metadata}


def test_the_catalogue_lists_all_files(published: Path) -> None:
    """Every downloadable file of a package or of the record is a distribution."""
    told = json.loads((published / "catalog.json").read_text("utf-8"))
    addresses = {
        node["dcat:downloadURL"]["@id"].removeprefix(f"{BASE}data/")
        for node in told["@graph"]
        if node["@type"] == "dcat:Distribution"
    }
    assert {"small.parquet", "small.csv.zip", "tiny/feasts.csv", "tiny/tiny.zip"} <= addresses
    assert all((published / address).is_file() for address in addresses)


@pytest.fixture
def served(published: Path) -> Iterator[str]:
    """Serve the published files on this machine."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(published.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/data/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_published_version_is_opened_by_its_address(
    served: str, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`civdata.open(address)` gives the record as it was published, and refuses changed files."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    project = civdata.open(served)
    assert [p.name for p in project.packages] == [p.name for p in tiny_collection().packages]
    assert project.load("tiny")["id"].tolist() == list(tiny_collection().observations)
    (kept,) = (tmp_path / "civdata" / "records").iterdir()
    kept.rename(tmp_path / "away")
    archive = published / "small.csv.zip"
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
