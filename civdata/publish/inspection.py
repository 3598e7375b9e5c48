"""Page checks: every link of the built site leads somewhere, nothing is asked from outside.

Nor does a page run a script of its own text, lead its reader away, or bring another page along.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from civdata.model import Gate, Place, fault
from civdata.publish.folder import Sums, sums
from civdata.storage.cache import NONE, Cache

LOADING = frozenset(("src", "srcset", "imagesrcset", "poster", "background", "data"))
ADDRESSES = LOADING | {"href", "xlink:href", "action", "formaction", "ping", "cite", "manifest"}
LEADING = ("", "http", "https", "mailto")
"""The schemes of links: what else there is runs something, or opens something of the reader's."""

STRANGERS = ("applet", "base", "embed", "frame", "frameset", "iframe", "object", "portal")
"""Elements that bring another page along, or lead all links elsewhere."""

ORDERS = ("content-security-policy",)
"""What a page may tell the browser by `http-equiv`: never to refresh, which leads readers away."""

DATA = ("application/ld+json", "application/json")
POINTING = ("canonical", "alternate", "license")


def _loaded(name: str, value: str) -> list[str]:
    """Return the addresses that an attribute loads: one, or each of a set of pictures."""
    if not name.endswith("srcset"):
        return [value]
    return [one.split()[0] for one in value.split(",") if one.strip()]


@dataclass
class Reader(HTMLParser):
    """What a page holds that can be checked: ids, links, loads, scripts and styles in line."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    language: str = ""
    title: str = ""
    _in_title: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        got = {name: value or "" for name, value in reversed(attrs)}  # the first one counts
        if "id" in got:
            self.ids.append(got["id"])
        if tag == "html":
            self.language = got.get("lang", "")
        if tag == "title" and not self.title:
            self._in_title = True
        if tag == "a" and "href" in got:
            self.links.append(got["href"])
        self._note_inline(tag, got)
        self._note_strange(tag, got)
        self._note_addresses(tag, got)

    def _note_inline(self, tag: str, got: Mapping[str, str]) -> None:
        """Note scripts and styles that stand in the page itself."""
        if tag == "script" and "src" not in got and got.get("type") not in DATA:
            self.inline.append("script")
        if tag == "style" or "style" in got:
            self.inline.append("style")
        self.inline += [name for name in got if name.startswith("on")]

    def _note_strange(self, tag: str, got: Mapping[str, str]) -> None:
        """Note tags and orders to the browser that no page of ours has."""
        if tag in STRANGERS:
            self.strange.append(f"<{tag}>")
        if tag == "meta" and got.get("http-equiv", ORDERS[0]).strip().lower() not in ORDERS:
            self.strange.append(f"http-equiv={got['http-equiv']}")

    # complex: an attribute may load something, lead somewhere, or do both
    def _note_addresses(self, tag: str, got: Mapping[str, str]) -> None:
        """Note what the page loads, and addresses that lead where no page of ours does."""
        points = tag == "link" and any(word in got.get("rel", "").split() for word in POINTING)
        for name, value in got.items():
            if name not in ADDRESSES or not value:
                continue
            loads = name in LOADING or (tag in ("link", "use", "image") and not points)
            if loads:
                self.loads += _loaded(name, value)
            schemes = (*LEADING, "data") if loads else LEADING
            if scheme(value) not in schemes:
                self.strange.append(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        """Note the title."""
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        """Leave the title."""
        self._in_title = self._in_title and tag != "title"


_INVISIBLE = re.compile("[\x00- ]+")


def scheme(address: str) -> str:
    """Return the scheme of an address as a browser sees it, which passes over what is invisible.

    >>> scheme(" java\\nscript:alert(1)"), scheme("../index.html")
    ('javascript', '')
    """
    seen = _INVISIBLE.sub("", address)
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", seen)
    return found[1].lower() if found else ""


_ATTRIBUTES = r'(?:\s+[A-Za-z][\w:.-]*(?:="[^"]*")?)*\s*'
_WORDS = "script|style|title|textarea|xmp|iframe|noembed|noframes|plaintext"
"""Elements whose inside is text, whatever stands in it."""

_TOKEN = re.compile(
    r"</[a-z][a-z0-9]*>|<!doctype html>"
    rf"|(?P<words><(?P<name>{_WORDS}){_ATTRIBUTES}>)(?P<inside>[^<]*)</(?P=name)>"
    rf"|(?P<tag><(?!(?:{_WORDS})\b)[a-z][a-z0-9]*{_ATTRIBUTES}/?>)"
    r"|(?P<doubtful><)",
    re.IGNORECASE,
)

_SAYING = re.compile(
    rf"<(?:html|script|style|meta|{'|'.join(STRANGERS)})\b"
    rf"|\s(?:on|(?:id|style|{'|'.join(sorted(ADDRESSES))})\b)",
    re.IGNORECASE,
)
"""What a tag must hold to be read at all; it may hold it within a text."""


class Tags:
    """Reads pages with what was read of the same tags before: most tags of a site are alike."""

    def __init__(self) -> None:
        self._known: dict[str, Reader | None] = {}

    def read(self, text: str) -> Reader:
        """Return what a page holds; what is not plainly marked up is read letter by letter."""
        reader = Reader()
        known = self._known
        for token in _TOKEN.finditer(text):
            kind = token.lastgroup
            if kind is None:
                continue
            if kind == "doubtful":
                return _whole(text)
            tag = token["tag"] or token["words"]
            if tag in known:
                found = known[tag]
            else:
                found = known[tag] = _known(tag)
            if found:
                _join(reader, found)
            if kind == "inside" and token["name"].lower() == "title" and not reader.title:
                reader.title = unescape(token["inside"])
        return reader


def _whole(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def _known(tag: str) -> Reader | None:
    """Return what one tag says, or None where that is nothing."""
    if not _SAYING.search(tag):
        return None
    found = _whole(tag)
    says = (found.ids, found.links, found.loads, found.inline, found.strange, found.language)
    return found if any(says) or tag.startswith("<html") else None


def _join(reader: Reader, one: Reader) -> None:
    reader.ids += one.ids
    reader.links += one.links
    reader.loads += one.loads
    reader.inline += one.inline
    reader.strange += one.strange
    reader.language = one.language or reader.language


def check(site: Path, known: Sums | None = None, cache: Cache = NONE) -> Gate:
    """Check every page below `site` and return the outcome as a gate.

    What a page holds is read once, as long as it stays the same; where it leads, every time.
    `known` are the sums of all files, if somebody has worked them out already.
    """
    files = sums(site) if known is None else known
    tags = Tags()
    pages = {
        name: _held(site, name, content_sum, tags, cache)
        for name, content_sum in files.items()
        if name.endswith(".html")
    }
    findings = tuple(
        fault(Place(file=name), code, message, got=got)
        for name, held in pages.items()
        for code, message, got in (*held.faults, *_astray(held.leads, pages, files.keys()))
    )
    failed = len({finding.file for finding in findings})
    return Gate("pages", len(pages), failed, findings=findings)


class Held(NamedTuple):
    """What matters of a page: the places in it, where it leads within the site, its own faults.

    Each address comes with the file that it names, and the place there, which may be empty.
    """

    places: frozenset[str]
    leads: list[tuple[str, str, str]]
    faults: list[tuple[str, str, str]]


def _held(site: Path, name: str, content_sum: str, tags: Tags, cache: Cache) -> Held:
    """Return what matters of a page, from the cache or read now."""
    kept, asked = cache.batch("held"), f"{content_sum} {name}"
    if (found := kept.get(asked)) is not None:
        places, *rest = json.loads(found)
        return Held(frozenset(places), *rest)
    reader = tags.read((site / name).read_text("utf-8"))
    held = Held(frozenset(reader.ids), list(_leads(name, reader)), list(_faults(reader)))
    kept.put(asked, json.dumps([sorted(held.places), *held[1:]]).encode())
    return held


# complex: one row of guards, a fault of a page each
def _faults(reader: Reader) -> Iterator[tuple[str, str, str]]:
    if not reader.language or not reader.title.strip():
        yield "page-head", "a page needs a language and a title", reader.title
    if len(set(reader.ids)) < len(reader.ids):
        twice = next(one for one in reader.ids if reader.ids.count(one) > 1)
        yield "page-id", "an id stands twice on the page", twice
    for what in reader.inline:
        yield "page-inline", "scripts and styles must not stand in line", what
    for what in reader.strange:
        yield "page-leads", "a page must not lead or run anything but links", what
    for address in reader.loads:
        parts = urlsplit(address)
        if parts.netloc or parts.scheme not in ("", "data"):
            yield "page-outside", "a page must load nothing from outside", address


def _leads(name: str, reader: Reader) -> Iterator[tuple[str, str, str]]:
    """Yield the addresses within the site, each with the file and the place that it names."""
    if name.endswith("404.html"):
        return  # it stands for any address, so where its links lead depends on that
    for address in dict.fromkeys((*reader.links, *reader.loads)):
        outside, path, fragment = _parts(address)
        if not outside:
            yield address, _joined(posixpath.dirname(name), path) if path else name, fragment


def _astray(
    leads: Iterable[tuple[str, str, str]], pages: Mapping[str, Held], files: Set[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the links that lead nowhere."""
    for address, named, fragment in leads:
        target = named if named in files else posixpath.normpath(f"{named}/index.html")
        if target.startswith("../"):
            yield "page-link", "a link leaves the site", address
        elif target not in files:
            yield "page-link", "a link leads nowhere", address
        elif fragment and target in pages and fragment not in pages[target].places:
            yield "page-link", "a link leads to a place that the page does not have", address


@lru_cache(maxsize=100_000)
def _parts(address: str) -> tuple[bool, str, str]:
    """Return whether an address leads outside, its path and its place on the page."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc), unquote(parts.path), unquote(parts.fragment)


@lru_cache(maxsize=100_000)
def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))
