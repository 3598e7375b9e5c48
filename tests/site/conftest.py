"""The sites, built once and served on this machine, and Debian's Chromium to read them with.

Tests that ask for `site` hold for every site: the own one, the example of another country, which
the wheel builds, and a record of plain tables. With `--site FOLDER --project RECORD` they run on a
site that was built elsewhere, and all others are left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.kazstat.convert import convert
from civdata.project import open_project
from civdata.publish import BuildResult, build
from civdata.publish.preview import server
from tests.own import OWN
from tests.site.sites import EXAMPLE, LANGUAGES, Site
from tests.wheel import install, run

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
HERE = Path(__file__).parent
TABLES = HERE.parent / "fixtures" / "kazstat"
"""Eight tables of the statistics bureau as it publishes them, with their faults."""

Open = Callable[..., Page]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that name a site built elsewhere."""
    group = parser.getgroup("site")
    group.addoption("--site", help="folder of a built site, to be tested in place of ours")
    group.addoption("--project", help="folder of the record that the site shows")
    group.addoption("--queries", help="CSV of language, query and expected pages")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for `site` on every site, what asks for `language` too in each of its own."""
    if "site" not in metafunc.fixturenames:
        return
    given = metafunc.config.getoption("--project", default=None)
    known = {"given": open_project(given).languages} if given else LANGUAGES
    if "language" not in metafunc.fixturenames:
        metafunc.parametrize("site", list(known), indirect=True, scope="session")
        return
    pairs = [(name, code) for name, codes in known.items() for code in codes]
    metafunc.parametrize(
        ("site", "language"), pairs, ids=map("-".join, pairs), indirect=["site"], scope="session"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only the own site has where another one is given."""
    if config.getoption("--site", default=None):
        items[:] = [one for one in items if "site" in getattr(one, "fixturenames", ())]


@pytest.fixture(scope="session")
def twin(
    built: BuildResult, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """Start a second build of the same data, by the command and in a process of its own.

    It yields to the tests, which wait for the browser now and then, and is looked at last.
    """
    out = tmp_path_factory.mktemp("twin") / "site"
    command = (sys.executable, "-m", "civdata", "build", "--out", str(out))
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        if hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, running.pid, 10)
        yield out, running
        running.kill()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """Build the site from the real data."""
    result = build(OWN, tmp_path_factory.mktemp("built") / "site")
    assert result.report.ok, "\n".join(map(str, result.report.findings))
    return result


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a built site and give its address."""
    with server(folder, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture(scope="session")
def address(built: BuildResult, twin: object) -> Iterator[str]:
    """Serve the own site and return its address; its twin is built meanwhile."""
    with served(built.out) as place:
        yield place


@pytest.fixture(scope="session")
def own(built: BuildResult, address: str) -> Site:
    """Return the site of the record that comes with civdata."""
    return Site("own", OWN, built.out, address, HERE / "search_queries.csv")


@pytest.fixture(scope="session")
def kyrgyzstan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the example of another country by the wheel, outside of the checkout."""
    folder = tmp_path_factory.mktemp("kyrgyzstan")
    record, out = Path(shutil.copytree(EXAMPLE, folder / "record")), folder / "out"
    command = ("-m", "civdata", "build", "--data", str(record), "--out", str(out))
    run(install(folder), *command)
    with served(out) as place:
        yield Site("kyrgyzstan", open_project(record), out, place, record / "search_queries.csv")


@pytest.fixture(scope="session")
def kazstat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build a record of plain tables, in spite of their faults, that the converter made."""
    folder = tmp_path_factory.mktemp("kazstat")
    convert(TABLES, folder / "record")
    project = open_project(folder / "record")
    build(project, folder / "out", with_findings=True)
    with served(folder / "out") as place:
        yield Site("kazstat", project, folder / "out", place)


@pytest.fixture(scope="session")
def given(pytestconfig: pytest.Config) -> Iterator[Site]:
    """Return the site that the command line names."""
    out, record, asked = map(pytestconfig.getoption, ("--site", "--project", "--queries"))
    with served(Path(out)) as place:
        project = open_project(record)
        yield Site("given", project, Path(out), place, Path(asked) if asked else None)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Site:
    """Return the site of that name."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


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


@contextmanager
def reading(chromium: Browser, address: str) -> Iterator[Open]:
    """Give a function that opens a page of a site; faults of a page fail the test at its end.

    Options are `width`, `scheme`, `scripts` (off for a reader without JavaScript) and `language`.
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


@pytest.fixture
def read(chromium: Browser, address: str) -> Iterator[Open]:
    """Return a function that opens a page of the own site."""
    with reading(chromium, address) as open_page:
        yield open_page


@pytest.fixture
def visit(chromium: Browser, site: Site) -> Iterator[Open]:
    """Return a function that opens a page of the site that is tested."""
    with reading(chromium, site.address) as open_page:
        yield open_page
