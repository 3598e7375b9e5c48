"""Pages become evidence: taken from a server, placed by paragraph, compared after edits."""

from __future__ import annotations

import random
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from civdata.intake.freshness import Manners
from civdata.intake.keeping import Taken, take_online
from civdata.intake.keeping.anchors import Edit, places
from civdata.intake.keeping.placing import Keyed, place_rows
from civdata.model import Place, Publisher, Source
from tests import pages
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
import requotes

PRINTS = {
    "kk": ["2023 жылы 258 кеңес жұмыс істеді", "19 мыңнан астам ұйым", "1,9 млрд теңге бөлінді"],
    "ru": ["в 2023 году работало 258 советов", "более 19 тысяч организаций", "1,9 млрд тенге"],
    "en": ["258 councils worked in 2023", "more than 19,000 organisations", "KZT 1.9 billion"],
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NO_ARCHIVE = '<meta name="robots" content="noarchive">'
SITE: dict[str, tuple[str, bytes]] = {
    "/kk": ("text/html; charset=utf-8", pages.html("kk", PRINTS["kk"])),
    "/ru": ("text/html; charset=windows-1251", pages.html("ru", PRINTS["ru"], "windows-1251")),
    "/ru-unsaid": ("text/html", pages.html("ru", PRINTS["ru"], "windows-1251")),
    "/en": ("text/html; charset=utf-8", pages.html("en", PRINTS["en"])),
    "/en.pdf": ("application/pdf", pages.pdf(PRINTS["en"])),
    "/kk.docx": (WORD, pages.word(PRINTS["kk"])),
    "/broken.pdf": ("application/pdf", b"%PDF-1.4 and nothing more"),
    "/private/page": ("text/html", pages.html("en", PRINTS["en"])),
    "/shy": ("text/html", pages.html("en", PRINTS["en"], head=NO_ARCHIVE)),
    "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /private/\n"),
}
FOUND = b'{"archived_snapshots": {"closest": {"url": "http://web.example/2024/page"}}}'


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, content = SITE.get(self.path, ("", b""))
        if self.path.startswith("/available"):
            kind, content = "application/json", FOUND
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output clean."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Manners]]:
    """Return the address of a server on this machine, and manners that may ask it."""
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host = f"127.0.0.1:{server.server_port}"
    yield f"http://{host}", Manners("civdata/test", timeout=15, delay=0, nearby=(host,))
    server.shutdown()
    server.server_close()
    thread.join()


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


def test_what_cannot_be_taken_is_said(site: tuple[str, Manners]) -> None:
    """A page that forbids robots, is gone or broken gives a reason, no page."""
    for path, words in [("/private/page", "robots.txt"), ("/lost", "404"), ("/broken.pdf", "PDF")]:
        answer = take_online(site[0] + path, site[1])
        assert isinstance(answer, str)
        assert words in answer


def test_a_public_copy_is_noted_where_the_page_allows_it(site: tuple[str, Manners]) -> None:
    """The archive is asked for a copy, but not of a page that says noarchive."""
    asked = f"{site[0]}/available?url="
    page, shy = (take_online(site[0] + path, site[1], archive=asked) for path in ("/en", "/shy"))
    assert isinstance(page, Taken)
    assert isinstance(shy, Taken)
    assert (page.archive_url, shy.archive_url) == ("http://web.example/2024/page", "")


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


def test_a_changed_page_is_compared_by_paragraph() -> None:
    """Still there, moved, changed around the print, changed in it, and taken out."""
    old = ["News", "In May 12 grants.", "There are 258 councils.", "And 30 forums met.", "7 funds."]
    new = [
        "Menu",
        "News",
        "In May 12 grants.",
        "Today there are 258 councils.",
        "And 31 forums met.",
    ]
    edit = Edit(old, new)
    prints = {2: "12 grants", 3: "258 councils", 4: "30 forums", 5: "7 funds"}
    states = {n: edit.again(words, n) for n, words in prints.items()}
    assert [(one.state, one.number) for one in states.values()] == [
        ("moved", 3),
        ("changed", 4),
        ("gone", 0),
        ("gone", 0),
    ]
    assert Edit(old, old).again("12 grants", 2).state == "there"


def test_a_print_is_not_found_inside_a_longer_number() -> None:
    """500 grants do not stand in 1 500 grants."""
    assert places("500 grants", ["all 1 500 grants", "500 grants"]) == [2]


def test_quotes_are_found_again_after_random_edits() -> None:
    """Of sixty edits nearly all quotes are found again, and none at a wrong place."""
    draw = random.Random(7)
    told = [requotes.trial(requotes.made_up(draw), draw) for _ in range(60)]
    assert told.count("wrong") == 0
    assert told.count("lost") <= 0.01 * told.count("found")
