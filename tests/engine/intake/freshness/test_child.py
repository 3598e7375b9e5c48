"""What is done with a stranger's bytes, in a process with limits: here, one call at a time."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from civdata.intake.freshness.child import Clock, answer
from civdata.intake.freshness.manners import Manners
from tests.engine.intake.freshness.server import Site, nearby


class Patient(Clock):
    """A clock that neither rings nor waits."""

    def __init__(self) -> None:
        super().__init__(time.monotonic() + 5)
        self.pauses: list[float] = []

    def pause(self, seconds: float) -> None:
        """Note a pause."""
        self.pauses.append(seconds)

    def _arm(self, seconds: float) -> None:
        """Set no alarm in the process of the tests."""


def ask(
    url: str,
    manners: Manners,
    prints: tuple[str, ...] = (),
    rules: dict[str, list[str]] | None = None,
) -> dict[str, object]:
    """Put a question for a page's text."""
    question = {"url": url, "rules": rules or {}, "text": True, "prints": list(prints)}
    return answer(question, manners, Patient())


def test_a_page_is_read_with_its_marks(site: Site) -> None:
    """The words of a page come back, and for each print whether it stands there."""
    prints = ("258 садов", "99 садов")
    found = ask(f"{site.url}/there", nearby(site.url), prints)
    assert (found["state"], found["whole"], found["sure"]) == ("read", True, True)
    assert found["text"] == "2022\n258 садов"
    assert found["marks"] == [[True, ""], [False, "2022 258 садов"]]


def test_rules_that_were_learnt_are_handed_back(site: Site) -> None:
    """A site is asked for its rules once; what is known already is not told again."""
    manners = nearby(site.url)
    first = ask(f"{site.url}/there", manners)
    assert first["rules"] == {site.url: ["User-agent: *\nDisallow: /private/\n", ""]}
    again = ask(f"{site.url}/there", manners, rules={site.url: ["", ""]})
    assert again["rules"] == {}
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/there", "/there"]


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/withdrawn", "gone", "HTTP 410"),
        ("/forbidden", "unreachable", "HTTP 403"),
        ("/pdf", "unreachable", "not a page of text: application/pdf"),
        ("/empty", "unreachable", "no words of its own"),
        ("/private/page", "unreachable", "robots.txt asks to stay away"),
        ("/loop", "unreachable", "moved more than 5 times"),
        ("/drops", "unreachable", "broke off"),
    ],
)
def test_why_a_page_says_nothing_is_told(site: Site, path: str, state: str, detail: str) -> None:
    """Only the server's own word makes a page gone; all else proves nothing."""
    found = ask(site.url + path, nearby(site.url))
    assert found["state"] == state
    assert detail in str(found["detail"])


def test_where_a_page_moved_to_is_told(site: Site) -> None:
    """The last address is named, and a pause comes before the page after its site's rules."""
    clock = Patient()
    question = {"url": f"{site.url}/moved", "rules": {}, "text": False, "prints": []}
    manners = replace(nearby(site.url), delay=3.0)
    found = answer(question, manners, clock)
    assert found["moved"] == f"{site.url}/there"
    assert "text" not in found
    assert clock.pauses == [3.0]
