"""Names near a mistyped one, in what the editor is told of proposed rows."""

from __future__ import annotations

import pytest

from civdata.intake.near import with_near
from civdata.model import Finding
from tests.tiny import tiny_collection


@pytest.mark.parametrize(
    ("code", "expected", "got", "near"),
    [
        ("foreign-key", "a key of tiny/indicators", "tiny-amont", "tiny-amount"),
        ("column", "id, ref_area", "ref_aera", "ref_area"),
        ("enum", "actual, planned", "ACTUAL", "actual"),
        ("table", "tiny/observations", "tyny", "tiny"),
        ("table", "", "observtions", "observations"),
    ],
)
def test_what_is_near_is_named(code: str, expected: str, got: str, near: str) -> None:
    """A key, column, value, package or table that does not exist is told with its neighbour."""
    told = with_near(
        Finding("error", code, "no", expected=expected, got=got, hint="Mend"), tiny_collection()
    )
    assert told.hint.startswith(f"Mend. Did you mean {near}")


def test_what_is_near_nothing_stays_as_it_is() -> None:
    """A finding without a name, or with one that is near nothing, is not changed."""
    for one in (
        Finding("error", "print-value", "no", expected="1500", got="15000"),
        Finding("error", "foreign-key", "no", expected="a key of tiny/indicators", got="zzz"),
        Finding("error", "foreign-key", "no", expected="a key of nowhere/nothing", got="tiny"),
    ):
        assert with_near(one, tiny_collection()) == one
