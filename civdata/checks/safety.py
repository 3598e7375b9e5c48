"""Gate `safety`: cells hold no surprise for a reader's spreadsheet, browser or eye.

No look-alike letters in codes, no words that mix alphabets, no no-break spaces or control
characters, no formulas, no markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from civdata.checks.scope import Scope
from civdata.model import Finding, Gate, Row, Table, fault

CODES = frozenset(
    [
        "id",
        "indicator",
        "unit",
        "kind",
        "source",
        "ref_area",
        "obs_status",
        "qualifier",
        "time_period",
        "value",
        "value_max",
        "account",
        "refs",
        "reason",
        "sha256",
        "status",
        "language",
        "institution",
        "publisher",
        "publisher_kind",
    ]
)
# What a source prints may mix alphabets or carry Markdown stars: it is evidence, not our text.
EVIDENCE = frozenset(("as_printed", "printed", "title", "name"))

_MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
_MARKUP = re.compile(r"<[A-Za-z/!?]|\]\(|&#?\w+;|javascript:", re.IGNORECASE)
_FORMULA = re.compile(r"[=@+＝＋－＠]|-(?!\d+(\.\d+)?$)|\t|\r")
# A number with a sign, and a dash that stands for nothing: no spreadsheet runs these.
_PLAIN = re.compile(r"[+-]?INF|[+-]?[0-9][0-9.,\u00a0 ]*([eE][+-]?[0-9]+)?%?|-+")
# Blanks that Unicode counts as letters or signs, and what a wrong decoding leaves behind.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_LOST = "\ufffd"
_QUICK = re.compile(r"[ -,.-;?-Z_a-z|~ЁА-яёӘәҒғҚқҢңӨөҰұҮүҺһІі«»–—№¶’“”„…₸€°×-]*")


def check(scope: Scope) -> Gate:
    """Look at every cell of every table."""
    findings: list[Finding] = []
    foreign = {table.file for p in scope.targets if p.foreign for table in p.tables}
    checked = 0
    for table, row in scope.rows():
        checked += len(row.cells)
        strange = table.file in foreign
        for column, cell in row.cells.items():
            if not cell:
                continue
            if strange:
                findings += _of_others(_cell(table, row, column, cell), cell)
            else:
                findings += _cell(table, row, column, cell)
    failed = len({(f.file, f.row, f.column) for f in findings if f.severity == "error"})
    return Gate("safety", checked, failed, 0, tuple(findings))


def _of_others(findings: Iterator[Finding], cell: str) -> Iterator[Finding]:
    """Judge a cell of other people: what is only untidy is a warning, codes are in any letters."""
    for finding in findings:
        if finding.code == "control" and finding.got in ("U+000A", "U+000D"):
            continue  # the standard allows lines in a cell
        if finding.code == "look-alike" or (finding.code == "formula" and _PLAIN.fullmatch(cell)):
            continue
        harmful = finding.code in ("formula", "markup", "control")
        yield finding if harmful else replace(finding, severity="warning")


def _cell(table: Table, row: Row, column: str, cell: str) -> Iterator[Finding]:
    def wrong(code: str, message: str, expected: str, got: str) -> Finding:
        place, hint = table.place(row.line, column), "Type the text anew instead of pasting it"
        return fault(place, code, message, expected=expected, got=got, hint=hint)

    if cell != cell.strip():
        yield wrong("space", "blank at an end of the cell", "no outer blanks", repr(cell)[:60])
    if _FORMULA.match(cell):
        got = cell[:30]
        yield wrong("formula", "a spreadsheet would run this cell", "text or a number", got)
    if column in CODES and not cell.isascii():
        letter = next(c for c in cell if not c.isascii())
        name = unicodedata.name(letter, "?")
        yield wrong("look-alike", "a letter that is not ASCII in a code", "ASCII", name)
    if column not in EVIDENCE:
        mixed = _MIXED.search(cell)
        if mixed and column not in CODES:
            word = next(w for w in re.split(r"[\s\-«»()/.,;:]+", cell) if _MIXED.search(w))
            yield wrong("mixed-word", "a word of two alphabets", "one alphabet a word", word)
        if _MARKUP.search(cell) and not cell.startswith(("http://", "https://")):
            yield wrong("markup", "markup in a cell", "plain text", cell[:60])
    elif re.search(r"<[A-Za-z/!?]", cell):
        yield wrong("markup", "markup in a cell", "plain text", cell[:60])
    if not _QUICK.fullmatch(cell):
        yield from _characters(cell, wrong)


def _characters(cell: str, wrong: Callable[[str, str, str, str], Finding]) -> Iterator[Finding]:
    if not unicodedata.is_normalized("NFC", cell):
        yield wrong("control", "letters and marks that are not put together", "NFC", cell[:60])
    for letter in dict.fromkeys(cell):
        category = unicodedata.category(letter)
        name = unicodedata.name(letter, f"U+{ord(letter):04X}")
        if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            yield wrong("control", "an invisible character", "visible text", name)
        elif letter == _LOST or letter in _BLANKS:
            yield wrong("control", "a sign that stands for no letter", "visible text", name)
        elif category == "Zs" and letter != " ":
            yield wrong("no-break-space", "a space that is not a blank", "a plain blank", name)
