"""The built wheel works alone: outside the checkout, with its data, without network."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.own import OWN
from tests.wheel import install, run


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which the wheel, built from this checkout, was installed alone."""
    return install(tmp_path_factory.mktemp("wheel"))


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


def test_a_search_reads_no_table_of_the_wheel(installed: Path) -> None:
    """The wheel brings what a search of its record needs; answers are those of the record."""
    asked = ["grants", "сколько волонтеров", "қоғамдық кеңестер 2023", "1,9 млрд", "volunters"]
    code = (
        "import civdata, json, sys, os; os.environ['CIVDATA_CACHE'] = 'off';"
        f"hits = [civdata.search(text, 'ru') for text in {asked!r}];"
        "assert not {'pandas', 'civdata.storage.tables'} & set(sys.modules), 'tables were read';"
        "print(json.dumps([[hit.as_dict() for hit in found] for found in hits]))"
    )
    told = json.loads(run(installed, "-c", code))
    wanted = [OWN.search(text, "ru") for text in asked]
    assert told == [[hit.as_dict() for hit in found] for found in wanted]


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


def blocks(page: Path, kind: str) -> list[str]:
    """Return the fenced blocks of a kind on a page of the documentation."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)


def test_the_tutorial_starts_a_record_as_it_is_printed(installed: Path, tmp_path: Path) -> None:
    """From the wheel alone, without a network, its commands end with a page of the new figure."""
    page = ROOT / "docs" / "tutorial" / "start-your-own-record.md"
    commands = [line for text in blocks(page, "sh") for line in text.strip().splitlines()]
    assert len(commands) <= 8
    folder = tmp_path
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees" / "planted.csv").write_text(blocks(page, "csv")[0], "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{installed}{os.pathsep}{refusing(tmp_path)}"}
    for command in commands:
        words = shlex.split(command)
        if words[0] == "cd":
            folder = tmp_path / words[1]
        elif words[:2] not in (["pip", "install"], ["civdata", "serve"]):
            assert words[0] == "civdata"
            done = subprocess.run(
                [sys.executable, "-m", *words],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, (command, done.stdout, done.stderr)
    shown = folder / "build" / "site" / "en" / "figures" / "figures-sample" / "index.html"
    text = shown.read_text("utf-8")
    assert "about 1,500 people" in text
    assert "Kazakhstan" not in text
    assert "civil society" not in text


def refusing(folder: Path) -> Path:
    """Return a folder that, on Python's path, lets no process open a connection elsewhere."""
    made = folder / "offline"
    made.mkdir()
    (made / "sitecustomize.py").write_text(
        "import socket\n"
        "real = socket.socket.connect\n"
        "def connect(self, address):\n"
        "    if self.family != socket.AF_UNIX: raise OSError('no network in this test')\n"
        "    return real(self, address)\n"
        "socket.socket.connect = connect\n",
        "utf-8",
    )
    return made
