"""Serve the site on this machine while it is worked on: build, watch, build again, reload."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from civdata.project import Project


WATCHED = ("datapackages", "site", "mkdocs.yml", "civdata.toml")
CODE = Path(str(files("civdata")))
BUILD = (
    "import sys; from pathlib import Path; from civdata.project import open_project;"
    "from civdata.publish import build;"
    "result = build(open_project(sys.argv[2]), Path(sys.argv[1]), watch=True);"
    "[print(finding) for finding in result.report.findings if finding.severity == 'error'];"
    "sys.exit(not result.report.ok)"
)


class Handler(SimpleHTTPRequestHandler):
    """Serve files of the site; `/.stamp` changes when the site was built again."""

    stamp = "0"

    def do_GET(self) -> None:
        """Answer with a file, with the stamp, or with the site's own page for what is missing."""
        if self.path == "/.stamp":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(Handler.stamp.encode())
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page where a page is missing."""
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.is_file():
            super().send_error(code, message, explain)
            return
        content = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a reader who left meanwhile is no fault."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


def server(site: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a built site on this machine; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(site)))


def serve(project: Project, port: int, out: Path = Path("build/preview")) -> None:
    """Build, serve, and build again when data, site or code change, until interrupted."""
    root = project.folder
    seen = _state(root)
    _build(root, out)
    out.mkdir(parents=True, exist_ok=True)
    with server(out, port) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        sys.stderr.write(f"http://127.0.0.1:{port}/\n")
        try:
            while True:
                time.sleep(0.7)
                now = _state(root)
                if now != seen:
                    seen = now
                    _build(root, out)
        except KeyboardInterrupt:
            running.shutdown()


def _build(root: Path, out: Path) -> None:
    """Build in a fresh process, so that changed code counts; after a fault serving goes on."""
    done = subprocess.run([sys.executable, "-c", BUILD, str(out), str(root)], check=False)
    if done.returncode == 0:
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
