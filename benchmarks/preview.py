"""Measure how soon `civdata serve` shows a changed note in a browser, and tells of a wrong value.

python -m benchmarks.preview [TIMES]      3

Works on a copy of the record, built before. Needs Chromium. Exits with 1 where a change is shown
later than after three seconds, or a finding told later than after one.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.quick import PARTS, ROOT, Change, Row, edit

SHOWN, TOLD = 3.0, 1.0
PAGE, FIGURE = "en/grants/grants-amount/", "grants-amount-2020"
SETTLED = 45
"""Seconds after which the build behind a change is over."""


def changed(**cells: str) -> Change:
    """Return what writes these cells into the row of the figure."""

    def write(rows: list[Row], _: list[Row]) -> None:
        next(row for row in rows if row["id"] == FIGURE).update(cells)

    return write


def waited(holds: Callable[[], bool], most: float) -> float:
    """Wait until something holds; return the seconds that it took."""
    start = time.monotonic()
    while not holds():
        if time.monotonic() - start > most:
            sys.exit(f"not within {most:.0f} s")
        time.sleep(0.02)
    return time.monotonic() - start


def answers(address: str) -> bool:
    """Whether the preview is there."""
    with suppress(OSError), urllib.request.urlopen(address, timeout=5):
        return True
    return False


def measured(project: Path, told: Path, address: str, times: int) -> bool:
    """Change notes, then a value; print how long each took; return whether all was soon enough."""
    late = False
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page()
        page.goto(f"{address}{PAGE}", timeout=120_000)
        for number in range(times):
            time.sleep(SETTLED if number else 5)
            text = f"Seen in the preview, {number}."
            others = {
                "note_kk": f"Алдын ала қарағанда көрінді, {number}.",
                "note_ru": f"Видно при просмотре, {number}.",
            }
            edit(project, "grants", changed(**others, note_en=text))
            start = time.monotonic()
            page.locator(f"text={text}").first.wait_for(state="attached", timeout=120_000)
            took = time.monotonic() - start
            late |= took > SHOWN
            print(f"a changed note was shown after {took:.2f} s, at most {SHOWN:.0f}", flush=True)
        browser.close()
    time.sleep(SETTLED)
    size = told.stat().st_size
    edit(project, "grants", changed(value="1"))
    took = waited(lambda: told.stat().st_size > size, 60)
    print(f"a wrong value was told after {took:.2f} s, at most {TOLD:.0f}")
    return not (late or took > TOLD)


def main(times: int = 3) -> int:
    """Serve a copy of the record and change it."""
    with tempfile.TemporaryDirectory() as place:
        project, told = Path(place) / "project", Path(place) / "told"
        project.mkdir()
        for name in PARTS:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, project / name)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        own = os.environ | {"PYTHONPATH": str(ROOT), "CIVDATA_CACHE": str(Path(place) / "cache")}
        command = (sys.executable, "-m", "civdata", "serve", "--port", str(port))
        with told.open("w") as out:
            serving = subprocess.Popen(command, cwd=project, env=own, stdout=out, stderr=out)
        try:
            waited(lambda: answers(f"http://127.0.0.1:{port}/{PAGE}"), 600)
            return 0 if measured(project, told, f"http://127.0.0.1:{port}/", times) else 1
        finally:
            serving.terminate()
            serving.wait(60)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
