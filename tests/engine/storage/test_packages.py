"""Packages by their descriptors."""

from __future__ import annotations

from pathlib import Path

from civdata.storage.packages import descriptors, read, read_all
from tests.tiny import TINY


def test_descriptors_are_found_below_folders_each_once() -> None:
    """A folder and a package in it lead to the same descriptor."""
    found = descriptors([TINY, TINY / "tiny"])
    assert sorted(path.parent.name for path in found) == ["reference", "sources", "tiny"]


def test_a_package_is_read_with_its_tables() -> None:
    """A good one has no findings."""
    reading = read(TINY / "tiny" / "datapackage.json")
    assert (reading.name, reading.findings) == ("tiny", ())
    assert reading.package
    assert reading.package.table("observations")


def test_a_folder_without_a_descriptor_is_a_finding(tmp_path: Path) -> None:
    """One in YAML is told how to become one; nothing is raised."""
    (tmp_path / "datapackage.yaml").write_text("name: p\n")
    reading = read(tmp_path / "datapackage.json")
    assert reading.package is None
    assert "YAML" in reading.findings[0].hint


def test_a_list_of_tables_that_is_none_is_a_finding(tmp_path: Path) -> None:
    """The package is read all the same, without tables."""
    (tmp_path / "datapackage.json").write_text('{"name": "p", "resources": 5}')
    [reading] = read_all([tmp_path])
    assert [f.message for f in reading.findings] == ["no resources"]
    assert reading.package
    assert reading.package.tables == ()
