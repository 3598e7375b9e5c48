"""What an index shows of the package: its read-me and addresses, from one place each."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

pytest.importorskip("hatchling")


def metadata(folder: Path) -> dict[str, Any]:
    """Return what the hook of the build gives to the metadata of a project in a folder."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: dict[str, Any] = {}
    module.CustomMetadataHook(str(folder), {}).update(made)
    return made


def test_without_an_address_the_read_me_has_no_link_that_breaks() -> None:
    """Every link of the read-me that an index shows leads to the web, and no word is lost."""
    text = metadata(ROOT)["readme"]["text"]
    shown = (ROOT / "README.md").read_text("utf-8")
    assert text.startswith("# civdata\n")
    assert "](docs/" not in text
    assert all(link.startswith("http") for link in re.findall(r"\]\(([^)]+)\)", text))
    for label in re.findall(r"\[([^\]]+)\]\(docs", shown):
        assert label in text


def test_addresses_come_from_the_settings(tmp_path: Path) -> None:
    """The repository, site and place for errors of `civdata.toml` are those of the package."""
    shutil.copy(ROOT / "README.md", tmp_path)
    (tmp_path / "civdata.toml").write_text(
        '[site]\nrepository = "https://example.org/r"\naddress = "https://example.org/"\n'
        'feedback = "mailto:a@example.org"\n',
        "utf-8",
    )
    made = metadata(tmp_path)
    assert made["urls"] == {
        "Repository": "https://example.org/r",
        "Homepage": "https://example.org/",
    }
    assert "](https://example.org/r/blob/HEAD/docs/index.md)" in made["readme"]["text"]
