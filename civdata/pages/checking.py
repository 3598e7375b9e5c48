"""The page on which readers check a text of their own, and what it shows of the record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from civdata import languages
from civdata.claims.words import Words
from civdata.model import Collection
from civdata.pages.book import Book, Page

PATH = "check/"
MEASURES = ("differs", "differs_found", "agrees", "agrees_found", "link", "left")
"""What was measured of a language, in the order of the table on the page."""


def readable(collection: Collection) -> tuple[str, ...]:
    """Return the languages of a record whose texts can be checked: those with a reader."""
    known = languages.read_codes()
    return tuple(code for code in collection.languages if code in known)


def page(book: Book) -> Page:
    """Make the page; it names the languages that can be read, and how often that goes right."""
    say = book.words.say
    read = readable(book.collection)
    messages = {k: v for k, v in book.words.messages.items() if k.startswith("check.")}
    unread = [code for code in book.collection.languages if code not in read]
    return book.page(
        "check",
        PATH,
        say("check.title"),
        say("check.description"),
        read=[(code, languages.get(code).name) for code in read],
        unread=[languages.get(code).name for code in unread],
        measures=MEASURES,
        measured=_measured(read),
        messages=json.dumps(messages, ensure_ascii=False),
    )


def _measured(codes: Sequence[str]) -> list[tuple[str, str, Mapping[str, str]]]:
    """Return what was measured of each language, as its folder says."""
    found: list[tuple[str, str, Mapping[str, str]]] = []
    for code in codes:
        told = Words(code).table.get("measured", {})
        if told:
            shares = {m: _share(told.get(m, "")) for m in MEASURES}
            found.append((code, languages.get(code).name, shares))
    return found


def _share(part: str) -> str:
    """Return `19/20` as percent with the numbers behind it."""
    right, _, whole = part.partition("/")
    return f"{100 * int(right) / int(whole):.0f}% ({part})" if whole else "–"


def shown(book: Book) -> dict[str, Any]:
    """Return what the page shows of the record: names, and each figure with its print and links."""
    collection = book.collection
    figures = {}
    for observation in collection.observations.values():
        o = book.show(observation)
        figures[o.id] = (
            observation.indicator,
            o.value,
            o.when,
            o.printed,
            o.printed_language,
            o.publisher,
            o.path,
            o.place_path,
            o.link,
        )
    return {
        "figures": figures,
        "indicators": {
            i: (one.names[book.language], f"{one.package}/{i}/")
            for i, one in collection.indicators.items()
        },
        "areas": {code: book.words.name("areas", code) for code in collection.reference("areas")},
        "statuses": {
            code: book.words.name("statuses", code) for code in collection.reference("statuses")
        },
    }
