"""Citations in four styles."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from civdata.errors import CivdataError
from civdata.model import Collection
from civdata.record.citation import STYLES, cite, escaped
from tests.tiny import tiny_collection, tiny_package

SITED = Collection(
    tiny_collection().packages,
    replace(tiny_collection().settings, address="https://record.example/"),
)


def observation() -> str:
    """Return the id of an observation with an address."""
    return next(o.id for o in tiny_package().observations if o.source == "garden-news-2022")


@pytest.mark.parametrize("style", STYLES)
def test_a_citation_says_what_a_library_asks_for(style: str) -> None:
    """Author, year, title, version, address with its fragment and the day are in every style."""
    text = cite(SITED, observation(), style, "en", "2026-11-27")
    plain = text.replace("\\", "")
    for part in ("small", "2022", "Gardens", tiny_package().version, f"#{observation()}", "260"):
        assert part in plain, (style, part)
    assert re.search(r"2026[-/,\s]+11[-/,\s]+27", text)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seen", ["yesterday", "2026-13-01", "27.11.2026", "2026"])
def test_the_day_of_a_citation_is_a_day(style: str, seen: str) -> None:
    """What is no day is refused in one line, and stands in no citation."""
    with pytest.raises(CivdataError, match="seen must be a day such as 2024-02-14"):
        cite(SITED, observation(), style, "en", seen)


def test_a_source_is_the_address_where_the_record_has_none() -> None:
    """Without a site the address opens at the printed words in the source."""
    text = cite(tiny_collection(), observation(), "text", "en")
    assert "https://example.org/gardens#:~:text=260%20gardens" in text


@pytest.mark.parametrize("text", ["50 % of A&B", "a_b #1 $2 {x}", "~ ^ \\"])
def test_tex_prints_what_stands_there(text: str) -> None:
    """Every letter that TeX takes for a command is escaped, so that it prints as it stands."""
    made = escaped(text)
    assert not re.search(r"(?<!\\)[&%$#_]", made)
    back = made
    for letter, words in (
        ("\\", "textbackslash"),
        ("~", "textasciitilde"),
        ("^", "textasciicircum"),
    ):
        back = back.replace(f"\\{words}{{}}", letter)
    assert re.sub(r"\\([&%$#_{}])", r"\1", back) == text


def test_bibtex_is_balanced() -> None:
    """An entry of BibTeX opens and closes as many braces, and escapes its address."""
    text = cite(tiny_collection(), observation(), "bibtex", "en", "2026-11-27")
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")
    assert r"\#:\~" not in text
    assert r"\%20gardens" in text


def test_an_area_is_named_unless_it_is_the_country() -> None:
    """A figure of a region says so in its title."""
    country = cite(tiny_collection(), observation(), "csl-json", "en")
    elsewhere = Collection(
        tiny_collection().packages, replace(tiny_collection().settings, country="XX")
    )
    (there,) = json.loads(cite(elsewhere, observation(), "csl-json", "en"))
    (here,) = json.loads(country)
    assert here["title"].count(", ") + 1 == there["title"].count(", ")
