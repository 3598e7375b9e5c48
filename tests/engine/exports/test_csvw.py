"""The metadata beside the file of all observations, as W3C has it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from civdata.exports.csvw import csvw
from civdata.exports.record import observations
from civdata.model import Collection
from civdata.model.settings import Licence
from tests.tiny import tiny_collection


def test_csvw_describes_the_table_as_it_is(published: Path) -> None:
    """The metadata names the columns of the file in order, with keys and types that hold."""
    told = json.loads((published / "small.csv-metadata.json").read_text("utf-8"))
    rows = list(csv.DictReader(io.StringIO((published / told["url"]).read_text("utf-8"))))
    columns = told["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(rows[0])
    for column in columns:
        if column.get("required"):
            assert all(row[column["name"]] for row in rows)
        if column["datatype"] == "decimal":
            [Decimal(row[column["name"]]) for row in rows if row[column["name"]]]


def test_what_the_record_does_not_say_is_no_metadata() -> None:
    """Licence, address and day stand there only where they are known."""
    what = tiny_collection()
    every = observations(what)
    full = csvw(what, every, "https://record.example/", "2026-11-27")
    assert full["dc:license"] == {"@id": "https://example.org/by"}
    assert full["dc:modified"]["@value"] == "2026-11-27"
    bare = csvw(Collection(what.packages, replace(what.settings, licence=Licence())), every, "", "")
    assert not {"dc:license", "dc:source", "dc:modified"} & set(bare)


def test_a_column_is_titled_in_each_language() -> None:
    """A titled column has its titles and its name; another only its name."""
    what = tiny_collection()
    columns = csvw(what, observations(what), "", "")["tableSchema"]["columns"]
    named = {column["name"]: column for column in columns}
    assert named["value"]["titles"]["en"][1] == "value"
    assert named["source_title"]["titles"] == "source_title"
    assert named["package"]["required"] is True
