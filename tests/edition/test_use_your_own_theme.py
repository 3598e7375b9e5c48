"""The how-to on one's own theme: its files are saved, its lines run, and the site shows them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from civdata.cli import main
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "how-to" / "use-your-own-theme.md"
BLOCK = re.compile(r"(?:`(site/[^`]+)`[^`]*)?```(\w+)\n(.*?)```", re.DOTALL)


def test_the_page_on_themes_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page, words, a template and a picture of the record's own stand in the built site."""
    monkeypatch.chdir(tmp_path)
    saved = []
    for name, kind, content in BLOCK.findall(PAGE.read_text("utf-8")):
        if kind == "sh":
            program, *words = shlex.split(content)
            assert program == "civdata"
            result = CliRunner().invoke(main, words)
            assert result.exit_code == 0, (content, result.output)
            continue
        path = tmp_path / "trees" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        saved.append(name)
    assert len(saved) == 4
    site = tmp_path / "build" / "site"
    shown = {
        "en/index.html": "<h1>Trees, with proof</h1>",
        "en/method/index.html": "Each tree is counted once, by two people.",
        "en/about/index.html": "and we write to nobody without being asked.",
    }
    for name, words in shown.items():
        assert words in (site / name).read_text("utf-8"), name
    pictures = [path for path in site.rglob("mark*.svg") if "circle" in path.read_text("utf-8")]
    assert pictures
