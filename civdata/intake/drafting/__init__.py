"""Drafts: a text becomes proposed observations that an editor accepts or refuses.

* `read_file`: the words of a file;
* `draft`: a row for each figure, or a reason why it becomes none;
* `write_rows`, `read_rows`: the file of rows;
* `accepted`: what goes the way of `civdata add`.
"""

from civdata.intake.drafting.draft import draft
from civdata.intake.drafting.drafted import (
    ACCEPT,
    COLUMNS,
    NEW,
    NOT_DATA,
    PROPOSED,
    REFUSE,
    Drafted,
)
from civdata.intake.drafting.pages import SUFFIXES, read_file
from civdata.intake.drafting.rows import accepted, read_rows, write_rows

__all__ = [
    "ACCEPT",
    "COLUMNS",
    "NEW",
    "NOT_DATA",
    "PROPOSED",
    "REFUSE",
    "SUFFIXES",
    "Drafted",
    "accepted",
    "draft",
    "read_file",
    "read_rows",
    "write_rows",
]
