"""A small project that can be built: the tiny packages of the tests, with the site's own source."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from benchmarks.hardness.process import ROOT

TINY = ROOT / "tests" / "fixtures" / "tiny"


def small_project(folder: Path) -> Path:
    """Write the project into a folder, and return that."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(TINY, folder / "datapackages")
    shutil.copytree(ROOT / "site", folder / "site")
    if (folder / "site" / "headlines.json").exists():
        (folder / "site" / "headlines.json").write_text('{"indicators": []}\n')
    settings = (ROOT / "civdata.toml").read_text("utf-8")
    settings = re.sub(r"headlines = \[.*?\]", "headlines = []", settings, flags=re.DOTALL)
    settings = re.sub(r"tiles = \[\n.*?\n\]\n", "", settings, flags=re.DOTALL)
    (folder / "civdata.toml").write_text(settings, "utf-8")
    return folder
