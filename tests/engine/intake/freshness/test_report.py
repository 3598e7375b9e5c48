"""Whether pages still print what was keyed, tried on a server that changes, drops and lies."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from civdata.cli import main
from civdata.errors import UnknownName
from civdata.intake import freshness
from civdata.intake.freshness import Freshness, Manners, Sighting, addresses
from tests.engine.intake.freshness.server import HTML, PAGES, Site, look, nearby
from tests.tiny import TINY, tiny_collection


@pytest.mark.parametrize(
    ("path", "verdict", "detail"),
    [
        ("/there", "there", ""),
        ("/bare", "there", ""),
        ("/plain", "there", ""),
        ("/packed", "there", ""),
        ("/cut", "there", ""),
        ("/moved", "there", "moved to"),
        ("/says-utf8", "there", ""),
        ("/says-1251", "there", ""),
        ("/says-nonsense", "there", ""),
        ("/meta", "there", ""),
        ("/utf16", "there", ""),
        ("/changed", "changed", ""),
        ("/part", "changed", ""),
        ("/rewritten", "changed", ""),
        ("/script", "changed", ""),
        ("/beyond", "unreachable", "too large"),
        ("/empty", "unreachable", "no words"),
        ("/lost", "gone", "404"),
        ("/withdrawn", "gone", "410"),
        ("/moved-to-lost", "gone", "404"),
        ("/broken", "unreachable", "503"),
        ("/forbidden", "unreachable", "403"),
        ("/pdf", "unreachable", "application/pdf"),
        ("/slow", "unreachable", "timed out"),
        ("/drip", "unreachable", "not read within"),
        ("/drops", "unreachable", "broke off"),
        ("/says-packed", "unreachable", ""),
        ("/loop", "unreachable", ""),
        ("/chain0", "unreachable", ""),
        ("/chain6", "there", "moved to"),
        ("/to-file", "unreachable", ""),
        ("/to-ftp", "unreachable", ""),
        ("/private/page", "unreachable", "robots.txt"),
    ],
)
def test_verdict(site: Site, path: str, verdict: str, detail: str) -> None:
    """Each habit of a server gets its verdict: only the server's own word makes a page gone."""
    sighting = look(site.url + path)
    assert sighting.verdict == verdict, sighting
    assert detail in sighting.detail


def test_nobody_listens() -> None:
    """A refused connection and a name that does not resolve are unreachable, never gone."""
    for url in ("http://127.0.0.1:9/x", "http://no-such-host.invalid/"):
        assert look(url, manners=nearby(url)).verdict == "unreachable"


def test_a_changed_figure_is_shown(site: Site) -> None:
    """The passage with another number in nearly the same words stands beside the old print."""
    assert look(f"{site.url}/changed").now == "261 садов"
    assert look(f"{site.url}/part").now == "1 258 садов"
    assert look(f"{site.url}/rewritten").now == ""


def test_addresses_are_those_with_figures() -> None:
    """Sources with an address and observations are listed; a mirror is an address of its own."""
    collection = tiny_collection()
    (place,) = addresses(collection)
    assert (place.source, len(place.observations)) == ("garden-news-2022", 2)
    assert addresses(collection, ["steppe-report-2023"]) == ()
    with pytest.raises(UnknownName, match="no source 'nonsense'"):
        addresses(collection, ["nonsense"])


def test_counts_and_plain_values() -> None:
    """What was not reached fails nothing, and is counted."""
    there = Sighting("a", "s", "u", "1", "there")
    unreachable = replace(there, verdict="unreachable")
    assert Freshness((there, unreachable)).ok
    found = Freshness((there, replace(there, verdict="gone")))
    assert not found.ok
    assert json.loads(json.dumps(found.as_dict()))["counts"] == {
        "there": 1,
        "changed": 0,
        "gone": 1,
        "unreachable": 0,
    }


@pytest.fixture
def data(tmp_path: Path, site: Site) -> Path:
    """Return a copy of the tiny packages whose news page stands on the local server."""
    folder = Path(shutil.copytree(TINY, tmp_path / "data"))
    path = folder / "sources/data/sources.csv"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("https://example.org/gardens,", f"{site.url}/news,{site.url}/copy")
    )
    return folder


def run(data: Path, *arguments: str) -> Result:
    """Run `civdata sources check` on the copy; a crash fails the test."""
    result = CliRunner().invoke(main, ["sources", "check", "--data", str(data), *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_offline_lists_and_fetches_nothing(data: Path, site: Site) -> None:
    """Without --online the addresses are listed, the mirror too, and nothing is fetched."""
    result = run(data)
    assert result.exit_code == 0
    assert f"{site.url}/news" in result.output
    assert f"{site.url}/copy" in result.output
    assert "nothing was fetched" in result.output
    assert json.loads(run(data, "--json").output)["fetched"] is False
    assert site.asked == []


def test_online_says_what_changed(data: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed figure exits 1 and is shown; pages that cannot be reached are only counted."""
    both = (200, HTML, b"<p>In 2022: 260 gardens; more than 300 gardens are planned</p>")
    changed = (200, HTML, b"<p>In 2022: 260 gardens; more than 310 gardens are planned</p>")
    monkeypatch.setitem(PAGES, "/news", both)
    monkeypatch.setitem(PAGES, "/copy", (500, HTML, b""))
    monkeypatch.setattr(freshness, "Manners", partial(Manners, nearby=nearby(site.url).nearby))
    options = ("--online", "--delay", "0", "--timeout", "5")
    result = run(data, *options)
    assert result.exit_code == 0, result.output
    assert "2 still there, 0 changed, 0 gone; 2 could not be reached" in result.output
    monkeypatch.setitem(PAGES, "/news", changed)
    result = run(data, *options, "garden-news-2022")
    assert result.exit_code == 1
    assert "now: “more than 310 gardens”" in result.output
    found = json.loads(run(data, *options, "--json").output)
    assert found["counts"] == {"there": 1, "changed": 1, "gone": 0, "unreachable": 2}


def test_unknown_source_is_one_line(data: Path) -> None:
    """A source that does not exist is misuse."""
    result = run(data, "nonsense")
    assert result.exit_code == 1
    assert "no source 'nonsense'" in result.output
