"""The server of a site on this machine, while it is worked on."""

from __future__ import annotations

import io
import re
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import unquote, urlsplit

from civdata.errors import OutputError

if TYPE_CHECKING:
    from civdata.publish.ahead import Ahead


HERE = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)
MOST = 64


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
        host = self.headers.get("Host", "localhost")
        if not HERE.fullmatch(host):
            return self._answer(421, "text/plain", b"this server answers to localhost\n")
        if self.path == "/.stamp":
            return self._answer(200, "text/plain", Handler.stamp.encode())
        if "\0" in unquote(self.path):
            return self.send_error(404)
        path = unquote(urlsplit(self.path).path)
        if path.endswith(("/", "/index.html")):
            Handler.opened = path
            if Handler.ahead and (made := Handler.ahead.page(path)) is not None:
                return self._answer(200, "text/html; charset=utf-8", made)
        return super().send_head()

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
        """Answer a request; its thread is then free for another."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent: a reader who leaves in the middle is no fault."""


def server(site: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a built site on this machine; port 0 takes a free one.

    Raises OutputError where the port is taken.
    """
    try:
        return Server(("127.0.0.1", port), partial(Handler, directory=str(site)))
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"port {port}: {reason}; choose another with --port") from error
