"""A draft of a site takes over what comes out as before, and writes the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from civdata.publish.draft import Draft
from civdata.storage.cache import Cache


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    """A cache of its own."""
    with closing(Cache(tmp_path / "cache")) as made:
        yield made


def published(tmp_path: Path, **files: str) -> Path:
    """Return a published folder that holds these files."""
    folder = tmp_path / "published"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_a_file_that_comes_out_as_before_is_linked(tmp_path: Path) -> None:
    """Content that is published already is that very file; other content is a new one."""
    old = published(tmp_path, same="one", other="two")
    draft = Draft(tmp_path / "draft", published=old)
    draft.put(tmp_path / "draft", {"same": b"one", "other": b"three"})
    made = tmp_path / "draft"
    assert (made / "same").samefile(old / "same")
    assert not (made / "other").samefile(old / "other")
    assert (made / "other").read_bytes() == b"three"
    assert (old / "other").read_bytes() == b"two"


def test_what_the_cache_knows_is_not_made_again(tmp_path: Path, cache: Cache) -> None:
    """A file of the same parts is made once, then taken over, then taken from the cache."""
    calls: list[int] = []

    def make() -> bytes:
        calls.append(1)
        return b"page"

    Draft(tmp_path / "one", cache).make("a/b.html", make, "page", 1)
    again = Draft(tmp_path / "two", cache, tmp_path / "one")
    again.make("a/b.html", make, "page", 1)
    assert (tmp_path / "two/a/b.html").samefile(tmp_path / "one/a/b.html")
    alone = Draft(tmp_path / "three", cache)
    alone.make("a/b.html", make, "page", 1)
    assert (tmp_path / "three/a/b.html").read_bytes() == b"page"
    assert len(calls) == 1


def test_a_published_file_that_somebody_changed_is_not_taken_over(
    tmp_path: Path, cache: Cache
) -> None:
    """What stands in the published site counts by its bytes, not by its name."""
    Draft(tmp_path / "one", cache).make("a.html", lambda: b"page", "page", 1)
    (tmp_path / "one" / "a.html").write_bytes(b"edited")
    Draft(tmp_path / "two", cache, tmp_path / "one").make("a.html", lambda: b"page", "page", 1)
    assert (tmp_path / "two" / "a.html").read_bytes() == b"page"
    assert (tmp_path / "one" / "a.html").read_bytes() == b"edited"


def test_a_link_is_not_taken_over(tmp_path: Path) -> None:
    """A link in the published site may lead to somebody's file: the draft has a file of its own."""
    old = published(tmp_path, real="one")
    (old / "link").symlink_to(old / "real")
    draft = Draft(tmp_path / "draft", published=old)
    draft.write("link", b"one")
    assert not (tmp_path / "draft" / "link").is_symlink()
    assert not (tmp_path / "draft" / "link").samefile(old / "real")


def test_sums_are_those_of_every_file(tmp_path: Path) -> None:
    """The sums hold what the draft wrote and what others wrote beside it, in order."""
    draft = Draft(tmp_path / "draft")
    draft.write("b/c.txt", b"two")
    (tmp_path / "draft" / "a.txt").write_bytes(b"one")
    wanted = {"a.txt": b"one", "b/c.txt": b"two"}
    assert draft.sums() == {n: hashlib.sha256(c).hexdigest() for n, c in wanted.items()}
    assert list(draft.sums()) == ["a.txt", "b/c.txt"]
