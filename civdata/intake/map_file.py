"""Read the map of a batch, and refuse in one line what is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from civdata.errors import UnreadableData
from civdata.model import Place
from civdata.model.findings import visible
from civdata.storage.disk import read_json

LARGEST = 1_000_000
"""How many bytes a map may have: it names columns and files, and holds no data."""


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable()


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _by_name(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, [*value, *value.values()]))


def _one_to_one(value: Any) -> bool:
    return _by_name(value) and len(set(value.values())) == len(value)


Kind = tuple[str, str, Callable[[Any], bool]]
"""What a setting is: the word for it, what is expected in it, and whether a value is that."""

TEXT: Kind = ("text", "one line of text", _is_text)
LIST: Kind = ("list", "a list of texts", _are_texts)
TEXTS: Kind = ("dict", "an object of texts", _by_name)
PAIRS: Kind = ("dict", "an object of texts, each once", _one_to_one)
KINDS: Mapping[str, Kind] = {
    "about": TEXT,
    "key": TEXT,
    "columns": PAIRS,
    "rows": LIST,
    "sources": TEXT,
    "publishers": TEXT,
    "source_defaults": TEXTS,
    "source_kinds": TEXTS,
    "indicators": LIST,
    "records": ("list", "a list of objects", lambda value: isinstance(value, list)),
}
RECORD: Mapping[str, Kind] = {"file": TEXT, "table": TEXT, "package": TEXT, "columns": PAIRS}


def read_settings(map_file: Path) -> dict[str, Any]:
    """Return what a map says.

    Raises UnreadableData, one line that names the setting, what is expected and what stands there.
    """
    name = visible(map_file.name)
    try:
        large = map_file.stat().st_size > LARGEST
    except (OSError, ValueError):
        large = False  # the next line says why
    if large:
        raise UnreadableData(f"{name}: larger than {LARGEST} bytes, which is no map")
    settings, problem = read_json(map_file, Place(file=map_file.name))
    if problem:
        raise UnreadableData(f"{name} cannot be read as JSON: {problem}")
    for wrong in _wrong(settings):
        raise UnreadableData(f"{name}: {visible(wrong)}")
    return settings


# complex: one walk over a map, item by item
def _wrong(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a map."""
    for key, value in settings.items():
        if key not in KINDS:
            yield f"unknown {key[:60]!r}; known: {', '.join(KINDS)}"
        else:
            yield from _misfit(key, value, KINDS[key])
    for key in ("key", "rows"):
        if not settings.get(key):
            yield f"{key} is missing"
    for number, item in enumerate(settings.get("records", ()), 1):
        place = f"records, item {number}"
        if not isinstance(item, dict) or not {"file", "table"} <= item.keys():
            yield f"{place}: each needs a file and a table"
            continue
        for key, value in item.items():
            if key not in RECORD:
                yield f"{place}: unknown {key[:60]!r}; known: {', '.join(RECORD)}"
            else:
                yield from _misfit(f"{place}, {key}", value, RECORD[key])
        if item.get("columns") and "id" not in item["columns"].values():
            yield f"{place}: no column of the file becomes the id"


def _misfit(name: str, value: Any, kind: Kind) -> Iterator[str]:
    word, expected, fits = kind
    if not fits(value):
        got = repr(value)
        yield f"{name} is no {word}: expected {expected}, got {got[:60]}"
