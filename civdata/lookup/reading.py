"""A record as it was read, to be searched; nothing of it is kept when the process ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from civdata.lookup.areas import Areas
from civdata.lookup.asked import Asked
from civdata.lookup.document import Document, Place
from civdata.lookup.documents import Library, library
from civdata.lookup.find import Hit
from civdata.lookup.index import Index
from civdata.lookup.keys import Keys
from civdata.lookup.paths import record_path
from civdata.lookup.shelf import Postings
from civdata.model import Collection


class Read:
    """The documents of a record by their keys, made of the record itself."""

    def __init__(self, made: Library) -> None:
        self.library = made
        self.collection = made.collection
        self.index = Index(made)
        self.areas = Areas.of(made)
        self.asked = Asked.of(made)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the record."""
        return self.collection.languages

    @property
    def language(self) -> str:
        """The one that the record speaks first."""
        return self.collection.settings.language

    @property
    def keys(self) -> Keys:
        """The keys of these languages."""
        return self.library.keys

    @property
    def documents(self) -> Sequence[Document]:
        """The documents, by number."""
        return self.library.documents

    def postings(self, key: str) -> Postings:
        """Return the documents in which a key stands."""
        return self.index.postings(key)

    def beginning(self, start: str) -> Sequence[str]:
        """Return the keys of words that begin so."""
        return self.index.beginning(start)

    @cached_property
    def folded(self) -> Sequence[tuple[str, str]]:
        """The words of all names, each as it stands and in letters of any keyboard."""
        return [(one, self.keys.fold(one)) for one in self.index.names]

    def is_whole(self, area: str) -> bool:
        """Say whether an area is the whole that the record is about."""
        return self.library.is_whole(area)

    def standing(self, number: int, area: str) -> str:
        """Return the id of the figure that stands for an area, or for the whole, on a page."""
        chosen = self.library.standing(self.documents[number], area or None)
        return chosen.id if chosen else ""

    def told(self, number: int, place: int | None, lang: str) -> Hit:
        """Return a document, or one of its places, as it is shown to a reader of a language."""
        document = self.documents[number]
        title = _named(document.names, lang) or document.id
        package = document.topic if document.topic != "pages" else ""
        if place is None:
            detail = _detail(self.collection, document, lang)
            return Hit(document.kind, document.id, package, title, detail, path=document.path)
        return self._told(document, document.places[place], lang, title, package)

    def _told(self, document: Document, place: Place, lang: str, title: str, package: str) -> Hit:
        path = f"{document.path}#{place.id}"
        if place.kind == "observation":
            title, detail = _said(self.collection, place.id, title, lang)
            return Hit("observation", place.id, package, title, detail, path=path)
        name, record = _named(place.names, lang), self.collection.records.get(place.id)
        if record is None:
            return Hit("page", place.id, package, name, title, path=path)
        table, _ = record
        detail, path = _named(table.titles, lang) or table.name, record_path(table, place.id)
        return Hit("record", place.id, package, name, detail, path=path)


def _said(collection: Collection, name: str, title: str, lang: str) -> tuple[str, str]:
    """Return the title of a figure, with its area and period, and who printed it how and where."""
    o, known = collection.observations[name], collection.reference("areas")
    whole = ("", collection.settings.country)
    parts = [area for area in o.areas if area in known and area not in whole]
    where = ", ".join(known[area][f"name_{lang}"] for area in parts)
    source = collection.sources.get(o.source)
    publisher = source.publisher.name(lang) if source else o.source
    titled = ", ".join(filter(None, (title, where, o.time_period)))
    return titled, f"“{o.as_printed}” — {publisher}, {o.locator}"


def _detail(collection: Collection, document: Document, lang: str) -> str:
    if document.kind == "package" and (package := collection.package(document.id)):
        return package.descriptions.get(lang, "")
    if indicator := collection.indicators.get(document.id):
        return indicator.definitions.get(lang, "")
    if source := collection.sources.get(document.id):
        return source.publisher.name(lang)
    return ""


def _named(names: Mapping[str, str], lang: str) -> str:
    return names.get(lang) or next(filter(None, names.values()), "")


@dataclass(frozen=True, eq=False)
class _Held:
    """A collection as a key: the same only as itself, since its contents cannot be hashed."""

    collection: Collection
    site: Path | None

    def __hash__(self) -> int:
        return hash((id(self.collection), self.site))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Held):
            return False
        return self.collection is other.collection and self.site == other.site


@lru_cache(maxsize=4)
def _shelf(held: _Held) -> Read:
    return Read(library(held.collection, held.site))


def shelf_of(collection: Collection, site: Path | None = None) -> Read:
    """Return a record as it can be searched; what was made is kept as long as the process runs."""
    return _shelf(_Held(collection, site))
