"""A page that the preview makes ahead of the next build."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.hardness.project import small_project
from civdata.project import open_project
from civdata.publish import build
from civdata.publish.ahead import Ahead
from civdata.storage.cache import VARIABLE


def test_a_page_ahead_of_the_build_is_the_page_of_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The preview makes a changed page by itself; it says what the next build says, to the byte."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    project, site = open_project(small_project(tmp_path / "project")), tmp_path / "site"
    assert build(project, site, watch=True).pages
    ahead = Ahead(project.collection, project.site, site)
    for address in ("tiny/", "tiny/figures/", "tiny/tiny-gardens/"):
        path = site / "en" / address / "index.html"
        assert ahead.page(f"/en/{address}") == path.read_bytes()
    assert ahead.page("/en/") is None
    assert ahead.page("/en/none/") is None
    assert ahead.page("/en/tiny/none/") is None
