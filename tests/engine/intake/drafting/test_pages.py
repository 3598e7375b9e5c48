"""The words of a file or page, a paragraph a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.errors import CivdataError
from civdata.intake.drafting import (
    read_file,
)
from civdata.intake.drafting.pages import unwrapped


def test_files_of_all_kinds_give_the_same_words(tmp_path: Path) -> None:
    """Text, Markdown, HTML and DOCX are read a paragraph a line."""
    import docx

    document = docx.Document()
    document.add_paragraph("Gardens")
    document.add_paragraph("In 2022 there were 258 gardens.")
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "a.html").write_text("<h1>Gardens</h1><p>In 2022 there were <b>258</b> gardens.")
    (tmp_path / "a.txt").write_text("Gardens\nIn 2022 there were 258 gardens.\n")
    texts = {read_file(path).strip() for path in tmp_path.iterdir()}
    assert texts == {"Gardens\nIn 2022 there were 258 gardens."}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xls", b"x", "expected one of"),
        ("a.pdf", b"no pdf", "PDF"),
        ("a.docx", b"no docx", "DOCX"),
        ("a.txt", b" \n", "no text"),
        ("a.txt", b"\xff\xfe\xfa", "UTF-8"),
    ],
)
def test_file_that_holds_no_text_is_refused(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    """A broken file is one line, never a traceback."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CivdataError, match=says):
        read_file(tmp_path / name)


def test_lines_of_a_page_are_joined() -> None:
    """What a PDF breaks at its margin is one paragraph again, headings stay apart."""
    text = "Grants\nThe foundation gave money to many people who live in the far re-\n"
    text += "gions of it.\nEnd"
    assert unwrapped(text).split("\n") == [
        "Grants",
        "The foundation gave money to many people who live in the far regions of it.",
        "End",
    ]
