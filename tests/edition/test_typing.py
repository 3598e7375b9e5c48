"""Types for users: strict checkers accept every public name, and refuse wrong words."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import civdata
from tests.conftest import ROOT

SCRIPT = Path(__file__).with_name("user_script.py")
WRONG = """
import civdata
civdata.cite("grants", "apa")
civdata.load("grants", numbers="double")
civdata.open().export("grants", "ods")
civdata.load("grants", names=1)
"""


def run(tool: str, *arguments: str | Path) -> tuple[int, str]:
    """Run a checker of types on files."""
    command = {
        "mypy": [sys.executable, "-m", "mypy", "--strict", "--no-incremental"],
        "pyright": [
            str(Path(sys.executable).with_name("pyright")),
            "--pythonpath",
            sys.executable,
        ],
    }[tool]
    done = subprocess.run(
        [*command, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if "node" in done.stderr and done.returncode not in (0, 1):
        pytest.skip("pyright found no Node")
    return done.returncode, done.stdout + done.stderr


def test_the_script_uses_every_public_name() -> None:
    """Each name of `__all__` stands in the script."""
    text = SCRIPT.read_text("utf-8")
    missing = [n for n in civdata.__all__ if not re.search(rf"civdata\.{n}\b", text)]
    assert missing == []


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_a_user_s_script_passes_strict_checks(tool: str, tmp_path: Path) -> None:
    """mypy and pyright find nothing in a script that uses every public name."""
    copy = tmp_path / "user_script.py"
    copy.write_text("# pyright: strict\n" + SCRIPT.read_text("utf-8"), "utf-8")
    code, output = run(tool, copy)
    assert code == 0, output


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_wrong_words_are_errors_of_type(tool: str, tmp_path: Path) -> None:
    """A style, format or kind of numbers that does not exist is found before it runs."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text(WRONG, "utf-8")
    code, output = run(tool, wrong)
    assert code == 1
    assert len(re.findall(r"wrong\.py:[0-9]+.*error", output)) == 4
