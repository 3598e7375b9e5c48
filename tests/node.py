"""Run the page's scripts in Node, to hold them equal to Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from civdata import theme

SCRIPTS = theme.FOLDER / "assets" / "javascripts"


def run(folder: Path, program: str, given: Any) -> Any:
    """Run a program beside the theme's scripts; it reads `given` as JSON and prints JSON."""
    node = shutil.which("node")
    if node is None:
        assert os.environ.get("CI") != "true", "node is needed in CI to check the scripts"
        pytest.skip("node is not installed, the scripts are not checked")
    for path in SCRIPTS.glob("*.js"):
        shutil.copy(path, folder)
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    (folder / "program.js").write_text(
        f'import {{ readFileSync }} from "fs";\n'
        f'const given = JSON.parse(readFileSync(0, "utf8"));\n{program}',
        "utf-8",
    )
    done = subprocess.run(
        [node, "program.js"],
        cwd=folder,
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
