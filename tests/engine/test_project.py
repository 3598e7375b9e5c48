"""The root object: which folder a record is, and what is read of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import civdata
from civdata.errors import CivdataError, UnknownName
from civdata.intake.starting.record import files, write
from civdata.intake.starting.request import Page, Start
from civdata.project import nearest, open_project


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return a record that was just started."""
    what = Start("trees", {"en": "Trees"}, ("en",), "NO")
    write(tmp_path / "trees", files(what))
    return tmp_path / "trees"


def test_a_new_record_passes_every_gate(record: Path) -> None:
    """What `civdata init` writes is good at once, in one language as in several."""
    report = open_project(record).validate()
    assert report.ok, [str(f) for f in report.findings]


@pytest.mark.parametrize("codes", [("en",), ("ru", "kk"), ("kk", "ru", "en")])
def test_a_record_speaks_any_subset_of_languages(tmp_path: Path, codes: tuple[str, ...]) -> None:
    """Columns, schemas and words follow the languages of the record."""
    what = Start("some", dict.fromkeys(codes, "Some"), codes, "FR")
    write(tmp_path / "some", files(what))
    project = open_project(tmp_path / "some")
    report = project.validate()
    assert report.ok, [str(f) for f in report.findings]
    indicator = next(iter(project.collection.indicators.values()))
    assert tuple(indicator.names) == codes


def test_the_nearest_record_upward_is_found(record: Path) -> None:
    """From a folder inside, the record around it is found; from elsewhere none is."""
    assert nearest(record / "datapackages" / "figures") == record
    assert nearest(record.parent) is None


def test_the_folder_of_packages_leads_to_its_record(record: Path) -> None:
    """`datapackages/` of a record is opened as the record, settings and all."""
    assert open_project(record / "datapackages").settings.name == "trees"


def test_packages_without_settings_say_what_they_can(record: Path, tmp_path: Path) -> None:
    """Languages come from titles, the country from the areas."""
    bare = tmp_path / "bare"
    (record / "datapackages").rename(bare)
    settings = open_project(bare).settings
    assert (settings.languages, settings.country) == (("en",), "NO")


def test_what_is_not_there_is_misuse(record: Path, tmp_path: Path) -> None:
    """A folder, package or table that does not exist is one line."""
    with pytest.raises(CivdataError, match="not a folder"):
        open_project(tmp_path / "nothing")
    project = open_project(record)
    with pytest.raises(UnknownName, match="figures"):
        project.package("figure")
    with pytest.raises(UnknownName, match="observations"):
        project.table("figures", "observation")


def test_nothing_is_overwritten(record: Path) -> None:
    """A second start in the same folder stops before it writes."""
    what = Start("trees", {"en": "Trees"}, ("en",), "NO")
    with pytest.raises(CivdataError, match="there already"):
        write(record, files(what))


def test_module_functions_are_those_of_the_record_that_comes_along() -> None:
    """`civdata.load` and the others work on the record in the wheel, wherever one stands."""
    assert civdata.open().settings.name == "civdata"
    assert civdata.package("grants") is civdata.package("grants")


def test_figures_of_a_named_page_become_the_first_rows(tmp_path: Path) -> None:
    """Prints are read: value, qualifier and unit come from the words."""
    page = Page("https://example.org/a", "A page", "Somebody", "en", ("about 1,200 people", "30%"))
    what = Start("some", {"en": "Some"}, ("en",), "FR", page=page)
    write(tmp_path / "some", files(what))
    found = open_project(tmp_path / "some").collection.observations
    assert [(str(o.value), o.qualifier) for o in found.values()] == [
        ("1200", "about"),
        ("30", "exact"),
    ]
    with pytest.raises(CivdataError, match="one figure"):
        files(Start("x", {"en": "x"}, ("en",), page=replace_prints(page)))


def replace_prints(page: Page) -> Page:
    """Return a page with a print that holds two figures."""
    return Page(page.url, page.title, page.publisher, page.language, ("5 of 10",))
