"""The command line: exit codes, JSON forms and the generated reference."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import civdata
from civdata.cli import main
from tests.conftest import ROOT, Edit


def run(*arguments: str) -> tuple[int, str]:
    """Run a command in this process; return its exit code and all it prints."""
    result = CliRunner().invoke(main, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_list_names_every_package() -> None:
    """`list` prints a line a package, and JSON with the same names."""
    code, text = run("list")
    assert code == 0
    names = [package.name for package in civdata.packages()]
    assert [line.split()[0] for line in text.splitlines()] == names
    assert [row["name"] for row in json.loads(run("list", "--json")[1])] == names


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_show_speaks_the_language_asked_for(lang: str) -> None:
    """`show --lang` prints the package's title in that language."""
    code, text = run("show", "councils", "--lang", lang)
    assert code == 0
    assert text.startswith(civdata.package("councils").titles[lang])


def test_validate_answers_in_the_promised_form() -> None:
    """`validate --json` has ok, findings with all keys, and the counts of every gate."""
    code, text = run("validate", "--json")
    report = json.loads(text)
    assert code == 0
    assert report["ok"] is True
    assert set(report) == {"format", "ok", "findings", "gates"}
    for counts in report["gates"].values():
        assert set(counts) == {"checked", "failed", "skipped"}
        assert counts["failed"] == 0
    keys = [
        "severity",
        "code",
        "package",
        "file",
        "row",
        "column",
        "message",
        "expected",
        "got",
        "hint",
    ]
    assert all(set(finding) == set(keys) for finding in report["findings"])


def test_validate_of_broken_data_exits_1_with_the_place(data: Path, edit: Edit) -> None:
    """A wrong value ends in exit code 1 and a line with file, row and column."""
    file = "grants/data/observations.csv"
    lines = (data / file).read_text("utf-8").splitlines()
    broken = next(number for number, line in enumerate(lines, 1) if ",117," in line)
    edit(file, lambda text: text.replace(",117,", ",118,", 1))
    code, text = run("validate", str(data))
    assert code == 1
    assert f"{file}:{broken}:value" in text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["validate", "--sources", "no-such-folder"], 2),
        (["validate", "nonsense"], 2),
        (["nonsense"], 2),
        (["export", "grants", "--format", "docx"], 2),
        (["show", "nonsense"], 1),
        (["evidence", "nonsense"], 1),
        (["cite", "nonsense"], 1),
        (["export", "nonsense", "--format", "csv"], 1),
    ],
)
def test_misuse_gets_one_line_and_an_exit_code(arguments: list[str], code: int) -> None:
    """Wrong usage exits 2, an unknown name 1, both with a line that names it."""
    got, text = run(*arguments)
    assert got == code
    assert any(word in text for word in arguments[1:] or arguments)
    assert "Traceback" not in text


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["show", "grantz"], "grants"),
        (["cite", "grantz"], "grants"),
        (["validate", "grantz"], "grants"),
        (["evidence", "grants-amount-202"], "grants-amount-2020"),
        (["export", "grantz", "--format", "csv"], "grants"),
        (["sources", "check", "kazinform-2020-06-28"], "kazinform-2020-06-29"),
    ],
)
def test_a_wrong_name_gets_the_nearest_one(arguments: list[str], near: str) -> None:
    """A misspelt name is answered with a question that has the right one."""
    code, text = run(*arguments)
    assert code in (1, 2)
    assert f"Did you mean {near}" in text or f" or {near}" in text


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-c", "from civdata.cli import main; main()", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.run(command, env=environment, check=False, timeout=60, **options)


@pytest.mark.parametrize(
    "env", [{"PYTHONIOENCODING": "cp1251"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}]
)
def test_a_file_gets_utf_8_whatever_the_machine_is_set_to(env: dict[str, str]) -> None:
    """Kazakh letters reach a file or a pipe on a machine that has no such letters."""
    done = process("show", "grants", "--lang", "kk", capture_output=True, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Кезеңі" in done.stdout.decode("utf-8")


def test_a_full_disk_is_one_line() -> None:
    """Output that cannot be written ends in a message and exit code 1."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = process("list", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.startswith(b"Error: ")
    assert done.stderr.count(b"\n") == 1


def test_a_reader_that_has_enough_is_no_fault() -> None:
    """`civdata show grants | head` says nothing on the error stream."""
    with subprocess.Popen(["true"], stdin=subprocess.PIPE) as reader:
        reader.wait()
        done = process("show", "grants", stdout=reader.stdin, stderr=subprocess.PIPE)
    assert done.stderr == b""


def test_what_is_typed_cannot_write_on_the_screen() -> None:
    """Control characters of a name come back as escapes."""
    _, text = run("show", "a\x1b[31m\nb")
    assert "\x1b" not in text
    assert text.count("\n") == 1


def test_evidence_shows_print_place_and_contradiction() -> None:
    """`evidence` prints what a reader needs to check a figure by hand."""
    code, text = run("evidence", "grants-amount-2020")
    assert code == 0
    for expected in ("1,5 млрд", "¶87", "ministry-concept-report-2023", "grants-amount-2020-2"):
        assert expected in text
    assert json.loads(run("evidence", "grants-amount-2020", "--json")[1])["value"] == "1500000000"


def test_search_finds_in_three_languages() -> None:
    """An inflected word of each language finds the same indicator."""
    for text in ("благотворительных организаций", "қайырымдылық ұйымдары", "charities"):
        hits = json.loads(run("search", text, "--json")[1])
        assert any(hit["package"] == "charities" for hit in hits[:5]), text


def test_the_reference_page_is_current() -> None:
    """The generated page of the command line says what the commands say."""
    done = subprocess.run(
        [sys.executable, "scripts/cli_reference.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
