"""A disk that is full at every step: nothing is lost, nothing is left, and one line says why.

python -m benchmarks.hardness.full      needs to mount: it starts itself anew by `unshare` where it must
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.hardness import maps
from benchmarks.hardness.kills import EXCHANGE
from benchmarks.hardness.process import run
from benchmarks.hardness.project import TINY
from benchmarks.hardness.tally import Tally

FREE = (0, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024)
"""Kilobytes that are left on the disk."""


@contextmanager
def disk(place: Path) -> Iterator[Path]:
    """Mount a small disk of its own for a while."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path, free: int) -> None:
    """Fill a disk up to so many kilobytes."""
    found = os.statvfs(place)
    size = found.f_bavail * found.f_frsize - free * 1024
    with (place / "filler").open("wb") as file:
        file.write(b"\0" * max(0, size))


def state(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its sha256."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def one(what: str, free: int, root: Path) -> str:
    """Run one command on a disk with little room; say what is wrong, or nothing."""
    with disk(root / f"{what}-{free}") as place:
        batch = root / f"batch-{what}-{free}"
        batch.mkdir()
        maps.good(batch)
        data, out = place / "data", place / "out"
        shutil.copytree(TINY, data)
        out.mkdir()
        temporary = {"TMPDIR": str(place / "tmp")} if what == "import, tried there" else {}
        (place / "tmp").mkdir()
        command: tuple[str, ...] = (
            "import", str(batch / "facts.csv"), "--map", str(batch / "map.json"), "--data", str(data),
        )  # fmt: skip
        words: tuple[str, ...] | None = None
        if what == "export":
            command = (
                "export",
                "tiny",
                "--format",
                "sqlite",
                "--out",
                str(out),
                "--data",
                str(data),
            )
            (out / "tiny.sqlite").write_text("old")
        elif what == "publish":
            words = (sys.executable, "-P", "-c")
            command = (EXCHANGE, str(out / "site"), "exchanges", "once")
            done = run(*command, command=words)
            assert done.code == 0, done.output
        fill(place, free)
        before = state(data), state(out)
        done = run(*command, more=temporary, **({"command": words} if words else {}))
        after = state(data), state(out)
        left = [str(path) for path in place.rglob("*") if "civdata-" in path.name]
    if what == "publish" and done.code == 1 and "OutputError" in done.output:
        fault = ""  # this script does not turn it into a line; the command does
    else:
        fault = done.fault((0, 1))
    if fault or left:
        return fault or f"left behind: {left}"
    changed = before != after
    if changed == (done.code == 0) or (what == "publish" and done.code == 0):
        return ""
    return f"exit code {done.code}, but the files are {'others' if changed else 'the same'}"


def main() -> int:
    """Try every command with every amount of room."""
    if os.environ.get("HARDNESS_MOUNTS") != "1":
        words = [] if os.geteuid() == 0 else ["--map-root-user"]
        command = ["unshare", "--mount", *words, sys.executable, "-m", "benchmarks.hardness.full"]
        return subprocess.run(
            command, env={**os.environ, "HARDNESS_MOUNTS": "1"}, check=False
        ).returncode
    tally = Tally("commands on a full disk")
    with tempfile.TemporaryDirectory() as folder:
        for what in ("export", "import", "import, tried there", "publish"):
            for free in FREE:
                tally.note(f"{what} with {free} kB", one(what, free, Path(folder)))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
