"""A server that changes, drops and lies, and who may ask it."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

from civdata.intake.freshness import Address, Manners, Sighting, check
from tests.tiny import tiny_package

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


class Handler(BaseHTTPRequestHandler):
    """The server: fixed pages, redirects, and a few bad habits."""

    asked: list[tuple[str, str, float]]

    def do_GET(self) -> None:
        """Answer as the path asks."""
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


def nearby(url: str, manners: Manners = MANNERS) -> Manners:
    """Return manners that let a server of this machine be asked, and no other."""
    return replace(manners, nearby=(urlsplit(url).netloc,))


def look(url: str, as_printed: str = "258 садов", manners: Manners | None = None) -> Sighting:
    """Return what an address says about one print.

    A page has all the time it needs on a busy machine, but for those that never end in time.
    """
    briefly = urlsplit(url).path in ("/slow", "/drip")
    manners = manners or nearby(url, MANNERS if briefly else replace(MANNERS, timeout=20.0))
    observation = replace(tiny_package().observations[0], as_printed=as_printed)
    (sighting,) = check([Address("steppe-report-2023", url, (observation,))], manners).sightings
    return sighting
