"""Columns of a register as arrays: what type all their cells are of, what is counted in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from civdata.errors import MissingExtra
from civdata.model import Counted, Field

DIGITS, PLACES = 38, 9
"""A decimal of 128 bits holds so many digits; so many of them stand behind the point, in all
files alike, so that they can be read together. Only a column that needs more has more."""

FEW, SHORT = 20, 60
"""All values of a column are counted where they are so few, and none is longer."""

FORMS = {
    "integer": "^-?[0-9]+$",
    "year": "^-?[0-9]+$",
    "number": r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$",
    "date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "boolean": "^(?:true|false)$",
}
"""What the cells of a column must look like to be kept as more than texts."""


def array_of(cells: Sequence[str], missing: frozenset[str]) -> Any:
    """Return cells as an array of texts, null where a value is missing."""
    try:
        import pyarrow
        import pyarrow.compute
    except ImportError:
        raise MissingExtra("The format parquet", "parquet") from None
    array = pyarrow.array(cells, pyarrow.string())
    if not missing:
        return array
    absent = pyarrow.compute.is_in(array, value_set=pyarrow.array(sorted(missing)))
    return pyarrow.compute.if_else(absent, None, array)


@dataclass
class Column:
    """A column that is seen some cells at a time, and then cast to the type that fits all."""

    of: Field
    filled: int = 0
    fits: bool = True
    places: int = PLACES
    whole: int = 1
    least: Any = None
    most: Any = None
    values: Counter[str] | None = field(default_factory=Counter)

    def see(self, array: Any) -> None:
        """Take some more cells in."""
        self.filled += len(array) - array.null_count
        self._count(array)
        if not self.fits or self.of.type not in FORMS:
            return
        import pyarrow
        import pyarrow.compute

        try:
            self._measure(array)
            found = pyarrow.compute.min_max(self._typed(array)).as_py()
        except pyarrow.ArrowException:
            self.fits = False
            return
        if self.of.type != "boolean" and found["min"] is not None:
            self.least = found["min"] if self.least is None else min(self.least, found["min"])
            self.most = found["max"] if self.most is None else max(self.most, found["max"])

    def _count(self, array: Any) -> None:
        if self.values is None:
            return
        import pyarrow.compute

        found = pyarrow.compute.value_counts(array.drop_null())
        if len(found) <= FEW:
            for one in found.to_pylist():
                self.values[one["values"]] += one["counts"]
        few = len(found) <= FEW and len(self.values) <= FEW
        if not few or any(len(text) > SHORT for text in self.values):
            self.values = None

    def _measure(self, array: Any) -> None:
        """Raise ArrowInvalid where a cell is of another form; note how long numbers are."""
        import pyarrow
        import pyarrow.compute as compute

        alike = compute.match_substring_regex(array, FORMS[self.of.type])
        if not compute.all(alike, min_count=0).as_py():
            raise pyarrow.ArrowInvalid("not of the form")
        if self.of.type == "number":
            point, length = compute.find_substring(array, "."), compute.utf8_length(array)
            behind = compute.if_else(compute.less(point, 0), 0, compute.subtract(length, point))
            self.places = max(self.places, (compute.max(behind).as_py() or 1) - 1)
            self.whole = max(self.whole, compute.max(compute.subtract(length, behind)).as_py() or 1)
            if self.places + self.whole > DIGITS:
                raise pyarrow.ArrowInvalid("too many digits")

    def _typed(self, array: Any) -> Any:
        import pyarrow.compute

        if self.of.type == "boolean":
            return pyarrow.compute.equal(array, "true")
        return array.cast(self._type())

    def _type(self) -> Any:
        import pyarrow

        kinds = {
            "integer": pyarrow.int64(),
            "year": pyarrow.int64(),
            "number": pyarrow.decimal128(DIGITS, self.places),
            "date": pyarrow.date32(),
            "boolean": pyarrow.bool_(),
        }
        return kinds.get(self.of.type, pyarrow.string())

    @property
    def type(self) -> Any:
        """The type that all cells seen are of: that of the field, or text."""
        import pyarrow

        return self._type() if self.fits else pyarrow.string()

    def cast(self, array: Any) -> Any:
        """Return texts as values of the column's type."""
        return self._typed(array) if self.fits and self.of.type in FORMS else array

    def counted(self) -> Counted:
        """Return what was counted, as texts."""
        least, most = (
            "" if end is None or not self.fits else _told(end) for end in (self.least, self.most)
        )
        values = () if self.values is None or not self.fits else self.values.most_common()
        return Counted(self.of.name, self.filled, least, most, tuple(values))


def _told(value: Any) -> str:
    """Return a value as a cell would have it, without zeros that say nothing."""
    return f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)
