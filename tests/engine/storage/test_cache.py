"""The cache of what was made: what it gives back is what was put, or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from civdata.storage import cache as caching
from civdata.storage.cache import FILE, NONE, VARIABLE, Cache, place


def put(folder: Path, *names: str) -> None:
    """Keep a content under each name."""
    cache = Cache(folder)
    for name in names:
        cache.made(lambda name=name: name.encode() * 100, name)
    cache.close()


def get(folder: Path, name: str, *, fresh: bool = False) -> bytes | None:
    """Return what is kept under a name."""
    cache = Cache(folder, fresh=fresh)
    _, found = cache.get(name)
    cache.close()
    return found


def test_what_was_made_of_the_same_is_taken_again(tmp_path: Path) -> None:
    """A later process finds what an earlier one made, and nothing else."""
    put(tmp_path, "a")
    assert get(tmp_path, "a") == b"a" * 100
    assert get(tmp_path, "b") is None


def test_nothing_is_taken_when_all_is_to_be_made_anew(tmp_path: Path) -> None:
    """A fresh build takes nothing from the cache."""
    put(tmp_path, "a")
    assert get(tmp_path, "a", fresh=True) is None


def test_another_engine_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other programs made is not there."""
    put(tmp_path, "a")
    monkeypatch.setattr(caching, "engine", lambda: "another")
    assert get(tmp_path, "a") is None


def test_a_changed_entry_is_made_anew(tmp_path: Path) -> None:
    """Bytes that do not match their sum are not trusted."""
    put(tmp_path, "a")
    base = sqlite3.connect(tmp_path / FILE)
    base.execute("UPDATE made SET content = ?", (b"a" * 99 + b"b",))
    base.commit()
    base.close()
    assert get(tmp_path, "a") is None


@pytest.mark.parametrize("kept", [0, 10, 3000])
def test_a_broken_file_is_replaced(tmp_path: Path, kept: int) -> None:
    """A cache that was cut or overwritten is empty, and serves again."""
    put(tmp_path, "a")
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:kept].replace(b"SQLite", b"broken"))
    assert get(tmp_path, "a") is None
    put(tmp_path, "a")
    assert get(tmp_path, "a") == b"a" * 100


def test_what_was_used_longest_ago_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache keeps no more bytes than its limit, and of these the newest."""
    put(tmp_path, "a", "b")
    base = sqlite3.connect(tmp_path / FILE)
    base.execute("UPDATE seen SET used = 1")
    base.commit()
    base.close()
    monkeypatch.setattr(caching, "LIMIT", 200)
    put(tmp_path, "c")
    assert get(tmp_path, "c") == b"c" * 100
    assert [get(tmp_path, name) for name in "ab"].count(None) == 1


def test_a_folder_that_cannot_be_written_remembers_nothing(tmp_path: Path) -> None:
    """Without a place for a cache, everything is made, and nothing fails."""
    (tmp_path / "file").write_text("", "utf-8")
    put(tmp_path / "file", "a")
    assert get(tmp_path / "file", "a") is None


def test_the_place_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The variable names a folder or turns the cache off; else it lies in the user's cache."""
    monkeypatch.setenv(VARIABLE, "off")
    assert place() is None
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert place() == tmp_path
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert place() == tmp_path / "civdata"


def test_small_things_of_a_record_are_one_entry(tmp_path: Path) -> None:
    """What was asked for comes back in the next cache; the rest, and other records, do not."""
    for record, asked in (("one", ("a", "b")), ("other", ("a",)), ("one", ("b", "c"))):
        cache = Cache(tmp_path, record=record)
        batch = cache.batch("kind")
        for name in asked:
            batch.made(lambda name=name, record=record: f"{record} {name}".encode(), name)
        cache.close()
    kept = Cache(tmp_path, record="one").batch("kind")
    assert [kept.get(name) for name in "abc"] == [None, b"one b", b"one c"]
    assert Cache(tmp_path, record="one", fresh=True).batch("kind").get("b") is None


def test_without_a_folder_nothing_is_remembered() -> None:
    """A batch of the cache that remembers nothing is a new one each time."""
    NONE.batch("kind").put("a", b"1")
    assert NONE.batch("kind").get("a") is None
