"""A wrong digit anywhere in the data fails; the whole measure is `benchmarks/flips.py`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from civdata.checks.scope import Scope
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
import flips

from tests.own import scope


@pytest.fixture(autouse=True)
def _without_frictionless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out frictionless' process: it sees shapes, not sums."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))


@pytest.fixture
def everything(texts_folder: Path) -> Scope:
    """Return all data with the held texts."""
    return scope((), texts_folder)


def test_random_single_digit_changes_are_all_caught(everything: Scope) -> None:
    """Forty changes are all caught by some gate."""
    drawn = random.Random(20_261_123).sample(list(flips.changes(everything)), 40)
    missed = [
        flips.describe(change)
        for change in drawn
        if not flips.caught(flips.applied(everything, change, narrow=True))
    ]
    assert missed == []


def test_variants_change_one_thing_at_a_time() -> None:
    """A digit is changed, dropped, doubled or swapped; the cell itself is never among them."""
    made = flips.variants("¶12")
    assert "¶12" not in made
    assert {"¶21", "¶1", "¶2", "¶112", "¶122"} <= made
