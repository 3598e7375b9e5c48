"""Take a page as it is now: its bytes, its words by paragraph, where it came from."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from civdata import storage
from civdata.errors import CivdataError
from civdata.intake.drafting.pages import SUFFIXES, read_file
from civdata.intake.freshness import Manners, fetch
from civdata.intake.freshness.fetch import Rules

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
ARCHIVE = "https://archive.org/wayback/available?url="
_NO_ARCHIVE = re.compile(rb"<meta[^>]{0,200}(robots|archive)[^>]{0,200}noarchive", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """A page that was taken: `lines` are its paragraphs, `original` its bytes."""

    lines: tuple[str, ...]
    original: bytes
    suffix: str
    archive_url: str = ""

    @property
    def media_type(self) -> str:
        """The media type of the original."""
        return MEDIA_TYPES[self.suffix]

    @property
    def text(self) -> bytes:
        """The text as it is stored: a paragraph a line."""
        return "".join(f"{line}\n" for line in self.lines).encode()


def take_file(path: Path) -> Taken:
    """Take a saved page: HTML, PDF, DOCX or text. Raises CivdataError where it holds no text."""
    return _taken(read_file(path), storage.given(path), path.suffix.lower())


def saved(folder: Path, source: str) -> Path | None:
    """Return the file of a folder that is named by a source, such as `SOURCE-ID.html`."""
    found = (folder / f"{source}{suffix}" for suffix in SUFFIXES)
    return next(filter(Path.is_file, found), None)


def take_online(
    url: str, manners: Manners, rules: Rules | None = None, archive: str = ""
) -> Taken | str:
    """Fetch a page, or say why it cannot be had; `archive` is asked for a copy of it."""
    page = fetch(url, manners, rules, raw=True)
    if page.state != "read":
        return page.detail or page.state
    if not page.whole:
        return "the page is too large to read to its end"
    suffix = next((s for s, kind in MEDIA_TYPES.items() if kind == page.kind), ".html")
    if suffix not in (".pdf", ".docx"):
        found = _taken(page.text, page.content, suffix)
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"page{suffix}")
            path.write_bytes(page.content)
            try:
                found = take_file(path)
            except CivdataError as error:
                return str(error).removeprefix(f"{path}: ")
    if not archive or _NO_ARCHIVE.search(page.content):
        return found
    copy = _archived(archive + quote(url, safe=""), manners, rules)
    return Taken(found.lines, found.original, found.suffix, copy)


def _archived(address: str, manners: Manners, rules: Rules | None) -> str:
    """Ask a public archive for the address of its copy; empty where it has none or is silent."""
    try:
        answer = json.loads(fetch(address, manners, rules).text or "{}")
        copy = answer["archived_snapshots"]["closest"]["url"]
    except (ValueError, KeyError, TypeError):
        return ""
    return str(copy) if re.fullmatch(r"https?://[^\s\"'<>]+", str(copy)) else ""


def _taken(text: str, original: bytes, suffix: str) -> Taken:
    lines = (storage.fold(line) for line in storage.text_lines(text))
    return Taken(tuple(line for line in lines if line), original, suffix)
