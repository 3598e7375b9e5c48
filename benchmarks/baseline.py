"""How long the main things take, each as a ratio to importing pandas in the same run.

    python benchmarks/baseline.py [--build]

Seconds differ from machine to machine; ratios in one run can be compared over time. Every figure
is the median of five processes (one for the build).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from statistics import median

CASES = {
    "import pandas": "import pandas",
    "import civdata": "import civdata",
    "list packages": "import civdata; civdata.packages()",
    "load grants": "import civdata; civdata.load('grants')",
    "a view": "import civdata; civdata.view('grants', 'grants-by-year')",
    "search": "import civdata; civdata.search('благотворительных организаций', 'ru')",
    "validate": "import civdata; assert civdata.validate().ok",
}


def seconds(code: str, times: int = 5) -> float:
    """Return the median wall time of a fresh interpreter running `code`."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        spent.append(time.perf_counter() - begun)
    return median(spent)


def main() -> None:
    """Print a table: seconds and ratio of each case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", action="store_true", help="build the site too")
    options = parser.parse_args()
    base = seconds(CASES["import pandas"])
    for name, code in CASES.items():
        spent = seconds(code)
        print(f"{name:<16} {spent:7.2f} s   {spent / base:6.2f} × import pandas")
    if options.build:
        code = "import civdata, tempfile; from civdata.publish import build;"
        code += "from pathlib import Path;"
        code += "build(civdata.open(), Path(tempfile.mkdtemp()) / 'site')"
        spent = seconds(code, times=1)
        print(f"{'build the site':<16} {spent:7.2f} s   {spent / base:6.2f} × import pandas")


if __name__ == "__main__":
    main()
