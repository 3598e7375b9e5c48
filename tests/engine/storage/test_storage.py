"""Reading from disk: canonical CSV in, canonical CSV out, nothing guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civdata import storage
from civdata.model import Place
from civdata.storage.canonical import split_rows
from tests.own import OWN

CELLS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"),
    max_size=20,
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_is_written_is_read_again(cells: list[tuple[str, str]]) -> None:
    """Any text without line breaks survives writing and strict reading."""
    rows = [{"a": a, "b": b} for a, b in cells]
    text = storage.write_csv(["a", "b"], rows)
    header, found, faults = split_rows(text, Place("p", "f"))
    assert faults == []
    assert header == ["a", "b"]
    assert [dict(row.cells) for row in found] == rows


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    """Whatever stands in a file becomes rows or findings."""
    split_rows(text, Place("p", "f"))


def test_row_numbers_are_lines_of_the_file() -> None:
    """A finding's row can be opened in an editor: the header is line 1."""
    _, rows, _ = split_rows("a,b\n1,2\n3,4\n", Place("p", "f"))
    assert [row.line for row in rows] == [2, 3]


def test_a_missing_descriptor_is_a_finding(tmp_path: Path) -> None:
    """Reading a folder without a descriptor says which file is missing."""
    reading = storage.read(tmp_path / "datapackage.json")
    assert reading.package is None
    assert [f.code for f in reading.findings] == ["file-missing"]


def test_paragraphs_count_non_blank_lines() -> None:
    """`¶1` is the first line with anything on it."""
    assert storage.text_lines("\n one \n\n\t\n two\n") == [" one ", " two"]


@pytest.mark.parametrize(
    ("text", "code", "row", "left"),
    [
        ("a,b\n1,2\r\n3,4\n", "line-end", 2, 2),
        ("a,b\r\n1,2\r\n", "line-end", 1, 1),
        ("a,b\n1,2\r3\n3,4\n", "line-end", 2, 1),
        ("a,b\n1,\0\n3,4\n", "line-end", 2, 1),
        ('a,b\n1,"x\n3,4\n', "csv", 2, 1),
        ('a,b\n"1",2\n3,4\n', "csv-quotes", 2, 2),
        ('a,b\n1"1,2\n3,4\n', "csv-quotes", 2, 2),
        ("a,b\n\n3,4\n", "ragged-row", 2, 1),
        ("a,b\n1,2,3\n3,4\n", "ragged-row", 2, 1),
        (f"a,b\n1,{'x' * 200_000}\n3,4\n", "huge-cell", 2, 1),
        (f'a,b\n1,"{"x" * 200_000}"\n3,4\n', "huge-cell", 2, 1),
        ("a,b\n1,2", "line-end", 2, 1),
        ("", "empty-file", 1, 0),
        ("\n1,2\n", "empty-file", 1, 0),
    ],
)
def test_a_line_at_fault_does_not_hide_the_others(
    text: str, code: str, row: int, left: int
) -> None:
    """A fault of a line is told once, with its place; the lines that can be read are read."""
    _, rows, faults = split_rows(text, Place("p", "f"))
    assert [(fault.code, fault.row) for fault in faults] == [(code, row)]
    assert faults[0].hint
    assert len(rows) == left


def test_a_file_outside_a_package_may_have_needless_quotes(tmp_path: Path) -> None:
    """What a spreadsheet writes for an editor is taken; a column that stands twice is not."""
    path = tmp_path / "new.csv"
    path.write_text('a,"b"\n"1",2\n', "utf-8")
    assert storage.read_csv(path)[1][0].cells == {"a": "1", "b": "2"}
    path.write_text("a,a\n1,2\n", "utf-8")
    _, rows, faults = storage.read_csv(path)
    assert (rows, [fault.code for fault in faults]) == ((), ["header"])


@pytest.mark.parametrize("text", ['{"a": NaN}', '{"a": Infinity}', '{"a": 1, "a": 2}', "[]", "5"])
def test_json_is_taken_strictly(tmp_path: Path, text: str) -> None:
    """What only Python takes for JSON, or what is no object, is a finding."""
    (tmp_path / "datapackage.json").write_text(text, "utf-8")
    (fault,) = storage.read(tmp_path / "datapackage.json").findings
    assert (fault.code, bool(fault.hint)) == ("json", True)


def test_an_archive_is_named_as_one(tmp_path: Path) -> None:
    """A downloaded zip is not read, and the finding says to unpack it."""
    (tmp_path / "grants.zip").write_bytes(b"PK\x03\x04...")
    (fault,) = storage.read(tmp_path / "grants.zip").findings
    assert (fault.code, fault.hint) == ("archive", "Unpack it and give the folder")


def test_the_folder_one_stands_in_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`.` is told by the folder's own name, not by an empty one."""
    monkeypatch.chdir(tmp_path)
    (fault,) = storage.read_all(["."])[0].findings
    assert fault.file == f"{tmp_path.name}/datapackage.json"


def test_a_package_named_twice_is_read_once() -> None:
    """A folder and its descriptor are the same package."""
    folder = OWN.data / "grants"
    assert len(storage.descriptors([folder, folder / "datapackage.json", folder])) == 1
