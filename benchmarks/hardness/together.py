"""Two at once in one place: the second waits for the first, or says why it does nothing.

python -m benchmarks.hardness.together [TIMES]      builds, imports and exports, each so many times
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

from benchmarks.hardness import kills, maps
from benchmarks.hardness.process import Done, run
from benchmarks.hardness.project import TINY, small_project
from benchmarks.hardness.tally import Tally


def both(command: Sequence[str], pause: float, number: int = 2) -> list[Done]:
    """Run a command again while it runs, each start `pause` seconds after the one before."""

    def start(place: int) -> Done:
        sleep(pause * place)
        return run(*command, timeout=600)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(start, range(number)))


def built(folder: Path, pause: float, number: int = 2) -> str:
    """Build into one folder, the same project at once; all end well, one after another."""
    project, out = small_project(folder / "project"), folder / "out" / "site"
    done = both(("build", "--data", str(project), "--out", str(out)), pause, number)
    for one in done:
        if fault := one.fault((0,), 120):
            return fault
    if not any("waiting" in one.output for one in done):
        return "none says that it waits"
    return kills.whole_site(out.parent) or _left(folder)


def imported(folder: Path, pause: float) -> str:
    """Import a batch into one folder of data at once; the data are those of one import."""
    outcomes = set()
    for place, times in (("one", 1), ("two", 2)):
        batch, data = folder / place / "batch", folder / place / "data"
        batch.mkdir(parents=True)
        maps.good(batch)
        shutil.copytree(TINY, data)
        names = (str(batch / "facts.csv"), "--map", str(batch / "map.json"), "--data", str(data))
        done = both(("import", *names), pause, times)
        if min(one.code for one in done) != 0:
            return f"none was written: {done[0].output.strip()[-200:]}"
        for one in done:
            if fault := one.fault((0, 1)):
                return fault
            if one.code == 1 and "nothing was written" not in one.output:
                return f"no word of why: {one.output.strip()[-200:]}"
        outcomes.add(tuple(kills.state(data).items()))
    return "the data are others" if len(outcomes) > 1 else _left(folder)


def exported(folder: Path, pause: float) -> str:
    """Export one package to one folder at once; every file is whole."""
    outcomes = set()
    for place, times in (("one", 1), ("two", 2)):
        out = folder / place
        names = ("tiny", "--format", "sqlite", "--data", str(TINY), "--out", str(out))
        for one in both(("export", *names), pause, times):
            if fault := one.fault((0,)):
                return fault
        outcomes.add(tuple(kills.state(out).items()))
    return "the files are others" if len(outcomes) > 1 else _left(folder)


def _left(folder: Path) -> str:
    left = [str(path) for path in folder.rglob(".civdata-*")]
    left = [path for path in left if not path.endswith("site/.civdata.json")]
    return f"left behind: {left}" if left else ""


def main(times: int = 10) -> int:
    """Try each so many times, with other pauses between the two starts."""
    tally, dice = Tally("two at once"), random.Random(14)
    kinds: tuple[Callable[[Path, float], str], ...] = (built, imported, exported)
    for kind in kinds:
        for _ in range(times):
            pause = dice.choice((0.0, dice.uniform(0, 3)))
            with tempfile.TemporaryDirectory() as folder:
                tally.note(f"{kind.__name__}, {pause:.2f} s apart", kind(Path(folder), pause))
    with tempfile.TemporaryDirectory() as folder:
        tally.note("four builds", built(Path(folder), 0.5, 4))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
