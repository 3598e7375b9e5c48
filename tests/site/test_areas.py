"""No figure without its area: everything built is read, page by page, in each language."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from civdata.model import Observation
from civdata.publish import BuildResult
from civdata.record.standing import headline
from tests.own import OWN

LANGUAGES = ("kk", "ru", "en")
BLOCKS = {"li", "tr", "dd", "figure"}
VOID = {"meta", "link", "br", "img", "input", "hr", "path", "rect", "line", "circle", "wbr"}
COLLECTION = OWN.collection
REGIONAL = {o.id: o for o in COLLECTION.observations.values() if o.ref_area != COLLECTION.country}


class Reader(HTMLParser):
    """Collects every link to a figure with the text of the block that it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str, list[str]]] = []
        self.found: list[tuple[str, str]] = []
        self.waiting: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, and remember a link to a figure of a region."""
        if tag in VOID:
            return
        given = dict(attrs)
        self.open.append((tag, given.get("class") or "", []))
        name = (given.get("href") or "").partition("#")[2]
        if tag == "a" and name in REGIONAL and "permalink" not in (given.get("class") or ""):
            blocks = [n for n, (t, c, _) in enumerate(self.open) if t in BLOCKS or c == "big"]
            if blocks:
                self.waiting.append((blocks[-1], name))

    def handle_endtag(self, tag: str) -> None:
        """Close a block and give its words to the links in it."""
        if tag in VOID or not any(t == tag for t, _, _ in self.open):
            return
        while self.open:
            name, _, words = self.open.pop()
            text = " ".join(words)
            if self.open:
                self.open[-1][2].append(text)
            here = len(self.open)
            self.found += [(one, text) for at, one in self.waiting if at == here]
            self.waiting = [(at, one) for at, one in self.waiting if at != here]
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if self.open:
            self.open[-1][2].append(data)


def pages(built: BuildResult, language: str) -> Iterator[Path]:
    """Yield the pages of a language."""
    yield from (built.out / language).rglob("index.html")


def names(o: Observation, language: str) -> list[str]:
    """Name the areas of a figure."""
    known = COLLECTION.reference("areas")
    return [str(known[code][f"name_{language}"]) for code in o.ref_area.split()]


def told(o: Observation, language: str, text: str) -> bool:
    """Whether a text names all areas of a figure."""
    plain = text.replace("&#39;", "'").casefold()
    return all(name.casefold() in plain for name in names(o, language))


def lone() -> dict[str, Observation]:
    """Return the indicators whose headline is a region's, with that figure."""
    found: dict[str, list[Observation]] = {}
    for o in COLLECTION.observations.values():
        found.setdefault(o.indicator, []).append(o)
    stand = {name: headline(COLLECTION, group) for name, group in found.items()}
    return {n: o for n, o in stand.items() if o and o.ref_area != COLLECTION.country}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_to_a_region_s_figure_stands_without_the_region(
    built: BuildResult, language: str
) -> None:
    """Lists, cards, tables, cases and sources name the region in the very block of the figure."""
    bare, seen = [], 0
    for path in pages(built, language):
        text = path.read_text("utf-8")
        reader = Reader()
        reader.feed(text)
        for name, block in reader.found:
            if re.search(r"\d", block):
                seen += 1
                if not told(REGIONAL[name], language, block):
                    bare.append((str(path.relative_to(built.out)), name, block[:120]))
    assert seen > len(REGIONAL)
    assert not bare, bare[:10]


def test_the_check_sees_a_figure_without_its_region() -> None:
    """A planted line with a region's figure alone is found, one with the region is not."""
    name, o = next(iter(REGIONAL.items()))
    for said, right in (("50,000", False), (f"50,000, {', '.join(names(o, 'en'))}", True)):
        reader = Reader()
        reader.feed(f'<ul><li><a href="page/#{name}">{said}</a></li></ul>')
        assert [told(o, "en", block) for _, block in reader.found] == [right]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_search_result_shows_a_region_s_figure_without_the_region(
    built: BuildResult, language: str
) -> None:
    """Every place that the search may show names the region in its title."""
    seen = 0
    for path in (built.out / "search" / language).glob("[0-9]*.json"):
        for page in json.loads(path.read_text("utf-8")):
            for name, title, *_ in page.get("places", ()):
                if name in REGIONAL:
                    seen += 1
                    assert told(REGIONAL[name], language, title), (name, title)
    assert seen == len(REGIONAL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_mark_of_a_chart_stands_for_a_region_without_saying_so(
    built: BuildResult, language: str
) -> None:
    """What a chart says at a mark on hover, focus and tap names the region."""
    seen = 0
    for path in pages(built, language):
        for name, tip in re.findall(
            r'data-to="([^"]+)" data-tip="([^"]*)"', path.read_text("utf-8")
        ):
            if name in REGIONAL:
                seen += 1
                assert told(REGIONAL[name], language, tip), (path, name, tip)
    assert seen > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_for_people_has_a_region_s_figure_without_the_region(
    built: BuildResult, language: str
) -> None:
    """Each line of a CSV and of each sheet that has the identifier of a figure names its region."""
    lines: list[list[str]] = []
    for path in (built.out / "data").glob(f"*/*-{language}.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines += csv.reader(file, delimiter=";")
    figures = sum(REGIONAL.keys() & set(line) != set() for line in lines)
    assert figures == len(REGIONAL)
    whole = next((built.out / "data").glob(f"*-{language}.xlsx"))
    with closing(openpyxl.load_workbook(whole, read_only=True)) as book:
        for sheet in book:
            lines += [[str(c) for c in row if c] for row in sheet.iter_rows(values_only=True)]
    for line in lines:
        for name in REGIONAL.keys() & set(line):
            assert told(REGIONAL[name], language, " ".join(line)), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shared_names_the_region(built: BuildResult, language: str) -> None:
    """Description, picture, citation and JSON-LD of such a page name the region."""
    stand = lone()
    assert len(stand) > 40
    for name, o in stand.items():
        text = (built.out / language / o.package / name / "index.html").read_text("utf-8")
        described = re.search(r'<meta name="description" content="([^"]*)', text)
        pictured = re.search(r'og:image:alt" content="([^"]*)', text)
        cited = re.search(r'<pre id="cite-text"[^>]*>(.*?)</pre>', text, re.DOTALL)
        for found in (described, pictured, cited):
            assert found, name
            assert told(o, language, found[1]), (name, found[1])
        block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        assert block
        nodes = json.loads(block[1])["@graph"]
        node = next(n for n in nodes if n["@id"].endswith(f"#{o.id}"))
        assert told(o, language, node["observationAbout"]["name"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_region_has_its_page_with_all_its_figures(built: BuildResult, language: str) -> None:
    """A page for each region, also without figures, with all its figures; the map leads there."""
    overview = (built.out / language / "regions" / "index.html").read_text("utf-8")
    for code in set(COLLECTION.reference("areas")) - {COLLECTION.country}:
        assert f'href="{code.lower()}/"' in overview
        text = (built.out / language / "regions" / code.lower() / "index.html").read_text("utf-8")
        for o in REGIONAL.values():
            assert (f'#{o.id}"' in text) == (o.ref_area == code), (code, o.id)


def test_views_in_files_never_pass_a_region_for_the_country(built: BuildResult) -> None:
    """A derived table of a package holds the country's figures, or names the area of each."""
    for package in COLLECTION.packages:
        for path in (built.out / "data" / package.name / "views").glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as lines:
                head = next(csv.reader(lines))
            spec = next(s for s in package.views if s.name == path.stem)
            used = [*(column.indicator for column in spec.columns), *spec.indicators]
            alone = [name for name in used if name in lone()]
            assert not alone or "ref_area" in head, (path.name, alone)
