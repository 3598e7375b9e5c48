"""A published record, fetched and checked by its sums."""

from __future__ import annotations

import hashlib
import http.server
import io
import socketserver
import threading
import zipfile
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from civdata.errors import UnreadableData
from civdata.storage import remote


def _zip(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "name = 1\n")
    return packed.getvalue()


def _serve(monkeypatch: pytest.MonkeyPatch, cache: Path, content: bytes, digest: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    sums = f"{digest}  record.csv.zip\n".encode()
    monkeypatch.setattr(remote, "_get", lambda url, _: sums if url.endswith("SUMS") else content)


def test_a_record_is_opened_where_its_digest_is_the_stated_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is unpacked once into the cache."""
    content = _zip("civdata.toml")
    _serve(monkeypatch, tmp_path, content, hashlib.sha256(content).hexdigest())
    folder = remote.fetched("https://example.org/data")
    assert (folder / "civdata.toml").read_text() == "name = 1\n"
    assert remote.fetched("https://example.org/data/") == folder


def test_what_is_not_what_its_sums_say_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is unpacked."""
    _serve(monkeypatch, tmp_path, _zip("civdata.toml"), "0" * 64)
    with pytest.raises(UnreadableData, match="not the file"):
        remote.fetched("https://example.org/data")
    assert not list(tmp_path.rglob("*.toml"))


def test_a_file_that_leads_out_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive cannot write beside its folder."""
    content = _zip("../out.toml")
    _serve(monkeypatch, tmp_path, content, hashlib.sha256(content).hexdigest())
    with pytest.raises(UnreadableData, match="leads out"):
        remote.fetched("https://example.org/data")


def test_only_https_or_this_machine_is_asked() -> None:
    """An address without a seal is not opened."""
    with pytest.raises(UnreadableData, match="only https"):
        remote.fetched("http://example.org/data")


def _packed(method: int, flags: int = 0) -> bytes:
    """Return an archive whose member says that it is packed, or locked, in some way."""
    content = bytearray(_zip("civdata.toml"))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = content.index(mark) + place
        content[at - 2 : at + 2] = flags.to_bytes(2, "little") + method.to_bytes(2, "little")
    return bytes(content)


@pytest.mark.parametrize("content", [b"", b"no zip", _packed(99), _packed(8), _packed(0, 1)])
def test_an_archive_that_cannot_be_unpacked_is_one_line(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A method that nobody knows, broken bytes, a password: nothing of it is kept."""
    _serve(monkeypatch, tmp_path, content, hashlib.sha256(content).hexdigest())
    with pytest.raises(UnreadableData, match="cannot unpack"):
        remote.fetched("https://example.org/data")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


class _Server(http.server.BaseHTTPRequestHandler):
    """A server whose answer is what the path says."""

    def do_GET(self) -> None:
        """Send bytes as they are."""
        self.wfile.write(unquote(self.path.partition("?")[2]).encode("latin-1"))

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("nonsense\r\n\r\n", "nonsense"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", "broke off"),
        ("HTTP/1.1 500 \x1b[31mred\r\n\r\n", r"\\x1b\[31mred"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "cannot open"),
        ("HTTP/1.1 302 F\r\nLocation: http://127.0.0.2:1/\r\n\r\n", "refused"),
    ],
)
def test_a_broken_answer_is_one_line(
    answer: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a server says wrong, or leaves out, raises nothing but our own error."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(remote, "SECONDS", 1.0)
    with socketserver.TCPServer(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        with pytest.raises(UnreadableData, match=said):
            remote._get(f"http://127.0.0.1:{server.server_address[1]}/?{quote(answer)}", 1000)
        server.shutdown()
