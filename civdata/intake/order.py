"""The order of rows in a table: what stands keeps its place, what is new finds its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

Cells = Mapping[str, str]


# complex: rows are replaced in place, moved or put in anew
def merged(
    table: str, standing: Sequence[Cells], new: Iterable[Cells], indicators: Mapping[str, int]
) -> list[Cells]:
    """Return the rows of a table with new ones put in and changed ones (same id) replaced.

    Observations stand together by indicator, then by time: a new one follows the last of its
    indicator that is not later; a new indicator's come at the end, in the order of `indicators`.
    Rows of other tables are appended.

    >>> rows = [{"id": "a", "indicator": "i", "time_period": "2020"}, {"id": "z", "indicator": "j"}]
    >>> more = [{"id": "b", "indicator": "i", "time_period": "2022"}]
    >>> [row["id"] for row in merged("observations", rows, more, {})]
    ['a', 'b', 'z']
    """
    kept: list[Cells | None] = list(standing)
    at = {row["id"]: number for number, row in reversed(list(enumerate(standing)))}
    fresh = []
    for row in new:
        number = at.get(row["id"])
        old = None if number is None else kept[number]
        if number is None or old is None:
            fresh.append(row)
        elif table == "observations" and _key(old) != _key(row):
            kept[number] = None
            fresh.append(row)
        else:
            kept[number] = row
    rows = [row for row in kept if row is not None]
    if table != "observations":
        return [*rows, *fresh]
    last = len(indicators)
    fresh.sort(key=lambda row: (indicators.get(row["indicator"], last), _key(row)))
    return _put_in(rows, fresh)


def _put_in(rows: Sequence[Cells], fresh: Iterable[Cells]) -> list[Cells]:
    """Return rows with others, sorted within an indicator, put in at their places."""
    groups: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(row["indicator"], []).append(number)
    order = {name: _Order.of(rows, numbers) for name, numbers in groups.items()}
    before: dict[int, list[Cells]] = {}
    after: dict[int, list[Cells]] = {}
    end: list[Cells] = []
    for row in fresh:
        group = order.get(row["indicator"])
        earlier = group.earlier(_key(row)) if group else None
        if group is None:
            end.append(row)
        elif earlier is None:
            before.setdefault(group.first, []).append(row)
        else:
            after.setdefault(earlier, []).append(row)
    made: list[Cells] = []
    for number, row in enumerate(rows):
        made += [*before.get(number, ()), row, *after.get(number, ())]
    return made + end


@dataclass(frozen=True)
class _Order:
    """The rows of an indicator by key: for each, how far down one that is not later stands."""

    first: int
    keys: list[tuple[str, ...]]
    lowest: list[int]

    @classmethod
    def of(cls, rows: Sequence[Cells], numbers: Sequence[int]) -> _Order:
        """Sort the rows of these numbers."""
        pairs = sorted((_key(rows[number]), number) for number in numbers)
        keys = [key for key, _ in pairs]
        return cls(numbers[0], keys, list(accumulate((number for _, number in pairs), max)))

    def earlier(self, key: tuple[str, ...]) -> int | None:
        """Return the number of the last row that is not later than a key, if there is one."""
        found = bisect_right(self.keys, key)
        return self.lowest[found - 1] if found else None


def _key(row: Cells) -> tuple[str, ...]:
    """Return the order within an indicator; rows without a period come last."""
    period = row.get("time_period", "") or "~"
    return (row["indicator"], period, row.get("ref_area", ""), row.get("obs_status", ""), row["id"])
