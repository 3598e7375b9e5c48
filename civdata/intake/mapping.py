"""Read a batch: a file of figures, and the map that says what becomes of each of them.

The map is a JSON file kept in the repository; paths in it are relative to it:

* `key`: the column of FILE that names a figure;
* `columns`: which column of FILE gives which column of observations, unless a row says otherwise;
* `rows`: CSV files with a line for each figure: `id` (its key), `package`, `observation` (the id it
  gets), any other column of observations, and `skip` (why it is not published);
* `sources`: a CSV file with the pages, found by their address; those in use come along;
* `publishers`: a CSV file with the publishers of the pages; those in use come along;
* `source_defaults`: cells of new sources, such as their status, and `source_kinds`: the kind by
  the publisher's;
* `indicators`: CSV files with a column `package`; those in use come along;
* `records`: rows for other tables: `file`, `table`, `package` (or a column of that name) and
  `columns` (column of the file: column of the table).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from civdata import storage
from civdata.errors import UnreadableData
from civdata.intake.batch import Batch, Proposed, Skipped, no_rows, read_rows
from civdata.intake.map_file import read_settings
from civdata.model import Collection, Finding, Place, Row, fault

# Columns of the rows of a map that are no columns of observations.
OWN = frozenset(("id", "package", "observation", "skip"))


@dataclass(frozen=True)
class _Map:
    """A map that was read: its settings, and the pages it names by address."""

    folder: Path
    settings: Mapping[str, Any]
    pages: Mapping[str, Proposed] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, str]:
        """From columns of observations to the columns of FILE that give them."""
        return {name: column for column, name in self.settings.get("columns", {}).items()}


# complex: the files of a map in the order in which they need each other
def read_map(file: Path, map_file: Path, collection: Collection) -> Batch:
    """Return the rows that FILE comes to by its map, against the data in `collection`.

    Raises UnreadableData, one line, when the map is not one; faults in the CSV files are findings.
    """
    settings = read_settings(map_file)
    map_ = _Map(map_file.parent, settings)
    publishers = _listed(map_, "publishers")
    pages = _pages(map_, publishers.rows, collection)
    addresses = ("url", "mirror_url")
    found = {row.cells[a]: row for row in pages.rows for a in addresses if row.cells[a]}
    map_ = replace(map_, pages=found)
    columns, facts, faults = storage.read_csv(file)
    key = settings["key"]
    unknown = [name for name in (key, *settings.get("columns", {})) if name not in columns]
    if unknown and not faults:
        raise UnreadableData(f"{map_file.name}: {file.name} has no column {', '.join(unknown)}")
    facts_by_key, twice = _by_key(file.name, key, facts)
    if not facts and not faults:
        faults = (no_rows(file),)
    figures = _figures(map_, file.name, facts_by_key, collection)
    records = _records(map_, collection)
    rows = figures.rows + records.rows
    sources = _used(pages.rows, {row.cells.get("source", "") for row in rows})
    indicators = _all(read_rows(map_.folder / name, "indicators") for name in _names(settings))
    issued = _used(publishers.rows, {row.cells.get("publisher", "") for row in sources})
    counted = _used(indicators.rows, {row.cells.get("indicator", "") for row in rows})
    lists = (*publishers.findings, *pages.findings, *indicators.findings)
    findings = (*faults, *twice, *lists, *figures.findings)
    notes = _unused(indicators.rows, counted)
    return Batch(
        (*issued, *sources, *counted, *rows),
        figures.skipped,
        (*findings, *records.findings, *notes),
    )


def _names(settings: Mapping[str, Any]) -> Sequence[str]:
    return [str(name) for name in settings.get("indicators", ())]


def _all(batches: Iterator[Batch]) -> Batch:
    return sum(batches, Batch())


def _used(rows: Sequence[Proposed], ids: set[str]) -> tuple[Proposed, ...]:
    return tuple(row for row in rows if row.cells.get("id", "") in ids)


def _listed(map_: _Map, name: str) -> Batch:
    """Return the rows of a list of the map that belongs to all packages, or none."""
    if name not in map_.settings:
        return Batch()
    return read_rows(map_.folder / map_.settings[name], name, "sources")


def _pages(map_: _Map, publishers: Sequence[Proposed], collection: Collection) -> Batch:
    """Return the pages of the map as rows of sources."""
    batch = _listed(map_, "sources")
    kinds = {row.cells.get("id", ""): row.cells.get("publisher_kind", "") for row in publishers}
    kinds |= {publisher.id: publisher.kind for publisher in collection.publishers.values()}
    source_kinds = map_.settings.get("source_kinds", {})
    made = []
    for row in batch.rows:
        kind = source_kinds.get(kinds.get(row.cells.get("publisher", ""), ""), "")
        given = {name: cell for name, cell in row.cells.items() if cell}
        defaults = {"kind": kind, **map_.settings.get("source_defaults", {})}
        blank = {"url": "", "mirror_url": ""}
        made.append(replace(row, cells={**blank, **row.cells, **defaults, **given}))
    return replace(batch, rows=tuple(made))


def _by_key(file: str, key: str, facts: Sequence[Row]) -> tuple[dict[str, Row], list[Finding]]:
    """Return the rows of FILE by key, and a finding for each that its key does not tell apart."""
    found: dict[str, Row] = {}
    findings = []
    for row in facts:
        place = Place("", file, row.line, key)
        if not row[key]:
            findings.append(fault(place, "required", "a row without a key", expected="a key"))
        elif row[key] in found:
            first = f"the row of line {found[row[key]].line} has this key, too"
            findings.append(fault(place, "repeated", first, expected="one row", got=row[key]))
        else:
            found[row[key]] = row
    return found, findings


# complex: one loop over rows, each imported, skipped or at fault
def _figures(map_: _Map, file: str, facts: Mapping[str, Row], collection: Collection) -> Batch:
    """Return an observation, or the reason for none, for each figure of FILE."""
    rows: list[Proposed] = []
    skipped: list[Skipped] = []
    findings: list[Finding] = []
    told: dict[str, bool] = {}
    for name in map_.settings["rows"]:
        batch = read_rows(map_.folder / name, "observations")
        findings += batch.findings
        for row in batch.rows:
            key = row.cells.get("id", "")
            fact = facts.get(key)
            if fact is None:
                message = f"{file} has no figure {key or 'without a key'}"
                findings.append(row.finding("unknown-key", "id", message, "a key", key or "empty"))
                continue
            skips = bool(row.cells.get("skip"))
            if told.setdefault(key, skips) != skips or (skips and row.cells.get("observation")):
                message = f"{key} is imported and skipped"
                findings.append(row.finding("repeated", "skip", message, "one of the two", key))
            elif skips:
                skipped.append(_skipped(map_, fact, key, row.cells["skip"]))
            else:
                rows.append(_observation(map_, row, fact, collection))
    for key, fact in facts.items():
        if key not in told:
            findings.append(_untold(file, key, fact.line))
    return Batch(tuple(rows), tuple(skipped), tuple(findings))


def _untold(file: str, key: str, line: int) -> Finding:
    message = f"{key} is neither imported nor skipped"
    hint = "Give it a row in a file of the map, with an observation or a reason in skip"
    place = Place("", file, line)
    return fault(place, "not-mapped", message, expected="a row", got="none", hint=hint)


def _skipped(map_: _Map, fact: Row, key: str, reason: str) -> Skipped:
    columns = map_.columns
    return Skipped(key, reason, fact[columns.get("value", "")], fact[columns.get("source", "")])


def _observation(map_: _Map, row: Proposed, fact: Row, collection: Collection) -> Proposed:
    """Lay the cells of a row of the map over those that FILE gives."""
    cells = {name: fact[column] for name, column in map_.columns.items()}
    cells |= {name: cell for name, cell in row.cells.items() if cell and name not in OWN}
    cells["id"] = row.cells.get("observation", "")
    cells["source"] = _source(map_, cells.get("source", ""), collection)
    return replace(row, cells=cells, columns={"id": "observation"})


def _source(map_: _Map, cell: str, collection: Collection) -> str:
    """Return the id of the source with this address, in the data before those of the map.

    A cell that is no known address stays as it is.
    """
    for source in collection.sources.values():
        if cell and cell in (source.url, source.mirror_url):
            return source.id
    return map_.pages[cell].cells.get("id", "") if cell in map_.pages else cell


def _records(map_: _Map, collection: Collection) -> Batch:
    """Return the rows for other tables; their `source` may be an address, too."""
    made = Batch()
    for item in map_.settings.get("records", ()):
        columns = item.get("columns", {})
        identity = next((name for name, column in columns.items() if column == "id"), "id")
        package = item.get("package", "")
        batch = read_rows(map_.folder / item["file"], item["table"], package, identity)
        back = {name: column for column, name in columns.items()}
        rows = []
        for row in batch.rows:
            named = columns.items() if columns else zip(row.cells, row.cells, strict=True)
            cells = {name: row.cells.get(column, "") for column, name in named}
            if cells.get("source"):
                cells["source"] = _source(map_, cells["source"], collection)
            rows.append(replace(row, cells=cells, columns=back))
        made += replace(batch, rows=tuple(rows))
    return made


def _unused(rows: Sequence[Proposed], used: Sequence[Proposed]) -> Iterator[Finding]:
    """Yield a note for each indicator that no row of the batch needs."""
    ids = {row.cells.get("id") for row in used}
    for row in rows:
        if row.cells.get("id") not in ids:
            fault = row.finding("unused", "id", "no row of the batch uses it", "", "")
            yield replace(fault, severity="note", got=row.cells.get("id", ""))
