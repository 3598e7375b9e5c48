"""One request to a stranger: to a public address only, and what comes back unpacked."""

from __future__ import annotations

import gzip
import socket
import time
import zlib

import pytest

from civdata.intake.freshness import Manners, fetch
from civdata.intake.freshness.exchange import Refused, ascii_url, ask, is_public, site, unpacked


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
        ("192.0.0.8", False),
        ("192.88.99.1", False),
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


@pytest.mark.parametrize(
    "led", [["10.0.0.1"], ["93.184.215.14", "192.168.1.1"], ["2606:2800::1", "fc00::1"]]
)
def test_a_name_that_leads_to_a_private_address_is_not_asked(
    led: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One private address among those of a name is enough, whoever says it."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in led]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(Refused, match="no public address"):
        ask("http://name.example/", Manners(), time.monotonic() + 1)


@pytest.mark.parametrize(
    ("told", "detail"),
    [
        ("socks5://127.0.0.1:9", "a proxy of socks5"),
        ("http://127.0.0.1:1", "refused"),
        ("127.0.0.1:1", "refused"),
        ("http://127.0.0.1:99999", "out of range"),
        ("http://[", "Invalid IPv6"),
    ],
)
def test_a_proxy_is_asked_or_told(told: str, detail: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy is spoken to with or without its scheme; of one that cannot be, it is said."""
    for name in ("no_proxy", "NO_PROXY", "REQUEST_METHOD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", told)
    found = fetch("http://name.invalid/x", Manners(timeout=5, delay=0))
    assert found.state == "unreachable"
    assert detail in found.detail


def test_a_page_read_in_part_is_not_whole() -> None:
    """What is cut by our own limit is not whole; what is cut by the server is refused."""
    assert unpacked(b"word", "", 100, True) == (b"word", False)
    assert unpacked(b"word", "identity", 100, False) == (b"word", True)


@pytest.mark.parametrize(
    ("url", "ascii_"),
    [
        ("https://example.org/сады?год=1", "https://example.org/%D1%81%D0%B0%D0%B4%D1%8B?"),
        ("http://бак.рф:8080/", "http://xn--80ab2a.xn--p1ai:8080/"),
        ("http://[::1]/x", "http://[::1]/x"),
        ("http://example.org/a%20b#part", "http://example.org/a%20b"),
    ],
)
def test_letters_beyond_ascii_are_encoded(url: str, ascii_: str) -> None:
    """Hosts, paths and queries are sent as the standards have them, without the fragment."""
    made = ascii_url(url)
    assert made.startswith(ascii_)
    assert made.isascii()
    assert "#" not in made


@pytest.mark.parametrize("url", ["ftp://x/", "file:///etc/x", "http://", "x"])
def test_only_addresses_of_the_web_are_asked(url: str) -> None:
    """Another scheme, or no host, is refused before anything is opened."""
    with pytest.raises(Refused, match="not an http address"):
        ascii_url(url)


def test_a_site_is_scheme_host_and_port() -> None:
    """What has one robots.txt is one site."""
    assert site("HTTP://Example.org:80/a/b") == "http://example.org:80"


@pytest.mark.parametrize("packed", ["br", "gzip, gzip", "gzip, deflate"])
def test_what_nobody_asked_for_is_refused(packed: str) -> None:
    """Only one layer of gzip or deflate is unpacked."""
    with pytest.raises(Refused, match="nobody asked for"):
        unpacked(gzip.compress(b"word"), packed, 100, False)


def test_what_is_packed_is_unpacked_to_the_limit() -> None:
    """gzip and both kinds of deflate come out whole, or cut at the limit and then not whole."""
    raw = zlib.compress(b"word")[2:-4]
    assert unpacked(gzip.compress(b"word"), "gzip", 100, False) == (b"word", True)
    assert unpacked(zlib.compress(b"word"), "deflate", 100, False) == (b"word", True)
    assert unpacked(raw, "deflate", 100, False) == (b"word", True)
    assert unpacked(gzip.compress(b"word" * 99), "gzip", 100, False) == (b"word" * 25, False)
    with pytest.raises(Refused, match="packed more often"):
        unpacked(gzip.compress(gzip.compress(b"word")), "gzip", 100, False)
