"""The search index as files: what a document says is looked through once, as long as it says it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from civdata.lookup.documents import library
from civdata.lookup.index import Index
from civdata.publish.index import write_index
from civdata.storage.cache import Cache
from tests.tiny import tiny_collection


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_kept_keys_give_the_files_of_a_fresh_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After one document changed, that one alone is looked through, and all files are as anew."""
    known, looked = library(tiny_collection()), list[int]()
    first, *others = known.documents
    renamed = replace(first, names={code: f"{name} Zebra" for code, name in first.names.items()})
    said = tuple(
        one._replace(texts=tuple((x, f"{t} zebra") for x, t in one.texts)) for one in first.said
    )
    changed = replace(known, documents=(replace(renamed, said=said), *others))
    all_keys = Index.all
    monkeypatch.setattr(
        Index, "all", lambda self: (looked.append(len(self.documents)), all_keys(self))[1]
    )
    cache, made = Cache(tmp_path / "cache"), {}
    for name, what, kept in (
        ("before", known, cache),
        ("again", known, cache),
        ("after", changed, cache),
        ("anew", changed, None),
    ):
        (tmp_path / name).mkdir()
        write_index(what, tmp_path / name, *([kept] if kept else []))
        made[name] = _files(tmp_path / name)
    cache.close()
    assert looked == [len(known.documents), 0, 1, len(known.documents)]
    assert made["again"] == made["before"]
    assert made["after"] == made["anew"] != made["before"]
