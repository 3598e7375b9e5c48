"""Kill civdata at any moment: nothing is lost, and the next start leaves nothing behind.

python -m benchmarks.hardness.kills [SHARE]      300 kills, or a share of them, such as 0.1
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.hardness import maps
from benchmarks.hardness.process import CIVDATA, ROOT
from benchmarks.hardness.project import TINY, small_project
from benchmarks.hardness.tally import Tally

State = dict[str, str]

EXCHANGE = """
import shutil, sys
from pathlib import Path
from civdata.publish import placing
if sys.argv[2] == "renames":
    placing._exchanged = lambda *_: False
number = 0
while True:
    number = 1 - number
    with placing.place(Path(sys.argv[1]), ("CNAME",)) as one:
        for name in range(40):
            path = one.site / str(name % 7) / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{name} of {number}")
        one.put()
    if sys.argv[3:]:
        break
"""
WRITE = """
import sys
from pathlib import Path
from civdata.intake import Proposal, recover, write
from civdata.intake.proposal import FileChange
folder = Path(sys.argv[1])
files = [f"{name}/data/table.csv" for name in "abc"]
while True:
    recover(folder)
    before = [(folder / file).read_bytes() for file in files]
    after = b"id,n\\n" + (b"x,1\\n" * 999 if b"x,0" in before[0] else b"x,0\\n" * 999)
    changes = tuple(FileChange(f, b, after) for f, b in zip(files, before))
    write(Proposal(folder, files=changes))
    if sys.argv[2:]:
        break
"""
EXPORT = """
import sys
from pathlib import Path
from civdata.exports.output import write
number = 0
while True:
    number = 1 - number
    write(Path(sys.argv[1]), {f"{n}/{n}.csv": f"{number}\\n".encode() * 5000 for n in range(30)})
    if sys.argv[2:]:
        break
"""


@dataclass
class Victim:
    """What is killed: its command, the command of the next start, and what must hold then."""

    name: str
    command: tuple[str, ...]
    folder: Path
    whole: Callable[[Path], str]
    again: tuple[str, ...] = ()
    seconds: float = 1.5
    least: float = 0.2
    more: dict[str, str] = field(default_factory=dict)

    def environment(self, temporary: Path) -> dict[str, str]:
        """Return the environment of both commands, with temporary files in a folder of its own."""
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(temporary),
            "CIVDATA_CACHE": str(temporary.with_name("cache")),
            **self.more,
        }


def state(folder: Path) -> State:
    """Return every file below a folder with its sha256."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def kill(victim: Victim, moment: float, number: int, temporary: Path) -> str:
    """Kill a command at a moment, start the next one, and say what is wrong, or nothing."""
    environment = victim.environment(temporary)
    process = subprocess.Popen(
        victim.command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # A shell lets what it starts in the background ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
    )
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, number)
        process.wait(60)
    if left := survivors(victim.folder):
        return f"processes outlive it: {left}"
    done = subprocess.run(
        victim.again or victim.command,
        env=environment,
        capture_output=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        words = (done.stdout + done.stderr).decode(errors="replace").strip()
        return f"the next start fails: {words[-200:]}"
    if fault := victim.whole(victim.folder):
        return fault
    beside = [path.name for path in temporary.iterdir() if "civdata" in path.name]
    inside = [str(path) for path in victim.folder.rglob(".civdata-*")]
    return f"left behind: {beside + inside}" if beside or inside else ""


def survivors(folder: Path) -> list[str]:
    """Return the commands of processes that still work in a folder, a moment after the kill."""
    for _ in range(100):
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                words = (
                    (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                )
            except OSError:
                continue
            if str(folder) in words and int(place.name) != os.getpid():
                found.append(words[:120])
        if not found:
            return []
        time.sleep(0.05)
    return found


def victims(folder: Path) -> Iterator[tuple[int, Victim]]:
    """Yield each victim with the number of its kills, out of 300."""
    python = (sys.executable, "-P", "-c")
    for system in ("exchanges", "renames"):
        out = folder / system / "site"
        out.mkdir(parents=True)
        (out / "CNAME").write_text("example.org")
        command = (*python, EXCHANGE, str(out), system)
        yield 50, Victim(f"publish, {system}", command, out.parent, _site, (*command, "once"))
    tables = folder / "tables"
    for name in "abc":
        (tables / name / "data").mkdir(parents=True)
        (tables / name / "data" / "table.csv").write_text("id,n\n" + "x,0\n" * 999)
    command = (*python, WRITE, str(tables))
    yield 70, Victim("writing of data", command, tables, _tables, (*command, "once"))
    out = folder / "export"
    command = (*python, EXPORT, str(out))
    yield 50, Victim("writing of exports", command, out, _exports, (*command, "once"))
    yield from _commands(folder)


def _commands(folder: Path) -> Iterator[tuple[int, Victim]]:
    batch, data = folder / "batch", folder / "data"
    batch.mkdir()
    maps.good(batch)
    shutil.copytree(TINY, data)
    names = (str(batch / "facts.csv"), "--map", str(batch / "map.json"))
    known = {"before": state(data)}
    yield (
        30,
        Victim(
            "import",
            (*CIVDATA, "import", *names, "--data", str(data)),
            data,
            _imported(known),
            seconds=4.0,
        ),
    )
    data = folder / "more"
    shutil.copytree(TINY, data)
    rows = folder / "rows.csv"
    rows.write_text(
        "id,indicator,time_period,ref_area,obs_status,value,qualifier,as_printed,source,locator\n"
        "tiny-gardens-2021,tiny-gardens,2021,KZ,actual,250,exact,250 gardens,unused-2020,page\n"
    )
    command = (*CIVDATA, "add", "tiny", "--from", str(rows), "--data", str(data))
    yield 20, Victim("add", command, data, _imported({"before": state(data)}), seconds=4.0)
    out = folder / "built" / "site"
    project = small_project(folder / "project")
    command = (*CIVDATA, "build", "--out", str(out), "--data", str(project))
    yield 30, Victim("build", command, out.parent, whole_site, seconds=14.0)


def _site(folder: Path) -> str:
    texts = {path.read_text()[-1] for path in (folder / "site").rglob("*.txt")}
    number = len(list((folder / "site").rglob("*.txt")))
    if (folder / "site" / "CNAME").read_text() != "example.org":
        return "CNAME is lost"
    return "" if len(texts) == 1 and number == 40 else f"{number} files of {len(texts)} sites"


def _tables(folder: Path) -> str:
    found = {path.read_bytes() for path in folder.rglob("*.csv")}
    return (
        ""
        if len(found) == 1 and len(next(iter(found))) == 5 + 999 * 4
        else "tables of two writings"
    )


def _exports(folder: Path) -> str:
    sizes = {path.stat().st_size for path in folder.rglob("*.csv")}
    return "" if sizes == {10_000} else f"files of {sizes} bytes"


def _imported(known: dict[str, State]) -> Callable[[Path], str]:
    def whole(folder: Path) -> str:
        found = state(folder)
        known.setdefault("after", found)
        if found.keys() != known["before"].keys():
            return f"other files: {found.keys() ^ known['before'].keys()}"
        return "" if found == known["after"] != known["before"] else "the data are others"

    return whole


def whole_site(folder: Path) -> str:
    """Say what is wrong with the site in a folder: files that its list lacks, or has too many."""
    import json

    site = folder / "site"
    listed = set(json.loads((site / ".civdata.json").read_text("utf-8")))
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return "" if listed == found and len(listed) > 50 else "the site is not whole"


def main(share: float = 1.0) -> int:
    """Kill every victim, most by SIGKILL, some by SIGTERM and SIGINT."""
    tally = Tally("kills")
    dice = random.Random(14)
    with tempfile.TemporaryDirectory() as place:
        for number, victim in victims(Path(place)):
            temporary = Path(place) / "tmp"
            temporary.mkdir(exist_ok=True)
            kills = max(1, round(number * share))
            faults = 0
            for _ in range(kills):
                kind = dice.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT))
                moment = dice.uniform(victim.least, victim.seconds)
                fault = kill(victim, moment, kind, temporary)
                name = f"{victim.name}, {kind.name} after {moment:.2f} s"
                tally.note(name, fault)
                faults += bool(fault)
            tally.say(f"{victim.name}: {kills} kills, {faults} faults")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:2])))
