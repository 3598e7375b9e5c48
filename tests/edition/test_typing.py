"""Types for users: strict checkers accept every public name, and refuse wrong words."""

from __future__ import annotations

import inspect
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


def test_the_script_uses_what_a_project_has() -> None:
    """Each public method of a project stands in the script, its own or the function's name."""
    text = SCRIPT.read_text("utf-8")
    inner = {
        "again",
        "given",
        "readings",
        "collection",
        "as_read",
        "findings",
        "folder",
        "packages",
    }
    public = {name for name in vars(civdata.Project) if not name.startswith("_")} - inner
    assert [n for n in sorted(public) if not re.search(rf"(civdata|project)\.{n}\b", text)] == []


def test_the_reference_shows_every_public_name() -> None:
    """Each name of `__all__` is on the page of the library, and each function has an example."""
    page = (ROOT / "docs" / "reference" / "api.md").read_text("utf-8")
    missing = [n for n in civdata.__all__ if not re.search(rf"\b{n.strip('_')}\b", page)]
    assert missing == []
    bare = [
        name
        for name in civdata.__all__
        if inspect.isfunction(value := getattr(civdata, name))
        and ">>>" not in (value.__doc__ or "")
    ]
    assert bare == []


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_a_checker_passes_the_user_and_refuses_wrong_words(tool: str, tmp_path: Path) -> None:
    """Strictly, a script with every public name is right; a wrong style or format is found."""
    right, wrong = tmp_path / "user_script.py", tmp_path / "wrong.py"
    right.write_text("# pyright: strict\n" + SCRIPT.read_text("utf-8"), "utf-8")
    wrong.write_text(WRONG, "utf-8")
    code, output = run(tool, right, wrong)
    assert code == 1
    assert "user_script.py:" not in output, output
    assert len(re.findall(r"wrong\.py:[0-9]+.*error", output)) == 4, output
