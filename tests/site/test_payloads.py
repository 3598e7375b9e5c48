"""Texts that would run, load or lead away do nothing of that, even where no gate kept them out."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.hardness.payloads import build, poison, visit
from benchmarks.hardness.project import small_project
from benchmarks.hardness.tally import Tally


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Return the site of a record with a payload in every text, and what the page gate says."""
    folder = tmp_path_factory.mktemp("poisoned")
    project = small_project(folder / "project")
    assert poison(project) > 500
    return build(project, folder / "built")


def test_the_page_gate_finds_nothing_but_broken_links(poisoned: tuple[Path, list[str]]) -> None:
    """Every payload is escaped: only an address that is none of a page is left to be refused."""
    assert not [finding for finding in poisoned[1] if "[page-link]" not in finding]


@pytest.mark.parametrize("policy", [True, False], ids=["policy", "no policy"])
def test_nothing_runs_loads_or_leads_away(
    poisoned: tuple[Path, list[str]], chromium: Browser, policy: bool
) -> None:
    """In a browser, with the pages' own policy and without it, no payload does anything."""
    tally = Tally("pages")
    visit(poisoned[0], chromium, tally, policy, each=8)
    assert tally.tried > 8
    assert tally.failures == []
