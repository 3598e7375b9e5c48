"""What a new record is, as its editor says it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from civdata.errors import CivdataError
from civdata.model.settings import Texts


def host_of(url: str) -> str:
    """Return the host of the address of a page; raises CivdataError for what is no such address.

    >>> host_of("https://example.org/trees")
    'example.org'
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise CivdataError(f"{url!r} is no address of a page: give one as https://example.org/page")
    return host


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
