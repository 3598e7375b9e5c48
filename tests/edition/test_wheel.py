"""The built wheel works alone: outside the checkout, with its data, without network."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which the wheel, built from this checkout, was installed alone."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", folder / "site", wheel], check=True, capture_output=True)
    return folder / "site"


def run(installed: Path, *command: str) -> str:
    """Run Python with the installed wheel first on its path, in an empty folder."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=installed.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_data_travels_in_the_wheel(installed: Path) -> None:
    """`load` reads from the installed package, with no checkout around it."""
    code = (
        "import civdata, pathlib;"
        "frame = civdata.load('grants', numbers='decimal');"
        "print(pathlib.Path(civdata.__file__).parent, *frame['value'])"
    )
    where, *values = run(installed, "-c", code).split()
    assert Path(where) == installed / "civdata"
    with (ROOT / "datapackages/grants/data/observations.csv").open(encoding="utf-8") as file:
        assert values == [row["value"] for row in csv.DictReader(file)]


def test_no_command_needs_the_network(installed: Path) -> None:
    """With every socket refused, list, show, evidence, search, cite and export still answer."""
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise OSError('no network in this test')\n"
        "socket.socket.connect = refuse; socket.create_connection = refuse\n"
        "from click.testing import CliRunner\n"
        "from civdata.cli import main\n"
        "for line in ['list', 'show grants', 'evidence grants-amount-2020', 'search 1053',\n"
        "             'cite grants', 'export grants --format csv --out out']:\n"
        "    result = CliRunner().invoke(main, line.split())\n"
        "    assert result.exit_code == 0, (line, result.output)\n"
        "print('ok')\n"
    )
    assert run(installed, "-c", code).strip() == "ok"


@pytest.mark.parametrize(
    ("hidden", "arguments", "extra"),
    [
        ("frictionless", ["validate"], "validate"),
        ("xlsxwriter", ["export", "grants", "--format", "xlsx"], "xlsx"),
        ("pyarrow", ["export", "grants", "--format", "parquet"], "parquet"),
        ("jinja2", ["build"], "site"),
        ("jinja2", ["serve"], "site"),
    ],
)
def test_a_missing_extra_is_named_in_one_line(
    installed: Path, hidden: str, arguments: list[str], extra: str
) -> None:
    """What the plain install lacks is said with the command that brings it."""
    code = (
        "import sys, importlib.util, importlib.abc\n"
        f"class Hide(importlib.abc.MetaPathFinder):\n"
        f"    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.split('.')[0] == {hidden!r}: raise ModuleNotFoundError(name=name)\n"
        "sys.meta_path.insert(0, Hide())\n"
        "real = importlib.util.find_spec\n"
        f"importlib.util.find_spec = lambda n, p=None: None if n == {hidden!r} else real(n, p)\n"
        "from click.testing import CliRunner\n"
        "from civdata.cli import main\n"
        f"result = CliRunner().invoke(main, {arguments!r})\n"
        "print(result.exit_code, result.output.strip())\n"
    )
    output = run(installed, "-c", code).strip()
    assert output.startswith("1 Error: ")
    assert f"civdata[{extra}]" in output
    assert "\n" not in output
