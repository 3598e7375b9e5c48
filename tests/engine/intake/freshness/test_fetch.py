"""One page is fetched within its limits, and whatever comes of that, there is an answer."""

from __future__ import annotations

import pytest

from civdata.intake.freshness import fetch
from civdata.intake.freshness.fetch import LONGEST, Rules, shown
from tests.engine.intake.freshness.server import MANNERS, Site, nearby


def test_a_packed_bomb_stays_small(site: Site) -> None:
    """A page that unpacks to far more than the limit is cut at the limit."""
    assert len(fetch(f"{site.url}/bomb", nearby(site.url)).text) <= MANNERS.size


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://x/y", "http://", "x", "http://[x/"])
def test_only_the_web_is_fetched(url: str) -> None:
    """What is no http address is not opened, and raises nothing."""
    assert fetch(url, MANNERS).state == "unreachable"


def test_words_of_a_server_are_one_visible_line() -> None:
    """Escapes are shown, never sent to a terminal, and a long line is cut."""
    assert "\x1b" not in shown("\x1b[31mred\nline")
    assert "\n" not in shown("two\nlines")
    long = shown("x" * 500)
    assert len(long) == LONGEST
    assert long.endswith("…")


def test_an_answer_without_its_marks_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark that is missing makes the page unreachable, whatever its state."""
    told = {"state": "read", "text": "258", "marks": [[True, ""]], "rules": {"http://x": ["a", ""]}}
    monkeypatch.setitem(fetch.__globals__, "_answer", lambda *_: told)
    rules: Rules = {}
    page = fetch("http://x/", MANNERS, rules, ["258", "300"])
    assert (page.state, page.detail) == ("unreachable", "the answer is not complete")
    assert rules == {"http://x": ("a", "")}
    page = fetch("http://x/", MANNERS, None, ["258"])
    assert (page.state, page.marks[0].there) == ("read", True)
