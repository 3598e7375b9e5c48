"""What a page says to machines and where it is shared: schema.org as JSON-LD, picture, date."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from civdata.figures import Interval
from civdata.model import Indicator, Observation, Package, Source
from civdata.model.settings import Licence
from civdata.pages.book import Book, Card, Page, Shown
from civdata.record.citation import licence_of, publisher_of
from civdata.record.frames import period_ends
from civdata.record.log import Change, last_change

Node = dict[str, Any]


def complete(
    book: Book,
    pages: Sequence[Page],
    headlines: Sequence[str],
    changes: tuple[Change, ...],
) -> tuple[Page, ...]:
    """Give every page its date of change, its picture and its description for machines."""
    titles = {page.path: page.title for page in pages}
    return tuple(_complete(book, page, titles, headlines, changes) for page in pages)


def _complete(
    book: Book,
    page: Page,
    titles: Mapping[str, str],
    headlines: Sequence[str],
    changes: tuple[Change, ...],
) -> Page:
    card = _card(book, page, headlines)
    meta = {
        **page.meta,
        "card": f"{page.path if card else ''}card.png",
        "card_text": card.text if card else book.words.say("home.title"),
    }
    changed = last_change(book.collection, changes, page.package)
    nodes = [*_about(book, page, changed), *_crumbs(book, page, titles)]
    text = json.dumps({"@context": "https://schema.org/", "@graph": nodes}, ensure_ascii=False)
    safe = text.replace("<", "\\u003c")
    body = f'{page.body}\n\n<script type="application/ld+json">{safe}</script>'
    return replace(page, meta=meta, body=body, changed=changed, card=card)


# complex: one row of guards, a kind of page each
def _card(book: Book, page: Page, headlines: Sequence[str]) -> Card | None:
    """Say what the picture of a page shows: its figure, or the first headline figure about it."""
    known = book.collection.indicators
    match page.kind, page.subject:
        case "home", _:
            if not headlines:
                return Card(book.language, "", page.title, "", "", "")
            return _figure_card(book, known[headlines[0]], book.words.say("home.heading"))
        case "indicator", Indicator() as indicator:
            return _figure_card(book, indicator, _topic(book, indicator.package))
        case "package", Package(name=name):
            chosen = [known[n] for n in headlines if n in known and known[n].package == name]
            chosen += [one for one in known.values() if one.package == name]
            found = next((one for one in chosen if book.facts.latest(one)), None)
            if found is None:
                return Card(book.language, "", page.title, "", "", "")
            return _figure_card(book, found, page.title)
    return None


def _figure_card(book: Book, indicator: Indicator, topic: str) -> Card:
    latest = book.facts.latest(indicator)
    name = indicator.names[book.language]
    if latest is None:
        return Card(book.language, topic, name, "", "", "")
    shown = book.show(latest)
    return Card(book.language, topic, name, shown.value, shown.when, _who(shown))


def _who(shown: Shown) -> str:
    """Name the publisher first: a card without one would speak for everybody."""
    return f"{shown.publisher}: {shown.source.title}"


def _topic(book: Book, package: str) -> str:
    found = book.collection.package(package)
    return found.titled(book.language) if found else package


def _address(book: Book, path: str) -> str:
    return f"{book.site_url}{book.language}/{path}"


def _crumbs(book: Book, page: Page, titles: Mapping[str, str]) -> list[Node]:
    """The way from the home page to a page, as BreadcrumbList."""
    if not page.path:
        return []
    parts = page.path.rstrip("/").split("/")
    paths = ["", *("/".join(parts[: n + 1]) + "/" for n in range(len(parts)))]
    names = {**titles, "": book.words.say("nav.home")}
    steps = [
        {"@type": "ListItem", "position": n, "name": names[path], "item": _address(book, path)}
        for n, path in enumerate((path for path in paths if path in names), 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": steps}]


def _about(book: Book, page: Page, changed: str) -> list[Node]:
    """Say what a page is; a package's page brings its Dataset itself."""
    match page.kind, page.subject:
        case "home", _:
            return _home(book, page, changed)
        case _, Indicator() as indicator:
            return _indicator(book, page, indicator, changed)
        case _, Source() as source:
            return _source(book, page, source, changed)
    kind = "CollectionPage" if page.kind in ("package", "sources") else "WebPage"
    return [_page(book, page, kind, changed)]


def _page(book: Book, page: Page, kind: str, changed: str) -> Node:
    return {
        "@type": kind,
        "@id": _address(book, page.path),
        "url": _address(book, page.path),
        "name": page.title,
        "description": page.meta["description"],
        "inLanguage": book.language,
        "dateModified": changed,
        **_licensed(book.collection.settings.licence),
    }


def _licensed(licence: Licence) -> Node:
    return {"license": licence.path} if licence.path else {}


def _publisher(book: Book) -> Node:
    name = publisher_of(book.collection, book.language)
    return {"@type": "Organization", "name": name, "url": book.site_url}


def _home(book: Book, page: Page, changed: str) -> list[Node]:
    about = _page(book, page, "WebSite", changed)
    about["publisher"] = _publisher(book)
    about["potentialAction"] = {
        "@type": "SearchAction",
        "target": _address(book, "search/?q={search_term_string}"),
        "query-input": "required name=search_term_string",
    }
    catalogue = {
        "@type": "DataCatalog",
        "@id": f"{book.site_url}data/catalog.json#catalog",
        "name": page.title,
        "url": _address(book, ""),
        **_licensed(book.collection.settings.licence),
        "dataset": [
            {
                "@type": "Dataset",
                "@id": f"{book.site_url}data/{package.name}/",
                "name": package.titled(book.language),
                "description": package.described(book.language),
                "url": _address(book, f"{package.name}/"),
                **_licensed(licence_of(book.collection, package)),
            }
            for package in book.facts.packages
        ],
    }
    return [about, catalogue]


# complex: one card, a line each
def _indicator(book: Book, page: Page, indicator: Indicator, changed: str) -> list[Node]:
    """An indicator as a Dataset of its observations, each with its permanent address."""
    package, address = indicator.package, _address(book, page.path)
    found = book.facts.newest_first(indicator)
    variable = {
        "@type": "StatisticalVariable",
        "@id": f"{address}#variable",
        "name": page.title,
        "alternateName": [text for code, text in indicator.names.items() if code != book.language],
        "description": indicator.definitions[book.language],
        "measuredProperty": {"@type": "Property", "name": book.words.unit(indicator.unit)},
    }
    about = _page(book, page, "Dataset", changed) | {
        "description": f"{indicator.definitions[book.language]} {_topic(book, package)}",
        "isPartOf": {"@id": f"{book.site_url}data/{package}/"},
        "creator": _publisher(book),
        "isAccessibleForFree": True,
        "variableMeasured": {"@id": variable["@id"]},
        "image": _address(book, f"{page.path}card.png"),
    }
    ends = [period_ends(o.time_period) for o in found if o.time_period]
    if ends:
        first, last = min(e[0] or "" for e in ends), max(e[1] or "" for e in ends)
        about["temporalCoverage"] = f"{first}/{last}"
    return [about, variable, *(_observation(book, o, indicator, address) for o in found)]


def _observation(book: Book, o: Observation, indicator: Indicator, address: str) -> Node:
    """One printed figure; where its print leaves a range open, the ends of the range."""
    made: Node = {
        "@type": "Observation",
        "@id": f"{address}#{o.id}",
        "url": f"{address}#{o.id}",
        "variableMeasured": {"@id": f"{address}#variable"},
        "observationAbout": {"@type": "Place", "name": book.words.name("areas", o.ref_area)},
        "value": _number(o.value),
        "unitText": book.words.unit(indicator.unit),
        "measurementQualifier": book.words.name("statuses", o.obs_status),
        "description": o.as_printed,
        "subjectOf": {"@id": _address(book, f"sources/{o.source}/")},
    }
    if o.time_period:
        made["observationDate"] = o.time_period
    span = book.facts.intervals.get(o.id)
    if span and span.low != span.high:
        made |= _range(span)
    return made


def _range(span: Interval) -> Node:
    ends = {"minValue": span.low, "maxValue": span.high}
    return {name: _number(end) for name, end in ends.items() if end is not None}


def _number(value: Decimal) -> int | float:
    """A number for JSON; what our figures print fits a double exactly enough to be read back."""
    return int(value) if value == value.to_integral_value() else float(value)


def _source(book: Book, page: Page, source: Source, changed: str) -> list[Node]:
    work = {
        "@type": "CreativeWork",
        "name": source.title,
        "inLanguage": source.language,
        "publisher": {"@type": "Organization", "name": source.publisher.name(book.language)},
    }
    known = {"url": source.address, "datePublished": source.date}
    work |= {key: value for key, value in known.items() if value}
    return [_page(book, page, "WebPage", changed) | {"mainEntity": work}]
