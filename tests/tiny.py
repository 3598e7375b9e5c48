"""The tiny packages of `tests/fixtures/tiny`, with texts of their own invention."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from civdata.model import Collection, Package
from civdata.storage import read_all
from tests.small import SETTINGS

TINY = Path(__file__).parent / "fixtures" / "tiny"
TEXTS = Path(__file__).parent / "fixtures" / "texts"


@cache
def tiny_collection() -> Collection:
    """Return the three tiny packages, read once."""
    readings = read_all([TINY])
    assert not [finding for reading in readings for finding in reading.findings]
    return Collection(tuple(r.package for r in readings if r.package), SETTINGS)


def tiny_package() -> Package:
    """Return the tiny package that has observations."""
    found = tiny_collection().package("tiny")
    assert found
    return found
