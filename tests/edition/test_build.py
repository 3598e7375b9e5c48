from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import civdata
from civdata import publish as building
from civdata.errors import MissingExtra, OutputError
from civdata.model import Collection, Finding, Gate, Report
from civdata.pages import Card
from civdata.publish import cards, inspection
from civdata.storage.cache import Cache
from tests.conftest import ROOT
from tests.own import LANGUAGES, OWN

SHOWN = replace(OWN.settings, headlines=("councils-total",), topics=())
GOOD = '<!doctype html><html lang="en"><head><title>T</title></head><body>{}</body></html>'


def write(root: Path, **pages: str) -> Path:
    """Write pages, each body in a whole document."""
    for name, body in pages.items():
        (root / f"{name}.html").write_text(GOOD.format(body), "utf-8")
    return root


def codes(root: Path) -> list[str]:
    """Codes of what the page checks find."""
    return [finding.code for finding in inspection.check(root).findings]


def test_good_pages_pass(tmp_path: Path) -> None:
    """Pages whose links lead to pages and places pass, and are counted."""
    write(tmp_path, index='<a href="./other.html#x">x</a>', other='<p id="x"></p>')
    gate = inspection.check(tmp_path)
    assert (gate.checked, gate.failed, gate.findings) == (2, 0, ())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="nowhere/">x</a>', "page-link"),
        ('<a href="#nowhere">x</a>', "page-link"),
        ('<a href="../../up.html">x</a>', "page-link"),
        ('<p id="a"></p><p id="a"></p>', "page-id"),
        ('<p style="color:red">x</p>', "page-inline"),
        ("<script>1</script>", "page-inline"),
        ('<p onclick="x()">x</p>', "page-inline"),
        ('<img src="https://example.org/x.png" alt="">', "page-outside"),
        ('<script src="//example.org/x.js"></script>', "page-outside"),
    ],
)
def test_faults_of_pages_are_found(tmp_path: Path, body: str, code: str) -> None:
    """Broken links, double ids, scripts in line and outside loads are findings."""
    assert code in codes(write(tmp_path, index=body))


def test_a_page_needs_language_and_title(tmp_path: Path) -> None:
    """A page without a language or a title is a finding."""
    (tmp_path / "index.html").write_text("<html><head></head></html>", "utf-8")
    assert codes(tmp_path) == ["page-head"]


def test_a_card_is_the_same_bytes_and_fits(tmp_path: Path) -> None:
    """A picture is drawn the same twice, whatever the length of its texts."""
    long = "Қоғамдық кеңестер мен үкіметтік емес ұйымдар " * 9
    card = Card("kk", long, long, "шамамен 1 234 567 890 теңге", "2021–2023", long)
    assert cards.draw(card, "civdata") == cards.draw(card, "civdata")
    with Image.open(io.BytesIO(cards.draw(card, "civdata"))) as image:
        assert image.size == (1200, 630)
        shades = image.convert("L")
    edges = [(0, 20, 60, 630), (1140, 20, 1200, 630), (0, 615, 1200, 630)]
    assert all(shades.crop(edge).getextrema()[0] > 240 for edge in edges)
    bare = Card("en", "", "Name", "", "", "")
    assert cards.draw(bare, "civdata") != cards.draw(card, "civdata")


def test_the_font_has_every_letter_of_the_three_languages() -> None:
    """No letter of a card comes out as an empty box."""
    font = cards._font("Bold", 40)
    missing = bytes(font.getmask("\uffff"))
    small = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    letters = f"{small}{small.upper()}«»–…№"
    assert not [letter for letter in letters if bytes(font.getmask(letter)) == missing]


def test_nothing_is_published_when_a_gate_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A finding stops the build before anything is written, and comes back in the report."""
    finding = Finding("error", "print", "value differs")
    bad = Report((Gate("print", 1, 1, findings=(finding,)),))
    monkeypatch.setattr("civdata.checks.validate", lambda *_: bad)
    result = building.build(civdata.open(ROOT), tmp_path / "site")
    assert not result.report.ok
    assert result.pages == 0
    assert not list(tmp_path.iterdir())


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages of the site extra, one line says what to install."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"civdata\[site\]"):
        building.build(civdata.open(ROOT), tmp_path / "site")


def test_an_unwritable_folder_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be made gives an OutputError that names it."""
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setattr("civdata.checks.validate", lambda *_: Report(()))
    with pytest.raises(OutputError, match="cannot build into"):
        building.build(civdata.open(ROOT), tmp_path / "file" / "site")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the site's source whose only headline is about councils."""
    project = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "mkdocs.yml", project)
    copied = Path(shutil.copytree(ROOT / "site", project / "site"))
    (copied / "headlines.json").write_text('{"indicators": ["councils-total"]}', "utf-8")
    return copied


@pytest.fixture(scope="module")
def councils() -> Collection:
    """Return the package of councils with the sources that it rests on."""
    whole = OWN.collection
    councils, reference, sources = map(whole.package, ("councils", "reference", "sources"))
    assert councils
    assert reference
    assert sources
    used = {o.source for o in councils.observations}
    used |= {row["source"] for table in councils.records for row in table.rows}
    kept = [
        replace(table, rows=tuple(row for row in table.rows if row["id"] in used))
        for table in sources.tables
    ]
    return Collection((councils, reference, replace(sources, tables=tuple(kept))), SHOWN)


def make(councils: Collection, home: Path, place: Path, cache: Cache) -> tuple[Path, int]:
    """Build a site of councils alone; return it and how many pages it says it has."""
    gate, pages, _ = building.make(councils, home, place / "site", cache)
    assert not gate.findings
    return place / "site", pages


def test_a_site_of_one_package_is_whole_and_the_next_build_takes_it_up(
    councils: Collection, home: Path, tmp_path: Path
) -> None:
    """Pages, downloads, feeds, search and sitemaps are there; building again changes no byte."""
    for name in ("one", "two"):
        (tmp_path / name / "work").mkdir(parents=True)
    cache = Cache(tmp_path / "cache")
    site, pages = make(councils, home, tmp_path / "one", cache)
    made = cache.misses
    assert cache.hits < made
    assert pages == len(list(site.glob("??/**/index.html")))
    for language in LANGUAGES:
        for path in ("index.html", "councils/index.html", "sitemap.xml", "changes/feed.xml"):
            assert (site / language / path).is_file()
    assert (site / "search" / "keys.json").is_file()
    catalogue = json.loads((site / "data" / "catalog.json").read_text("utf-8"))
    assert "councils" in json.dumps(catalogue)
    again, _ = make(councils, home, tmp_path / "two", cache)
    cache.close()
    assert cache.misses == made
    built = {path.relative_to(site): path for path in site.rglob("*") if path.is_file()}
    assert {path: (again / path).read_bytes() for path in built} == {
        path: full.read_bytes() for path, full in built.items()
    }
