"""Odd environments, odd folders to stand in, and odd places for what is written.

python -m benchmarks.hardness.places
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.hardness.kills import EXCHANGE
from benchmarks.hardness.process import CIVDATA, run
from benchmarks.hardness.project import TINY
from benchmarks.hardness.tally import Tally

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


def _folders() -> Iterator[Case]:
    def modules(folder: Path) -> None:
        for name in MODULES:
            (folder / f"{name}.py").write_text("print('OWNED')\nraise SystemExit(99)\n")
            (folder / name).mkdir()
            (folder / name / "__init__.py").write_text("print('OWNED')\n")

    yield Case("modules in the folder", ("validate", str(TINY / "tiny")), GOOD, {}, modules)
    yield Case("modules in the folder, export", export("out", "xlsx"), GOOD, {}, modules)
    gone = (
        *SHELL,
        'mkdir gone; cd gone; rmdir ../gone; exec "$0" -P -c \'from civdata.cli import main; main()\' "$@"',
        sys.executable,
    )
    yield Case("a folder that is gone", ("validate", str(TINY / "tiny")), TOLD, command=gone)
    for name, redirect in {
        "no input": "<&-", "no output": ">&-", "no output for errors": "2>&-", "nothing at all": "<&- >&- 2>&-", "a full output": ">/dev/full",
    }.items():  # fmt: skip
        words = (
            *SHELL,
            f'exec "$0" -P -c \'from civdata.cli import main; main()\' "$@" {redirect}',
            sys.executable,
        )
        yield Case(name, ("list", "--data", str(TINY)), (0, 1, 120), command=words)
    yield Case(
        "a strict umask",
        export("out"),
        GOOD,
        command=(
            *SHELL,
            'umask 0777; umask 077; exec "$0" -P -c \'from civdata.cli import main; main()\' "$@"',
            sys.executable,
        ),
    )


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
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run(*case.arguments, cwd=folder, more=case.more, command=case.command)
    if "OWNED" in done.output:
        return "it ran code of the folder"
    if any(not path.is_file() or path.read_bytes() != content for path, content in kept.items()):
        return "a file of others is lost"
    if list(folder.rglob(".civdata-*")):
        return "something is left behind"
    if case.command[3:] == (EXCHANGE,) and "OutputError" in done.output and done.code == 1:
        return "" if 1 in case.codes else done.output.strip().splitlines()[-1][:200]
    return done.fault(case.codes)


def main() -> int:
    """Try every case."""
    tally = Tally("odd environments and places")
    for case in cases():
        with tempfile.TemporaryDirectory() as folder:
            tally.note(case.name, one(case, Path(folder)))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
