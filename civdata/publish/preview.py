"""The server of a site on this machine, while it is worked on."""

from __future__ import annotations

import io
import os
import re
import socket
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import unquote, urlsplit

from civdata.errors import CivdataError, OutputError

if TYPE_CHECKING:
    from civdata.publish.ahead import Ahead


HERE = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)
MOST = 64
LONGEST = 60.0
"""Seconds after which a connection is closed, however much it still says or reads."""


class Handler(SimpleHTTPRequestHandler):
    """Serve files of the site; `/.stamp` changes when the site was built again.

    `ahead` makes pages that the site does not have yet; `opened` is the page asked for last.
    """

    stamp = "0"
    ahead: Ahead | None = None
    opened = ""
    timeout = 10

    def send_head(self) -> Any:
        """Answer with a file, with the stamp, or with the site's own page for what is missing.

        A page of another site that has its own name lead to this machine is not answered.
        """
        if not all(HERE.fullmatch(host) for host in self.headers.get_all("Host", [])):
            return self._answer(421, "text/plain", b"this server answers to localhost\n")
        if self.path == "/.stamp":
            return self._answer(200, "text/plain", Handler.stamp.encode())
        try:
            path = unquote(urlsplit(self.path).path)
            if path.endswith(("/", "/index.html")):
                Handler.opened = path
                if (made := self._made(path)) is not None:
                    return self._answer(200, "text/html; charset=utf-8", made)
            if not self._is_within():
                return self.send_error(404)
        except ValueError:  # a path that no file can have
            return self.send_error(404)
        return super().send_head()

    def _is_within(self) -> bool:
        """Return whether a path leads to a file or folder of the site, by no link out of it."""
        place = Path(os.path.realpath(self.translate_path(self.path)))
        inside = place.is_relative_to(os.path.realpath(self.directory))
        try:
            return inside and (place.is_file() or place.is_dir())
        except OSError:  # a name that is too long
            return False

    def _made(self, path: str) -> bytes | None:
        """Return a page that was made ahead; where it cannot be, the one of before stands."""
        try:
            return Handler.ahead.page(path) if Handler.ahead else None
        except (CivdataError, OSError):
            return None

    def list_directory(self, path: Any) -> Any:
        """Show a folder without a page as missing, as it is where the site is published."""
        del path
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page where a page is missing."""
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.is_file():
            super().send_error(code, message, explain)
            return
        content = self._answer(404, "text/html; charset=utf-8", missing.read_bytes())
        if self.command != "HEAD":
            self.copyfile(content, self.wfile)

    def _answer(self, code: int, kind: str, content: bytes) -> BinaryIO:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a reader who left meanwhile is no fault."""
        with suppress(ConnectionError, TimeoutError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


class Server(ThreadingHTTPServer):
    """A server for a few readers: more connections than `MOST` at once are closed."""

    daemon_threads = True
    request_queue_size = MOST
    longest = LONGEST

    def __init__(self, *arguments: Any) -> None:
        self._free = threading.BoundedSemaphore(MOST)
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a request on a thread of its own, if there are not too many."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a request in time; its thread is then free for another."""
        late = threading.Timer(self.longest, _cut, (request,))
        late.daemon = True
        late.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            late.cancel()
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent: a reader who leaves in the middle is no fault."""


def _cut(request: socket.socket) -> None:
    """End a connection, whoever waits for it."""
    with suppress(OSError):
        request.shutdown(socket.SHUT_RDWR)


def server(site: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a built site on this machine; port 0 takes a free one.

    Raises OutputError where the port is taken.
    """
    try:
        return Server(("127.0.0.1", port), partial(Handler, directory=str(site)))
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"port {port}: {reason}; choose another with --port") from error
