"""Reading from disk: canonical CSV in, canonical CSV out, nothing guessed."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from civdata import storage
from civdata.storage.canonical import split_rows

CELLS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"),
    max_size=20,
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_is_written_is_read_again(cells: list[tuple[str, str]]) -> None:
    """Any text without line breaks survives writing and strict reading."""
    rows = [{"a": a, "b": b} for a, b in cells]
    text = storage.write_csv(["a", "b"], rows)
    header, found, faults = split_rows(text, "p", "f")
    assert faults == []
    assert header == ["a", "b"]
    assert [dict(row.cells) for row in found] == rows


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    """Whatever stands in a file becomes rows or findings."""
    split_rows(text, "p", "f")


def test_row_numbers_are_lines_of_the_file() -> None:
    """A finding's row can be opened in an editor: the header is line 1."""
    _, rows, _ = split_rows("a,b\n1,2\n3,4\n", "p", "f")
    assert [row.line for row in rows] == [2, 3]


def test_a_missing_descriptor_is_a_finding(tmp_path: Path) -> None:
    """Reading a folder without a descriptor says which file is missing."""
    reading = storage.read(tmp_path / "datapackage.json")
    assert reading.package is None
    assert [f.code for f in reading.findings] == ["file-missing"]


def test_paragraphs_count_non_blank_lines() -> None:
    """`¶1` is the first line with anything on it."""
    assert storage.text_lines("\n one \n\n\t\n two\n") == [" one ", " two"]
