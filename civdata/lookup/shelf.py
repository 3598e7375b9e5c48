"""What can be searched: a record as it was read, or what was kept of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from civdata.lookup.areas import Areas
    from civdata.lookup.asked import Asked
    from civdata.lookup.document import Document
    from civdata.lookup.find import Hit
    from civdata.lookup.keys import Keys


class Entry(NamedTuple):
    """How much a key counts in a document, and at which of its places it stands."""

    share: float
    places: tuple[int, ...]


Postings = Mapping[int, Entry]
"""Entries by number of the document."""


class Shelf(Protocol):
    """The documents of a record by their keys, and what is shown of those that are found."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the record."""

    @property
    def language(self) -> str:
        """The one that the record speaks first."""

    @property
    def keys(self) -> Keys:
        """The keys of these languages."""

    @property
    def areas(self) -> Areas:
        """The names of the areas."""

    @property
    def asked(self) -> Asked:
        """The phrases by which pages are asked for."""

    @property
    def documents(self) -> Sequence[Document]:
        """The documents, by number."""

    def postings(self, key: str) -> Postings:
        """Return the documents in which a key stands."""

    def beginning(self, start: str) -> Sequence[str]:
        """Return the keys of words that begin so."""

    @property
    def folded(self) -> Sequence[tuple[str, str]]:
        """The words of all names, each as it stands and in letters of any keyboard."""

    def is_whole(self, area: str) -> bool:
        """Say whether an area is the whole that the record is about."""

    def standing(self, number: int, area: str) -> str:
        """Return the id of the figure that stands for an area, or for the whole, on a page."""

    def told(self, number: int, place: int | None, lang: str) -> Hit:
        """Return a document, or one of its places, as it is shown to a reader of a language."""
