"""A build after a change: the same bytes as a build that starts anew."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.hardness.project import small_project
from civdata.project import open_project
from civdata.publish import build, edition
from civdata.storage.cache import VARIABLE

Files = dict[str, bytes]


def files(site: Path) -> Files:
    """Return every file of a site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def built(project: Path, out: Path, *, fresh: bool = False) -> Files:
    """Build a project and return the files of its site."""
    result = build(open_project(project), out, fresh=fresh)
    assert result.report.ok
    assert result.pages
    return files(out)


def test_a_build_takes_what_is_the_same_and_gives_the_bytes_of_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is made when nothing changed; after a new note all is as if it were made anew."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    project, site = small_project(tmp_path / "project"), tmp_path / "site"
    first = built(project, site)
    with monkeypatch.context() as patched:
        patched.setattr(edition, "write", lambda *_: pytest.fail("a page was made"))
        assert built(project, site) == first
    (site / "index.html").write_text("changed by hand", "utf-8")
    assert built(project, site) == first
    path = project / "datapackages" / "tiny" / "data" / "observations.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    rows[2][-3:] = ["Басқа сан.", "Другое число.", "Another figure."]
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(rows)
    changed = built(project, site)
    assert changed != first
    assert built(project, tmp_path / "fresh", fresh=True) == changed
