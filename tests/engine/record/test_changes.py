"""What changed between two versions of the data."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import civdata
from civdata.errors import UnreadableData
from civdata.record.changes import CellChange, diff
from tests.tiny import TINY

OBSERVATIONS = "tiny/data/observations.csv"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Return a copy of the tiny packages to change."""
    return Path(shutil.copytree(TINY, tmp_path / "new"))


def _edit(file: Path, change: Callable[[str], str]) -> None:
    before = file.read_text("utf-8")
    assert change(before) != before
    file.write_text(change(before), "utf-8", newline="")


def test_same_data_has_no_changes(new: Path) -> None:
    """Two equal versions differ in nothing, and say so."""
    changes = diff(TINY, new)
    assert not changes
    assert str(changes) == "no changes"
    assert changes.as_dict() == {"added": 0, "removed": 0, "changed": 0, "changes": []}


def test_changed_cell_is_named_with_its_place(new: Path) -> None:
    """A changed cell is reported once, by key, column, before and after, file and line."""
    _edit(new / OBSERVATIONS, lambda text: text.replace(",260,,exact,260", ",261,,exact,261"))
    (change,) = diff(TINY, new).changed
    assert (change.key, change.file, change.line) == (("tiny-gardens-2022-2",), OBSERVATIONS, 3)
    assert change.cells == (
        CellChange("value", "260", "261"),
        CellChange("as_printed", "260 gardens", "261 gardens"),
    )
    assert "value: '260' -> '261'" in str(change)


def test_rows_added_and_removed_are_found_by_key(new: Path) -> None:
    """A row under a new id is one removed and one added; moving rows changes nothing."""
    file = new / OBSERVATIONS
    _edit(file, lambda text: text.replace("tiny-gardens-2022,", "tiny-gardens-2022-1,", 1))
    changes = diff(TINY, new)
    assert [change.key for change in changes.removed] == [("tiny-gardens-2022",)]
    assert [change.key for change in changes.added] == [("tiny-gardens-2022-1",)]
    shutil.copy(TINY / OBSERVATIONS, file)
    _edit(file, lambda text: "\n".join([*text.split("\n")[:1], *text.split("\n")[6:0:-1], ""]))
    assert not diff(TINY, new)


def test_table_without_key_is_compared_by_whole_rows(new: Path) -> None:
    """Without a primary key equal rows cancel out, each as often as it stands."""
    for root in (new, new.parent / "old"):
        if not root.exists():
            shutil.copytree(TINY, root)
        descriptor = root / "tiny" / "datapackage.json"
        data = json.loads(descriptor.read_text("utf-8"))
        for resource in data["resources"]:
            if resource["name"] == "feasts":
                del resource["schema"]["primaryKey"]
        descriptor.write_text(json.dumps(data), "utf-8")
    _edit(new / "tiny/data/feasts.csv", lambda text: text + text.split("\n")[1] + "\n")
    (change,) = diff(new.parent / "old", new)
    assert (change.kind, change.key, change.line) == ("added", (), 3)


def test_repeated_keys_hide_nothing(new: Path) -> None:
    """Where a key stands twice, rows are compared whole, so that the second one shows."""
    _edit(
        new / OBSERVATIONS,
        lambda text: text + text.split("\n")[1].replace("258 садов", "258 сада") + "\n",
    )
    (change,) = diff(TINY, new)
    assert (change.kind, change.line) == ("added", 8)


def test_new_package_counts_row_by_row(new: Path) -> None:
    """A package that only one version has is all its rows, added or removed."""
    rows = sum(
        len(file.read_text("utf-8").splitlines()) - 1 for file in (TINY / "tiny/data").iterdir()
    )
    shutil.rmtree(new / "tiny")
    assert len(diff(TINY, new).removed) == rows
    assert len(diff(new, TINY).added) == rows


def test_column_that_is_new_and_empty_is_no_change(new: Path) -> None:
    """A new column without a filled cell changes no row; a filled one changes its row."""
    descriptor = new / "tiny" / "datapackage.json"
    data = json.loads(descriptor.read_text("utf-8"))
    feasts = next(r for r in data["resources"] if r["name"] == "feasts")
    feasts["schema"]["fields"].append({"name": "place", "type": "string"})
    descriptor.write_text(json.dumps(data), "utf-8")
    file = new / "tiny/data/feasts.csv"
    head, row, _ = file.read_text("utf-8").split("\n")
    file.write_text(f"{head},place\n{row},\n", "utf-8")
    assert not diff(TINY, new)
    file.write_text(f"{head},place\n{row},steppe\n", "utf-8")
    (change,) = diff(TINY, new)
    assert change.cells == (CellChange("place", "", "steppe"),)


def test_one_package_folder_is_enough(new: Path) -> None:
    """Single package folders compare as well as folders of packages."""
    assert not diff(TINY / "tiny", new / "tiny")


@pytest.mark.parametrize("broken", ["missing", "not json", "ragged", "empty"])
def test_unreadable_data_is_one_line(new: Path, broken: str) -> None:
    """What cannot be read raises one line that names the place."""
    if broken == "missing":
        shutil.rmtree(new)
    elif broken == "not json":
        (new / "tiny" / "datapackage.json").write_text("{")
    elif broken == "ragged":
        _edit(new / OBSERVATIONS, lambda text: text + "only,three,cells\n")
    else:
        shutil.rmtree(new)
        new.mkdir()
    with pytest.raises(UnreadableData, match="cannot compare") as caught:
        diff(TINY, new)
    assert "\n" not in str(caught.value)


def test_as_dict_is_plain(new: Path) -> None:
    """The dictionary holds counts and every change, ready for JSON."""
    _edit(new / OBSERVATIONS, lambda text: text.replace("planned", "actual"))
    made = json.loads(json.dumps(diff(TINY, new).as_dict()))
    assert made["changed"] == 1
    assert made["changes"][0]["key"] == ["tiny-gardens-2023"]
    assert made["changes"][0]["cells"] == [
        {"column": "obs_status", "before": "planned", "after": "actual"}
    ]


def test_a_record_is_compared_by_its_packages(tmp_path: Path) -> None:
    """The folder of a record stands for the folder of its packages."""
    packages = tmp_path / "record" / "datapackages"
    shutil.copytree(TINY, packages)
    (tmp_path / "record" / "civdata.toml").write_text("", "utf-8")
    assert not civdata.diff(tmp_path / "record", packages)
