"""The addresses of the data as an API that only reads."""

from __future__ import annotations

import json
from pathlib import Path

from civdata.exports.openapi import openapi
from civdata.model import Collection
from civdata.model.settings import Settings
from tests.tiny import tiny_collection


def test_the_description_of_addresses_names_files_that_exist(published: Path) -> None:
    """Every address of the OpenAPI description, filled with its example, is a published file."""
    told = json.loads((published / "openapi.json").read_text("utf-8"))
    assert told["openapi"].startswith("3.1")
    for path, item in told["paths"].items():
        filled = path.lstrip("/")
        for parameter in item["get"].get("parameters", ()):
            example = parameter["example"]
            example = "tiny" if parameter["name"] == "package" else example
            filled = filled.replace(f"{{{parameter['name']}}}", example)
        assert (published / filled).is_file(), filled


def test_a_record_without_an_address_or_licence_is_described() -> None:
    """The server is then the folder itself, and no licence is invented."""
    what = Collection(tiny_collection().packages, Settings(name="bare", languages=("en",)))
    told = openapi(what, "")
    assert told["servers"] == [{"url": "."}]
    assert told["info"]["license"] == {"name": "not stated"}
    assert "/bare.csv" in told["paths"]


def test_a_package_is_one_of_the_record() -> None:
    """The parameter lists the packages that there are."""
    told = openapi(tiny_collection(), "https://record.example/")
    assert told["servers"] == [{"url": "https://record.example/data"}]
    (parameter,) = told["paths"]["/{package}/datapackage.json"]["get"]["parameters"]
    assert parameter["schema"]["enum"] == [p.name for p in tiny_collection().packages]
