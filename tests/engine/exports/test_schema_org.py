"""A package as a schema.org Dataset."""

from __future__ import annotations

from civdata.exports.schema_org import schema_org
from tests.tiny import tiny_collection, tiny_package


def test_a_dataset_has_its_title_in_the_language_of_the_page() -> None:
    """Name, language and licence are those of the package."""
    made = schema_org(tiny_collection(), tiny_package(), "ru", base="https://example.org")
    assert made["@type"] == "Dataset"
    assert made["name"] == tiny_package().titled("ru")
    assert made["inLanguage"] in ("ru", ["ru"]) or "ru" in str(made["inLanguage"])


def test_the_sources_that_it_rests_on_are_named() -> None:
    """Those of its rows and no others."""
    made = schema_org(tiny_collection(), tiny_package(), "en")
    used = {row["source"] for t in tiny_package().tables if "source" in t.columns for row in t.rows}
    titles = {tiny_collection().sources[name].title for name in used - {""}}
    assert {one["name"] for one in made["isBasedOn"]} == titles
