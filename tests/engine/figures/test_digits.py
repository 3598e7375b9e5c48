"""Decimals are printed with all their digits, and a double is taken only where it keeps them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civdata.figures.digits import exact, fits_float, trimmed


@pytest.mark.parametrize(
    ("value", "whole", "short"),
    [
        (Decimal("1E+12"), "1000000000000", "1000000000000"),
        (Decimal("-0.50"), "-0.50", "-0.5"),
        (Decimal("100"), "100", "100"),
        (Decimal("7.000"), "7.000", "7"),
    ],
)
def test_digits(value: Decimal, whole: str, short: str) -> None:
    """Never an exponent; zeros go from behind the point alone."""
    assert (exact(value), trimmed(value)) == (whole, short)


def test_what_fits_a_double() -> None:
    """Fifteen digits fit, sixteen may not; nothing at all is an empty text."""
    assert fits_float(Decimal("0.123456789012345"))
    assert not fits_float(Decimal("1234567890123456"))
    assert exact(None) == ""
