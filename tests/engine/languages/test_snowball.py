"""Stemmers of Snowball: the ones in Python, whatever else is installed."""

from __future__ import annotations

import pytest
import snowballstemmer

from civdata.errors import UnknownName
from civdata.languages.snowball import stem_of


def test_stemmers_in_c_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyStemmer is installed, which takes the place of Snowball's own, ours stay the same."""
    monkeypatch.delattr(snowballstemmer, "stemmer")
    assert stem_of("russian")("организаций") == stem_of("russian")("организация")
    assert type(stem_of("english").__self__).__module__ == "snowballstemmer.english_stemmer"  # type: ignore[attr-defined]


def test_every_stemmer_has_its_module() -> None:
    """What Snowball lists can be asked for by its name."""
    assert all(stem_of(name)("a") == "a" for name in snowballstemmer.algorithms())


def test_no_such_stemmer_is_said() -> None:
    """A name that is none comes with those that are near."""
    with pytest.raises(UnknownName, match=r"no stemmer 'rusian'.*Did you mean russian"):
        stem_of("rusian")
