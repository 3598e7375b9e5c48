"""Make seen pages held: texts and originals into a folder outside the record, places into it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from civdata import storage
from civdata.checks import validate
from civdata.errors import OutputError
from civdata.intake.keeping.placing import Placed, keyed_from, place_rows
from civdata.intake.keeping.taking import Taken
from civdata.intake.proposal import FileChange, Given, Proposal
from civdata.intake.writing import write
from civdata.model import Collection, Finding, Table
from civdata.storage import scratch

ADDED = ("kept", "media_type", "archive_url")
"""Columns that the table of sources gets when the first page is kept."""

FIELDS = {
    "kept": {"name": "kept", "type": "date"},
    "media_type": {"name": "media_type", "type": "string"},
    "archive_url": {"name": "archive_url", "type": "string"},
}
PAGED = ("sources/figures", "sources/seals")
"""Tables that hold rows for each page, which a page that is taken anew replaces."""

LOST = frozenset(("gone", "unsure"))
Cells = dict[str, str]


@dataclass
class Kept:
    """What came of keeping pages: states of rows by source, findings, and the files to write."""

    pages: dict[str, Placed] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    proposal: Proposal | None = None
    texts: dict[str, bytes] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True when no gate refuses what would be written; things to decide do not refuse."""
        return not any(finding.severity == "error" for finding in self.findings)

    def counts(self) -> dict[str, int]:
        """Return how many rows are there, moved, changed, gone, unsure, or open."""
        states = Counter(
            state for placed in self.pages.values() for state in placed.states.values()
        )
        return dict(sorted(states.items()))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "ok": self.ok,
            "kept": sorted(self.pages),
            "refused": self.refused,
            "rows": self.counts(),
            "findings": [str(finding) for finding in self.findings],
        }


# complex: one loop over pages, each refused for a reason of its own
def keep(
    data: Path,
    collection: Collection,
    taken: Mapping[str, Taken],
    texts: Path,
    day: str,
    given: Given = None,
) -> Kept:
    """Work out what keeping these pages does to the record in `data`, and try it on a copy.

    A page that is kept already is compared by paragraph; where a row has lost its paragraph, the
    old text stays. Nothing is written: see `store`.
    """
    made = Kept()
    for id, page in taken.items():
        source = collection.sources[id]
        if source.held and not source.kept:
            made.refused[id] = "its text is held and accounted for as a whole"
            continue
        old = texts / Path(source.filename).name if source.kept else None
        before = None
        if old is not None and old.is_file():
            before = [storage.fold(x) for x in storage.text_lines(old.read_text("utf-8"))]
        rows = keyed_from(collection, id)
        placed = place_rows(source, rows, page.lines, before)
        made.findings += placed.findings
        if LOST & set(placed.states.values()):
            made.refused[id] = "rows have lost their paragraph: the text that was kept stays"
            made.pages[id] = placed
            continue
        if not placed.locators:
            made.refused[id] = "none of its prints was found on the page"
            continue
        made.pages[id] = placed
        made.texts[f"{id}.txt"] = page.text
        made.texts[f"originals/{id}{page.suffix}"] = page.original
    fresh = {id: taken[id] for id in made.pages if id not in made.refused}
    if fresh:
        files = tuple(_files(data, collection, fresh, made.pages, day))
        made.proposal = Proposal(data, files=files)
        made.findings += _tried(data, files, made.texts, texts, given)
    return made


def store(made: Kept, texts: Path) -> tuple[Path, ...]:
    """Write texts and originals, then the record. Raises OutputError where a gate refuses."""
    if not made.ok or made.proposal is None:
        raise OutputError("nothing was written: a gate refuses what the pages say")
    _put(made.texts, texts)
    return write(made.proposal)


def _put(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into the folder of texts, which git is told to leave alone."""
    try:
        (folder / "originals").mkdir(parents=True, exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_text("*\n", "utf-8")
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise OutputError(f"the texts cannot be written to {folder}: {error.strerror}") from error


def _files(
    data: Path,
    collection: Collection,
    taken: Mapping[str, Taken],
    pages: Mapping[str, Placed],
    day: str,
) -> Iterable[FileChange]:
    """Yield the files of the record that change: sources, places, the index of figures."""
    locators = {id: place for one in taken for id, place in pages[one].locators.items()}
    fresh = {PAGED[0]: [row for id in taken for row in pages[id].figures]}
    changed = _Changed(collection, taken, fresh, locators, day)
    for table in (table for package in collection.packages for table in package.tables):
        told = changed.table(table)
        if told:
            yield from _changed(data, table.file, storage.write_csv(*told))
    yield from _descriptor(data, collection)


@dataclass(frozen=True)
class _Changed:
    """What kept pages change in the tables of a record."""

    collection: Collection
    taken: Mapping[str, Taken]
    fresh: Mapping[str, Sequence[dict[str, str]]]
    locators: Mapping[str, str]
    day: str

    def table(self, table: Table) -> tuple[tuple[str, ...], list[dict[str, str]]] | None:
        """Return columns and rows of a table as they will be; None for one that stays."""
        columns: tuple[str, ...] = table.columns
        rows = [dict(row.cells) for row in table.rows]
        name = f"{table.package}/{table.name}"
        if name == "sources/sources":
            columns = tuple(dict.fromkeys((*columns, *ADDED)))
            rows = [_source(row, self.taken.get(row["id"]), columns, self.day) for row in rows]
        elif name in PAGED:
            rows = [*_untaken(rows, self.taken), *self.fresh.get(name, ())]
        elif name == "reference/columns":
            rows += _words(self.collection, table, {row["id"] for row in rows})
        elif table.name == "observations" or table.is_records:
            rows = _moved(rows, self.locators)
        else:
            return None
        return columns, rows


def _untaken(rows: list[Cells], taken: Mapping[str, Taken]) -> list[Cells]:
    return [row for row in rows if row["source"] not in taken]


def _moved(rows: list[Cells], locators: Mapping[str, str]) -> list[Cells]:
    """Return rows with the places at which they stand now."""
    return [{**row, "locator": locators.get(row["id"], row["locator"])} for row in rows]


def _changed(data: Path, file: str, text: str) -> Iterator[FileChange]:
    before, after = (data / file).read_bytes(), text.encode()
    if after != before:
        yield FileChange(file, before, after)


def _source(row: Cells, page: Taken | None, columns: Iterable[str], day: str) -> Cells:
    made = {name: row.get(name, "") for name in columns}
    if page is not None:
        made["status"] = "held"
        made["sha256"] = hashlib.sha256(page.text).hexdigest()
        made["filename"] = f"{row['id']}.txt"
        made["kept"] = day
        made["media_type"] = page.media_type
        made["archive_url"] = page.archive_url or made["archive_url"]
    return made


def _words(collection: Collection, table: Table, known: set[str]) -> list[Cells]:
    """Return words for the new columns; an editor puts them into the languages of the record."""
    told = {
        "kept": ("Kept on", "The day on which the page was taken as evidence."),
        "media_type": ("Media type", "What kind of file the page was."),
        "archive_url": ("Archived copy", "The address of a copy in a public archive."),
    }
    return [
        {
            name: id if name == "id" else title if name.startswith("title_") else text
            for name in table.columns
        }
        for id, (title, text) in told.items()
        if id not in known and collection.languages
    ]


def _descriptor(data: Path, collection: Collection) -> Iterable[FileChange]:
    """Yield the descriptor of the sources with the new columns, if it has not got them."""
    package = collection.package("sources")
    if package is None:
        return
    file = f"{package.folder.name}/{storage.DESCRIPTOR}"
    before = (data / file).read_bytes()
    descriptor = json.loads(before)
    for resource in descriptor["resources"]:
        if resource["name"] == "sources":
            fields = resource["schema"]["fields"]
            known = {item["name"] for item in fields}
            fields += [FIELDS[name] for name in ADDED if name not in known]
    after = (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()
    if json.loads(before) != descriptor:
        yield FileChange(file, before, after)


def _tried(
    data: Path,
    files: Iterable[FileChange],
    texts: Mapping[str, bytes],
    folder: Path,
    given: Given,
) -> list[Finding]:
    """Run the gates over a copy with the new files; return the errors that it brings."""
    with scratch.temporary() as room:
        copy = room / "datapackages"
        shutil.copytree(data, copy, symlinks=True, ignore=shutil.ignore_patterns(".civdata-*"))
        for change in files:
            (copy / change.file).write_bytes(change.after)
        _put(texts, room / "texts")
        errors = _errors(copy, (room / "texts", folder), given)
        if errors:
            stood = Counter(map(_sameness, _errors(data, (folder,), given)))
            errors = [finding for finding in errors if not stood[_sameness(finding)]]
    return errors


def _errors(data: Path, texts: tuple[Path, ...], given: Given) -> list[Finding]:
    found = validate(data, (), texts, given).findings
    return [f for f in found if f.severity == "error" and f.code != "text-missing"]


def _sameness(finding: Finding) -> tuple[str, ...]:
    return (finding.code, finding.file, finding.column, finding.message, finding.got)
