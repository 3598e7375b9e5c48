"""The order of rows in a table: what stands keeps its place, what is new finds its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Cells = Mapping[str, str]


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
    rows = list(standing)
    fresh = []
    for row in new:
        at = next((n for n, old in enumerate(rows) if old["id"] == row["id"]), None)
        if at is None:
            fresh.append(row)
        elif table == "observations" and _key(rows[at]) != _key(row):
            del rows[at]
            fresh.append(row)
        else:
            rows[at] = row
    if table != "observations":
        return [*rows, *fresh]
    last = len(indicators)
    for row in sorted(fresh, key=lambda row: (indicators.get(row["indicator"], last), _key(row))):
        rows.insert(_place(rows, row), row)
    return rows


def _key(row: Cells) -> tuple[str, ...]:
    """Return the order within an indicator; rows without a period come last."""
    period = row.get("time_period", "") or "~"
    return (row["indicator"], period, row.get("ref_area", ""), row.get("obs_status", ""), row["id"])


def _place(rows: Sequence[Cells], row: Cells) -> int:
    group = [n for n, old in enumerate(rows) if old["indicator"] == row["indicator"]]
    earlier = [n for n in group if _key(rows[n]) <= _key(row)]
    if earlier:
        return earlier[-1] + 1
    return group[0] if group else len(rows)
