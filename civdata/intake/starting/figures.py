"""The first figures of a new record, with what they count and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from civdata.errors import CivdataError
from civdata.figures import Figure, read
from civdata.intake.starting.package import Rows, Table, each, field, schema_of
from civdata.intake.starting.reference import currency
from civdata.intake.starting.request import Page, Start

IDENTITY = "^[a-z0-9]+(-[a-z0-9]+)*$"
WEB = "^https?://[^\\s]+$"
BEARERS = ("state_body", "state_media", "independent_media", "ngo", "international", "academia")


def first_figures(start: Start, told: Mapping[str, Any]) -> tuple[dict[str, Table], Rows, Rows]:
    """Return the tables of sources, and the first observations with what they count.

    `told` are the words of each language; without a page a marked sample gives two figures.
    """
    codes, words = start.languages, {code: told[code]["interface"] for code in start.languages}
    sample = words[codes[0]].get("init.sample", "")
    page = start.page or Page("", sample, sample, codes[0], ("120", "135"))
    publisher, source, named = (
        ("publisher", "page", "init.indicator")
        if start.page
        else ("sample", "sample", "init.sample")
    )
    found = [_one(print_, page.language) for print_ in page.prints]
    observations = [
        _observation(start, source, number, print_, figure)
        for number, (print_, figure) in enumerate(zip(page.prints, found, strict=True))
    ]
    indicator = {
        "id": indicator_of(start),
        "unit": _unit(found, start),
        "kind": "stock",
        **{f"name_{code}": words[code][named] for code in codes},
        **{f"definition_{code}": words[code]["init.definition"] for code in codes},
    }
    named_so = {f"name_{code}": page.publisher for code in codes}
    publishers = [{"id": publisher, **named_so, "publisher_kind": "independent_media"}]
    sources = [
        {
            "id": source,
            "title": page.title,
            "publisher": publisher,
            "language": page.language,
            "url": page.url,
            "status": "seen",
            "kind": "news",
        }
    ]
    tables: dict[str, Table] = {
        "publishers": (_publishers(codes), publishers),
        "sources": (_sources(codes), sources),
    }
    return tables, observations, [indicator]


def _observation(
    start: Start, source: str, number: int, print_: str, figure: Figure
) -> dict[str, str]:
    """Return a figure as a row; a sample prints no year, so it gets one after the other."""
    return {
        "id": f"{indicator_of(start)}-{number + 1}",
        "indicator": indicator_of(start),
        "time_period": figure.period or "" if start.page else str(2023 + number),
        "ref_area": start.country or "XX",
        "obs_status": "actual",
        "value": f"{figure.value:f}",
        "value_max": "" if figure.value_max is None else f"{figure.value_max:f}",
        "qualifier": figure.qualifier,
        "as_printed": print_,
        "source": source,
        "locator": "page",
    }


def _one(print_: str, language: str) -> Figure:
    try:
        figures = read(print_, language)
    except ValueError as error:
        raise CivdataError(str(error)) from None
    if len(figures) != 1:
        raise CivdataError(f"“{print_}” holds {len(figures)} figures; give one figure a --print")
    return figures[0]


def _unit(found: Sequence[Figure], start: Start) -> str:
    """Return what the figures count, as far as their print says: money, percent, else persons."""
    printed = {figure.unit for figure in found}
    known = {"percent", "times", currency(start.country)} & printed
    return str(known.pop()) if len(printed) == 1 and known else "persons"


def indicator_of(start: Start) -> str:
    """Return the id of the first indicator."""
    return f"{start.package}-sample" if start.page is None else f"{start.package}-first"


def _publishers(codes: Iterable[str]) -> dict[str, Any]:
    kind = field("publisher_kind", required=True, enum=list(BEARERS))
    identity = field("id", required=True, unique=True, pattern=IDENTITY)
    return schema_of([identity, *each("name", codes), kind])


def _sources(codes: Iterable[str]) -> dict[str, Any]:
    return schema_of(
        [
            field("id", required=True, unique=True, pattern=IDENTITY),
            field("title", required=True),
            field("publisher", required=True),
            field("date", "date"),
            field("language", required=True),
            field("url", pattern=WEB),
            field("mirror_url", pattern=WEB),
            field("status", required=True, enum=["held", "seen"]),
            field("kind", required=True),
            field("sha256"),
            field("filename"),
            *each("note", codes),
        ]
    )
