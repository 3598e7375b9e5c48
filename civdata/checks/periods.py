"""Whether printed dates and years support an ISO 8601 period, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterable

Parts = dict[str, str]

_POINT = re.compile(
    r"(?:(?P<year>\d{4})|-)(?:-(?:Q(?P<quarter>\d)|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


def points(period: str) -> list[Parts]:
    """Split a period into its one or two ends, each into year, quarter, month and day.

    >>> points("2023-Q1")
    [{'year': '2023', 'quarter': '1'}]
    >>> points("2020/2022-05"), points("--08-27")
    ([{'year': '2020'}, {'year': '2022', 'month': '05'}], [{'month': '08', 'day': '27'}])
    """
    made = []
    for part in period.split("/") if period else ():
        match = _POINT.fullmatch(part)
        if match:
            made.append({name: value for name, value in match.groupdict().items() if value})
    return made


def agree(one: Parts, other: Parts) -> bool:
    """Return whether two points share a part and differ in none."""
    shared = one.keys() & other.keys()
    return bool(shared) and all(one[name] == other[name] for name in shared)


def supports(printed: str, period: str) -> bool:
    """Return whether every end of a printed period agrees with an end of `period`.

    >>> supports("2020-06-29", "2020"), supports("2021", "2020/2022")
    (True, False)
    """
    ends = points(period)
    own = points(printed)
    return bool(own) and all(any(agree(point, end) for end in ends) for point in own)


def unsupported(period: str, printed: Iterable[str]) -> list[str]:
    """Return the parts of `period` that no printed date gives, such as `year 2021`.

    >>> unsupported("2020/2022", ["2020"]), unsupported("2021-11-22", ["2021", "--11-22"])
    (['year 2022'], [])
    """
    given = [point for text in printed for point in points(text)]
    missing = []
    for end in points(period):
        have = {name for point in given if agree(point, end) for name in point}
        missing += [f"{name} {value}" for name, value in end.items() if name not in have]
    return missing
