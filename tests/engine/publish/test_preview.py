"""The preview serves this machine only, and no request breaks it or holds it up."""

from __future__ import annotations

import http.client
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from civdata.errors import OutputError
from civdata.publish.preview import MOST, Handler, Server, server


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Return the port of a server of a site of two pages."""
    (tmp_path / "index.html").write_text("<p>home")
    (tmp_path / "404.html").write_text("<p>missing")
    (tmp_path / "folder").mkdir()
    monkeypatch.setattr(Handler, "timeout", 0.5)
    with server(tmp_path, 0) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield running.server_port
        running.shutdown()
        thread.join()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    """Return status and body of an answer, all that came."""
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        connection.sendall(f"{method} {path} HTTP/1.0\r\n{lines}\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/", 200),
        ("/.stamp", 200),
        ("/none", 404),
        ("/%00", 404),
        ("/a%00b/", 404),
        ("/%ed%a0%80", 404),
        ("/%ed%a0%80/", 404),
        ("http://[/", 404),
        ("//[", 404),
        ("/" + "a/" * 3000, 404),
        ("/" + "a" * 300, 404),
        ("/folder/", 404),
        ("/folder", 301),
        ("/index.html/", 404),
    ],
)
def test_every_path_has_an_answer(port: int, path: str, code: int) -> None:
    """A path that no file can have is missing like another, and HEAD never has a body."""
    status, body = ask(port, path)
    assert (status, bool(body)) == (code, code != 301)
    assert ask(port, path, "HEAD") == (code, b"")


def test_nothing_above_the_site_is_served(port: int, tmp_path: Path) -> None:
    """Dots lead nowhere else."""
    (tmp_path.parent / "secret").write_text("secret")
    for path in ("/../secret", "/%2e%2e/secret", "//../secret", "/..%2fsecret"):
        assert ask(port, path)[0] == 404


def test_only_files_of_the_site_are_served(port: int, tmp_path: Path) -> None:
    """A link that leads out of the site, a pipe and a device are missing; one within it is not."""
    (tmp_path.parent / "secret").write_text("secret")
    (tmp_path / "out").symlink_to(tmp_path.parent / "secret")
    (tmp_path / "above").symlink_to(tmp_path.parent)
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "within").symlink_to("index.html")
    os.mkfifo(tmp_path / "pipe")
    for name in ("out", "above/secret", "loop", "device", "pipe"):
        assert ask(port, f"/{name}")[0] == 404, name
    assert ask(port, "/within") == (200, b"<p>home")


def test_two_names_of_a_host_are_one_too_many(port: int) -> None:
    """A request is for this machine only if all names in it are."""
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\nHost: example.org\r\n\r\n")
        assert connection.recv(100).split()[1] == b"421"


def test_a_request_in_drops_is_cut_off(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who says a letter now and then holds a place for a while, not for ever."""
    monkeypatch.setattr(Server, "longest", 0.3)
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.settimeout(0.05)
        said, closed = 0, False
        while not closed and said < 60:
            try:
                connection.sendall(b"G")
                closed = connection.recv(1) == b""
            except TimeoutError:
                pass
            except ConnectionError:
                closed = True
            said += 1
    assert closed


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("example.org", 421),
        ("localhost.example.org", 421),
        ("127.0.0.1.example.org:80", 421),
    ],
)
def test_only_names_of_this_machine_are_answered(port: int, host: str, code: int) -> None:
    """A site of others that lets its own name lead to this machine reads nothing."""
    status, body = ask(port, "/", Host=host)
    assert (status, b"home" in body) == (code, code == 200)


def test_a_busy_port_is_one_line(port: int, tmp_path: Path) -> None:
    """A port that is taken is named, with what to do."""
    with pytest.raises(OutputError, match=rf"port {port}: .*--port"):
        server(tmp_path, port)


def test_slow_readers_do_not_hold_it_up(port: int) -> None:
    """Connections that say nothing are closed after a while, and too many are refused."""
    idle = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(MOST + 5)]
    try:
        refused = 0
        for connection in idle[-5:]:
            try:
                refused += connection.recv(1) == b""
            except ConnectionError:
                refused += 1
        assert refused == 5
        assert all(connection.recv(1) == b"" for connection in idle[:MOST])
    finally:
        for connection in idle:
            connection.close()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", "/")
    assert connection.getresponse().read() == b"<p>home"
    connection.close()
