"""Do a cluster and one machine say the same of a large table, to the byte, with a worker killed?

    python benchmarks/engines.py ROWS [FAULTS]

A register as in `scale_validate.py` is validated in one process, then by two worker processes of
Dask, of which one is killed by SIGKILL in mid-run. Prints CPU, memory and whether the JSON of both
reports is the same; exits with 1 where it is not, or where planted faults are not told.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from scale_validate import make

HOST = "127.0.0.1"
PORT = "8799"
ADDRESS = f"tcp://{HOST}:{PORT}"


def started(*words: str) -> subprocess.Popen[bytes]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([sys.executable, "-m", *words], **quiet)  # type: ignore[call-overload]


def validated(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "civdata", "validate", str(folder), "--json", *more]
    return subprocess.Popen(words, stdout=subprocess.PIPE)


def peak(process: int) -> int:
    """Return the most megabytes that a process has held."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cpu(process: int) -> float:
    """Return the CPU seconds of a process that runs."""
    parts = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def on_cluster(folder: Path) -> tuple[bytes, list[int], bool, float]:
    """Return the report of two workers, what they held, and whether one was killed in mid-run."""
    scheduler = started(
        "distributed.cli.dask_scheduler", "--host", HOST, "--port", PORT, "--no-dashboard"
    )
    workers = [
        started(
            "distributed.cli.dask_worker", ADDRESS, "--nworkers", "1", "--nthreads", "1",
            "--no-nanny", "--no-dashboard", "--memory-limit", "3GB",
        )
        for _ in range(2)
    ]  # fmt: skip
    try:
        time.sleep(15)
        asked = validated(folder, "--engine", "dask", "--scheduler", ADDRESS)
        # Both have judged parts by then.
        while asked.poll() is None and min(cpu(one.pid) for one in workers) < 6:
            time.sleep(0.5)
        held, used = [peak(workers[0].pid)], cpu(workers[0].pid)
        killed = asked.poll() is None
        os.kill(workers[0].pid, signal.SIGKILL)
        out, _ = asked.communicate()
        return out, [*held, peak(workers[1].pid)], killed, used + cpu(workers[1].pid)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def main() -> None:
    """Print what each way costs, and whether both say the same."""
    rows, faults = int(sys.argv[1]), int((sys.argv[2:] or ["1000"])[0])
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "register"
        folder.mkdir()
        planted = make(folder, rows, faults)
        size = (folder / "t.csv").stat().st_size
        print(f"{rows} rows, {size / 1e6:.0f} MB, {faults} faults planted", flush=True)
        before = spent()
        alone = validated(folder)
        one, _ = alone.communicate()
        print(f"one machine    {spent() - before:6.1f} s CPU", flush=True)
        many, held, killed, used = on_cluster(folder)
        print(f"two workers    {used:6.1f} s CPU, {held} MB; one killed in mid-run: {killed}")
    report: Any = json.loads(one)
    told = [f for f in report["findings"] if f["severity"] == "error"]
    places = {(f["row"], f["column"]) for f in told if f["row"]}
    more = sum(int(f["message"].split()[0]) for f in told if "more of this kind" in f["message"])
    there = sum((row, column) in places for row, column in planted)
    print(f"{len(told)} errors told, {there} of the planted by row and column, {more} more counted")
    print(f"the same to the byte: {one == many}, {len(one)} bytes")
    sys.exit(0 if one == many and killed else 1)


if __name__ == "__main__":
    main()
