"""Texts of held sources, found in the folders that are given."""

from __future__ import annotations

import hashlib
from pathlib import Path

from civdata.checks.held import folders_of, read_held
from tests.tiny import TEXTS, tiny_collection


def test_one_folder_or_several_are_paths() -> None:
    """Both ways of giving folders come to the same."""
    assert folders_of("a") == (Path("a"),)
    assert folders_of(["a", Path("b")]) == (Path("a"), Path("b"))
    assert folders_of(None) == ()


def test_a_held_text_has_the_sum_of_its_bytes() -> None:
    """Every held source of the record stands in the folder, with folded lines."""
    held = read_held(tiny_collection(), [TEXTS])
    sources = {s.id: s for s in tiny_collection().sources.values() if s.held}
    assert held.texts.keys() == sources.keys()
    assert not held.faults
    for name, text in held.texts.items():
        content = (TEXTS / Path(sources[name].filename).name).read_bytes()
        assert text.sha256 == hashlib.sha256(content).hexdigest()
        assert all(line == " ".join(line.split()) for line in text.lines)
