"""How long the main things take, each as a ratio to importing pandas in the same run.

    python benchmarks/baseline.py [--build]

Seconds differ from machine to machine; ratios in one run can be compared over time. Every figure
is that of the quickest of seven processes (one for the build): wall time, and that of the
processor, which other work on the machine changes less. The two aims are printed last: `load` at
most 1.5 times `pandas.read_csv` on the same file, the first search of a process under 0.3 s.

A search is timed within its process, after `import civdata`: with nothing kept of the record, as
on a machine that has never searched it, and with what the process before kept. A wheel brings all
that a search of its record needs, so that both are alike where civdata was installed from one.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

CASES = {
    "import pandas": "import pandas",
    "import civdata": "import civdata",
    "list packages": "import civdata; civdata.packages()",
    "read_csv": "import pandas, sys; pandas.read_csv(sys.argv[1])",
    "load grants": "import civdata; civdata.load('grants')",
    "a view": "import civdata; civdata.view('grants', 'grants-by-year')",
    "validate": "import civdata; assert civdata.validate().ok",
}


def observations() -> Path:
    """Return the file that `load("grants")` reads."""
    import civdata

    return civdata.open().data / "grants" / "data" / "observations.csv"


def seconds(code: str, times: int = 7) -> tuple[float, float]:
    """Return the least wall and processor time of a fresh interpreter running `code`."""
    wall, spent = [], []
    command = [sys.executable, "-c", code, str(observations())]
    for _ in range(times):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        wall.append(time.perf_counter() - begun)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(wall), min(spent)


ASKED = ("grants", "благотворительных организаций", "қоғамдық кеңестер 2023", "volunters")


def first_search(text: str, cache: str, times: int = 7) -> tuple[float, float]:
    """Return the least wall and processor time of the first search of a process."""
    code = (
        "import civdata, sys; from time import perf_counter, process_time;"
        "wall, spent = perf_counter(), process_time(); civdata.search(sys.argv[1]);"
        "print(perf_counter() - wall, process_time() - spent)"
    )
    environment, found = {**os.environ, "CIVDATA_CACHE": cache}, []
    for _ in range(times):
        command = [sys.executable, "-c", code, text]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        found.append(tuple(map(float, done.stdout.split())))
    return min(wall for wall, _ in found), min(spent for _, spent in found)


def searches() -> None:
    """Print how long first searches take, without and with what is kept."""
    with tempfile.TemporaryDirectory() as folder:
        for text in ASKED:
            plain, spent = first_search(text, "off", 3)
            first_search(text, folder, 1)
            wall, kept = first_search(text, folder)
            print(
                f"first search, {text!r}: {plain:.2f} s ({spent:.2f} s of the processor) where "
                f"nothing is kept, {wall:.2f} s ({kept:.2f} s) in the next process; at most 0.3"
            )


def main() -> None:
    """Print a table: wall time, processor time, and its ratio to importing pandas."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", action="store_true", help="build the site too")
    options = parser.parse_args()
    cases = {name: (code, 7) for name, code in CASES.items()}
    if find_spec("frictionless") is None:
        del cases["validate"]
    if options.build:
        code = "import civdata, tempfile; from civdata.publish import build;"
        code += "from pathlib import Path;"
        code += "build(civdata.open(), Path(tempfile.mkdtemp()) / 'site')"
        cases["build the site"] = (code, 1)
    found: dict[str, tuple[float, float]] = {}
    for name, (code, times) in cases.items():
        found[name] = wall, spent = seconds(code, times)
        ratio = spent / found["import pandas"][1]
        print(f"{name:<16} {wall:7.2f} s {spent:7.2f} s of the processor {ratio:6.2f} × pandas")
    ratio = found["load grants"][1] / found["read_csv"][1]
    print(f"\nload: {ratio:.2f} × pandas.read_csv, whole processes; at most 1.5")
    searches()


if __name__ == "__main__":
    main()
