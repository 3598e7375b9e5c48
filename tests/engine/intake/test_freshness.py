"""Whether pages still print what was keyed, tried on a server that changes, drops and lies."""

from __future__ import annotations

import gzip
import json
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result

from civdata.cli import main
from civdata.errors import UnknownName
from civdata.intake import freshness
from civdata.intake.freshness import Address, Freshness, Manners, Sighting, addresses, check, fetch
from civdata.intake.freshness.text import comparable, decoded, nearest, page_text, stands
from tests.tiny import TINY, tiny_collection, tiny_package

MANNERS = Manners("civdata/test", timeout=0.7, delay=0.0, size=100_000)
HTML = "text/html; charset=utf-8"
PAGES: dict[str, tuple[int, str, bytes]] = {
    "/there": (200, HTML, "<h1>2022</h1><p>258&nbsp;<b>са</b>дов</p>".encode()),
    "/bare": (200, HTML, "<p>В степи работает 258 садов.".encode()),
    "/changed": (200, HTML, "<p>Теперь 261 садов в степи</p>".encode()),
    "/part": (200, HTML, "<p>Всего 1 258 садов в степи</p>".encode()),
    "/rewritten": (200, HTML, "<p>Сады растут.</p>".encode()),
    "/script": (200, HTML, "<script>x = '258 садов'</script><p>Сады</p>".encode()),
    "/empty": (200, HTML, b"<div id=app></div><script>draw()</script>"),
    "/lost": (404, HTML, "<p>258 садов</p>".encode()),
    "/withdrawn": (410, HTML, b""),
    "/broken": (503, HTML, b""),
    "/forbidden": (403, HTML, b""),
    "/pdf": (200, "application/pdf", "258 садов".encode()),
    "/plain": (200, "text/plain", "258 садов < 300".encode()),
    "/says-utf8": (200, HTML, "<p>258 садов</p>".encode("cp1251")),
    "/says-1251": (200, "text/html; charset=windows-1251", "<p>258 садов</p>".encode()),
    "/says-nonsense": (200, "text/html; charset=klingon", "<p>258 садов</p>".encode()),
    "/meta": (200, "text/html", '<meta charset="koi8-r"><p>258 садов</p>'.encode("koi8-r")),
    "/utf16": (200, "text/html", "<p>258 садов</p>".encode("utf-16")),
    "/cut": (200, HTML, ("<p>258 садов</p>" + "я" * 100_000).encode()),
    "/beyond": (200, HTML, ("<p>" + "я" * 100_000 + "</p><p>258 садов</p>").encode()),
    "/private/page": (200, HTML, "<p>258 садов</p>".encode()),
    "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /private/\n"),
}
MOVED = {
    "/moved": "/there",
    "/moved-to-lost": "/lost",
    "/loop": "/loop",
    "/to-file": "file:///etc/hostname",
    "/to-ftp": "ftp://127.0.0.1/x",
    **{f"/chain{n}": f"/chain{n + 1}" for n in range(9)},
    "/chain9": "/there",
}


class _Site(BaseHTTPRequestHandler):
    """The server: fixed pages, redirects, and a few bad habits."""

    asked: list[tuple[str, str, float]]

    def do_GET(self) -> None:
        type(self).asked.append((self.path, self.headers["User-Agent"], time.monotonic()))
        if self.path in MOVED:
            self.send_response(302)
            self.send_header("Location", MOVED[self.path])
            self.end_headers()
        elif self.path == "/slow":
            time.sleep(1.5)
        elif self.path == "/drip":
            self._drip()
        elif self.path == "/drops":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"<p>258")
        elif self.path == "/packed":
            self._send(200, HTML, gzip.compress("<p>258 садов</p>".encode()), "gzip")
        elif self.path == "/bomb":
            self._send(200, HTML, gzip.compress(b" " * 50_000_000), "gzip")
        elif self.path == "/says-packed":
            self._send(200, HTML, "<p>258 садов</p>".encode(), "gzip")
        else:
            self._send(*PAGES.get(self.path, (404, HTML, b"")))

    def _send(self, code: int, kind: str, content: bytes, packed: str = "") -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", packed)
        self.end_headers()
        self.wfile.write(content)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        try:
            for _ in range(40):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output clean."""


class Site:
    """A running server: its address and what it was asked."""

    def __init__(self, url: str, asked: list[tuple[str, str, float]]) -> None:
        self.url = url
        self.asked = asked


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Return a server on this machine, for the time of a test."""
    monkeypatch.setenv("no_proxy", "*")
    handler = type("Handler", (_Site,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", handler.asked)
    server.shutdown()
    thread.join()
    server.server_close()


def nearby(url: str, manners: Manners = MANNERS) -> Manners:
    """Return manners that let a server of this machine be asked, and no other."""
    return replace(manners, nearby=(urlsplit(url).netloc,))


def look(url: str, as_printed: str = "258 садов", manners: Manners | None = None) -> Sighting:
    """Return what an address says about one print."""
    manners = manners or nearby(url)
    observation = replace(tiny_package().observations[0], as_printed=as_printed)
    (sighting,) = check([Address("steppe-report-2023", url, (observation,))], manners).sightings
    return sighting


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


def test_a_packed_bomb_stays_small(site: Site) -> None:
    """A page that unpacks to far more than the limit is cut at the limit."""
    assert len(fetch(f"{site.url}/bomb", nearby(site.url)).text) <= MANNERS.size


def test_nobody_listens() -> None:
    """A refused connection and a name that does not resolve are unreachable, never gone."""
    for url in ("http://127.0.0.1:9/x", "http://no-such-host.invalid/"):
        assert look(url, manners=nearby(url)).verdict == "unreachable"


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://x/y", "http://", "x", "http://[x/"])
def test_only_the_web_is_fetched(url: str) -> None:
    """What is no http address is not opened, and raises nothing."""
    assert fetch(url, MANNERS).state == "unreachable"


def test_a_changed_figure_is_shown(site: Site) -> None:
    """The passage with another number in nearly the same words stands beside the old print."""
    assert look(f"{site.url}/changed").now == "261 садов"
    assert look(f"{site.url}/part").now == "1 258 садов"
    assert look(f"{site.url}/rewritten").now == ""


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


def test_addresses_are_those_with_figures() -> None:
    """Sources with an address and observations are listed; a mirror is an address of its own."""
    collection = tiny_collection()
    (place,) = addresses(collection)
    assert (place.source, len(place.observations)) == ("garden-news-2022", 2)
    assert addresses(collection, ["steppe-report-2023"]) == ()
    with pytest.raises(UnknownName, match="no source 'nonsense'"):
        addresses(collection, ["nonsense"])


@pytest.mark.parametrize(
    ("print_", "text", "expected"),
    [
        ("12 grants", "12 grants", True),
        ("12 grants", "112 grants", False),
        ("12 grants", "1.12 grants", False),
        ("112 grants", "in 2020 112 grants", True),
        ("112 grants", "some 3 112 grants", False),
        ("of 12", "of 12 and", True),
        ("of 12", "of 12,5", False),
        ("of 12", "of 12 500", False),
        ("of 12", "of 12. Then", True),
        ("ten", "often, ten", True),
        ("ten", "often", False),
        ("12", "112 and 12", True),
        ("", "text", False),
    ],
)
def test_a_print_is_no_part_of_another_number(print_: str, text: str, expected: bool) -> None:
    """A figure does not stand where its digits are the end or the beginning of another's."""
    assert stands(print_, text) is expected


def test_words_of_a_page() -> None:
    """Entities, no-break blanks, soft hyphens and inline tags fold; blocks part, scripts go."""
    html = "<style>p{}</style><p>«1&#160;756»&shy; про<b>ек</b>тов<br>и</p><td>12</td><td>34</td>"
    assert comparable(page_text(html)) == '"1 756" проектов и 12 34'
    assert page_text("<p>open <b>never closed") == "open never closed"
    assert decoded(b"\xff\xfe\x41", "utf-8")


def test_nearest_needs_words_and_a_number() -> None:
    """Without words of its own, or without a number, a print has no near passage."""
    assert nearest("258", "261") == ""
    assert nearest("ten gardens", "eleven gardens") == ""
    assert nearest("more than 300 gardens", "less 3, more than 350 gardens") == (
        "more than 350 gardens"
    )


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


# --- civdata sources check


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
