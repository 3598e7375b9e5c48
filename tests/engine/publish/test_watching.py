"""The preview looks at a record again and again: it tells what is wrong and shows what is good."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.hardness.project import small_project
from civdata.project import open_project
from civdata.publish.preview import Handler
from civdata.publish.watching import Watcher

OBSERVATIONS = Path("datapackages", "tiny", "data", "observations.csv")


@pytest.fixture
def watcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watcher]:
    """Watch a small record whose site is never built, but for the page that is open."""
    monkeypatch.setattr(Watcher, "build", lambda _: None)
    monkeypatch.setattr(Handler, "ahead", None)
    monkeypatch.setattr(Handler, "opened", "/en/tiny/tiny-gardens/")
    monkeypatch.setattr(Handler, "stamp", "0")
    made = Watcher(open_project(small_project(tmp_path / "project")), tmp_path / "site")
    made.check()
    yield made
    made.end()


def changed(watcher: Watcher, old: str, new: str) -> None:
    """Change a text in the figures of the record, and let the watcher look."""
    path = watcher.project.folder / OBSERVATIONS
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")
    watcher.look()


def test_what_is_good_is_shown(watcher: Watcher, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed note stands on the open page before the site is built, and nothing is told."""
    capsys.readouterr()
    changed(watcher, "Another source names another figure.", "So says a journal.")
    assert capsys.readouterr().err == ""
    assert Handler.stamp != "0"
    assert Handler.ahead is not None
    assert b"So says a journal." in (Handler.ahead.page(Handler.opened) or b"")


def test_a_fault_is_told_once_and_not_shown(
    watcher: Watcher, capsys: pytest.CaptureFixture[str]
) -> None:
    """The finding of the changed row is printed; the pages stay until it is mended."""
    capsys.readouterr()
    changed(watcher, ",258,,exact", ",259,,exact")
    said = capsys.readouterr().err
    assert said.count("observations.csv:") >= 1
    assert len(said.splitlines()) == len(set(said.splitlines()))
    assert (Handler.ahead, Handler.stamp) == (None, "0")
    changed(watcher, ",259,,exact", ",258,,exact")
    assert "mended" in capsys.readouterr().err
    assert Handler.ahead is not None


def test_nothing_is_done_while_nothing_changes(watcher: Watcher) -> None:
    """A look at the same files leaves pages and stamp as they are, and makes ready once."""
    watcher.look()
    files = dict(watcher.files)
    assert list(files) == ["tiny"]
    watcher.look()
    assert watcher.files == files
    assert Handler.stamp == "0"


def test_files_may_go_while_they_are_looked_at(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor's file that is gone between two steps of a look ends nothing."""
    path = watcher.project.folder / "site" / "draft.tmp"
    path.write_text("x")
    real = Path.stat

    def gone(place: Path, **options: Any) -> os.stat_result:
        if place == path:
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return real(place, **options)

    monkeypatch.setattr(Path, "stat", gone)
    watcher.look()


def test_what_cannot_be_read_is_told(
    watcher: Watcher, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails while the gates run becomes a line, and the preview goes on."""

    def failing(*_: object) -> None:
        raise OSError(5, "Input/output error", "observations.csv")

    monkeypatch.setattr(type(watcher.project), "validate", failing)
    assert not watcher.check()
    assert "Input/output error: 'observations.csv'" in capsys.readouterr().err
