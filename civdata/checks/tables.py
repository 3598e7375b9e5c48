"""Sources that are tables: what a record says of a cell, against the cell itself.

A figure of a table needs no index: the cell is the figure. `as_printed` must be a whole cell of
those named, and each number, year and date of a record must stand in their rows, once for each
column that says so, or at the head of their columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from civdata.checks.periods import supports
from civdata.model import DECIMAL, Finding, Place, fault
from civdata.model.fragments import FORM, Fragment, fragment
from civdata.storage import fold
from civdata.storage.grids import Grids

HINT = "Look the cell up in the table and key its place and print"


def place_faults(locator: str, place: Place) -> Iterator[Finding]:
    """Yield a fault where a locator names no place in a table."""
    if fragment(locator) is None:
        message = "no place in a table"
        yield fault(place, "locator", message, expected=FORM, got=locator, hint=HINT)


def own_faults(as_printed: str, numbers: Iterable[str], place: Place) -> Iterator[Finding]:
    """Yield a fault where a print that is a number is none of the numbers of its own row.

    It needs no table, so a wrong digit is seen without it.
    """
    printed, said = number(as_printed), [number(cell) for cell in numbers if cell]
    if printed is not None and said and printed not in said:
        got = ", ".join(cell for cell in numbers if cell)
        message = "no number of this row is the one printed"
        yield fault(place, "print-value", message, expected=as_printed, got=got, hint=HINT)


def in_table(
    grids: Grids, locator: str, as_printed: str, numbers: Mapping[str, str], place: Place
) -> Iterator[Finding]:
    """Yield what the cells at a place do not say: the print, and numbers by column."""
    where = fragment(locator)
    rows = grids.rows(where.path) if where else None
    if where is None or rows is None or where.last > len(rows):
        expected = FORM if where is None else "a file with a row of this number"
        at = place.at(place.row, "locator")
        message = "no such place in the tables of the source"
        yield fault(at, "locator", message, expected=expected, got=locator, hint=HINT)
        return
    cells = selected(rows, where)
    if fold(as_printed) not in {fold(cell) for cell in cells} - {""}:
        at = place.at(place.row, "as_printed")
        expected = ", ".join(cells[:6]) or "a cell"
        message = f"no cell at {locator} holds this"
        yield fault(at, "not-printed", message, expected=expected, got=as_printed, hint=HINT)
    yield from _unsaid(_around(rows, where), locator, numbers, place)


def _unsaid(
    cells: Sequence[str], locator: str, numbers: Mapping[str, str], place: Place
) -> Iterator[Finding]:
    """Yield numbers that no cell of the row says; each cell says one."""
    around = Counter(fold(cell) for cell in cells)
    for column, said in numbers.items():
        if said and not _take(around, said):
            at = place.at(place.row, column)
            message = f"no cell of the row of {locator} says this"
            expected = ", ".join(cells[:12])
            yield fault(at, "not-accounted", message, expected=expected, got=said, hint=HINT)


def selected(rows: list[list[str]], where: Fragment) -> list[str]:
    """Return the cells of a place, row by row."""
    left, right = (where.left - 1, where.right) if where.left else (0, None)
    return [cell for row in rows[where.first - 1 : where.last] for cell in row[left:right]]


def _around(rows: list[list[str]], where: Fragment) -> list[str]:
    """Return the cells of the rows of a place, and the heads of its columns if it names some."""
    whole = [cell for row in rows[where.first - 1 : where.last] for cell in row]
    heads = rows[0][where.left - 1 : where.right] if where.left and where.first > 1 else []
    return [*whole, *heads]


def _take(cells: Counter[str], said: str) -> bool:
    """Take one cell that says a number, date or word, and return whether there was one."""
    wanted = number(said)
    for cell, left in cells.items():
        same = cell == fold(said) or (wanted is not None and number(cell) == wanted)
        if left and (same or (wanted is None and supports(cell, said))):
            cells[cell] -= 1
            return True
    return False


def number(cell: str) -> Decimal | None:
    """Return the number of a cell, or None where it is none.

    >>> number("1 234,50"), number("2010"), number("a")
    (Decimal('1234.50'), Decimal('2010'), None)
    """
    plain = "".join(cell.split())
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    return Decimal(plain) if DECIMAL.fullmatch(plain) else None
