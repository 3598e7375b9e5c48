"""The held texts and tables that are at hand, read by the file names that `sources` records."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from civdata import storage
from civdata.model import Collection, Finding, Place, Source, fault
from civdata.storage.grids import Grids, read_grids

Folders = Path | str | Iterable[Path | str] | None


@dataclass(frozen=True, slots=True)
class Text:
    """A held text: its non-blank lines with white space folded, and the sha256 of its bytes."""

    lines: tuple[str, ...]
    sha256: str


@dataclass(frozen=True)
class Held:
    """What is at hand by source id, and what is wrong with it."""

    texts: dict[str, Text] = field(default_factory=dict)
    grids: dict[str, Grids] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)


def folders_of(given: Folders) -> tuple[Path, ...]:
    """Return one or several folders as paths."""
    if given is None:
        return ()
    return (Path(given),) if isinstance(given, str | Path) else tuple(map(Path, given))


def read_held(collection: Collection, folders: Sequence[Path]) -> Held:
    """Read every held source that stands in one of the folders, the first that has it."""
    held = Held()
    for source in collection.sources.values():
        if source.held:
            name = Path(source.filename.rstrip("/") or f"{source.id}.txt").name
            paths = [folder / name for folder in folders]
            path = next((path for path in paths if os.path.lexists(path)), paths[0])
            if source.kept and not os.path.lexists(path):
                continue  # texts of pages are many; gate `account` says which is not at hand
            (_grids if source.tabular else _text)(source, path, held)
    return held


def _grids(source: Source, path: Path, held: Held) -> None:
    if not os.path.lexists(path):
        return  # gate `source` says what was not proved for want of it
    grids, problem = read_grids(path)
    if grids:
        held.grids[source.id] = grids
    else:
        held.faults.append(_missing(source, path, problem))


def _text(source: Source, path: Path, held: Held) -> None:
    # An editor's link to a text is fine; a pipe or a device is not opened.
    content, broken = storage.read_bytes(Path(os.path.realpath(path)), Place(file=path.name))
    problem = broken.got if broken else ""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        problem = "not UTF-8"
    if problem:
        held.faults.append(_missing(source, path, problem))
        return
    lines = tuple(storage.fold(line) for line in storage.text_lines(text))
    held.texts[source.id] = Text(lines, hashlib.sha256(content).hexdigest())


def _missing(source: Source, path: Path, problem: str) -> Finding:
    return fault(
        Place("sources", "sources/data/sources.csv", source.line, "filename"),
        "text-missing",
        "held text cannot be read",
        expected=path.name,
        got=problem,
        hint="Give --sources a folder with all held texts",
    )
