"""What proposed rows would do to the data: laid over a copy, which then goes through the gates."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from civdata import storage
from civdata.checks import validate
from civdata.checks.held import Folders
from civdata.errors import OutputError
from civdata.intake.batch import Batch, Proposed
from civdata.intake.near import with_near
from civdata.intake.order import merged
from civdata.model import Collection, Finding, Place, Report, Row, Table, fault
from civdata.model.settings import Settings
from civdata.storage import scratch

STAGE = ".civdata-writing"
"""The folder, in that of the data, in which `writing` lays new files ready."""

Name = tuple[str, str]
Line = tuple[str, int | None]
Given = tuple[Settings, tuple[Finding, ...]] | None
_HINT = "Read both places again; what they really print, bring as a row of discrepancies"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file of the data, relative to its folder, with its bytes before and after."""

    file: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Proposal:
    """The outcome: rows by what becomes of them, and what the gates say.

    `findings` are at the editor's lines where a proposed row is at fault; `standing` are errors
    that the data had before; `hints` are near conflicts that the rows bring, which fail nothing.
    """

    folder: Path
    added: tuple[Proposed, ...] = ()
    changed: tuple[Proposed, ...] = ()
    unchanged: tuple[Proposed, ...] = ()
    findings: tuple[Finding, ...] = ()
    standing: tuple[Finding, ...] = ()
    hints: tuple[Finding, ...] = ()
    files: tuple[FileChange, ...] = field(default=(), repr=False)

    @property
    def ok(self) -> bool:
        """True when all gates pass with the rows; only then `write` takes the proposal."""
        return not self.errors and not self.standing

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that refuse the proposal."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """What the rows would contradict without a declared discrepancy."""
        return tuple(finding for finding in self.findings if finding.code == "conflict")


def propose(
    batch: Batch,
    folder: Path,
    texts: Folders = None,
    update: bool = False,
    given: Given = None,
) -> Proposal:
    """Try a batch on a copy of the data in `folder`; changes nothing outside a temporary folder.

    A row whose id stands already with other cells is refused unless `update`. `texts` is the
    folder of held texts, as for `civdata.validate`; `given` are the settings of the record, with
    what is wrong in them.
    """
    packages = [reading.package for reading in storage.read_all([folder])]
    collection = Collection(tuple(package for package in packages if package))
    sorted_ = _sort(batch.rows, collection, update)
    proposal = replace(sorted_, folder=folder, findings=batch.findings + sorted_.findings)
    files, faults = _files(folder, collection, (*proposal.added, *proposal.changed))
    proposal = replace(proposal, files=files, findings=proposal.findings + faults)
    made = _gated(proposal, texts, given) if files else proposal
    return replace(made, findings=tuple(with_near(one, collection) for one in made.findings))


# complex: one loop over rows, each new, changed, the same or at fault
def _sort(rows: Iterable[Proposed], collection: Collection, update: bool) -> Proposal:
    """Tell new rows from changed and unchanged ones, and refuse what is no row of its table."""
    added: list[Proposed] = []
    changed: list[Proposed] = []
    unchanged: list[Proposed] = []
    findings: list[Finding] = []
    seen: set[tuple[str, str, str]] = set()
    standing: dict[Name, dict[str, Row]] = {}
    for given in rows:
        table = collection.table(given.package, given.table)
        if table is None:
            findings.append(_no_table(given, collection))
            continue
        faults = _faults(given, table, seen)
        findings += faults
        if any(fault.code != "column" for fault in faults):
            continue
        row = replace(given, cells={name: given.cells.get(name, "") for name in table.columns})
        where = (table.package, table.name)
        if where not in standing:
            standing[where] = {r["id"]: r for r in reversed(table.rows)}
        stands = standing[where].get(row.cells["id"])
        if stands is None:
            added.append(row)
        elif dict(stands.cells) == row.cells:
            unchanged.append(row)
        elif update:
            changed.append(row)
        else:
            findings.append(_other_cells(row, stands.cells))
    return Proposal(Path(), tuple(added), tuple(changed), tuple(unchanged), tuple(findings))


def _no_table(given: Proposed, collection: Collection) -> Finding:
    message = f"there is no table {given.table} in package {given.package or '?'}"
    tables = (f"{p.name}/{t.name}" for p in collection.packages for t in p.tables)
    known = ", ".join(name for name in tables if name.split("/")[1] == given.table)
    hint = "Mend the name, or add the table to the package's datapackage.json first"
    got = given.package if known else given.table  # what of the two there is none of
    return given.finding("table", "package", message, known, got, hint)


def _faults(row: Proposed, table: Table, seen: set[tuple[str, str, str]]) -> list[Finding]:
    """Return why a row cannot be laid over its table."""
    found = []
    for name, cell in row.cells.items():
        if name not in table.columns:
            known = ", ".join(table.columns)
            message = f"{table.name} has no such column"
            found.append(row.finding("column", name, message, known, name))
        if re.search(r"[\n\r\0]", cell):
            message = "a line break in a cell"
            found.append(row.finding("line-break", name, message, "one line", repr(cell)))
    identity = row.cells.get("id", "")
    key = (row.package, row.table, identity)
    if not identity:
        found.append(row.finding("required", "id", "required cell is empty", "an id", "empty"))
    elif key in seen:
        message = f"{identity} is proposed twice"
        found.append(row.finding("repeated", "id", message, "one row", identity))
    seen.add(key)
    return found


def _other_cells(row: Proposed, stands: Mapping[str, str]) -> Finding:
    differing = [name for name, cell in row.cells.items() if stands.get(name, "") != cell]
    return row.finding(
        "changed",
        differing[0],
        f"{row.cells['id']} stands already with another {', '.join(differing)}",
        stands.get(differing[0], "") or "empty",
        row.cells[differing[0]] or "empty",
        "Give it an id of its own, or replace what stands with --update",
    )


# complex: one loop over the tables that rows touch
def _files(
    folder: Path, collection: Collection, rows: Sequence[Proposed]
) -> tuple[tuple[FileChange, ...], tuple[Finding, ...]]:
    """Return the new bytes of every file that the rows touch."""
    by_table: dict[Name, list[Proposed]] = {}
    for row in rows:
        by_table.setdefault((row.package, row.table), []).append(row)
    order = {row.cells["id"]: n for n, row in enumerate(rows) if row.table == "indicators"}
    files: list[FileChange] = []
    faults: list[Finding] = []
    for (package, name), proposed in by_table.items():
        table = collection.table(package, name)
        assert table is not None
        before = (folder / table.file).read_bytes()
        standing = [row.cells for row in table.rows]
        if storage.write_csv(table.columns, standing).encode() != before:
            faults.append(_not_canonical(package, table.file))
            continue
        known = {indicator: n for n, indicator in enumerate(collection.indicators)}
        ranks = {**{i: n + len(known) for i, n in order.items()}, **known}
        lines = merged(name, standing, [row.cells for row in proposed], ranks)
        after = storage.write_csv(table.columns, lines).encode()
        if after != before:
            files.append(FileChange(table.file, before, after))
    return tuple(files), tuple(faults)


def _not_canonical(package: str, file: str) -> Finding:
    message = "the file is not canonical: writing it would change other rows"
    hint = "Mend what civdata validate finds in it first"
    return fault(Place(package, file), "not-canonical", message, hint=hint)


def _gated(proposal: Proposal, texts: Folders, given: Given) -> Proposal:
    """Run the gates over a copy of the data with the new files in it."""
    try:
        with scratch.temporary() as folder:
            copy = folder / "datapackages"
            shutil.copytree(
                proposal.folder, copy, symlinks=True, ignore=shutil.ignore_patterns(STAGE)
            )
            for change in proposal.files:
                (copy / change.file).write_bytes(change.after)
            report = validate(copy, (), texts, given)
            places = _places(copy, (*proposal.added, *proposal.changed))
    except shutil.Error as error:
        source, _, reason = error.args[0][0]
        raise OutputError(f"cannot copy {source} to try the rows on: {reason}") from error
    except OSError as error:
        raise OutputError(f"cannot make a copy to try the rows on: {error}") from error
    return _judged(proposal, report, places, texts, given)


def _places(copy: Path, rows: Iterable[Proposed]) -> dict[Line, Proposed]:
    """Return which proposed row stands at which line of the copy."""
    by_id = {(row.package, row.table, row.cells["id"]): row for row in rows}
    found: dict[Line, Proposed] = {}
    for reading in storage.read_all([copy]):
        for table in reading.package.tables if reading.package else ():
            for row in table.rows:
                proposed = by_id.get((table.package, table.name, row["id"]))
                if proposed:
                    found[table.file, row.line] = proposed
    return found


# complex: findings of before and after are compared, gate by gate
def _judged(
    proposal: Proposal,
    report: Report,
    places: Mapping[Line, Proposed],
    texts: Folders,
    given: Given,
) -> Proposal:
    """Bring the findings of the gates to the editor's lines; tell apart what stood before."""
    ids = {row.cells["id"]: row for row in places.values() if row.table == "observations"}
    new = {row.cells["id"] for row in proposal.added}
    before: Counter[tuple[str, ...]] | None = None
    findings, standing = [], []
    for finding in report.findings:
        row = _row(finding, places, ids)
        if finding.severity != "error":
            continue
        if row is None or row.cells["id"] not in new:  # a fault of a new row is new itself
            if before is None:
                folder = validate(proposal.folder, (), texts, given)
                before = Counter(map(_sameness, folder.findings))
            if before[_sameness(finding)]:
                before[_sameness(finding)] -= 1
                standing.append(finding)
                continue
        findings.append(_relocated(finding, row))
    hints = tuple(
        _relocated(finding, _named(finding, ids))
        for finding in report.findings
        if finding.code == "near-conflict" and _named(finding, ids)
    )
    return replace(
        proposal,
        findings=proposal.findings + tuple(sorted(findings, key=_place)),
        standing=tuple(standing),
        hints=hints,
    )


def _place(finding: Finding) -> tuple[str, int]:
    return (finding.file, finding.row or 0)


def _sameness(finding: Finding) -> tuple[str, ...]:
    """Return what makes a finding the same one although lines have moved."""
    return (finding.code, finding.file, finding.column, finding.message, finding.got)


def _named(finding: Finding, ids: Mapping[str, Proposed]) -> Proposed | None:
    """Return the proposed observation that a finding about two observations names."""
    words = (word.strip(":,.") for word in finding.message.split())
    return next((ids[word] for word in words if word in ids), None)


def _row(
    finding: Finding, places: Mapping[Line, Proposed], ids: Mapping[str, Proposed]
) -> Proposed | None:
    """Return the proposed row that a finding is about, if it is about one."""
    row = places.get((finding.file, finding.row))
    return row or (_named(finding, ids) if finding.code == "conflict" else None)


def _relocated(finding: Finding, row: Proposed | None) -> Finding:
    """Return a finding at the line that the editor wrote, if it is about a proposed row."""
    if row is None:
        return finding
    identity = row.cells["id"]
    return replace(
        finding,
        file=row.file or finding.file,
        row=row.line if row.file else finding.row,
        column=row.columns.get(finding.column, finding.column),
        message=finding.message
        if identity in finding.message
        else f"{identity}: {finding.message}",
        hint=_HINT if finding.code == "conflict" else finding.hint,
    )
