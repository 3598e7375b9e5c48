"""How decimals are printed: all their digits, never an exponent."""

from __future__ import annotations

from decimal import Decimal


def exact(value: Decimal | None) -> str:
    """Return the digits of a value as they are; nothing for None.

    >>> exact(Decimal("1E+3")), exact(Decimal("66.70")), exact(None)
    ('1000', '66.70', '')
    """
    return "" if value is None else f"{value:f}"


def trimmed(value: Decimal) -> str:
    """Return the digits of a value without needless zeros behind the point.

    >>> trimmed(Decimal("66.70")), trimmed(Decimal("1E+3")), trimmed(Decimal("5.0"))
    ('66.7', '1000', '5')
    """
    text = exact(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def fits_float(number: Decimal | int) -> bool:
    """Tell whether a double keeps every digit, so that it prints as the same number again.

    >>> fits_float(Decimal("66.7")), fits_float(Decimal("12345678901234567"))
    (True, False)
    """
    digits = Decimal(number).normalize().as_tuple().digits
    return len(digits) <= 15 and Decimal(repr(float(number))) == number
