"""What is done with a finished site before it is put in place."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from pathlib import Path

from civdata.publish.folder import keep_unchanged, offline, pack, sum_of
from civdata.storage.cache import NONE
from tests.small import SETTINGS


def test_files_that_came_out_the_same_stay_the_files_they_were(tmp_path: Path) -> None:
    """Their date is the old one; what differs or is new is counted."""
    old, made = tmp_path / "old", tmp_path / "made"
    for folder, text in ((old, "one"), (made, "two")):
        folder.mkdir()
        (folder / "same.html").write_text("same")
        (folder / "other.html").write_text(text)
    (made / "new.html").write_text("new")
    os.utime(old / "same.html", (1, 1))
    known = {path.name: sum_of(path) for path in made.iterdir()}
    assert keep_unchanged(made, old, known) == 2
    assert (made / "same.html").stat().st_mtime == 1
    assert (made / "other.html").read_text() == "two"


def test_a_whole_site_in_one_file_is_without_its_search(tmp_path: Path) -> None:
    """Every file stands below a folder of the record's name, with the date of the data."""
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "a.json").write_text("{}")
    (tmp_path / "index.html").write_text("<p>")
    known = {name: sum_of(tmp_path / name) for name in ("index.html", "search/a.json")}
    pack(tmp_path, known, "2024-05-06", "small-site.zip", NONE)
    assert known["small-site.zip"] == sum_of(tmp_path / "small-site.zip")
    with zipfile.ZipFile(tmp_path / "small-site.zip") as packed:
        assert packed.namelist() == ["small/index.html"]
        assert packed.read("small/index.html") == b"<p>"
        assert packed.getinfo("small/index.html").date_time[:3] == (2024, 5, 6)


def test_the_file_is_named_by_the_record() -> None:
    """Only letters, digits and hyphens stand in an address."""
    assert offline(SETTINGS) == "small-site.zip"
    assert offline(replace(SETTINGS, name="Ағаш")) == "record-site.zip"
