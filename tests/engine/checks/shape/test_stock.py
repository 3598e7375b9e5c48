"""The adapter to frictionless: what it is given, what becomes of answers and of silence."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import pytest

from civdata.checks.scope import Scope
from civdata.checks.shape import apart, stock
from civdata.errors import MissingExtra
from civdata.model import Collection, Finding, Package, Table
from civdata.storage import Reading
from tests.own import scope
from tests.small import SETTINGS
from tests.tiny import TINY

FIRST, SECOND = "one/datapackage.json", "two/datapackage.json"


def package(name: str) -> Package:
    """Return an empty package of this name in a folder of this name."""
    return Package(name, Path(name), {}, {}, {}, ())


def asked(*codes: str | None) -> Scope:
    """Return a scope of packages, each read with a fault of this code; None reads well."""
    readings = []
    for name, code in zip(("one", "two", "three"), codes, strict=False):
        faults = (Finding("error", code, "message"),) if code else ()
        readings.append(Reading(name, f"{name}/datapackage.json", package(name), faults))
    return Scope(tuple(readings), Collection((), SETTINGS))


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[list[str]]]:
    """Return a function that sets what the process prints of each package it is asked about.

    The function returns the packages that each process was asked about.
    """
    asked_for: list[list[str]] = []

    def prepare(stdout: str = "", stderr: str = "", ended: int = 0) -> list[list[str]]:
        def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
            paths = [json.loads(line)["path"] for line in options["input"].splitlines()]
            asked_for.append(paths)
            assert command[1] == "-P"
            assert options["timeout"] >= stock.SECONDS * len(paths)
            assert (options["capture_output"], options["check"]) == (True, False)
            assert (options["encoding"], options["errors"]) == ("utf-8", "replace")
            places = options["env"]["PYTHONPATH"].split(os.pathsep)
            assert places == [place for place in sys.path if Path(place).is_absolute()]
            assert (
                options["env"].items()
                >= {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}.items()
            )
            return subprocess.CompletedProcess(command, ended, stdout, stderr)

        monkeypatch.setattr(subprocess, "run", run)
        return asked_for

    return prepare


def line(path: str, *errors: dict[str, Any]) -> str:
    """Return a line as the process prints it."""
    return json.dumps({"path": path, "errors": list(errors)}) + "\n"


ERROR = {
    "code": "type-error",
    "message": "says why",
    "file": "data/a.csv",
    "row": 5,
    "column": "value",
    "expected": "a number",
    "got": "x",
}


def test_a_report_becomes_findings(answer: Callable[..., list[list[str]]]) -> None:
    """Each error is a finding of its package, with what was expected, got, and what to do."""
    answer(line(FIRST, ERROR) + "noise\n[]\n" + line(SECOND))
    findings, skipped = stock.check(asked(None, None))
    place = ("one", "one/data/a.csv", 5, "value", "a number", "x", stock.HINT)
    assert findings == [Finding("error", "type-error", "says why", *place)]
    assert skipped == 0


UNSAFE = ["path", "file-kind", "file-size", "huge-cell", "json", "descriptor", "file-missing"]


@pytest.mark.parametrize("code", [*UNSAFE, "archive"])
def test_what_is_unsafe_is_not_handed_on(answer: Callable[..., list[list[str]]], code: str) -> None:
    """A package that could not be read safely is noted and skipped, the others are checked."""
    asked_for = answer(line(SECOND))
    (note,), skipped = stock.check(asked(code, None))
    assert (note.severity, note.code, note.package) == ("note", "stock-skipped", "one")
    assert note.file == FIRST
    assert skipped == 1
    assert asked_for == [[SECOND]]


def test_other_faults_do_not_keep_a_package_back(answer: Callable[..., list[list[str]]]) -> None:
    """A wrong header is frictionless' business as well."""
    answer(line(FIRST))
    assert stock.check(asked("header")) == ([], 0)


def test_without_a_safe_package_nothing_runs(answer: Callable[..., list[list[str]]]) -> None:
    """Packages that are hopeless or unsafe start no process."""
    asked_for = answer()
    hopeless = Reading("one", FIRST, None, ())
    findings, skipped = stock.check(
        Scope((hopeless, *asked("path").readings), Collection((), SETTINGS))
    )
    assert [finding.code for finding in findings] == ["stock-skipped", "stock-skipped"]
    assert skipped == 2
    assert asked_for == []


@pytest.mark.parametrize(
    ("stderr", "got"),
    [("", "no output"), ("Traceback\nKilled: " + "x" * 300, "Killed: " + "x" * 192)],
)
def test_silence_about_a_package_is_an_error(
    answer: Callable[..., list[list[str]]], stderr: str, got: str
) -> None:
    """A package without an answer failed; the last words of the process are told."""
    answer(line(FIRST), stderr)
    (finding,), _ = stock.check(asked(None, None))
    assert (finding.severity, finding.code, finding.package) == ("error", "stock-failed", "two")
    assert (finding.file, finding.expected, finding.got) == (SECOND, "a report", got)


def test_a_package_that_ends_the_process_does_not_take_others_with_it(
    answer: Callable[..., list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that stand behind it are asked again, in a process of their own."""
    monkeypatch.setattr(stock, "PROCESSES", 1)
    asked_for = answer(line(FIRST) + line("three/datapackage.json"))
    findings, _ = stock.check(asked(None, None, None))
    assert [(finding.package, finding.code) for finding in findings] == [("two", "stock-failed")]
    assert asked_for == [[FIRST, SECOND, "three/datapackage.json"]]


def test_the_first_package_without_an_answer_is_to_blame(
    answer: Callable[..., list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process ended at it; those behind it get another chance."""
    monkeypatch.setattr(stock, "PROCESSES", 1)
    asked_for = answer(line("three/datapackage.json"))
    findings, _ = stock.check(asked(None, None, None))
    assert [finding.package for finding in findings] == ["one", "two"]
    assert asked_for[1:] == [[SECOND]]


@pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="this system has no alarm")
def test_a_process_that_its_alarm_ended_took_too_long(
    answer: Callable[..., list[list[str]]],
) -> None:
    """Whatever it said last, the time limit is told."""
    answer(stderr="Traceback", ended=-signal.SIGPROF)
    (finding,), _ = stock.check(asked(None))
    assert finding.got == "no answer in time"


def test_a_fault_of_the_profile_leads_to_the_standard(
    answer: Callable[..., list[list[str]]],
) -> None:
    """Others are frictionless' own."""
    answer(line(FIRST, {**ERROR, "code": "profile"}))
    (finding,), _ = stock.check(asked(None))
    assert finding.hint == stock.PROFILE_HINT


def test_a_large_package_may_take_longer(tmp_path: Path) -> None:
    """A second more for each so many bytes of its tables."""
    for name, size in (("a", 2 * stock.BYTES_A_SECOND), ("b", stock.BYTES_A_SECOND)):
        (tmp_path / f"{name}.csv").write_bytes(b"x" * size)
    tables = tuple(Table("p", n, f"{tmp_path.name}/{n}.csv", (), ()) for n in ("a", "b"))
    large = stock.Asked(Package("p", tmp_path, {}, {}, {}, tables), "p/datapackage.json")
    assert large.seconds == stock.SECONDS + 3


@pytest.mark.parametrize(
    "output", [line(FIRST, ERROR).encode() + b"\xff", line(FIRST, ERROR), None]
)
def test_answers_before_the_time_limit_are_kept(
    monkeypatch: pytest.MonkeyPatch, output: bytes | str | None
) -> None:
    """After a hang, what was printed counts, and what hung failed with the limit told."""

    def hang(command: list[str], **_: Any) -> None:
        raise subprocess.TimeoutExpired(command, 5, output=output)

    monkeypatch.setattr(subprocess, "run", hang)
    monkeypatch.setattr(stock, "PROCESSES", 1)
    findings, _ = stock.check(asked(None, None))
    codes = [(finding.package, finding.code) for finding in findings]
    first = ("one", "type-error" if output else "stock-failed")
    assert codes == [first, ("two", "stock-failed")]
    assert findings[-1].got == "no answer in time"


@pytest.mark.parametrize("missing", ["frictionless", "dplib"])
def test_without_the_extra_validation_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """Each of the two libraries is needed, and the message names the extra."""
    known = stock.find_spec
    monkeypatch.setattr(stock, "find_spec", lambda name: None if name == missing else known(name))
    with pytest.raises(MissingExtra, match=r"validation .*civdata\[validate\]"):
        stock.check(asked(None))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the folder of a small package that may be broken."""
    return Path(shutil.copytree(TINY / "tiny", tmp_path / "tiny"))


def report(folder: Path, file: str = "", before: str = "", after: str = "") -> list[dict[str, Any]]:
    """Change a file of the package, and return what the stock validators report."""
    if file:
        text = (folder / file).read_text("utf-8")
        assert before in text
        (folder / file).write_text(text.replace(before, after, 1), "utf-8", newline="")
    whole = json.loads((folder / "datapackage.json").read_text("utf-8"))
    safe = stock.safe_descriptor(Package("tiny", folder, whole, {}, {}, ()))
    return apart.report(str(folder), whole, safe, set())


def test_a_good_package_has_no_errors(tiny: Path) -> None:
    """Neither the profile nor frictionless objects to good data."""
    assert report(tiny) == []


def test_the_official_profile_is_asked(tiny: Path) -> None:
    """What the profile refuses is told with its place in the descriptor."""
    first = report(tiny, "datapackage.json", '"path": "data/observations.csv"', '"path": 5')[0]
    assert (first["code"], first["file"], first["row"]) == ("profile", "", None)
    assert "/path: " in first["message"]
    assert (first["column"], first["got"]) == ("", "5")


def test_a_column_that_the_profile_took_is_not_tried_again(tiny: Path) -> None:
    """A second package with the same columns and a bad one of its own is still refused."""
    good: set[str] = set()
    whole = json.loads((tiny / "datapackage.json").read_text("utf-8"))
    assert list(apart._profile_errors(whole, good)) == []
    assert good
    whole["resources"][0]["schema"]["fields"][-1]["type"] = "strng"
    (error,) = apart._profile_errors(whole, good)
    assert error["code"] == "profile"
    assert "strng" in error["got"]


def test_frictionless_names_file_row_and_column(tiny: Path) -> None:
    """An error of a cell is told with the place that frictionless gives."""
    (error,) = report(tiny, "data/observations.csv", ",actual,", ",actual,many" + "y" * 400)
    assert (error["code"], error["file"]) == ("type-error", "data/observations.csv")
    assert (error["row"], error["column"], error["got"][:5]) == (2, "value", "manyy")
    assert len(error["message"]) == 300


def test_what_frictionless_says_of_the_whole_package_is_kept(tiny: Path) -> None:
    """An error without a table stands at the descriptor."""
    errors = report(tiny, "datapackage.json", '"type": "string"', '"type": "strng"')
    places = {(error["code"], error["file"], error["row"], error["column"]) for error in errors}
    assert ("field-error", "", None, "") in places


def test_an_exception_of_frictionless_is_an_error(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It raises on some inputs instead of reporting; that is told, cut to a readable length."""

    def raises(*_: Any, **__: Any) -> None:
        raise RuntimeError("x" * 500)

    monkeypatch.setattr(frictionless, "validate", raises)
    (error,) = report(tiny)
    assert error["code"] == "stock-raised"
    assert error["message"] == ("RuntimeError: " + "x" * 500)[:300]
    assert (error["file"], error["row"], error["column"]) == ("", None, "")


LEADING = ["schema", "dialect", "profile", "$schema", "extrapaths", "scheme", "sources", "licenses"]


@pytest.mark.parametrize("key", LEADING)
@pytest.mark.parametrize("where", ["package", "resource"])
def test_frictionless_gets_nothing_that_leads_outside(key: str, where: str) -> None:
    """It would open the address of a schema, dialect or profile without asking."""
    address = "http://127.0.0.1:9/x.json"
    resource: dict[str, Any] = {"name": "a", "path": "a.csv", "schema": {"fields": []}}
    whole: dict[str, Any] = {"name": "one", "resources": [resource]}
    (resource if where == "resource" else whole)[key] = address
    safe = stock.safe_descriptor(Package("one", Path("one"), whole, {}, {}, ()))
    assert address not in json.dumps(safe)
    assert safe["name"] == "one"
    assert safe["resources"][0]["path"] == "a.csv"


def test_only_text_is_handed_on() -> None:
    """An archive, a workbook or a picture beside the tables is not opened."""
    paths = ["a.csv", "b.zip", "c.xlsx", ["d.csv", "e.csv"], "f.csv.gz", 5]
    resources = [{"name": str(path), "path": path} for path in paths]
    whole = {"name": "one", "resources": [*resources, {"name": "g", "data": [{"a": 1}]}]}
    safe = stock.safe_descriptor(Package("one", Path("one"), whole, {}, {}, ()))
    assert [item.get("path") for item in safe["resources"]] == [
        "a.csv",
        ["d.csv", "e.csv"],
        "f.csv.gz",
    ]


@pytest.fixture
def doubtful(tiny: Path) -> Path:
    """Return a good package with a property that our rules leave to frictionless."""
    place = tiny / "datapackage.json"
    whole = json.loads(place.read_text("utf-8"))
    whole["resources"][0]["schema"]["fields"][0]["example"] = "x"
    place.write_text(json.dumps(whole), "utf-8")
    return tiny


def test_nothing_of_the_folder_one_stands_in_is_run(
    doubtful: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file beside the data that is named as a library is data, not a library."""
    for name in ("frictionless", "json", "csv"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert stock.check(scope((doubtful,))) == ([], 0)


def test_a_process_that_cannot_start_is_an_error(
    doubtful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the machine refuses, the report says so."""
    monkeypatch.setattr(sys, "executable", str(doubtful / "none"))
    (finding,), _ = stock.check(scope((doubtful,)))
    assert finding.got == "the process did not start: No such file or directory"


def test_the_module_runs_as_a_process(doubtful: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run for real, a good package gives no finding."""
    asked: list[str] = []
    answers = stock._answers
    monkeypatch.setattr(
        stock,
        "_answers",
        lambda packages: asked.extend(p.file for p in packages) or answers(packages),
    )
    assert stock.check(scope((doubtful,))) == ([], 0)
    assert len(asked) == 1
