"""Serve the site on this machine while it is worked on: build, watch, build again, reload."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import unquote, urlsplit

from civdata.errors import CivdataError, OutputError
from civdata.storage import children

if TYPE_CHECKING:
    from civdata.project import Project
    from civdata.publish.ahead import Ahead


WATCHED = ("datapackages", "site", "mkdocs.yml", "civdata.toml")
CODE = Path(str(files("civdata")))
HERE = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)
MOST = 64
PAUSE = 0.3
"""How many seconds pass between two looks at the files."""

# Our own folder comes last: a checkout may hold files of the names of other people's modules.
BUILD = """
import sys
sys.path.append(sys.argv[3])
from pathlib import Path
from civdata.errors import CivdataError
from civdata.project import open_project
from civdata.publish import build
try:
    result = build(open_project(sys.argv[2]), Path(sys.argv[1]), watch=True)
except CivdataError as error:
    sys.exit(f"Error: {error}")
sys.exit(not result.report.ok)
"""


class Handler(SimpleHTTPRequestHandler):
    """Serve files of the site; `/.stamp` changes when the site was built again."""

    stamp = "0"
    ahead: Ahead | None = None
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
        path = urlsplit(self.path).path
        ahead = Handler.ahead if path.endswith(("/", "/index.html")) else None
        if ahead and (made := ahead.page(unquote(path))) is not None:
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


def serve(project: Project, port: int, out: Path = Path("build/preview")) -> None:
    """Build, serve, and build again when data, site or code change, until interrupted.

    After a change the gates run first, and what they find is told; then the pages of packages are
    made anew as they are asked for, while the site is built behind them.
    """
    root = project.folder
    with server(out, port) as running:  # a busy port is known before any work
        seen, (told, _) = _state(root), _told(project, frozenset())
        building: subprocess.Popen[bytes] | None = _build(root, out)
        assert building
        building.wait()
        threading.Thread(target=running.serve_forever, daemon=True).start()
        sys.stderr.write(f"http://127.0.0.1:{running.server_port}/\n")
        try:
            while True:
                time.sleep(PAUSE)
                if building and building.poll() is not None:
                    _built(building)
                    building = None
                now = _state(root)
                if now == seen:
                    continue
                seen = now
                project = project.again()
                told, good = _told(project, told)
                if good:  # what is wrong is told; the pages stay until it is mended
                    _show(project, out)
                if building:  # it is of what was before
                    building.terminate()
                    building.wait()
                building = _build(root, out)
        except KeyboardInterrupt:
            running.shutdown()
        finally:
            if building:
                building.terminate()
                building.wait()


def _told(project: Project, before: frozenset[str]) -> tuple[frozenset[str], bool]:
    """Run the gates, tell what they find that they did not find before, and whether all is good."""
    try:
        report = project.validate()
    except CivdataError as error:
        sys.stderr.write(f"Error: {error}\n")
        return before, False
    found = [f for f in report.findings if f.severity != "note"]
    now = dict.fromkeys(map(str, found))
    for text in now:
        if text not in before:
            sys.stderr.write(f"{text}\n")
    if before - now.keys():
        sys.stderr.write(f"{len(before - now.keys())} mended, {len(now)} left\n")
    return frozenset(now), report.ok


def _show(project: Project, out: Path) -> None:
    """Let the pages of packages be made of the record as it is now, and open pages reload."""
    from civdata.publish.ahead import Ahead

    try:
        Handler.ahead = Ahead(project.collection, project.site, out)
    except CivdataError:
        return
    Handler.stamp = str(time.time_ns())


def _build(root: Path, out: Path) -> subprocess.Popen[bytes]:
    """Build in a fresh process, so that changed code counts; after a fault serving goes on."""
    command = children.python("-c", BUILD, str(out), str(root), str(CODE.parent))
    return subprocess.Popen(command, env=children.environment())


def _built(building: subprocess.Popen[bytes]) -> None:
    """Serve what was built, and let open pages reload."""
    if building.returncode == 0:
        Handler.ahead = None
        Handler.stamp = str(time.time_ns())


def _state(root: Path) -> dict[str, int]:
    """Note when each watched file was last changed."""
    watched = [CODE, *(root / name for name in WATCHED)]
    paths = [p for place in watched for p in (place, *place.rglob("*"))]
    return {
        str(path): path.stat().st_mtime_ns
        for path in paths
        if path.is_file() and "__pycache__" not in path.parts
    }
