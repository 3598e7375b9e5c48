"""The search index as files: keys in pieces of a like size, and how found pages look.

Nothing of it loads until somebody searches; then only the pieces with the keys that are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from civdata.lookup.areas import Areas
from civdata.lookup.asked import Asked
from civdata.lookup.document import Document
from civdata.lookup.documents import Library, is_whole
from civdata.lookup.index import Index
from civdata.lookup.keys import for_page
from civdata.pages import Edition
from civdata.storage.cache import NONE, Cache, digest

FOLDER = "search"
PIECE = 20_000
"""How many characters of JSON a piece of the index holds."""

CHUNK = 16
"""How many found pages lie in one file."""


def write(editions: Iterable[Edition], site: Path, cache: Cache = NONE) -> None:
    """Write the index below `site/search/`; keys of documents are kept from build to build."""
    editions = list(editions)
    if not editions:
        return
    out = site / FOLDER
    out.mkdir(parents=True, exist_ok=True)
    write_index(editions[0].library, out, cache)
    for edition in editions:
        folder = out / edition.language
        folder.mkdir(exist_ok=True)
        _put(folder / "words.json", edition.search)
        for at in range(0, len(edition.found), CHUNK):
            _put(folder / f"{at // CHUNK}.json", edition.found[at : at + CHUNK])


def write_index(library: Library, out: Path, cache: Cache = NONE) -> None:
    """Write the keys in pieces, and what a script must know before it asks for one."""
    firsts = []
    for number, (first, piece) in enumerate(_pieces(_listed(library, cache))):
        firsts.append(first)
        (out / f"{number}.json").write_text(piece, "utf-8")
    index = Index(library)
    _put(out / "keys.json", {**_table(library, index, Areas.of(library)), "pieces": firsts})
    _put(out / "words.json", index.names)


def _listed(library: Library, cache: Cache) -> dict[str, list[list[int]]]:
    """Return each key with its documents by number: how much it counts there, and where."""
    keys: dict[str, list[list[int]]] = {}
    for number, told in enumerate(_by_document(library, cache)):
        for key, entry in told.items():
            keys.setdefault(key, []).append([number, *entry])
    return keys


# complex: one list of documents, of which those of before are taken and the others made
def _by_document(library: Library, cache: Cache) -> Iterator[dict[str, list[int]]]:
    """Yield the keys of each document in order: how much each counts there, and where.

    They hang on nothing but what it says, so documents that say the same as in the build before
    keep theirs, and only the others are looked through.
    """
    said = [digest(x.kind, x.names, len(x.places), x.said) for x in library.documents]
    about = (library.collection.settings.title, library.keys.things, sorted(library.keys.empty))
    name, found = cache.get("keys of documents", list(library.keys.by_code), about)
    before: dict[str, dict[str, list[int]]] = json.loads(found) if found else {}
    made = {one: before.get(one, {}) for one in said}
    fresh = [at for at, one in enumerate(said) if one not in before]
    documents = tuple(library.documents[at] for at in fresh)
    for key, postings in Index(replace(library, documents=documents)).all():
        for number, entry in postings.items():
            made[said[fresh[number]]][key] = [round(entry.share * 10_000), *entry.places]
    if fresh:
        cache.put(name, _json(made).encode())
    yield from (made[one] for one in said)


def _pieces(keys: Mapping[str, list[list[int]]]) -> Iterator[tuple[str, str]]:
    """Part the keys, in order, into pieces: the first key of each, and its JSON."""
    first, piece, size = "", list[str](), 0
    for key in sorted(keys):
        text = f"{_json(key)}:{_json(keys[key])}"
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
        "asked": Asked.of(library).phrases,
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
