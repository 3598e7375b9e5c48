"""How long the main things take, each as a ratio to importing pandas in the same run.

    python benchmarks/baseline.py [--build]

Seconds differ from machine to machine; ratios in one run can be compared over time. Every figure
is that of the quickest of seven processes (one for the build): wall time, and that of the
processor, which other work on the machine changes less. The two aims are printed last: `load` at
most 1.5 times `pandas.read_csv` on the same file, the first search of a process under 0.3 s.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
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
    "search": "import civdata; civdata.search('благотворительных организаций', 'ru')",
    "search one word": "import civdata; civdata.search('grants')",
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
    wall, spent = found["search one word"]
    print(f"first search: {wall:.2f} s, {spent:.2f} s of the processor; at most 0.3")


if __name__ == "__main__":
    main()
