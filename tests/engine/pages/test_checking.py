"""The page on which a text is checked: what it says of languages that cannot be read."""

from __future__ import annotations

import pytest

from civdata import languages
from civdata.pages import checking
from tests.engine.pages.given import tiny_book


def test_a_language_without_a_reader_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no choice, the page says that it is not read, and nothing was measured of it."""
    book = tiny_book()
    whole = checking.page(book).markdown
    monkeypatch.setattr(languages, "read_codes", lambda: ("en", "ru"))
    page = checking.page(book).markdown
    name = languages.get("kk").name
    assert 'value="kk"' in whole
    assert 'value="kk"' not in page
    assert f'<th scope="col">{name}</th>' not in page
    assert book.words.say("check.unread", languages=name) in page
    assert book.words.say("check.unread", languages="") not in whole
