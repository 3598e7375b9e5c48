"""Odd environments, odd folders to stand in, and odd places for what is written.

python -m benchmarks.hardness.places
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.hardness import maps
from benchmarks.hardness.kills import EXCHANGE
from benchmarks.hardness.process import CIVDATA, run
from benchmarks.hardness.project import TINY, small_project
from benchmarks.hardness.tally import everyone

SHELL = ("sh", "-c")
MODULES = (
    "yaml",
    "csv",
    "json",
    "mkdocs",
    "markdown",
    "jinja2",
    "frictionless",
    "this",
    "site",
    "re",
)
GOOD = (0,)
TOLD = (0, 1, 2)


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
COMMANDS = {
    "build": ("build", "--data", "project", "--out", "site"),
    "import": ("import", "batch/facts.csv", "--map", "batch/map.json", "--data", "data"),
}


def odd(before: str, behind: str = "") -> tuple[str, ...]:
    """Return the command of civdata in a shell that does something before, or redirects it."""
    rest = "" if before.startswith("exec") else "exec"
    words = f'{before} {rest} "$0" -P -c "from civdata.cli import main; main()" "$@" {behind}'
    return (*SHELL, words, sys.executable)


def prepared(folder: Path) -> None:
    """Put what COMMANDS work on into a folder."""
    small_project(folder / "project")
    shutil.copytree(TINY, folder / "data")
    (folder / "batch").mkdir()
    maps.good(folder / "batch")


@dataclass(frozen=True)
class Case:
    """A command, what is odd about it, and the exit codes that are honest then."""

    name: str
    arguments: tuple[str, ...]
    codes: tuple[int, ...] = TOLD
    more: dict[str, str] = field(default_factory=dict)
    before: Callable[[Path], object] = lambda _: None
    command: tuple[str, ...] = CIVDATA


def export(out: str, name: str = "csv") -> tuple[str, ...]:
    """Return the command that exports the tiny package."""
    return ("export", "tiny", "--format", name, "--out", out, "--data", str(TINY))


def cases() -> Iterator[Case]:
    """Yield every case."""
    yield from _environments()
    yield from _folders()
    yield from _exports()
    yield from _sites()


def _environments() -> Iterator[Case]:
    for more in (
        {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "xx_YY"}, {"PYTHONIOENCODING": "ascii"}, {"HOME": "/none"}, {"HOME": ""}, {"PATH": ""}, {"TERM": "dumb"},
        {"COLUMNS": "1"}, {"COLUMNS": "x"}, {"TZ": "Nowhere/None"}, {"SOURCE_DATE_EPOCH": "x"}, {"SOURCE_DATE_EPOCH": "0"},
        {"PYTHONOPTIMIZE": "2"}, {"PYTHONHASHSEED": "1"}, {"http_proxy": "\x1b"}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"},
        {"CIVDATA_SITE_URL": "javascript:alert(1)"}, {"PYTHONSAFEPATH": ""}, {"PYTHONUNBUFFERED": "1"}, {"PWD": "/none"},
    ):  # fmt: skip
        name = ", ".join(f"{key}={value!a}" for key, value in more.items())
        yield Case(f"validate with {name}", ("validate", str(TINY / "tiny")), GOOD, more)
        yield Case(f"export with {name}", export("out", "zip"), GOOD, more)
    for more in ({"TMPDIR": "/none"}, {"TMPDIR": "/dev/null"}, {"TMPDIR": "a b"}):
        yield Case(f"export with TMPDIR={more['TMPDIR']}", export("out", "sqlite"), TOLD, more)
    for name, more, before in (
        ("an ASCII locale", ASCII, ""),
        ("a Russian locale of one byte", {"LC_ALL": "ru_RU.KOI8-R", "PYTHONUTF8": "0"}, ""),
        ("umask 077", {}, "umask 077;"),
        ("SOURCE_DATE_EPOCH=0", {"SOURCE_DATE_EPOCH": "0"}, ""),
        ("SOURCE_DATE_EPOCH=x", {"SOURCE_DATE_EPOCH": "x"}, ""),
        ("a home that is read-only", {"HOME": "/proc", "XDG_CACHE_HOME": "/proc"}, ""),
        ("no home", {}, "unset HOME XDG_CACHE_HOME XDG_CONFIG_HOME;"),
        ("no folder for temporary files", {"TMPDIR": "/none"}, ""),
        ("no TMPDIR", {}, "unset TMPDIR;"),
        ("no PATH", {"PATH": "/none"}, ""),
        ("an environment of nothing", {}, 'exec env -i PYTHONPATH="$PYTHONPATH"'),
        ("64 open files", {}, "ulimit -n 64;"),
        ("no core, no stack to spare", {}, "ulimit -c 0; ulimit -s 512;"),
        ("1 GB of address space for each process", {}, "ulimit -v 1500000;"),
    ):
        for what, arguments in COMMANDS.items():
            command = odd(before) if before else CIVDATA
            yield Case(f"{what} with {name}", arguments, GOOD, more, prepared, command)


def _folders() -> Iterator[Case]:
    def modules(folder: Path) -> None:
        for name in MODULES:
            (folder / f"{name}.py").write_text("print('OWNED')\nraise SystemExit(99)\n")
            (folder / name).mkdir()
            (folder / name / "__init__.py").write_text("print('OWNED')\n")

    yield Case("modules in the folder", ("validate", str(TINY / "tiny")), GOOD, {}, modules)
    yield Case("modules in the folder, export", export("out", "xlsx"), GOOD, {}, modules)
    gone = odd("mkdir gone; cd gone; rmdir ../gone;")
    yield Case("a folder that is gone", ("validate", str(TINY / "tiny")), TOLD, command=gone)
    for name, redirect in {
        "no input": "<&-", "no output": ">&-", "no output for errors": "2>&-", "nothing at all": "<&- >&- 2>&-", "a full output": ">/dev/full",
    }.items():  # fmt: skip
        words = odd("", redirect)
        yield Case(name, ("list", "--data", str(TINY)), (0, 1, 120), command=words)
    yield Case("a strict umask", export("out"), GOOD, command=odd("umask 077;"))


def _exports() -> Iterator[Case]:
    def stands(folder: Path) -> None:
        (folder / "file").write_text("x")
        (folder / "loop").symlink_to("loop")
        (folder / "away").symlink_to("/none/x")
        (folder / "way" / "observations.csv").mkdir(parents=True)
        os.mkfifo(folder / "pipe")

    for out in ("file", "file/x", "loop", "loop/x", "away", "way", "pipe", "/dev/null", "/dev/full", "/proc/x", "/proc/self/x", "",
                ".", "-", "--", "a" * 300, "a\nb", "a\tb", " a ", "ә/б", "\udcff", "a//b/../c", "~/x", "$HOME", "*", "a" * 200 + "/" + "b" * 200):  # fmt: skip
        yield Case(f"export to {out!a:.40}", export(out), TOLD, {}, stands)


def _sites() -> Iterator[Case]:
    def stands(folder: Path) -> None:
        (folder / "file").write_text("x")
        (folder / "link").symlink_to("real")
        (folder / "mine").mkdir()
        (folder / "mine" / "thesis").write_text("x")

    script = (sys.executable, "-P", "-c", EXCHANGE)
    for out in (
        "new",
        "deep/er/new",
        "link",
        "a b",
        "ә",
        "-x",
        "a\nb",
        "new/",
        "./new/../other",
        "\udcff",
    ):
        yield Case(f"publish to {out!a}", (out, "exchanges", "once"), GOOD, {}, stands, script)
    for out in ("file", "mine", ".", "/", "/proc", "/dev/null", "a" * 300):
        yield Case(f"publish to {out!a:.40}", (out, "exchanges", "once"), (1,), {}, stands, script)


def one(case: Case, folder: Path) -> str:
    """Run a case in a folder of its own; say what is wrong, or nothing."""
    case.before(folder)
    theirs = [path for path in folder.rglob("*") if path.is_file() and "import" not in case.name]
    kept = {path: path.read_bytes() for path in theirs}
    done = run(*case.arguments, cwd=folder, more=case.more, command=case.command, timeout=300)
    if "OWNED" in done.output:
        return "it ran code of the folder"
    if any(not path.is_file() or path.read_bytes() != content for path, content in kept.items()):
        return "a file of others is lost"
    hidden = [path for path in (folder / "site").rglob("*") if path.stat().st_mode & 0o044 != 0o044]
    if hidden:
        return f"nobody else can read {hidden[0].relative_to(folder)}"
    if list(folder.rglob(".civdata-*")):
        return "something is left behind"
    if case.command[3:] == (EXCHANGE,) and "OutputError" in done.output and done.code == 1:
        return "" if 1 in case.codes else done.output.strip().splitlines()[-1][:200]
    return done.fault(case.codes, 60 if "build" in case.name else 20)


def main() -> int:
    """Try every case."""
    return everyone("odd environments and places", cases(), one)


if __name__ == "__main__":
    sys.exit(main())
