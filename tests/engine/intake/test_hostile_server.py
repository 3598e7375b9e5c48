"""A server that lies, drips, floods, packs and leads elsewhere is survived, and makes no news."""

from __future__ import annotations

import time

import pytest

from benchmarks.hardness.server import Answer, answers, fault, look, page, serving
from civdata.intake.freshness import Manners, fetch
from civdata.intake.freshness.exchange import is_public, unpacked

TIMEOUT = 1.5
NAMED = (
    "charset='bz2'",
    "a declaration of nobody",
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
    assert seconds < 2.0


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::5db8:d70e", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.168.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::ffff:10.0.0.1", False),
        ("::7f00:1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("fc00::1", False),
        ("fe80::1%eth0", False),
        ("ff02::1", False),
        ("fec0::1", False),
    ],
)
def test_only_public_addresses(address: str, public: bool) -> None:
    """An address of this machine or network is refused in each form that it can be written in."""
    assert is_public(address) is public


@pytest.mark.parametrize(
    "host", ["localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_this_machine_is_never_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By default no form of a private address is connected to."""
    monkeypatch.setenv("no_proxy", "*")
    found = fetch(f"http://{host}:9/x", Manners(timeout=5, delay=0))
    assert found.state == "unreachable"
    assert "no public address" in found.detail


def test_a_page_read_in_part_is_not_whole() -> None:
    """What is cut by our own limit is not whole; what is cut by the server is refused."""
    assert unpacked(b"word", "", 100, True) == (b"word", False)
    assert unpacked(b"word", "identity", 100, False) == (b"word", True)


def test_a_limit_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose words take more memory than allowed is unreachable, and nothing else breaks."""
    monkeypatch.setenv("no_proxy", "*")
    with serving([Answer("large", page(b"<b>word</b> " * 500_000))]) as (server,):
        manners = Manners(delay=0, memory=90 * 1024 * 1024, nearby=(server.address,))
        found = fetch(f"http://{server.address}/page", manners)
    assert (found.state, found.detail) == ("unreachable", "it takes more memory than a page may")
