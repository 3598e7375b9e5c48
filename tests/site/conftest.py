"""The site, built once and served on this machine, and Debian's Chromium to read it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from civdata.publish import BuildResult, build
from civdata.publish.preview import server
from tests.own import OWN

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """Start a second build of the same data, by the command and in a process of its own."""
    out = tmp_path_factory.mktemp("twin") / "site"
    command = (sys.executable, "-m", "civdata", "build", "--out", str(out))
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        yield out, running
        running.kill()


@pytest.fixture(scope="session")
def built(
    twin: tuple[Path, subprocess.Popen[str]], tmp_path_factory: pytest.TempPathFactory
) -> BuildResult:
    """Build the site from the real data; the twin is built meanwhile on the other core."""
    result = build(OWN, tmp_path_factory.mktemp("built") / "site")
    assert result.report.ok, "\n".join(map(str, result.report.findings))
    return result


@pytest.fixture(scope="session")
def address(built: BuildResult) -> Iterator[str]:
    """Serve the built site and return its address."""
    with server(built.out, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; without it the tests fail in CI and are left out elsewhere."""
    if CHROMIUM is None:
        reason = "chromium is not installed: apt-get install chromium"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def read(chromium: Browser, address: str) -> Iterator[Open]:
    """Return a function that opens a page of the site; faults of a page fail the test at its end.

    Options are `width`, `scheme`, `scripts` (off for a reader without JavaScript) and `languages`.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on(
            "console", lambda said: said.type == "error" and faults.append(f"console: {said.text}")
        )
        page.on(
            "request",
            lambda asked: (
                asked.url.startswith((address, "data:")) or faults.append(f"outside: {asked.url}")
            ),
        )

    def open_page(
        path: str,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
        language: str = "en",
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            locale=language,
        )
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(f"{address}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults
