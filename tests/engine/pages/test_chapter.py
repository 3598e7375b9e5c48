"""The pages of a package, made of its part of the record."""

from __future__ import annotations

from civdata.pages.chapter import Maker
from civdata.storage.cache import NONE
from tests.engine.pages.given import tiny_book
from tests.tiny import tiny_package


def test_one_page_of_a_chapter_is_the_page_that_the_whole_has() -> None:
    """A page that is made alone, while the preview waits, is the same."""
    book = tiny_book("en")
    maker = Maker(tiny_package(), {"en": book}, (), "", NONE)
    whole = {page.path: page for page in maker.chapter("en").complete}
    path = "tiny/tiny-gardens/"
    assert maker.page("en", path) == whole[path]
    assert maker.page("en", "tiny/nothing/") is None
