"""What a finding says, however broken the thing is that it speaks of."""

from __future__ import annotations

import ast
from pathlib import Path

from civdata.model import Finding, Place, fault
from civdata.model.advice import ADVICE
from civdata.model.findings import LONGEST
from tests.conftest import ROOT


def test_a_finding_is_one_line_that_writes_nothing_on_the_screen() -> None:
    """Line breaks, colours and marks that turn the text around come as escapes."""
    text = str(Finding("error", "path", "a\nb\x1b[31m\u202e", got="\ud800"))
    assert text.isprintable()
    assert "\\n" in text


def test_a_finding_repeats_only_so_much_of_a_huge_cell() -> None:
    """A cell of ten million letters does not fill the terminal."""
    assert len(str(Finding("error", "type", "x" * 10_000, got="y" * 10_000))) < 1000


def test_an_error_always_says_what_to_do() -> None:
    """An error without a hint of its own gets the advice for its code; a note needs none."""
    assert Finding("error", "header", "m").hint == ADVICE["header"]
    assert Finding("error", "header", "m", hint="this").hint == "this"
    assert Finding("note", "header", "m").hint == ""


def test_the_page_of_gates_knows_every_code_with_advice() -> None:
    """A reader who looks a code up finds it."""
    page = (ROOT / "docs" / "reference" / "gates.md").read_text("utf-8")
    assert [code for code in ADVICE if f"`{code}`" not in page] == []


def test_no_check_makes_an_error_of_a_code_that_nobody_explains() -> None:
    """Codes in the source of the checks stand on the page of gates."""
    page = (ROOT / "docs" / "reference" / "gates.md").read_text("utf-8")
    codes = set()
    for path in (ROOT / "civdata" / "checks").rglob("*.py"):
        codes |= _codes(path)
    assert sorted(code for code in codes if f"`{code}`" not in page) == []


def _codes(path: Path) -> set[str]:
    """Return the second argument of each `fault(…)` whose code is written out."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "fault":
            code = node.args[1]
            if isinstance(code, ast.Constant):
                found.add(str(code.value))
    return found


def test_findings_are_made_in_one_way() -> None:
    """No module but the one of findings calls the dataclass itself."""
    sites = [
        path.name
        for path in (ROOT / "civdata").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding"
    ]
    assert sites == ["findings.py"]


def test_what_was_expected_is_cut_as_what_was_got() -> None:
    """A closed list of 100,000 values does not stand whole in each of its findings."""
    made = fault(Place("p", "f", 2, "a"), "enum", "m", expected="x, " * 100_000, got="y" * 10_000)
    assert len(made.expected) == len(made.got) == LONGEST
    assert (made.package, made.file, made.row, made.column) == ("p", "f", 2, "a")
