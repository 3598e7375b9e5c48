"""Pages become evidence: taken from a server, placed by paragraph, compared after edits."""

from __future__ import annotations

import pytest

from civdata.intake.freshness import Manners
from civdata.intake.keeping import Taken, take_online
from civdata.intake.keeping.placing import Keyed, place_rows
from civdata.model import Place, Publisher, Source
from tests.engine.intake.keeping.server import PRINTS, SITE


def _source(language: str) -> Source:
    publisher = Publisher("p", {}, "")
    fields = ("page", "Page", publisher, "2023-05-01", language, "", "", "seen", "", "", {}, 2)
    return Source(*fields)  # type: ignore[arg-type]


def _rows(language: str) -> list[Keyed]:
    place = Place("p", "p/data/observations.csv", 2, "as_printed")
    return [Keyed(f"o-{n}", place, "page", words) for n, words in enumerate(PRINTS[language])]


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/kk", "kk"),
        ("/ru", "ru"),
        ("/ru-unsaid", "ru"),
        ("/en", "en"),
        ("/en.pdf", "en"),
        ("/kk.docx", "kk"),
    ],
)
def test_a_page_of_a_server_gives_each_figure_its_paragraph(
    site: tuple[str, Manners], path: str, language: str
) -> None:
    """Menus, banners, tables, lists, windows-1251, PDF and Word do not hide a print."""
    page = take_online(site[0] + path, site[1])
    assert isinstance(page, Taken), page
    rows = [Keyed(row.id, row.place, "page", row.as_printed) for row in _rows(language)]
    single = [row for row in rows if row.id != "o-0"]  # its print holds two figures: a record
    single.append(Keyed("r", rows[0].place, "page", rows[0].as_printed, ("258", "2023")))
    placed = place_rows(_source(language), single, page.lines, None)
    assert placed.findings == []
    assert set(placed.locators) == {"o-1", "o-2", "r"}
    assert page.original == SITE[path][1]
    for id, row in {row.id: row for row in single}.items():
        number = int(placed.locators[id].removeprefix("¶"))
        assert row.as_printed in page.lines[number - 1]
    accounts = {f["refs"]: f["account"] for f in placed.figures if f["refs"]}
    assert accounts == {"o-1": "value", "o-2": "value", "r": "record"}


def test_absent_and_repeated_prints_are_to_be_decided() -> None:
    """A print that is not there, there twice, or with other signs stays at its page."""
    lines = ["258 councils", "Later 258 councils again", "«19» forums", "1,500 grants"]
    place = Place("p", "p/data/observations.csv", 2)
    words = ("258 councils", "77 grants", '"19" forums', "500 grants", "1,500 grants")
    rows = [Keyed(one, place, "page", one) for one in words]
    placed = place_rows(_source("en"), rows, lines, None)
    told = [finding.code for finding in placed.findings]
    assert told == ["print-several", "print-absent", "print-otherwise", "print-absent"]
    assert placed.locators == {"1,500 grants": "¶4"}
