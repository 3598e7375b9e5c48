"""A server that lies, drips, floods, packs and leads elsewhere is survived, and makes no news."""

from __future__ import annotations

import time

import pytest

from benchmarks.hardness.server import Answer, answers, fault, look, page, serving
from civdata.intake.freshness import Manners, fetch

TIMEOUT = 1.5
NAMED = (
    "charset='bz2'",
    "a declaration of nobody",
    "two lengths",
    "no length, and its end",
    "no length, broken off",
    "dripped headers",
    "dripped trailers",
    "100 KB of <a",
    "packed by br",
    "gzip, cut",
    "gzip twice",
    "escapes in the reason of 404",
    "moved to http://2130706433/",
    "moved to http://[::1]/",
)


def some() -> list[Answer]:
    """Return the answers that broke an earlier version, and each tenth of the others."""
    every = list(answers())
    return [one for n, one in enumerate(every) if one.name in NAMED or n % 10 == 0]


def test_hostile_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each answer gets an honest verdict in time, in visible words, in little memory."""
    monkeypatch.setenv("no_proxy", "*")
    tried = some()
    assert {one.name for one in tried} >= set(NAMED)
    with serving(tried) as servers:
        sightings = look(servers, TIMEOUT).sightings
    found = zip(tried, sightings, strict=True)
    faults = {one.name: fault(one, sighting, 0.0, TIMEOUT) for one, sighting in found}
    assert {name: words for name, words in faults.items() if words} == {}


@pytest.mark.parametrize("name", ["dripped headers", "100 KB of <a", "moved for ever"])
def test_one_limit_of_time_for_all(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headers, redirects and the work on a page share one limit of time."""
    monkeypatch.setenv("no_proxy", "*")
    answer = next(one for one in answers() if one.name == name)
    with serving([answer]) as servers:
        started = time.monotonic()
        (sighting,) = look(servers, 1.0).sightings
        seconds = time.monotonic() - started
    assert sighting.verdict == "unreachable"
    assert seconds < 3.0  # of them a process takes some to start


def test_a_limit_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose words take more memory than allowed is unreachable, and nothing else breaks."""
    monkeypatch.setenv("no_proxy", "*")
    with serving([Answer("large", page(b"<b>word</b> " * 150_000))]) as (server,):
        manners = Manners(delay=0, memory=40 * 1024 * 1024, nearby=(server.address,))
        found = fetch(f"http://{server.address}/page", manners)
    assert (found.state, found.detail) == ("unreachable", "it takes more memory than a page may")
