"""What a finding says, however broken the thing is that it speaks of."""

from __future__ import annotations

import ast
from pathlib import Path

from civdata.model import Finding
from civdata.model.advice import ADVICE
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
    """Return the second argument of each `Finding(…)` with a severity written out."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
            severity, code = node.args[:2]
            if isinstance(severity, ast.Constant) and isinstance(code, ast.Constant):
                found.add(str(code.value))
    return found
