"""Canonical CSV is split strictly, and work on a broken file is bounded."""

from __future__ import annotations

from civdata.model import Place
from civdata.storage.canonical import MAX_COLUMNS, MOST_FAULTY, split_rows

PLACE = Place("p", "p/data/t.csv")


def told(text: str) -> list[tuple[str, int | None]]:
    """Return the code and line of each fault of a file."""
    return [(finding.code, finding.row) for finding in split_rows(text, PLACE)[2]]


def test_a_good_file_gives_its_rows_with_their_lines() -> None:
    """Quotes, blanks and empty cells are kept."""
    header, rows, faults = split_rows('a,b\n1,"x, y"\n,\n', PLACE)
    assert header == ["a", "b"]
    assert [(row.line, row["a"], row["b"]) for row in rows] == [(2, "1", "x, y"), (3, "", "")]
    assert not faults


def test_each_line_at_fault_is_told_and_left_out() -> None:
    """Blank and ragged lines, line ends of other systems and a missing last end."""
    assert told("a,b\n\n1\n1,2\n") == [("ragged-row", 2), ("ragged-row", 3)]
    assert told("a\n1") == [("line-end", 2)]
    assert told("a\n1\r\n2\r\n") == [("line-end", 2)]
    assert told("a\n1\r") == [("line-end", 2), ("line-end", 2)]
    assert told("") == told("\n1\n") == [("empty-file", 1)]
    assert [row["a"] for row in split_rows("a\r\n1\r\n", PLACE)[1]] == ["1"]


def test_a_file_of_lines_at_fault_is_not_read_to_its_end() -> None:
    """After ten thousand the rest tells nothing new, and that is said."""
    faults = split_rows("a,b\n" + "\n" * (MOST_FAULTY + 500), PLACE)[2]
    assert len(faults) == MOST_FAULTY + 2
    assert faults[-1].message == "so many lines at fault that the rest of the file was not read"
    assert faults[-1].row == MOST_FAULTY + 2


def test_a_header_of_commas_is_refused_before_it_is_split() -> None:
    """More columns than any table has are one finding."""
    header, rows, faults = split_rows("," * MAX_COLUMNS + "\n1\n", PLACE)
    assert (header, rows) == ([], ())
    assert [(f.code, f.message) for f in faults] == [("file-size", "too many columns")]
