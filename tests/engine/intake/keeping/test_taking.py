"""A page is taken as it is now: its bytes, its words, where it came from."""

from __future__ import annotations

from pathlib import Path

from civdata.intake.freshness import Manners
from civdata.intake.keeping import Taken, take_online
from civdata.intake.keeping.taking import saved, take_file


def test_what_cannot_be_taken_is_said(site: tuple[str, Manners]) -> None:
    """A page that forbids robots, is gone or broken gives a reason, no page."""
    for path, words in [("/private/page", "robots.txt"), ("/lost", "404"), ("/broken.pdf", "PDF")]:
        answer = take_online(site[0] + path, site[1])
        assert isinstance(answer, str)
        assert words in answer


def test_a_public_copy_is_noted_where_the_page_allows_it(site: tuple[str, Manners]) -> None:
    """The archive is asked for a copy, but not of a page that says noarchive."""
    asked = f"{site[0]}/available?url="
    page, shy = (take_online(site[0] + path, site[1], archive=asked) for path in ("/en", "/shy"))
    assert isinstance(page, Taken)
    assert isinstance(shy, Taken)
    assert (page.archive_url, shy.archive_url) == ("http://web.example/2024/page", "")


def test_a_saved_page_is_its_paragraphs(tmp_path: Path) -> None:
    """Lines are folded and none is empty; the bytes stay, and the text is a paragraph a line."""
    path = tmp_path / "news.html"
    path.write_text("<h1>Gardens</h1><p></p><p>In 2022   there were <b>258</b> gardens.</p>")
    page = take_file(path)
    assert page.lines == ("Gardens", "In 2022 there were 258 gardens.")
    assert page.original == path.read_bytes()
    assert page.text == b"Gardens\nIn 2022 there were 258 gardens.\n"
    assert (page.media_type, page.archive_url) == ("text/html", "")


def test_a_saved_page_is_found_by_its_source(tmp_path: Path) -> None:
    """The file is named by the source, with any ending that can be read."""
    (tmp_path / "news-2022.pdf").write_bytes(b"x")
    (tmp_path / "news-2023").mkdir()
    assert saved(tmp_path, "news-2022") == tmp_path / "news-2022.pdf"
    assert saved(tmp_path, "news-2023") is None
