"""The words of a file or page, a paragraph a line: text, Markdown, HTML, PDF, DOCX.

HTML is read by the reader that `civdata sources check` compares pages with, so that a print that
is drafted here is found there. PDF and DOCX need the extra `civdata[draft]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from civdata import storage
from civdata.claims.plain import plain
from civdata.errors import CivdataError, MissingExtra
from civdata.intake.freshness.text import decoded, page_text

HTML = (".html", ".htm", ".xhtml")
SUFFIXES = (".txt", ".md", *HTML, ".pdf", ".docx")


def read_file(path: Path) -> str:
    """Return the words of a file by the ending of its name.

    Raises `CivdataError` for a file that holds no text, and `MissingExtra` where a library is
    needed that is not installed.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise CivdataError(f"{path}: expected one of {', '.join(SUFFIXES)}, got {suffix or 'none'}")
    data = storage.given(path)
    if suffix == ".pdf":
        text = _pdf(path)
    elif suffix == ".docx":
        text = _docx(path)
    elif suffix in HTML:
        text = page_text(decoded(data, ""))
    else:
        text = plain(_text(path, data), suffix)
    if not text.strip():
        raise CivdataError(f"{path}: holds no text; a scanned page must be read by eye")
    return text


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise CivdataError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from None


def _pdf(path: Path) -> str:
    if find_spec("pypdf") is None:
        raise MissingExtra("Reading a PDF", "draft")
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = [page.extract_text() for page in PdfReader(path).pages]
    except (PyPdfError, ValueError, KeyError, TypeError) as error:
        raise CivdataError(f"{path}: cannot be read as PDF: {error}") from None
    return unwrapped("\n".join(pages))


def _docx(path: Path) -> str:
    if find_spec("docx") is None:
        raise MissingExtra("Reading a DOCX file", "draft")
    from zipfile import BadZipFile

    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise CivdataError(f"{path}: cannot be read as DOCX: {error}") from None
    return "\n".join(line for line in _lines(document) if line.strip())


def _lines(document: Any) -> Iterator[str]:
    """Yield paragraphs and rows of tables in the order of the document."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                yield "\t".join(cells)
        else:
            yield block.text


# complex: one loop over lines, with two ways to go on
def unwrapped(text: str) -> str:
    """Join the lines of a paragraph: a PDF breaks them where its page ends.

    A line goes on where it is long and the next begins with a small letter or a figure, or where a
    word is parted by a hyphen.

    >>> unwrapped("The 258 councils that work in the regions of the country held\\n600 meetings.")
    'The 258 councils that work in the regions of the country held 600 meetings.'
    """
    lines = [line.strip() for line in text.splitlines()]
    made: list[str] = []
    for line in lines:
        last = made[-1] if made else ""
        if last and line and re.search(r"[^\W\d_]-$", last) and line[:1].islower():
            made[-1] = last[:-1] + line
        elif (
            last and line and len(last) > 50 and re.match(r"[^\W_]", line) and _goes_on(last, line)
        ):
            made[-1] = f"{last} {line}"
        else:
            made.append(line)
    return "\n".join(made)


def _goes_on(last: str, line: str) -> bool:
    return len(last) > 50 and last[-1] not in ".!?:;" and (not line[0].isupper() or last[-1] == ",")
