"""A new record: its files are made in memory and written all at once."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from civdata.errors import CivdataError, UnknownName
from civdata.intake.start import Page, Start, areas, currency, files, write

START = Start("trees", {"en": "Trees"}, ("en",), "NO")
PAGE = Page(
    "https://example.org/trees",
    "Trees of the town",
    "Town paper",
    "en",
    ("1,200 trees", "more than 5% of them"),
)


def rows(made: dict[str, str], path: str) -> list[dict[str, str]]:
    """Return the rows of a table of a new record."""
    return list(csv.DictReader(io.StringIO(made[f"datapackages/{path}.csv"])))


def test_settings_say_what_was_asked_for() -> None:
    """Names, languages, country, its currency and the licence stand in civdata.toml."""
    told = tomllib.loads(files(replace(START, licence="ODbL-1.0"))["civdata.toml"])
    assert (told["name"], told["languages"], told["title"]) == ("trees", ["en"], {"en": "Trees"})
    assert (told["area"]["country"], told["area"]["currency"]) == ("NO", "NOK")
    assert told["licence"]["name"] == "ODbL-1.0"
    assert told["site"]["headlines"] == ["figures-sample"]


def test_without_a_page_there_is_a_marked_sample() -> None:
    """Two figures that are no one's stand under names that say so."""
    made = files(START)
    found = rows(made, "figures/data/observations")
    assert [(row["id"], row["value"], row["source"]) for row in found] == [
        ("figures-sample-1", "120", "sample"),
        ("figures-sample-2", "135", "sample"),
    ]


def test_the_figures_of_a_page_are_read_as_they_are_printed() -> None:
    """Each print gives a figure with its value and qualifier, from the page named."""
    made = files(replace(START, page=PAGE, package="green"))
    one, other = rows(made, "green/data/observations")
    assert (one["value"], one["qualifier"]) == ("1200", "exact")
    assert one["as_printed"] == "1,200 trees"
    assert (other["value"], other["qualifier"]) == ("5", "more_than")
    (source,) = rows(made, "sources/data/sources")
    assert (source["url"], source["title"], source["status"]) == (PAGE.url, PAGE.title, "seen")
    (indicator,) = rows(made, "green/data/indicators")
    assert (indicator["id"], indicator["unit"]) == ("green-first", "persons")


def test_descriptors_name_every_table() -> None:
    """Each table of a package stands in its descriptor, with the columns of its file."""
    made = files(START)
    for path in (path for path in made if path.endswith("datapackage.json")):
        for resource in json.loads(made[path])["resources"]:
            text = made[path.replace("datapackage.json", resource["path"])]
            columns = [field["name"] for field in resource["schema"]["fields"]]
            assert text.splitlines()[0].split(",") == columns


def test_a_country_has_its_currency_and_regions() -> None:
    """Codes are those of the standards, names in each language that is asked for."""
    assert (currency("NO"), currency("")) == ("NOK", "")
    country, *regions = areas("NO", ("en", "de"))
    assert (country["id"], country["name_de"], country["kind"]) == ("NO", "Norwegen", "country")
    assert "NO-03" in {region["id"] for region in regions}
    assert areas("", ("en",)) == []


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (replace(START, licence="WTFPL"), "licence"),
        (replace(START, country="XQ"), "no country 'XQ'"),
        (replace(START, languages=("xx",)), "language with interface words"),
        (replace(START, page=replace(PAGE, prints=("no figure",))), "holds 0 figures"),
        (replace(START, page=replace(PAGE, language="xx")), "xx"),
    ],
)
def test_what_is_not_known_is_misuse(start: Start, said: str) -> None:
    """A licence, country, language or print that is none is told in one line."""
    with pytest.raises(CivdataError, match=said):
        files(start)
    assert issubclass(UnknownName, CivdataError)


def test_nothing_that_stands_is_overwritten(tmp_path: Path) -> None:
    """Where one of the files is there already, none is written."""
    (tmp_path / "b.txt").write_text("mine")
    with pytest.raises(CivdataError, match=r"b\.txt is there already"):
        write(tmp_path, {"a.txt": "1", "b.txt": "2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]
    write(tmp_path, {"c/d.txt": "3"})
    assert (tmp_path / "c" / "d.txt").read_text() == "3"
