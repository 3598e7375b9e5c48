"""A checked text and its claims as values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civdata.claims.types import Checked, Claim
from civdata.errors import UnknownName

CLAIMS = (
    Claim(0, 3, "258", Decimal(258), "agrees", ("a",)),
    Claim(5, 8, "1.50", Decimal("1.50"), "differs", ("b",), "too low"),
)


def test_claims_are_picked_by_verdict() -> None:
    """Several verdicts may be asked for at once; the order is that of the text."""
    checked = Checked("en", "", CLAIMS)
    assert checked.of("differs") == CLAIMS[1:]
    assert checked.of("differs", "agrees") == CLAIMS
    with pytest.raises(UnknownName, match="Did you mean differs"):
        checked.of("difers")
    assert repr(checked) == "<checked text, 2 figures: 1 agrees, 1 differs>"


def test_a_value_stays_exact_in_json() -> None:
    """It goes as text, with its zeros."""
    made = CLAIMS[1].as_dict()
    assert (made["value"], made["verdict"], made["observations"]) == ("1.50", "differs", ["b"])
