"""A site is put in place whole, at once, and never over what somebody else put there."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from civdata.errors import BusyError, OutputError
from civdata.publish import placing
from civdata.publish.placing import MANIFEST, Place, foreign, place

FILES = {"index.html": "new", "data/catalog.json": "{}", "a/b/c.txt": "deep"}


def build(out: Path, files: dict[str, str] | None = None, keep: tuple[str, ...] = ()) -> None:
    """Build a small site into a folder."""
    with place(out, keep) as one:
        fill(one, FILES if files is None else files)
        one.put()


def fill(one: Place, files: dict[str, str]) -> None:
    """Make the files of a site in its folder for work."""
    for name, text in files.items():
        (one.site / name).parent.mkdir(parents=True, exist_ok=True)
        (one.site / name).write_text(text)


def contents(folder: Path) -> dict[str, str]:
    """Return all files below a folder, but for the site's own list."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST]
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


def test_a_site_replaces_the_site_before(tmp_path: Path) -> None:
    """The new site stands in place of the old one, and nothing is left beside it."""
    out = tmp_path / "site"
    build(out)
    build(out, {"index.html": "newer"})
    assert contents(out) == {"index.html": "newer"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_unchanged_files_stay_the_files_they_were(tmp_path: Path) -> None:
    """What changed and what is new is written; all other files keep inode and date."""
    out = tmp_path / "site"
    build(out)
    before = (out / "a/b/c.txt").stat()
    build(out, {**FILES, "index.html": "newer"})
    after = (out / "a/b/c.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (out / "index.html").read_text() == "newer"


@pytest.mark.parametrize(
    "name", ["thesis", "data/catalog.json", ".git/HEAD", ".well-known/security.txt", "a/b/mine"]
)
def test_what_no_build_made_stops_the_build(tmp_path: Path, name: str) -> None:
    """A file that is not on the list of the site stops the build before any work, and stays."""
    out = tmp_path / "site"
    if name != "data/catalog.json":
        build(out)
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    with pytest.raises(OutputError, match=r"no build of civdata made.*site\] keep"), place(out):
        pytest.fail("work was begun")
    assert path.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_a_link_and_a_pipe_of_others_stop_it_too(tmp_path: Path) -> None:
    """Not only files are somebody's."""
    out = tmp_path / "site"
    build(out)
    (out / "empty").mkdir()
    (out / "a/link").symlink_to("/etc")
    os.mkfifo(out / "pipe")
    assert foreign(out, ()) == ["a/link", "empty", "pipe"]
    with pytest.raises(OutputError, match="'a/link', 'empty', 'pipe'"), place(out):
        pass


def test_what_came_while_it_was_built_stops_it(tmp_path: Path) -> None:
    """A file that somebody adds during the work is not lost either."""
    out = tmp_path / "site"
    build(out)
    with place(out) as one:
        fill(one, {"index.html": "newer"})
        (out / "CNAME").write_text("example.org")
        with pytest.raises(OutputError, match="'CNAME'"):
            one.put()
    assert contents(out) == {**FILES, "CNAME": "example.org"}


def test_what_the_settings_name_is_carried_over(tmp_path: Path) -> None:
    """Files, folders and links that `keep` names stand in the new site as in the old one."""
    out = tmp_path / "site"
    keep = ("CNAME", ".well-known/", "a/b/mine", "link")
    build(out, keep=keep)
    (out / "CNAME").write_text("example.org")
    (out / ".well-known").mkdir()
    (out / ".well-known/security.txt").write_text("Contact:")
    (out / "a/b/mine").write_text("mine")
    (out / "link").symlink_to("CNAME")
    for _ in range(2):
        build(out, {"index.html": "newer"}, keep)
    mine = {"CNAME": "example.org", ".well-known/security.txt": "Contact:", "a/b/mine": "mine"}
    assert contents(out) == {"index.html": "newer", **mine, "link": "example.org"}
    assert (out / "link").is_symlink()
    with pytest.raises(OutputError, match="no build of civdata made"):
        build(out)


def test_a_kept_folder_may_hold_files_of_the_site_too(tmp_path: Path) -> None:
    """In a folder that is kept, files of the site are made anew, and those of others stay."""
    out, made = tmp_path / "site", {".well-known/security.txt": "ours"}
    build(out, made, (".well-known",))
    (out / ".well-known/acme").write_text("theirs")
    build(out, {".well-known/security.txt": "newer"}, (".well-known",))
    assert contents(out) == {".well-known/security.txt": "newer", ".well-known/acme": "theirs"}
    build(out, {"index.html": "x"}, (".well-known",))
    assert contents(out) == {"index.html": "x", ".well-known/acme": "theirs"}


def test_a_kept_name_is_not_made_twice(tmp_path: Path) -> None:
    """Where the site makes a file that is to be kept, nothing is published."""
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("mine")
    with pytest.raises(OutputError, match=r"makes 'index\.html' itself"):
        build(out, keep=("index.html",))
    assert contents(out) == {"index.html": "mine"}


@pytest.mark.parametrize("name", ["", "/etc", "..", "a/../../b", "."])
def test_a_kept_name_lies_in_the_site(tmp_path: Path, name: str) -> None:
    """A name that leads out of the site is refused."""
    with pytest.raises(OutputError, match="no name within the site"):
        build(tmp_path / "site", keep=(name,))


def test_a_link_is_followed(tmp_path: Path) -> None:
    """A site is put where a link leads, and the link stays."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real/site")
    for text in ("one", "two"):
        build(tmp_path / "link", {"index.html": text})
    assert (tmp_path / "link").is_symlink()
    assert contents(tmp_path / "real/site") == {"index.html": "two"}


def test_places_that_cannot_be_are_known_before_the_work(tmp_path: Path) -> None:
    """A file, a mount point, a loop of links and a folder below a file are refused at once."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to("loop")
    for out in ("file", "file/site", "loop", "/proc", "/dev/null"):
        with pytest.raises(OutputError), place(tmp_path / out):
            pytest.fail("work was begun")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "loop"]


def test_a_mount_of_the_same_disk_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder of the same disk that is mounted elsewhere is a mount point, too."""
    table = tmp_path / "mountinfo"
    odd = tmp_path / "odd place"
    table.write_text(f"36 35 0:1 / {str(odd).replace(' ', chr(92) + '040')} rw - ext4 /dev/x rw\n")
    monkeypatch.setattr(placing, "MOUNTS", table)
    with pytest.raises(OutputError, match="mount point: name a folder in it"), place(odd):
        pass


def test_only_one_builds_into_a_place(tmp_path: Path) -> None:
    """A second build into the same folder is refused while the first is at work."""
    with place(tmp_path / "site"), pytest.raises(BusyError, match="at work"):
        build(tmp_path / "site")
    build(tmp_path / "site")
    assert contents(tmp_path / "site") == FILES


@pytest.mark.parametrize("system", ["exchanges", "renames"])
def test_a_failure_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    """Whatever stops the work, the old site stands as it was and nothing is left beside it."""
    if system == "renames":
        monkeypatch.setattr(placing, "_exchanged", lambda *_: False)
    out = tmp_path / "site"
    build(out)

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(placing, "_readable", broken)
    with pytest.raises(KeyboardInterrupt):
        build(out, {"index.html": "newer"})
    assert contents(out) == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_second_rename_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot exchange, the old site comes back when the new one cannot go in."""
    monkeypatch.setattr(placing, "_exchanged", lambda *_: False)
    out = tmp_path / "site"
    build(out)
    rename: Callable[[Path, Path], Path] = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "site" and target == out:
            raise PermissionError(1, "not now")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OutputError, match="not now"):
        build(out, {"index.html": "newer"})
    assert contents(out) == FILES


KILLED = """
import os, signal, sys
from pathlib import Path
from civdata.publish import placing
out = Path(sys.argv[1])
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "between":
    placing._exchanged = lambda *_: False
    rename = Path.rename
    def first(self, target):
        rename(self, target)
        die()
    Path.rename = first
else:
    placing._readable = die
with placing.place(out) as one:
    one.site.mkdir()
    (one.site / "index.html").write_text("newer")
    one.put()
"""


@pytest.mark.parametrize("when", ["before", "between"])
def test_a_kill_loses_nothing(tmp_path: Path, when: str) -> None:
    """After a kill, also between the two renames, the next start finds the old site and sweeps."""
    out = tmp_path / "site"
    build(out)
    command = [sys.executable, "-c", KILLED, str(out), when]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == (1 if when == "between" else 2)
    with place(out):
        assert contents(out) == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_somebody_is_not_swept(tmp_path: Path) -> None:
    """A folder of the name that we work in, with something of others in it, is left alone."""
    beside = tmp_path / ".civdata-site"
    beside.mkdir()
    (beside / "mine").write_text("mine")
    with pytest.raises(OutputError, match="something else"):
        build(tmp_path / "site")
    assert contents(tmp_path) == {".civdata-site/mine": "mine"}


def test_a_site_is_for_all_to_read(tmp_path: Path) -> None:
    """An editor's umask does not publish pages that nobody may read."""
    before = os.umask(0o077)
    try:
        build(tmp_path / "site")
    finally:
        os.umask(before)
    paths = [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    modes = {path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in paths}
    assert modes == {True: 0o755, False: 0o644}


def test_a_broken_list_knows_nothing(tmp_path: Path) -> None:
    """A list that cannot be read makes every file somebody's."""
    out = tmp_path / "site"
    build(out)
    for text in ("", "{}", "[" * 100_000, json.dumps({"index.html": 1})):
        (out / MANIFEST).write_text(text)
        assert "index.html" in foreign(out, ())
