"""From an empty environment without a network: install, load, plot, cite, check, export, tutorial.

    python benchmarks/offline.py [--house FOLDER]

The wheels of civdata and of all that its extra `site` needs are put into a folder first, from an
index or from FOLDER, where an earlier run has left them; that is not timed. From then on no process
may open a connection. A new environment is made, pip installs into it from the folder what charts
and all formats need, and a program uses them: that should take under a minute. Then the rest of
`site` comes along, and the tutorial `docs/tutorial/start-your-own-record.md` runs as it is written.
Each step is printed with its seconds, and those of the processor, children included.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL = ROOT / "docs" / "tutorial" / "start-your-own-record.md"
OFFLINE = """import socket
real = socket.socket.connect
def connect(self, address):
    if self.family != socket.AF_UNIX: raise OSError("no network in this run")
    return real(self, address)
socket.socket.connect = connect
"""
PROGRAM = """import civdata
from civdata.exports.formats import FORMATS

grants = civdata.load("grants", names="en")
print(len(grants), "figures,", grants["value"].notna().sum(), "with a value")
civdata.plot("grants-amount").save("chart.svg")
print(civdata.cite("grants-amount-2020", seen="2026-11-28"))
checked = civdata.check("There were 258 public councils.")
print(*(f"{figure.printed}: {figure.verdict}" for figure in checked.figures))
for format in FORMATS:
    civdata.open().export("grants", format, "out")
print(len(FORMATS), "formats")
"""


def measured(name: str, command: list[str], folder: Path, environment: dict[str, str]) -> float:
    """Run a step and print what it took; return its seconds."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{name}: {done.stdout}\n{done.stderr}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name:<34} {wall:6.1f} s {spent:6.1f} s of the processor")
    return wall


def stocked(house: Path) -> Path:
    """Put civdata's wheel, and those that it needs, into a folder."""
    house.mkdir(parents=True, exist_ok=True)
    for old in house.glob("civdata-*.whl"):
        old.unlink()
    pip = [sys.executable, "-m", "pip", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", house, ROOT], check=True)
    (wheel,) = house.glob("civdata-*.whl")
    if not any(house.glob("pandas-*.whl")):
        subprocess.run([*pip, "wheel", "--wheel-dir", house, f"{wheel}[site]"], check=True)
    return wheel


def tutorial(python: Path, folder: Path, environment: dict[str, str]) -> float:
    """Run the commands of the tutorial and return their seconds."""
    text, spent = TUTORIAL.read_text("utf-8"), 0.0
    (table,) = re.findall(r"^```csv\n(.*?)^```$", text, re.M | re.S)
    lines = "".join(re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)).splitlines()
    (folder / "trees").mkdir()
    (folder / "trees" / "planted.csv").write_text(table, "utf-8")
    here = folder
    for line in lines:
        words = shlex.split(line)
        if words[:1] == ["cd"]:
            here = folder / words[1]
        elif words[:1] == ["civdata"] and words[1] != "serve":
            command = [str(python.with_name("civdata")), *words[1:]]
            spent += measured(f"  {line}", command, here, environment)
    return spent


def main() -> None:
    """Print what each step takes, and all together."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--house", type=Path, help="a folder for the wheels; kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        house = (options.house or place / "house").absolute()
        wheel = stocked(house)
        (place / "offline").mkdir()
        (place / "offline" / "sitecustomize.py").write_text(OFFLINE, "utf-8")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_"))}
        alone = {
            **kept,
            "CIVDATA_CACHE": str(place / "cache"),
            "PYTHONPATH": str(place / "offline"),
        }
        alone["PIP_CONFIG_FILE"] = os.devnull
        python = place / "env" / "bin" / "python"
        making = [sys.executable, "-m", "venv", "env"]
        whole = measured("an empty environment", making, place, alone)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--no-index", "--find-links"]
        few = f"{wheel}[plot,xlsx,parquet]"
        whole += measured("install with plot, xlsx, parquet", [*pip, str(house), few], place, alone)
        (place / "work").mkdir()
        step = "load, plot, cite, check, export"
        whole += measured(step, [str(python), "-c", PROGRAM], place / "work", alone)
        print(f"all this: {whole:.1f} s; at most 60")
        more = [*pip, str(house), f"{wheel}[site]"]
        learned = measured("install the rest of site", more, place, alone)
        print("the tutorial:")
        learned += tutorial(python, place / "work", alone)
        load = os.getloadavg()[0]
        print(
            f"with the tutorial: {whole + learned:.1f} s; load {load:.1f}, {os.cpu_count()} cores"
        )


if __name__ == "__main__":
    main()
