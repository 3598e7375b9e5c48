"""Serve a site while it is worked on: build, watch, tell what is wrong, show what is changed.

After a change the gates run over the changed packages first; then the page that is open is made of
the new data, while all gates run and the whole site is built behind it.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from civdata.errors import CivdataError
from civdata.model import visible
from civdata.publish.preview import Handler, server
from civdata.storage import children

if TYPE_CHECKING:
    from civdata.exports import Download
    from civdata.project import Project

WATCHED = ("datapackages", "site", "mkdocs.yml", "civdata.toml")
CODE = Path(str(files("civdata")))
PAUSE = 0.2
"""How many seconds pass between two looks at the files."""

# Our own folder comes last: a checkout may hold files of the names of other people's modules.
BUILD = """
import sys
sys.path.append(sys.argv[3])
from civdata.storage.children import end_with_parent
end_with_parent()
from pathlib import Path
from civdata.errors import CivdataError
from civdata.model import visible
from civdata.project import open_project
from civdata.publish import build
try:
    result = build(open_project(sys.argv[2]), Path(sys.argv[1]), watch=True)
except (CivdataError, OSError) as error:
    sys.exit(f"Error: {visible(str(error))}")
sys.exit(not result.report.ok)
"""


def serve(project: Project, port: int, out: Path = Path("build/preview")) -> None:
    """Build, serve, and build again when data, site or code change, until interrupted."""
    with ExitStack() as stack:
        running = stack.enter_context(server(out, port))  # a busy port is known before any work
        watcher = Watcher(project, out)
        stack.enter_context(suppress(KeyboardInterrupt))
        stack.callback(watcher.end)
        watcher.check()
        watcher.build()
        watcher.wait()
        threading.Thread(target=running.serve_forever, daemon=True).start()
        stack.callback(running.shutdown)
        sys.stderr.write(f"http://127.0.0.1:{running.server_port}/\n")
        while True:
            time.sleep(PAUSE)
            try:
                watcher.look()
            except OSError as error:  # a file went away while it was read; so will be seen
                _tell(error)


@dataclass
class Watcher:
    """A record that is looked at again and again, and the build of what it was at the last look.

    `told` are the findings that the reader knows of; `files` the downloads of packages as they
    were last made, which pages made ahead of the build list until it is there.
    """

    project: Project
    out: Path
    told: frozenset[str] = frozenset()
    files: dict[str, tuple[Download, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._seen = _state(self.project.folder.absolute())
        self._building: subprocess.Popen[bytes] | None = None
        self._warm = ""

    # complex: one row of guards, a kind of change each
    def look(self) -> None:
        """Tell and show what has changed since the last look, if anything has."""
        if self._building and self._building.poll() is not None:
            self._built()
        now = _state(self.project.folder.absolute())
        if now == self._seen:
            if self._building is None and Handler.opened != self._warm:
                self._get_ready(Handler.opened)
            return
        changed = {path for path, _ in now.items() ^ self._seen.items()}
        self._seen = now
        self.end()  # it is of what was before
        self.project = self.project.again()
        names = self._packages(changed)
        if names and self.check(*names):
            self._show()
        if self.check() and not names:
            self._show()
        self.build()

    def check(self, *names: str) -> bool:
        """Run the gates over some packages, or over all, and tell what they find anew."""
        try:
            report = self.project.validate(*names)
        except (CivdataError, OSError) as error:
            _tell(error)
            return False
        now = dict.fromkeys(str(f) for f in report.findings if f.severity != "note")
        for text in now:
            if text not in self.told:
                sys.stderr.write(f"{text}\n")
        if names:
            self.told |= now.keys()
            return report.ok
        if gone := self.told - now.keys():
            sys.stderr.write(f"{len(gone)} mended, {len(now)} left\n")
        self.told = frozenset(now)
        return report.ok

    def build(self) -> None:
        """Build in a fresh process, so that changed code counts; after a fault serving goes on."""
        root = self.project.folder
        command = children.python("-c", BUILD, str(self.out), str(root), str(CODE.parent))
        self._building = children.start(command)

    def wait(self) -> None:
        """Wait for the build."""
        if self._building:
            self._building.wait()

    def end(self) -> None:
        """End a build that is at work."""
        if self._building:
            children.end(self._building)
            self._building = None

    def _packages(self, changed: set[str]) -> list[str]:
        """Return the packages that were changed, or none where something else was, too."""
        folder = self.project.data
        held = {name: folder / name for name in (p.name for p in self.project.as_read.packages)}
        found = {n for n, place in held.items() if any(_in(place, path) for path in changed)}
        whole = all(any(_in(held[name], path) for name in found) for path in changed)
        return sorted(found) if whole else []

    def _show(self) -> None:
        """Let pages of packages be made of the record as it is now, and the open one reload."""
        from civdata.publish.ahead import Ahead

        with suppress(CivdataError, OSError):
            ahead = Ahead(self.project.collection, self.project.site, self.out, self.files)
            ahead.page(Handler.opened)
            Handler.ahead = ahead
            Handler.stamp = str(time.time_ns())

    def _get_ready(self, address: str) -> None:
        """Make the open page once for nothing, so that the next change finds all in memory."""
        from civdata.publish.ahead import Ahead

        self._warm = address
        with suppress(CivdataError, OSError):
            Ahead(self.project.collection, self.project.site, self.out, self.files).page(address)

    def _built(self) -> None:
        """Serve what was built, and let open pages reload."""
        good = self._building is not None and self._building.returncode == 0
        self._building = None
        if good:
            self.files.clear()
            self._warm = ""
            Handler.ahead = None
            Handler.stamp = str(time.time_ns())


def _tell(error: Exception) -> None:
    sys.stderr.write(f"Error: {visible(str(error))}\n")


def _in(folder: Path, path: str) -> bool:
    return folder in Path(path).parents


def _state(root: Path) -> dict[str, int]:
    """Note when each watched file was last changed; what goes away meanwhile is not there."""
    found: dict[str, int] = {}
    for place in (CODE, *(root / name for name in WATCHED)):
        folders = os.walk(place) if place.is_dir() else [(str(root), [], [place.name])]
        for folder, inner, names in folders:
            inner[:] = [name for name in inner if name != "__pycache__"]
            for path in (Path(folder, name) for name in names):
                with suppress(OSError):
                    status = path.stat()
                    if stat.S_ISREG(status.st_mode):
                        found[str(path)] = status.st_mtime_ns
    return found
