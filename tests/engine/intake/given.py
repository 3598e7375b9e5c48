"""What the tests of the way in for editors share: a good row, copies of the data, commands."""

from __future__ import annotations

import hashlib
from pathlib import Path

from click.testing import CliRunner, Result

from civdata import storage
from civdata.cli import main
from civdata.intake import Batch, Proposal, Proposed
from civdata.model import Collection
from tests.small import SETTINGS
from tests.tiny import tiny_package

TABLE = tiny_package().table("observations")
COLUMNS = list(TABLE.columns) if TABLE else []
GOOD = {
    "id": "tiny-gardens-2021",
    "indicator": "tiny-gardens",
    "time_period": "2021",
    "ref_area": "KZ",
    "obs_status": "actual",
    "value": "250",
    "qualifier": "exact",
    "as_printed": "250 gardens",
    "source": "unused-2020",
    "locator": "page",
}


def state(folder: Path) -> dict[str, str]:
    """Return every file of a folder, with the sha256 of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def batch(**cells: str) -> Batch:
    """Return the good row with some cells changed, from line 2 of `new.csv`."""
    return Batch((Proposed("tiny", "observations", {**GOOD, **cells}, "new.csv", 2),))


def collection(folder: Path) -> Collection:
    """Read a folder of packages."""
    return Collection(tuple(r.package for r in storage.read_all([folder]) if r.package), SETTINGS)


def run(*arguments: str | Path, say: str = "") -> Result:
    """Run a command of civdata with `say` typed in; a crash fails the test."""
    result = CliRunner().invoke(main, list(map(str, arguments)), input=say)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def csv_file(path: Path, rows: list[dict[str, str]], columns: list[str] | None = None) -> Path:
    """Write rows as a canonical CSV file."""
    names = columns or list(rows[0])
    path.write_text(storage.write_csv(names, [{n: r.get(n, "") for n in names} for r in rows]))
    return path


def only_error(proposal: Proposal) -> tuple[str, str, int | None, str]:
    """Return code, file, row and column of the one error."""
    (error,) = proposal.errors
    return (error.code, error.file, error.row, error.column)


def imported(facts: Path, data: Path, *options: str) -> Result:
    """Run `civdata import` over the facts with the map beside them."""
    map_file = facts.parent / "batch" / "map.json"
    return run("import", facts, "--map", map_file, "--data", data, *options)


def mapped(facts: Path, name: str, old: str, new: str) -> None:
    """Change a file of the batch."""
    path = facts.parent / "batch" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
