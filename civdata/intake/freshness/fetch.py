"""Fetch one page with good manners: one name, limits of time, size and redirects, robots.txt."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from civdata.intake.freshness.text import decoded, page_text

State = Literal["read", "gone", "unreachable"]
TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/json")


@dataclass(frozen=True, slots=True)
class Manners:
    """Who asks, and the limits: seconds in all for a page, seconds between two of one host."""

    agent: str = "civdata"
    timeout: float = 20.0
    delay: float = 1.0
    size: int = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """What came of asking: the text of a page that was read, else why not, in `detail`.

    `gone` is what the server itself says (404, 410); everything else that gives no text is
    `unreachable`, and proves nothing about the page; nor does one that is not `whole`, because it
    is larger than the limit, about what it does not show.
    """

    url: str
    state: State
    text: str = ""
    detail: str = ""
    whole: bool = True


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, to http and https only."""

    max_redirections = 5
    max_repeats = 2


def fetch(url: str, manners: Manners, raw: bool = False) -> Page:
    """Fetch a page and return its text, or why there is none. Raises nothing.

    With `raw`, the text of any file as it is, even when it is empty.
    """
    try:
        return _fetch(_ascii(url), manners, raw)
    except urllib.error.HTTPError as error:
        with error:
            gone = error.code in (404, 410)
            detail = f"HTTP {error.code} {error.reason}"
        return Page(url, "gone" if gone else "unreachable", "", detail)
    except urllib.error.URLError as error:
        return Page(url, "unreachable", "", str(error.reason))
    except (OSError, ValueError, http.client.HTTPException, zlib.error) as error:
        return Page(url, "unreachable", "", str(error) or type(error).__name__)


def allowed(url: str, manners: Manners, known: dict[str, RobotFileParser | str]) -> str:
    """Return why robots.txt keeps us away from an address, or an empty text.

    `known` holds the rules of sites that were asked before. No robots.txt allows everything; one
    that cannot be had, nothing.
    """
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    if site not in known:
        page = fetch(f"{site}/robots.txt", manners, raw=True)
        rules = RobotFileParser()
        refused = page.detail.startswith("HTTP 4")
        rules.parse([] if refused else page.text.split("\n"))
        rules.modified()
        unknown = page.state == "unreachable" and not refused
        known[site] = f"robots.txt: {page.detail}" if unknown else rules
    found = known[site]
    if isinstance(found, str):
        return found
    return "" if found.can_fetch(manners.agent, url) else "robots.txt asks to stay away"


def _fetch(url: str, manners: Manners, raw: bool) -> Page:
    request = urllib.request.Request(
        url,
        headers={
            "User-Agent": manners.agent,
            "Accept": "text/html, text/*;q=0.8",
            "Accept-Encoding": "identity",
        },
    )
    deadline = time.monotonic() + manners.timeout
    with _opener().open(request, timeout=manners.timeout) as response:
        kind = response.headers.get_content_type()
        if not raw and not kind.startswith(TEXT_TYPES):
            return Page(url, "unreachable", "", f"not a page of text: {kind}")
        content = _body(response, manners, deadline)
        packed = response.headers.get("Content-Encoding", "").lower()
        if packed in ("gzip", "x-gzip", "deflate"):
            content = zlib.decompressobj(47).decompress(content, manners.size)
        whole = len(content) < manners.size
        text = decoded(content, response.headers.get_content_charset() or "")
        moved = "" if response.url == url else f"moved to {response.url}"
        plain = raw or kind in ("text/plain", "text/csv", "application/json")
        words = text if plain else page_text(text)
        if not raw and not words.strip():
            return Page(url, "unreachable", "", "the page has no words of its own")
        return Page(url, "read", words, moved, whole)


def _opener() -> urllib.request.OpenerDirector:
    """Return an opener that knows http and https, and no files, no ftp, no data."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener


def _body(response: http.client.HTTPResponse, manners: Manners, deadline: float) -> bytes:
    """Read a page up to the size limit; a server that drips must be done by the deadline."""
    parts: list[bytes] = []
    left = manners.size
    while left > 0 and (part := response.read1(min(left, 65_536))):
        parts.append(part)
        left -= len(part)
        if time.monotonic() > deadline:
            raise TimeoutError(f"not read within {manners.timeout:g} seconds")
    if left > 0 and response.length:
        raise ConnectionError(f"the connection broke off {response.length} bytes before the end")
    return b"".join(parts)


def _ascii(url: str) -> str:
    """Return an address with its letters beyond ASCII encoded; refuse what is not http(s)."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not an http address")
    host = parts.hostname.encode("idna").decode()
    if ":" in host:
        host = f"[{host}]"
    if parts.port:
        host += f":{parts.port}"
    keep = "%/:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme, host, quote(parts.path, keep), quote(parts.query, keep), ""))
