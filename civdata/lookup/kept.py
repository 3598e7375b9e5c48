"""What was worked out to search a record, kept from one process to the next.

The first search of a record makes its documents and keeps them in the user's cache; the wheel of
civdata brings those of its own record, with all keys. Whatever is kept is found by a sum of the
files it was made of, is plain JSON, and may be missing: then it is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civdata import languages
from civdata.lookup.areas import Areas, Called
from civdata.lookup.asked import Asked
from civdata.lookup.document import Document, Place
from civdata.lookup.find import Hit
from civdata.lookup.index import Index, group_of
from civdata.lookup.keys import Keys, Thing
from civdata.lookup.shelf import Entry, Postings, Shelf
from civdata.storage.batch import joined, parted
from civdata.storage.cache import Cache, place
from civdata.storage.contents import programs, record_sum

if TYPE_CHECKING:
    from civdata.lookup.reading import Read
    from civdata.model import Collection

BROUGHT = "search.kept"
"""The file beside the record of a wheel with all that a search of it needs."""

CHUNK = 16
"""How many documents tell in one part how they are shown."""

MOST = 20_000
"""A record with more places than this is read for each process anew."""

OF, HEAD, LINES, NAMES, FOLDED = "of", "head", "lines", "names", "folded"
TOLD, GROUP = "told/", "keys/"
"""The parts: of which record this is; what every search needs; the texts whose words have no keys
yet; the words of names, also in letters of any keyboard; how documents are shown; the keys that
begin alike."""

LATER = (FOLDED, GROUP)
"""What is added by searches; it is kept apart, so that little is written for each."""

Parts = dict[str, bytes]


class Kept:
    """The documents of a record by their keys, of what was kept of them."""

    def __init__(self, parts: Parts, index: Index | None = None) -> None:
        """Search what was kept; `index` is that of the record, if this process has made it."""
        self.parts = parts
        self.has_more = False
        self._index = index
        self._postings: dict[str, Mapping[str, Any]] = {}
        head = json.loads(parts[HEAD])
        self.languages: tuple[str, ...] = tuple(head["languages"])
        self.language: str = head["language"]
        self._country: str = head["country"]
        spoken = tuple(languages.own()[code] for code in self.languages)
        things = tuple(Thing(tuple(map(tuple, phrases))) for phrases in head["things"])
        self.keys = Keys(spoken, things, frozenset(head["empty"]), head["numerals"])
        self.areas = Areas(
            tuple(Called(code, kind, tuple(map(tuple, way))) for code, kind, way in head["areas"]),
            {kind: frozenset(found) for kind, found in head["kinds"].items()},
        )
        self.asked = Asked(tuple((number, tuple(map(tuple, way))) for number, way in head["asked"]))
        self.documents: Sequence[Document] = [
            Document(
                path, kind, id, topic, names, (), tuple(Place(id, k, {}, a) for id, k, a in places)
            )
            for path, kind, id, topic, names, places in head["documents"]
        ]

    def postings(self, key: str) -> Postings:
        """Return the documents in which a key stands."""
        found = self._group(group_of(self.keys, key)).get(key, ())
        return {number: Entry(share, tuple(places)) for number, share, *places in found}

    def beginning(self, start: str) -> Sequence[str]:
        """Return the keys of words that begin so."""
        return [key for key in self._group(self.keys.start(start)) if key.startswith(start)]

    @cached_property
    def folded(self) -> Sequence[tuple[str, str]]:
        """The words of all names, each as it stands and in letters of any keyboard."""
        if FOLDED not in self.parts:
            names = json.loads(self.parts[NAMES])
            self._put(FOLDED, [(one, self.keys.fold(one)) for one in names])
        found: list[tuple[str, str]] = json.loads(self.parts[FOLDED])
        return found

    def is_whole(self, area: str) -> bool:
        """Say whether an area is the whole that the record is about."""
        return area in ("", self._country)

    def standing(self, number: int, area: str) -> str:
        """Return the id of the figure that stands for an area, or for the whole, on a page."""
        return str(self._told(number)["standing"].get(area, ""))

    def told(self, number: int, place: int | None, lang: str) -> Hit:
        """Return a document, or one of its places, as it is shown to a reader of a language."""
        shown = self._told(number)["shown"][0 if place is None else place + 1]
        kind, id, package, path, *texts = shown
        title, detail = texts[self.languages.index(lang)]
        return Hit(kind, id, package, title, detail, path=path)

    def _told(self, number: int) -> Any:
        return json.loads(self.parts[f"{TOLD}{number // CHUNK}"])[number % CHUNK]

    def _group(self, name: str) -> Mapping[str, Any]:
        """Return a group of keys; one that was never asked for is worked out and kept."""
        if name not in self._postings:
            part = GROUP + name
            if part not in self.parts and LINES not in self.parts:
                return {}  # all that there are have been kept
            if part not in self.parts:
                if self._index is None:
                    self._index = Index.of_lines(self.keys, json.loads(self.parts[LINES]))
                self._put(part, _plain(self._index.group(name)))
            self._postings[name] = json.loads(self.parts[part])
        return self._postings[name]

    def _put(self, part: str, content: Any) -> None:
        self.parts[part] = _json(content)
        self.has_more = True


def parts_of(read: Read, *, whole: bool = False) -> Parts:
    """Return what is kept of a record; the `whole` has the keys of all words."""
    collection, documents = read.collection, read.documents
    head = {
        "languages": read.languages,
        "language": read.language,
        "country": collection.settings.country,
        "things": [thing.phrases for thing in read.keys.things],
        "numerals": dict(read.keys.numerals),
        "empty": sorted(read.keys.empty),
        "areas": [[one.code, one.kind, one.way] for one in read.areas.called],
        "kinds": {kind: sorted(found) for kind, found in read.areas.kinds.items()},
        "asked": read.asked.phrases,
        "documents": list(map(_document, documents)),
    }
    made = {HEAD: _json(head)}
    for at in range(0, len(documents), CHUNK):
        numbers = range(at, min(at + CHUNK, len(documents)))
        made[f"{TOLD}{at // CHUNK}"] = _json([_shown(read, number) for number in numbers])
    if whole:
        groups: dict[str, dict[str, Postings]] = {}
        for key, postings in read.index.all():
            groups.setdefault(group_of(read.keys, key), {})[key] = postings
        made |= {GROUP + name: _json(_plain(groups[name])) for name in sorted(groups)}
        return made | {FOLDED: _json(read.folded)}
    return made | {LINES: _json(read.index.lines()), NAMES: _json(read.index.names)}


def _document(document: Document) -> tuple[Any, ...]:
    """Return what is asked of a document before it is shown; only areas are asked for a name."""
    places = [(place.id, place.kind, place.area) for place in document.places]
    names = document.names if document.kind == "area" else {}
    return document.path, document.kind, document.id, document.topic, names, places


def _shown(read: Read, number: int) -> dict[str, Any]:
    """Return how a document and its places are shown, and which figures stand for areas."""
    document, shown = read.documents[number], []
    for at in (None, *range(len(document.places))):
        hits = [read.told(number, at, lang) for lang in read.languages]
        first = hits[0]
        texts = [(hit.title, hit.detail) for hit in hits]
        shown.append([first.kind, first.id, first.package, first.path, *texts])
    areas = ("", *document.areas) if document.kind == "indicator" else ()
    return {"shown": shown, "standing": {area: read.standing(number, area) for area in areas}}


def _plain(group: Mapping[str, Postings]) -> dict[str, Any]:
    return {
        key: [[number, entry.share, *entry.places] for number, entry in found.items()]
        for key, found in group.items()
    }


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


class Searched:
    """A record that is searched: what was kept of it, or what is made of it now."""

    def __init__(self, folder: Path, data: Path, site: Path) -> None:
        self.folder, self.data, self.site = folder, data, site
        self._sum: str | None = None
        self._is_kept = False

    def shelf(self, collection: Callable[[], Collection]) -> Shelf:
        """Return what can be searched; the `collection` is read only where nothing is kept."""
        known = record_sum(self.folder, self.data, self.site)
        if known is not None and (brought := _brought(self.folder, known)):
            return Kept(brought)
        self._sum = known
        if found := self._cached():
            return Kept(found)
        from civdata.lookup.reading import shelf_of

        read = shelf_of(collection(), self.site)
        own = set(read.languages) <= languages.own().keys()
        many = sum(len(document.places) for document in read.documents)
        if known is None or place() is None or not own or many > MOST:
            return read
        made = Kept(parts_of(read), read.index)
        made.has_more = True
        return made

    def keep(self, shelf: Shelf) -> None:
        """Keep what a search has worked out."""
        if not isinstance(shelf, Kept) or not shelf.has_more:
            return
        shelf.has_more = False
        later = {name: part for name, part in shelf.parts.items() if name.startswith(LATER)}
        first = {name: part for name, part in shelf.parts.items() if name not in later}
        with closing(Cache(place(), made_by=programs())) as cache:
            for name, parts in (("search", {} if self._is_kept else first), ("search keys", later)):
                if parts:
                    key, _ = cache.get(name, self._sum)
                    cache.put(key, joined(parts))
        self._is_kept = True

    def _cached(self) -> Parts | None:
        if self._sum is None or place() is None:
            return None
        with closing(Cache(place(), made_by=programs())) as cache:
            first, later = (cache.get(name, self._sum)[1] for name in ("search", "search keys"))
        self._is_kept = first is not None
        return {**parted(first), **(parted(later) if later else {})} if first else None


def _brought(folder: Path, known: str) -> Parts | None:
    """Return what a wheel brings for its own record, as long as that is as it was."""
    path = folder / BROUGHT
    if not path.is_file():
        return None
    parts = parted(path.read_bytes())
    return parts if parts.get(OF) == known.encode() else None


def brought_by_wheel(known: str, read: Read) -> bytes:
    """Return the file that a wheel brings: all that a search of the record of a sum needs."""
    return joined({OF: known.encode(), **parts_of(read, whole=True)})
