"""A record has a sum of what a search reads of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from civdata.storage import contents
from civdata.storage.contents import programs, record_sum
from tests.tiny import TINY


def summed(folder: Path) -> str | None:
    """Return the sum of a record in a folder."""
    return record_sum(folder, folder / "datapackages", folder / "site")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the tiny record."""
    shutil.copytree(TINY, tmp_path / "record" / "datapackages")
    return tmp_path / "record"


def test_the_same_contents_have_the_same_sum(folder: Path, tmp_path: Path) -> None:
    """Where a record lies, and when it was written, is nothing to its sum."""
    other = Path(shutil.copytree(folder, tmp_path / "other", copy_function=shutil.copyfile))
    assert summed(folder) == summed(other)


@pytest.mark.parametrize(
    "name",
    ["civdata.toml", "datapackages/tiny/datapackage.json", "site/search.csv", "site/pages/en/a.md"],
)
def test_whatever_a_search_reads_is_in_the_sum(folder: Path, name: str) -> None:
    """A byte more in the settings, a package or the source of the site changes it."""
    before, path = summed(folder), folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(b" ")
    assert summed(folder) != before


def test_a_large_file_is_told_by_its_size_and_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is long to read is not read; one that was written again has another sum."""
    monkeypatch.setattr(contents, "LARGE", 10)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    before = summed(folder)
    path = folder / "datapackages/tiny/datapackage.json"
    with path.open("ab") as file:
        file.write(b" ")
    assert summed(folder) != before


def test_a_record_of_very_many_files_has_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would take longer to sum up than to search has no sum, and nothing is kept of it."""
    monkeypatch.setattr(contents, "MOST", 2)
    assert summed(folder) is None


def test_the_programs_that_search_have_a_name() -> None:
    """It is the same as long as no file of theirs changes."""
    assert programs() == programs()
    assert len(programs()) == 64
