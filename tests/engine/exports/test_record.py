"""The whole record in one file a format: every figure, once, with its evidence."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from civdata.exports.output import unpack
from civdata.exports.record import archive, figures, name_of, observations, tables
from civdata.model import Collection
from tests.small import collection, printed
from tests.tiny import TINY, tiny_collection


def test_the_database_is_typed_indexed_and_searched(published: Path) -> None:
    """Numbers are numbers, keys have indexes, and words in each language find figures."""
    with closing(sqlite3.connect(published / "small.sqlite")) as base:
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
    told = json.loads((published / "small.datasette.json").read_text("utf-8"))
    tables = told["databases"]["small"]["tables"]
    assert tables["observations"]["label_column"] == "indicator_name_en"
    assert tables["areas"]["label_column"] == "name_en"


def test_each_figure_has_a_file_with_its_evidence(published: Path) -> None:
    """`observations/ID.json` holds print, source, place, link and how to cite."""
    names = {path.stem for path in (published / "observations").iterdir()}
    assert names == set(tiny_collection().observations)
    for path in (published / "observations").iterdir():
        told = json.loads(path.read_text("utf-8"))
        o = tiny_collection().observations[path.stem]
        assert told["as_printed"] == o.as_printed
        assert Decimal(told["value"]) == o.value
        assert told["source"]["id"] == o.source
        assert o.as_printed in told["cite"]


def test_the_lines_and_the_table_hold_every_figure(published: Path) -> None:
    """CSV and JSON lines of the whole record have each observation once, with its unit."""
    rows = list(csv.DictReader(io.StringIO((published / "small.csv").read_text("utf-8"))))
    lines = [
        json.loads(line) for line in (published / "small.jsonl").read_text("utf-8").splitlines()
    ]
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert [row["unit"] for row in rows] == [line["unit"] for line in lines]
    assert set(tiny_collection().observations) == {row["id"] for row in rows}


def test_all_observations_need_no_other_table() -> None:
    """A row names its package, indicator, area, unit, source and publisher by itself."""
    every = observations(tiny_collection())
    assert [row["id"] for row in every.rows] == list(tiny_collection().observations)
    assert [row.line for row in every.rows] == list(range(2, len(every.rows) + 2))
    row = next(row for row in every.rows if row["id"] == "tiny-gardens-2022-2")
    told = {name: row[name] for name in ("package", "unit", "publisher", "source_date")}
    assert told == {
        "package": "tiny",
        "unit": "gardens",
        "publisher": "Garden News",
        "source_date": "2022-06-01",
    }
    assert (row["indicator_name_ru"], row["ref_area_name_en"]) == ("Сады", "Kazakhstan")
    assert row["link"].startswith("https://example.org/gardens#:~:text=")
    assert {"indicator_name_kk", "link", "source_title"} <= set(every.columns)


def test_a_figure_that_leads_nowhere_keeps_its_row() -> None:
    """Without a known indicator or source the names are empty, and the row stays."""
    stray = {**printed("stray", "5 projects", indicator="gone"), "source": "gone"}
    (row,) = observations(collection([stray])).rows
    assert (row["as_printed"], row["unit"], row["indicator_name_en"]) == ("5 projects", "", "")
    assert row["link"] == ""


def test_tables_of_one_name_are_kept_apart() -> None:
    """Standard tables are one with `package` in front; others of a name carry their package's."""
    what = tiny_collection()
    names = [table.name for table in tables(what)]
    assert names[:3] == ["observations", "indicators", "discrepancies"]
    assert len(names) == len(set(names))
    package = what.package("tiny")
    assert package
    twice = Collection((package, replace(package, name="twin")), what.settings)
    found = {table.name: table for table in tables(twice)}
    assert {"feasts", "twin_feasts"} <= set(found)
    assert {row["package"] for row in found["indicators"].rows} == {"tiny", "twin"}


@pytest.mark.parametrize(
    ("name", "file"), [("small", "small"), ("My record!", "My-record"), ("..", "record")]
)
def test_files_are_named_for_the_record(name: str, file: str) -> None:
    """A name of odd letters makes a plain file name, one of none a word."""
    assert name_of(Collection((), replace(tiny_collection().settings, name=name))) == file


def test_the_archive_holds_packages_as_they_stand(tmp_path: Path) -> None:
    """Settings and every file of the packages lie inside, byte for byte."""
    (tmp_path / "civdata.toml").write_text('name = "small"\n')
    members = unpack(archive(tiny_collection(), tmp_path))
    assert members["civdata.toml"] == b'name = "small"\n'
    feasts = TINY / "tiny" / "data" / "feasts.csv"
    assert members["datapackages/tiny/data/feasts.csv"] == feasts.read_bytes()
    assert "civdata.toml" not in unpack(archive(tiny_collection(), None))


def test_so_many_figures_have_a_file() -> None:
    """No more files of single figures are made than asked for."""
    made = dict(figures(tiny_collection(), {}, 2))
    assert list(made) == [
        f"observations/{id}.json" for id in list(tiny_collection().observations)[:2]
    ]
