"""The file of drafted rows, and what of it goes on to the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from civdata import storage
from civdata.errors import CivdataError, OutputError
from civdata.intake.batch import Batch, Proposed
from civdata.intake.drafting.drafted import ACCEPT, COLUMNS, NEW, PROPOSED, REFUSE, Drafted
from civdata.model import Collection, Finding, Place, Row, fault

_OBSERVATION = (
    "id",
    "indicator",
    "time_period",
    "ref_area",
    "obs_status",
    "value",
    "value_max",
    "qualifier",
    "as_printed",
    "source",
)


def write_rows(path: Path, rows: Sequence[Drafted]) -> None:
    """Write drafted rows as a CSV file; the same rows give the same bytes.

    Raises OutputError with the path where that cannot be done.
    """
    try:
        path.write_text(as_csv(rows), "utf-8", newline="")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


def as_csv(rows: Sequence[Drafted]) -> str:
    """Return drafted rows as CSV."""
    return storage.write_csv(COLUMNS, [row.cells() for row in rows])


def read_rows(path: Path) -> tuple[Drafted, ...]:
    """Read a file of drafted rows; raises `CivdataError` for what is none."""
    columns, rows, findings = storage.read_csv(path)
    if findings or set(columns) != set(COLUMNS):
        lacking = ", ".join(name for name in COLUMNS if name not in columns)
        detail = str(findings[0]) if findings else f"columns are missing: {lacking or 'none'}"
        raise CivdataError(f"{path} is no file of `civdata draft`: {detail}")
    made = []
    for row in rows:
        _refuse_odd(row, path)
        made.append(Drafted.of(dict(row.cells)))
    return tuple(made)


def _refuse_odd(row: Row, path: Path) -> None:
    """Raise `CivdataError` where a cell is not what drafting or an editor writes."""
    wrong = next((n for n in ("position", "start", "end") if not row[n].isdigit()), "")
    if wrong:
        raise CivdataError(f"{path}:{row.line}:{wrong}: expected a number, got {row[wrong]!r}")
    if row["decision"] not in ("", ACCEPT, REFUSE):
        got = row["decision"]
        allowed = f"{ACCEPT}, {REFUSE} or nothing"
        raise CivdataError(f"{path}:{row.line}:decision: expected {allowed}, got {got!r}")


def accepted(rows: Sequence[Drafted], collection: Collection, file: str = "") -> Batch:
    """Return the accepted rows as a batch for `propose`, each with its line in the file."""
    made: list[Proposed] = []
    findings: list[Finding] = []
    for line, row in enumerate(rows, 2):
        if row.decision != ACCEPT:
            continue
        indicator = collection.indicators.get(row.indicator)
        if row.account != PROPOSED or row.indicator == NEW or indicator is None:
            findings.append(_no_indicator(row, file, line))
            continue
        source = collection.sources.get(row.source)
        held = source is not None and source.held
        cells = {name: str(getattr(row, name)) for name in _OBSERVATION}
        cells["locator"] = row.paragraph if held else "page"
        columns = {"locator": "paragraph"}
        made.append(Proposed(indicator.package, "observations", cells, file, line, columns))
    return Batch(tuple(made), (), tuple(findings))


def _no_indicator(row: Drafted, file: str, line: int) -> Finding:
    return fault(
        Place("", file, line, "indicator"),
        "indicator",
        f"“{row.as_printed}” is accepted without an indicator of the record",
        expected="an id of indicators",
        got=row.indicator or "empty",
        hint="Choose one, add it with civdata add --with indicators=FILE, or refuse the row",
    )
