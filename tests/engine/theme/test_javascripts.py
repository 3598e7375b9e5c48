"""The scripts of the theme pass their linter, `oxlint`, with the rules of `.oxlintrc.json`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from civdata import theme
from tests.conftest import ROOT

SCRIPTS = theme.FOLDER / "assets" / "javascripts"


def linted(place: Path) -> str:
    """Return what the linter says of the scripts in a folder; it asks nothing of the network."""
    program = str(Path(sys.executable).with_name("oxlint"))
    rules = str(ROOT / ".oxlintrc.json")
    done = subprocess.run(
        [program, "--config", rules, "--format", "unix", str(place)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_no_script_breaks_a_rule() -> None:
    """Names that are not there, unused ones, loose comparisons, cycles of imports and the like."""
    assert len(list(SCRIPTS.glob("*.js"))) >= 20
    assert linted(SCRIPTS) == ""


def test_a_slip_is_found(tmp_path: Path) -> None:
    """A name that nobody declared, and one that nobody imports from where it is not."""
    (tmp_path / "one.js").write_text("export const here = 1;\n", "utf-8")
    (tmp_path / "two.js").write_text(
        'import { gone } from "./one.js";\nexport const sum = gone + ghost;\n', "utf-8"
    )
    said = linted(tmp_path)
    assert "'ghost' is not defined" in said
    assert "gone" in said.replace("ghost", "")
