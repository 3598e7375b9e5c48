"""Whose the data is, and on which terms, in every export: by the descriptor, then the settings."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest

from civdata.exports import FORMATS, contents, write_all
from civdata.exports.catalogue import dcat
from civdata.exports.schema_org import schema_org
from civdata.model import Collection, Field, Package, Row, Table
from civdata.model.settings import Body, Licence, Settings
from civdata.record.citation import cite

ODBL = {
    "name": "ODbL-1.0",
    "title": "Open Data Commons Open Database License",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
}
OTHER = Licence("CC-BY-4.0", "Creative Commons", "https://example.org/cc-by")


def _made(languages: tuple[str, ...], descriptor: dict[str, Any]) -> tuple[Collection, Package]:
    """Return a foreign package of one table, without `titles`, in a record of these languages."""
    rows = (Row(2, {"name": "one", "size": "1.5"}),)
    table = Table(
        "trees", "trees", "trees/trees.csv", (Field("name"), Field("size", "number")), rows
    )
    resources = [{"name": "trees", "path": "trees.csv", "title": "All the trees"}]
    described = {"name": "trees", "title": "Trees", "resources": resources, **descriptor}
    package = Package("trees", Path("trees"), described, {}, {}, (table,), foreign=True)
    settings = Settings(
        name="woods",
        languages=languages,
        title=dict.fromkeys(languages, "The record of woods"),
        licence=OTHER,
        publisher=Body(dict.fromkeys(languages, "Forest Office"), "https://forest.example"),
        address="https://woods.example/",
        country="NO",
        areas="NO(-[0-9]{2})?",
    )
    return Collection((package,), settings), package


@pytest.mark.parametrize("languages", [("en",), ("nb", "en"), ("en", "ru", "kk", "ky", "de")])
def test_a_package_keeps_its_own_licence_everywhere(
    languages: tuple[str, ...], tmp_path: Path
) -> None:
    """An ODbL package of a CC BY record is ODbL in each format, catalogue and citation."""
    collection, package = _made(languages, {"licenses": [ODBL]})
    made = {name: contents(collection, package, name) for name in FORMATS}
    packed = zipfile.ZipFile(io.BytesIO(made["zip"]["trees.zip"]))
    texts = {name: packed.read(name).decode() for name in packed.namelist()}
    assert json.loads(texts["datapackage.json"])["licenses"] == [ODBL]
    assert ODBL["path"] in texts["LICENSE.txt"]
    assert ODBL["title"] in texts["README.md"]
    assert "ODbL-1.0" in texts["CITATION.txt"]
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]["trees.xlsx"]))
    told = {str(row[0]): row[1:] for row in book["README"].iter_rows(values_only=True)}
    assert told["licence"][:2] == (ODBL["title"], ODBL["path"])
    schema = pyarrow.parquet.read_schema(io.BytesIO(made["parquet"]["trees.parquet"]))
    assert schema.metadata[b"licence"].decode() == ODBL["path"]
    assert json.loads(made["json"]["trees.json"])["licence"] == ODBL["path"]
    assert b"ODbL" in made["sqlite"]["trees.sqlite"]
    files = {"trees": write_all(collection, package, tmp_path)}
    nodes = dcat(collection, files, "https://woods.example")["@graph"]
    licences = {n["dct:license"]["@id"] for n in nodes if n["@type"] == "dcat:Distribution"}
    assert licences == {ODBL["path"]}
    for language in languages:
        assert schema_org(collection, package, language, ())["license"] == ODBL["path"]
        assert "ODbL-1.0" in cite(collection, "trees", "text", language)
    whole = "".join(texts.values()) + str(told)
    assert "example.org/cc-by" not in whole


@pytest.mark.parametrize("languages", [("en",), ("nb", "en"), ("en", "ru", "kk", "ky", "de")])
def test_what_a_package_does_not_say_the_record_says(languages: tuple[str, ...]) -> None:
    """Licence, publisher and address come from the settings; titles without a language count."""
    collection, package = _made(languages, {})
    described = json.loads(contents(collection, package, "csv")["datapackage.json"])
    assert described["licenses"] == [{"name": OTHER.name, "path": OTHER.path, "title": OTHER.title}]
    assert described["contributors"][0]["title"] == "Forest Office"
    assert described["homepage"] == "https://woods.example/"
    assert described["resources"][0]["title"] == "All the trees"
    whole = json.loads(contents(collection, package, "json")["trees.json"])
    assert whole["titles"] == {languages[0]: "Trees"}
    assert whole["publisher"] == "Forest Office"
    nodes = {n["@id"]: n for n in dcat(collection, {}, "https://woods.example")["@graph"]}
    dataset = nodes["https://woods.example/data/trees/"]
    assert dataset["dct:title"] == [{"@value": "Trees", "@language": languages[0]}]
    assert dataset["dct:spatial"]["@id"].endswith("/country/NOR")
    for language in languages:
        page = schema_org(collection, package, language, ())
        assert page["name"] == page["description"] == "Trees"
        assert page["publisher"]["name"] == "Forest Office"
        assert cite(collection, "trees", "text", language).startswith(
            "Forest Office. Trees [trees]"
        )


def test_a_package_without_any_licence_claims_none() -> None:
    """Where neither names a licence, no export invents one."""
    collection, package = _made(("en",), {})
    bare = Collection(collection.packages, replace(collection.settings, licence=Licence()))
    assert "licenses" not in json.loads(contents(bare, package, "csv")["datapackage.json"])
    assert "license" not in schema_org(bare, package, "en", ())
    with zipfile.ZipFile(io.BytesIO(contents(bare, package, "zip")["trees.zip"])) as packed:
        assert "No licence is stated" in packed.read("LICENSE.txt").decode()
        assert "Licence:" not in packed.read("README.md").decode()
