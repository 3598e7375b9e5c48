"""Answers of servers that lie, drip, flood, redirect and pack, for `sources check` to survive.

python -m benchmarks.hardness.server            all answers, with three seconds for each
"""

from __future__ import annotations

import gzip
import os
import resource
import socket
import struct
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from benchmarks.hardness.tally import Tally
from civdata.intake.freshness import Address, Freshness, Manners, Sighting, check

PRINT = "258 gardens"
PAGE = b"<p>In the steppe work 258 gardens"
HTML = "text/html; charset=utf-8"
Send = Callable[[bytes], None]
Act = Callable[[Send, bytes], None]
NOTHING = ("unreachable",)


@dataclass(frozen=True)
class Answer:
    """What a server does when it is asked, and which verdicts on the print are honest then."""

    name: str
    act: Act
    verdicts: tuple[str, ...] = NOTHING
    robots: Act | None = None


def page(
    body: bytes = PAGE,
    kind: str = HTML,
    status: str = "200 OK",
    length: str | None = None,
    *more: str,
) -> Act:
    """Return the act of sending one page."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *more]
    lines.append(f"Content-Length: {len(body) if length is None else length}")
    head = "\r\n".join(lines).encode("latin-1", "replace")
    return lambda send, _: send(head + b"\r\n\r\n" + body)


def raw(*parts: bytes) -> Act:
    """Return the act of sending bytes as they are."""
    return lambda send, _: [send(part) for part in parts] and None


def forever(first: bytes, again: bytes, pause: float = 0.0) -> Act:
    """Return the act of sending something again and again until nobody listens."""

    def act(send: Send, _: bytes) -> None:
        send(first)
        while True:
            send(again)
            time.sleep(pause)

    return act


def silence(first: bytes = b"") -> Act:
    """Return the act of sending nothing more."""

    def act(send: Send, _: bytes) -> None:
        send(first)
        time.sleep(60)

    return act


def moved(target: str | bytes, status: int = 302) -> Act:
    """Return the act of sending a reader elsewhere."""
    there = target if isinstance(target, bytes) else target.encode()
    return raw(b"HTTP/1.1 %d Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (status, there))


def packed(body: bytes, name: str) -> Act:
    """Return the act of sending a page with this Content-Encoding."""
    return page(body, HTML, "200 OK", None, f"Content-Encoding: {name}")


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"


def answers() -> Iterator[Answer]:
    """Yield every answer, in the order of an exchange."""
    yield Answer("an honest page", page(), ("there",))
    yield Answer("an honest 404", page(b"", HTML, "404 Not Found"), ("gone",))
    kinds = (_status, _headers, _bodies, _redirects, _packings, _charsets, _markup, _robots)
    for kind in kinds:
        yield from kind()


def _status() -> Iterator[Answer]:
    yield Answer("silence", silence())
    yield Answer("nothing, and closed", raw(b""))
    yield Answer("a reset", lambda *_: (_ for _ in ()).throw(ConnectionResetError))
    for name, line in {
        "no protocol": b"hello",
        "a page without headers": PAGE,
        "protocol 9.9": b"HTTP/9.9 200 OK",
        "no status": b"HTTP/1.1",
        "a status of letters": b"HTTP/1.1 OK 200",
        "status 99999": b"HTTP/1.1 99999 Much",
        "status -1": b"HTTP/1.1 -1 Less",
        "status 0": b"HTTP/1.1 000 None",
        "NUL in the status": b"HTTP/1.1 200\0 OK",
        "a status line in UTF-16": "HTTP/1.1 200 OK".encode("utf-16"),
        "a status line of 1 MB": b"HTTP/1.1 200 " + b"A" * 1_000_000,
        "another protocol": b"SSH-2.0-OpenSSH_9.6",
        "TLS where none was asked": bytes.fromhex("1603010200010001fc0303") + os.urandom(64),
    }.items():
        yield Answer(name, raw(line + b"\r\n\r\n" + PAGE))
    yield Answer("a dripped status line", forever(b"HTTP/1.1 200 ", b"a", 0.1))
    yield Answer("100 Continue for ever", forever(b"", b"HTTP/1.1 100 Continue\r\n\r\n"))
    yield Answer("103 for ever", forever(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"))
    for status in ("204 None", "206 Part", "300 Choose", "304 Same", "401 Who", "402 Pay",
                   "403 No", "429 Later", "451 Law", "500 Oh", "503 Out", "999 No"):  # fmt: skip
        yield Answer(f"status {status}", page(PAGE, HTML, status))
    for status in ("404", "500"):
        words = f"{status} {ESCAPES}".encode()
        act = raw(b"HTTP/1.1 " + words + b"\r\nContent-Length: 0\r\n\r\n")
        yield Answer(f"escapes in the reason of {status}", act, ("gone", "unreachable"))


def _headers() -> Iterator[Answer]:
    yield Answer("dripped headers", forever(OK, b"X-A: b\r\n", 0.1))
    yield Answer("endless headers", forever(OK, b"X-A: b\r\n"))
    yield Answer("a header without end", forever(OK + b"X: ", b"a" * 65_536))
    yield Answer("101 headers", raw(OK + b"X: y\r\n" * 101 + b"\r\n" + PAGE))
    yield Answer(
        "a header without a colon", raw(OK + b"nonsense\r\n\r\n" + PAGE), ("there", *NOTHING)
    )
    yield Answer("NUL in a header", raw(OK + b"X: \0\r\n\r\n" + PAGE), ("there", *NOTHING))
    for length in ("-5", "abc", "1e3", "9" * 30, "0x10", ""):
        yield Answer(f"Content-Length {length}", page(length=length), ("there", *NOTHING))
    yield Answer("two lengths", page(PAGE, HTML, "200 OK", None, "Content-Length: 3"))
    yield Answer("no length, and its end", raw(OK + b"\r\n<p>news</html>\n"), ("changed",))
    yield Answer("no length, broken off", raw(OK + b"\r\n<p>In the steppe"))
    yield Answer(
        "length and chunks", page(PAGE, HTML, "200 OK", None, "Transfer-Encoding: chunked")
    )
    for name, kind in {
        "a kind of 60 KB": "text/" + "h" * 60_000,
        "a kind with escapes": f"application/{ESCAPES}",
        "no kind": "",
        "a picture": "image/png",
        "a kind in quotes": '"text/html"',
        "many parameters": "text/html" + "; a=b" * 10_000,
        "RFC 2231 parameters": "text/html; " + "; ".join(f"charset*{n}*=x" for n in range(2000)),
    }.items():
        yield Answer(name, page(kind=kind), ("there", *NOTHING))


def _bodies() -> Iterator[Answer]:
    yield Answer("a dripped body", forever(OK + b"\r\n", b" ", 0.1))
    yield Answer("an endless body", forever(OK + b"\r\n", b"<p>a</p>" * 8192))
    yield Answer("half a body", page(PAGE[:20], length="4000"))
    yield Answer("half a body, then silence", silence(OK + b"Content-Length: 4000\r\n\r\n<p>2"))
    yield Answer("chunks of no number", raw(CHUNKED + b"zz\r\n" + PAGE))
    yield Answer("a chunk of -1", raw(CHUNKED + b"-1\r\n" + PAGE))
    yield Answer("a chunk of 2^80", raw(CHUNKED + b"1" + b"0" * 20 + b"\r\n" + PAGE))
    yield Answer("chunks cut off", raw(CHUNKED + b"400\r\n" + PAGE))
    yield Answer("no last chunk", raw(CHUNKED + b"%x\r\n%s\r\n" % (len(PAGE), PAGE)))
    whole = CHUNKED + b"%x\r\n%s\r\n0\r\n" % (len(PAGE), PAGE)
    yield Answer("dripped trailers", forever(whole, b"X: y\r\n", 0.1))
    yield Answer("endless trailers", forever(whole, b"X: y\r\n"))
    yield Answer("dripped chunk sizes", forever(CHUNKED, b"0", 0.1))
    yield Answer("chunks of one byte", forever(CHUNKED, b"1\r\na\r\n"))
    yield Answer("a picture as a page", page(b"\x89PNG\r\n\x1a\n" + os.urandom(5000)))
    yield Answer("zeros", page(b"\0" * 100_000))
    yield Answer("nothing", page(b""))
    yield Answer("a page larger than is read", page(b"<p>" + b"word " * 2_000_000))
    yield Answer("100 MB that are announced", page(b"word", length="100000000"))


def _redirects() -> Iterator[Answer]:
    for target in (
        "http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://2130706433/",
        "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://0/", "http://0.0.0.0/",
        "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/", "http://[fe80::1]/", "http://[fc00::1]/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/",
        "http://255.255.255.255/", "file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/",
        "javascript:alert(1)", "data:text/html,258 gardens", "http://", "http:///x", "//", "http://[x/",
        "http://a:b@127.0.0.1:1/", "http://127.0.0.1:0/", "http://127.0.0.1:99999/",
        "http://" + "a" * 300 + ".example/", "http://\u2488.example/", "http://ⓛocalhost/",
        "http://localhost./", "http://１２７.０.０.１/", "http://127。0。0。1/", "http://[fe80::1%25lo]/",
        "http://[::]/", "http://192.0.0.8/", "http:\\\\127.0.0.1\\",
    ):  # fmt: skip
        yield Answer(f"moved to {target[:40]}", moved(target))
    yield Answer("moved to itself", moved("/page"))
    yield Answer("moved for ever", _onward)
    yield Answer("escapes in Location", moved(f"http://10.0.0.1/{ESCAPES}"))
    yield Answer("line ends in Location", moved(b"/a%0d%0aX: y\r\nX: z"), ("there", *NOTHING))
    yield Answer("NUL in Location", moved(b"http://10.0.0.1/\0"))
    yield Answer("Location of 60 KB", moved("http://10.0.0.1/" + "a" * 60_000))
    yield Answer("no Location", page(PAGE, HTML, "302 Found"))


def _onward(send: Send, path: bytes) -> None:
    time.sleep(0.05)
    moved(path + b"a")(send, path)


def _packings() -> Iterator[Answer]:
    once = gzip.compress(PAGE)
    yield Answer("gzip", packed(once, "gzip"), ("there",))
    yield Answer("gzip, cut", packed(once[:-9], "gzip"))
    yield Answer("gzip, cut in its head", packed(once[:5], "gzip"))
    yield Answer("gzip twice", packed(gzip.compress(once), "gzip"))
    yield Answer("gzip twice, and says so", packed(gzip.compress(once), "gzip, gzip"))
    yield Answer("gzip, and does not say so", page(once))
    yield Answer("gzip in name only", packed(PAGE, "gzip"))
    yield Answer("gzip with a wrong sum", packed(once[:-8] + b"\0" * 8, "gzip"))
    yield Answer("gzip and more", packed(once + b"more", "gzip"))
    yield Answer("gzip of two members", packed(once + gzip.compress(b" more"), "gzip"), ("there",))
    yield Answer("gzip of 20,000 members", packed(gzip.compress(b" ") * 20_000, "gzip"))
    yield Answer("a bomb of gzip", packed(gzip.compress(b" " * 60_000_000, 6), "gzip"))
    yield Answer("deflate", packed(zlib.compress(PAGE), "deflate"), ("there",))
    yield Answer("deflate, raw", packed(zlib.compress(PAGE)[2:-4], "deflate"), ("there",))
    yield Answer("deflate, cut", packed(zlib.compress(PAGE)[:-6], "deflate"))
    for name in ("br", "zstd", "compress", "exi", "aes128gcm", "gzip;q=1", "identity, br", "*"):
        yield Answer(f"packed by {name}", packed(os.urandom(300), name))
    yield Answer(
        "a bomb within a bomb", packed(gzip.compress(gzip.compress(b"a" * 50_000_000)), "gzip")
    )


def _charsets() -> Iterator[Answer]:
    import bz2

    other = "<p>In der Steppe: 258 Gärten".encode("latin-1")
    bomb = bz2.compress(b"a" * 50_000_000)
    for name in ("bz2", "bz2_codec", "zip", "zlib", "hex", "base64", "uu", "quopri", "rot13",
                 "unicode_escape", "raw_unicode_escape", "punycode", "idna", "utf-7", "undefined",
                 "mbcs", "oem", "palmos", "../../x", "x" * 5000, "\0", "klingon"):  # fmt: skip
        yield Answer(
            f"charset={name[:30]!a}",
            page(bomb if "bz2" in name else other, f"text/html; charset={name}"),
        )
    for name in ("bz2", "hex", "punycode"):
        body = b'<meta charset="' + name.encode() + b'">' + bomb
        yield Answer(f"meta charset {name}", page(body, "text/html"))
    yield Answer("UTF-16 without a mark", page(PAGE.decode().encode("utf-16-le"), "text/html"))
    yield Answer(
        "UTF-16 with half a letter",
        page(PAGE.decode().encode("utf-16") + b"\0"),
        ("there", *NOTHING),
    )


def _markup() -> Iterator[Answer]:
    for name, body in {
        "a declaration of nobody": b"<![foo[bar]]><p>258 gardens",
        "a cut declaration": b"<p>258 gardens<![CDATA[",
        "a document type with a subset": b"<!DOCTYPE html [<!ENTITY a 'b'>]><p>258 gardens",
        "an instruction": b"<?php 1 ?><p>258 gardens",
        "letters that are none": b"<p>258 gardens &#xD800; &#x110000; &#0; &#99999999999;",
        "an attribute of 1 MB": b"<p a='" + b"a" * 1_000_000 + b"'>258 gardens",
        "100,000 elements in each other": b"<div>" * 100_000 + b"258 gardens",
        "100,000 attributes": b"<p " + b"a=b " * 100_000 + b">258 gardens",
        "a comment without end": b"<p>258 gardens<!--" + b"-" * 100_000,
        "a script without end": b"<p>258 gardens<script>" + b"<" * 100_000,
    }.items():
        yield Answer(name, page(body), ("there", *NOTHING))
    for name, body in {
        "100 KB of <a": b"<a " * 33_000,
        "2 MB of <": b"<" * 2_000_000,
        "2 MB of <!": b"<!" * 1_000_000,
        "2 MB of </": b"</" * 1_000_000,
        "2 MB of &#": b"&#" * 1_000_000,
        "2 MB of &": b"&" * 2_000_000,
        "<!-- again and again": b"<!-- " * 200_000,
        "quotes": b"<a b='" * 100_000,
        "<script again and again": b"<script" * 100_000,
        "8 MB of one-letter elements": b"<b>a" * 2_000_000,
        "8 MB of ligatures": b"<p>" + "\ufdfa".encode() * 2_500_000,
        "8 MB without a blank": b"<p>" + b"a" * 8_000_000,
    }.items():
        yield Answer(name, page(body), ("changed", *NOTHING))
    yield Answer(
        "a million numbers in nearly these words",
        page(b"257 gardens " * 600_000),
        ("changed", *NOTHING),
    )
    yield Answer("8 MB of digits", page(b"<p>" + b"2 5 8 " * 1_300_000), ("changed", *NOTHING))
    escapes = f"<p>In the steppe work 259 gardens{ESCAPES}".encode()
    yield Answer("escapes in the passage", page(escapes), ("changed", *NOTHING))


def _robots() -> Iterator[Answer]:
    for name, act in {
        "silent": silence(),
        "endless": forever(OK + b"\r\n", b"User-agent: *\nDisallow: /x\n" * 1000),
        "dripped": forever(OK + b"\r\n", b"a", 0.1),
        "broken": page(b"", HTML, "500 Oh"),
        "moved to this machine": moved("http://127.0.0.1:1/robots.txt"),
        "moved for ever": _onward,
        "cut": page(b"User-agent", length="100"),
        "a bomb": packed(gzip.compress(b"a" * 50_000_000), "br"),
        "forbidding": page(b"User-agent: *\nDisallow: /", "text/plain"),
        "forbidding, marked": page(b"\xef\xbb\xbfUser-agent: *\nDisallow: /", "text/plain"),
    }.items():
        allowed = ("there", *NOTHING) if name in ("endless", "forbidding, marked") else NOTHING
        yield Answer(f"robots.txt: {name}", page(), allowed, act)
    stars = b"User-agent: *\nDisallow: /" + b"*a" * 30_000 + b"$\n"
    yield Answer("robots.txt: a pattern of stars", page(), ("there", *NOTHING), page(stars))
    rules = b"User-agent: *\n" + b"Disallow: /b\n" * 30_000
    yield Answer("robots.txt: 30,000 rules", page(), ("there", *NOTHING), page(rules))


class Server:
    """A server on this machine that gives one answer to everybody."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.listening = socket.create_server(("127.0.0.1", 0), backlog=16)
        self.address = f"127.0.0.1:{self.listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.listening.accept()
                threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with connection, suppress(OSError, IndexError):
            connection.settimeout(30)
            path = connection.recv(65_536).split(b" ")[1]
            asked = path.startswith(b"/robots.txt")
            none = page(b"", HTML, "404 Not Found")
            act = (self.answer.robots or none) if asked else self.answer.act
            try:
                act(connection.sendall, path)
            except ConnectionResetError:
                linger = struct.pack("ii", 1, 0)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    def close(self) -> None:
        """Stop listening."""
        with suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()


@contextmanager
def serving(some: Iterable[Answer]) -> Iterator[list[Server]]:
    """Run a server for each answer, for a while."""
    servers = [Server(answer) for answer in some]
    try:
        yield servers
    finally:
        for server in servers:
            server.close()


def look(servers: list[Server], timeout: float) -> Freshness:
    """Look for the print on every server, as `sources check --online` does."""
    observation: Any = SimpleNamespace(id="o", as_printed=PRINT)
    manners = Manners("civdata/test", timeout, 0.0, nearby=tuple(s.address for s in servers))
    places = [Address("s", f"http://{server.address}/page", (observation,)) for server in servers]
    return check(places, manners)


def fault(answer: Answer, sighting: Sighting, seconds: float, timeout: float) -> str:
    """Say what is wrong with what came of an answer, or return an empty text."""
    if sighting.verdict not in answer.verdicts:
        return f"{sighting.verdict}: {sighting.detail or sighting.now}"
    if seconds > 2 * timeout:
        return f"took {seconds:.1f} seconds"
    words = sighting.detail + sighting.now
    return "" if words.isprintable() else f"unseen letters: {words!a}"


def main(timeout: float = 3.0) -> int:
    """Try every answer by itself, and measure it."""
    tally = Tally("answers of a hostile server")
    longest, largest = 0.0, 0.0
    for answer in answers():
        with serving([answer]) as servers:
            started = time.monotonic()
            (sighting,) = look(servers, timeout).sightings
            seconds = time.monotonic() - started
        longest = max(longest, seconds)
        largest = max(largest, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        tally.note(answer.name, fault(answer, sighting, seconds, timeout))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tally.say(
        f"longest {longest:.1f} s at a limit of {timeout:g}; "
        f"largest process {largest:.0f} MB, own {own:.0f} MB"
    )
    if largest > 300:
        tally.note("memory", f"a process took {largest:.0f} MB")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:2])))
