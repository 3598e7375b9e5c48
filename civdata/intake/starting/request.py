"""What a new record is, as its editor says it."""

from __future__ import annotations

from dataclasses import dataclass

from civdata.model.settings import Texts


@dataclass(frozen=True, slots=True)
class Page:
    """A page that prints the first figures, as its editor names it; `prints` are the figures."""

    url: str
    title: str
    publisher: str
    language: str
    prints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What a new record is: names, languages, country and licence, and its first package.

    `country` is a code of ISO 3166-1 or empty; `page` gives the first figures, and without it a
    marked sample does.
    """

    name: str
    title: Texts
    languages: tuple[str, ...]
    country: str = ""
    licence: str = "CC-BY-4.0"
    package: str = "figures"
    page: Page | None = None
