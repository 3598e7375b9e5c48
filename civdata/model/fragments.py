"""Places in tables: a file and what RFC 7111 selects of it, `data/a.csv#cell=14,3`.

Rows and columns count from 1, and the header is row 1, as in the standard. In a workbook a sheet is
a file of its own: `a.xlsx/Sheet1#row=14`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PATH = re.compile(r"[^#?*\\\x00-\x1f]*")
_ROWS = re.compile(r"row=([1-9][0-9]*)(?:-([1-9][0-9]*))?")
_CELLS = re.compile(
    r"cell=([1-9][0-9]*),([1-9][0-9]*)(?:-([1-9][0-9]*),([1-9][0-9]*))?",
)
FORM = "FILE.csv#row=N or FILE.csv#cell=ROW,COLUMN"


@dataclass(frozen=True, slots=True)
class Fragment:
    """Rows `first` to `last` of a file; `left` to `right` are its columns, 0 for all of them."""

    path: str
    first: int
    last: int
    left: int = 0
    right: int = 0


# complex: rows or cells, each with ends that may be left out
def fragment(locator: str) -> Fragment | None:
    """Return the place in a table that a locator names, or None where it is of another kind.

    >>> fragment("data/a.csv#cell=14,3")
    Fragment(path='data/a.csv', first=14, last=14, left=3, right=3)
    >>> fragment("a.csv#row=2-5").last, fragment("¶4"), fragment("../a.csv#row=1")
    (5, None, None)
    """
    path, hash_, selection = locator.partition("#")
    if not hash_ or not _PATH.fullmatch(path) or path.startswith("/") or ".." in path.split("/"):
        return None
    if found := _ROWS.fullmatch(selection):
        first = int(found[1])
        made = Fragment(path, first, int(found[2] or first))
    elif found := _CELLS.fullmatch(selection):
        first, left = int(found[1]), int(found[2])
        made = Fragment(path, first, int(found[3] or first), left, int(found[4] or left))
    else:
        return None
    return made if made.first <= made.last and made.left <= made.right else None
