"""One request to a stranger: to a public address only, and what comes back unpacked.

Runs in a process of its own (see `child`), which is ended when its time is over: what a server
drips here needs no clock of its own.
"""

from __future__ import annotations

import base64
import http.client
import ipaddress
import socket
import ssl
import time
import urllib.request
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from civdata.intake.freshness.manners import Manners

MOVED = (301, 302, 303, 307, 308)
GZIP = b"\x1f\x8b"
_END = 500
"""In so many last bytes a page ends that does not say how long it is."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_KEPT = (ipaddress.ip_network("192.0.0.0/24"), ipaddress.ip_network("192.88.99.0/24"))
"""What is kept for protocols, of which Python calls some addresses public."""


class Refused(ValueError):
    """An address that we do not ask, or an answer that proves nothing; its text says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: a page, or where it moved to, or a status that is neither."""

    status: int
    reason: str = ""
    target: str = ""
    kind: str = ""
    charset: str = ""
    content: bytes = b""
    whole: bool = True


def ask(url: str, manners: Manners, until: float) -> Answer:
    """Ask for one address, without following it anywhere; `until` is a time of the clock.

    Raises OSError, ValueError or HTTPException where there is no answer to read.
    """
    connection = _connection(urlsplit(ascii_url(url)), manners, until)
    try:
        response = connection.getresponse()
        if response.status in MOVED and (target := response.headers.get("Location")):
            there = urljoin(url, quote(target.encode("latin-1", "replace"), "%/:=&?~#+!$,;'@()*[]"))
            return Answer(response.status, response.reason, there)
        if response.status not in (200, 203):
            return Answer(response.status, response.reason)
        clear = _is_clear(response)
        content = _body(response, manners, until)
        cut = len(content) >= manners.size
        packed = ",".join(response.headers.get_all("Content-Encoding", []))
        content, whole = unpacked(content, packed, manners.size, cut)
        whole = whole and (clear or b"</html>" in content[-_END:].lower())
        headers = response.headers
        charset = headers.get_content_charset() or ""
        kind = headers.get_content_type()
        return Answer(response.status, response.reason, "", kind, charset, content, whole)
    finally:
        connection.close()


def _is_clear(response: http.client.HTTPResponse) -> bool:
    """Return whether a server says how long its page is, so that a cut one shows.

    Raises Refused where it says so in two ways, or in no number.
    """
    if response.chunked:
        return True
    told = {length.strip() for length in response.headers.get_all("Content-Length", [])}
    if len(told) > 1 or not all(length.isascii() and length.isdigit() for length in told):
        raise Refused("its length is not clear")
    return bool(told)


def ascii_url(url: str) -> str:
    """Return an address with its letters beyond ASCII encoded; refuse what is not http(s)."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("not an http address")
    host = parts.hostname.encode("idna").decode()
    if ":" in host:
        host = f"[{host}]"
    if parts.port:
        host += f":{parts.port}"
    keep = "%/:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme, host, quote(parts.path, keep), quote(parts.query, keep), ""))


def site(url: str) -> str:
    """Return scheme, host and port of an address: what has one robots.txt."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


# complex: one row of guards, a kind of address each
def is_public(address: str) -> bool:
    """Return whether an address of the internet can be anybody's, and is not one of this network.

    >>> is_public("93.184.215.14"), is_public("::ffff:127.0.0.1"), is_public("10.0.0.1")
    (True, False, False)
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in _NAT64 or found in _COMPATIBLE:
            inner.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        if led := [str(one) for one in inner if one is not None]:
            return all(map(is_public, led))
        if found.is_site_local:
            return False
    kept = found.is_multicast or found.is_reserved or found.is_unspecified or found.is_link_local
    return found.is_global and not kept and not any(found in network for network in _KEPT)


def unpacked(content: bytes, packed: str, size: int, cut: bool) -> tuple[bytes, bool]:
    """Return what a server packed, up to `size`, and whether that is all of it.

    `cut` says that the packed bytes are not all there, because we stopped reading. Anything but
    one whole layer of gzip or deflate is refused: what is left of it would look like news.
    """
    named = packed.lower().replace(" ", "").split(",")
    layers = [name for name in named if name not in ("", "identity")]
    if layers in (["gzip"], ["x-gzip"]):
        content, cut = _inflated(content, 31, size, cut)
    elif layers == ["deflate"]:
        raw = -15 if content[:1] and content[0] & 0x0F != 8 else 15
        content, cut = _inflated(content, raw, size, cut)
    elif layers:
        raise Refused(f"packed in a way that nobody asked for: {packed[:60]}")
    if content.startswith(GZIP):
        raise Refused("packed more often than the server says")
    return content, not cut


def _inflated(content: bytes, bits: int, size: int, cut: bool) -> tuple[bytes, bool]:
    """Unpack up to `size` bytes, all members of them; return them and whether more was left."""
    out = bytearray()
    while content:
        unpack = zlib.decompressobj(bits)
        out += unpack.decompress(content, size - len(out))
        if len(out) >= size:
            return bytes(out), True
        if not unpack.eof:
            if cut:
                return bytes(out), True
            raise Refused("the packed page is cut off")
        content = unpack.unused_data
        if content and not content.startswith(GZIP):
            raise Refused("something else follows the packed page")
    return bytes(out), cut


# complex: with a proxy or without, each with its own safety
def _connection(parts: SplitResult, manners: Manners, until: float) -> http.client.HTTPConnection:
    """Connect and send the request, by the proxy of the environment where there is one."""
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    headers = {
        "User-Agent": manners.agent,
        "Accept": "text/html, text/*;q=0.8",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    left = max(0.05, until - time.monotonic())
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    proxy = _proxy(parts.scheme)
    if proxy.hostname and not urllib.request.proxy_bypass(host):
        _addresses(host, port, manners, known=False)
        connection = http.client.HTTPConnection(proxy.hostname, proxy.port or 80, timeout=left)
        login = {}
        if proxy.username:
            words = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
            login = {"Proxy-Authorization": f"Basic {base64.b64encode(words.encode()).decode()}"}
        if secure:
            connection.set_tunnel(host, port, login)
        else:
            target = urlunsplit(parts)
            headers |= {"Host": parts.netloc, **login}
        connection.connect()
    else:
        connection = http.client.HTTPConnection(host, port, timeout=left)
        connection.sock = _connected(host, port, manners, left)
        headers["Host"] = parts.netloc
    if secure:
        context = ssl.create_default_context()
        connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
    connection.request("GET", target, headers=headers)
    return connection


def _proxy(scheme: str) -> SplitResult:
    """Return the proxy of the environment; one without a scheme is spoken to as all are."""
    told = urllib.request.getproxies().get(scheme, "")
    parts = urlsplit(told if "://" in told else f"http://{told}")
    if parts.scheme != "http":
        raise Refused(f"a proxy of {parts.scheme} is none that we can ask")
    return parts


def _connected(host: str, port: int, manners: Manners, seconds: float) -> socket.socket:
    """Connect to the very address that was looked at: a second look-up could lead elsewhere."""
    trouble: OSError = ConnectionError("no address")
    for family, kind, number, address in _addresses(host, port, manners):
        one = socket.socket(family, kind, number)
        try:
            one.settimeout(seconds)
            one.connect(address)
        except OSError as error:
            one.close()
            trouble = error
            continue
        return one
    raise trouble


def _addresses(
    host: str, port: int, manners: Manners, known: bool = True
) -> list[tuple[int, int, int, Any]]:
    """Look a host up and refuse it where one of its addresses is not public.

    Behind a proxy (`known` is false) a host may have no address here; then the proxy judges.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        if known:
            raise
        return []
    if f"{host}:{port}" not in manners.nearby:
        for *_, address in found:
            if not is_public(str(address[0])):
                raise Refused(f"{host} is no public address ({address[0]})")
    return [(family, kind, number, address) for family, kind, number, _, address in found]


def _body(response: http.client.HTTPResponse, manners: Manners, until: float) -> bytes:
    """Read a page up to the size limit; a server that drips must be done in time."""
    parts: list[bytes] = []
    left = manners.size
    while left > 0 and (part := response.read1(min(left, 65_536))):
        parts.append(part)
        left -= len(part)
        if time.monotonic() > until:
            raise TimeoutError(f"not read within {manners.timeout:g} seconds")
    if left > 0 and response.length:
        raise ConnectionError(f"the connection broke off {response.length} bytes before the end")
    return b"".join(parts)
