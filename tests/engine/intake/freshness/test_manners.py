"""How we ask a stranger: by name, with pauses, and where we are let in."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from civdata.intake.freshness import Address, check
from tests.engine.intake.freshness.server import HTML, PAGES, Site, look, nearby
from tests.tiny import tiny_package


def test_manners(site: Site) -> None:
    """We say who we are, ask for robots.txt once, one page at a time, with a pause between."""
    observation = tiny_package().observations[0]
    places = [Address("a", f"{site.url}/{name}", (observation,)) for name in ("there", "changed")]
    check([*places, places[0]], replace(nearby(site.url), delay=0.2))
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/there", "/changed"]
    assert {agent for _, agent, _ in site.asked} == {"civdata/test"}
    times = [at for _, _, at in site.asked]
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(times))


def test_no_robots_txt_allows_and_a_broken_one_forbids(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No robots.txt lets everybody in; one that cannot be had keeps us away."""
    for none in ((404, HTML, b""), (200, "application/octet-stream", b""), (200, HTML, b"<p>No")):
        monkeypatch.setitem(PAGES, "/robots.txt", none)
        assert look(f"{site.url}/private/page").verdict == "there"
    monkeypatch.setitem(PAGES, "/robots.txt", (500, HTML, b""))
    sighting = look(f"{site.url}/there")
    assert (sighting.verdict, "robots.txt: HTTP 500" in sighting.detail) == ("unreachable", True)
