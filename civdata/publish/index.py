"""The search index as files: keys in pieces of a like size, and how found pages look.

Nothing of it loads until somebody searches; then only the pieces with the keys that are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from civdata.lookup.areas import Areas
from civdata.lookup.document import Document
from civdata.lookup.documents import Library, is_whole
from civdata.lookup.index import Index
from civdata.lookup.keys import Keys, for_page
from civdata.pages import Edition
from civdata.storage.cache import NONE, Cache

FOLDER = "search"
PIECE = 20_000
"""How many characters of JSON a piece of the index holds."""

CHUNK = 16
"""How many found pages lie in one file."""


def write(editions: Iterable[Edition], site: Path, cache: Cache = NONE) -> None:
    """Write the index below `site/search/`; keys of words are kept from one build to the next."""
    editions = list(editions)
    if not editions:
        return
    library, out = editions[0].library, site / FOLDER
    out.mkdir(parents=True, exist_ok=True)
    with _remembered(library.keys, cache):
        write_index(library, Index(library), Areas.of(library), out)
    for edition in editions:
        folder = out / edition.language
        folder.mkdir(exist_ok=True)
        _put(folder / "words.json", edition.search)
        for at in range(0, len(edition.found), CHUNK):
            _put(folder / f"{at // CHUNK}.json", edition.found[at : at + CHUNK])


@contextmanager
def _remembered(keys: Keys, cache: Cache) -> Iterator[None]:
    """Let keys know what was worked out in another build, and keep what is worked out now."""
    name, found = cache.get("keys of words", [language.code for language in keys.languages])
    if found is not None:
        keys.worked_out.update(json.loads(found))
    before = sum(map(len, keys.worked_out.values()))
    yield
    if sum(map(len, keys.worked_out.values())) > before:
        cache.put(name, json.dumps(keys.worked_out, ensure_ascii=False).encode())


def write_index(library: Library, index: Index, areas: Areas, out: Path) -> None:
    """Write the keys in pieces, and what a script must know before it asks for one."""
    firsts = []
    for number, (first, piece) in enumerate(_pieces(index)):
        firsts.append(first)
        (out / f"{number}.json").write_text(piece, "utf-8")
    _put(out / "keys.json", {**_table(library, index, areas), "pieces": firsts})
    _put(out / "words.json", index.names)


def _pieces(index: Index) -> Iterator[tuple[str, str]]:
    """Part the keys, which come in order, into pieces: the first key of each, and its JSON."""
    first, piece, size = "", list[str](), 0
    for key, postings in index.all():
        listed = [
            [number, round(entry.share * 10_000), *entry.places]
            for number, entry in postings.items()
        ]
        text = f"{_json(key)}:{_json(listed)}"
        first = first if piece else key
        piece.append(text)
        size += len(text)
        if size > PIECE:
            yield first, f"{{{','.join(piece)}}}"
            piece, size = [], 0
    if piece:
        yield first, f"{{{','.join(piece)}}}"


def _table(library: Library, index: Index, areas: Areas) -> dict[str, Any]:
    """Return what the page's script must know of the record before it asks for a key."""
    rarity: dict[str, int] = {}
    for one in areas.called:
        rarity[one.kind] = rarity.get(one.kind, 0) + 1
    named = library.collection.reference("areas")
    return {
        **for_page(library.keys, index.stems),
        "areas": [{"code": a.code, "kind": a.kind, "way": a.way} for a in areas.called],
        "kinds": {kind: sorted(found) for kind, found in areas.kinds.items()},
        "rarity": rarity,
        "whole": ["", *(code for code in named if is_whole(library.collection, code))],
        "chunk": CHUNK,
        "documents": [_document(document) for document in library.documents],
    }


def _document(document: Document) -> dict[str, Any]:
    made: dict[str, Any] = {"topic": document.topic}
    if document.kind == "area":
        made["area"] = document.id
    elif document.kind == "indicator" and document.areas:
        made["areas"] = document.areas
    elif document.kind == "indicator":
        made["single"] = True
    elif document.kind in ("package", "table"):
        made["records"] = True
    elif document.kind == "source":
        made["source"] = True
    return made


def _put(path: Path, content: Any) -> None:
    path.write_text(_json(content), "utf-8")


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
