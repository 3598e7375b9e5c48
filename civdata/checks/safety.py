"""Gate `safety`: cells, headers and descriptors hold no surprise for spreadsheet, browser or eye.

No look-alike letters in codes, no words that mix alphabets, no no-break spaces or control
characters, no formulas, no markup. Of other people's data only what does harm is an error (`harm`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from civdata.checks import harm
from civdata.checks.cells import Fault, Sightings, distinct
from civdata.checks.scope import Scope
from civdata.checks.shape import engines, standard
from civdata.checks.shape.schema import Schema, schema_of
from civdata.model import Finding, Gate, LaterRows, Package, Place, Rows, Table, fault

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
TEXTS = frozenset(("title", "titles", "description", "descriptions", "version", "keywords", "name"))
"""Properties of a descriptor that people read on pages, in headers and in citations."""

# What a browser, Markdown, or a template would take for more than text.
_MARKUP = re.compile(
    r"<[A-Za-z/!?]|\]\(|^\s*\[[^\]]*\]:|&#?\w+;|javascript:|\{[{%:]|\bon[a-z]{3,}\s*=|\\u[0-9a-f]{4}|^---$",
    re.IGNORECASE | re.MULTILINE,
)
_FORMULA = re.compile(r"[=@+＝＋－＠]|-(?!\d+(\.\d+)?$)|\t|\r")
# Blanks that Unicode counts as letters or signs, and what a wrong decoding leaves behind.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_LOST = "\ufffd"
_QUICK = re.compile(r"[ -,.-;?-Z_a-z|~ЁА-яёӘәҒғҚқҢңӨөҰұҮүҺһІі«»–—№¶’“”„…₸€°×-]*")


def check(scope: Scope) -> Gate:
    """Look at every cell of every table, every name of a column, every text of a descriptor."""
    findings: list[Finding] = []
    checked = failed = 0
    for reading in scope.readings:
        package = reading.package
        if package is None:
            continue
        texts = list(_descriptor(package, Place(package.name, reading.file)))
        findings += texts
        failed += sum(finding.severity == "error" for finding in texts)
        schemas: dict[str, Schema] = {}
        if any(isinstance(table.rows, LaterRows) for table in package.tables):
            schemas = {table.name: schema_of(table) for table in package.tables}
        for table in package.tables:
            seen, headers = _seen(package, table, schemas)
            told = (*headers, *seen.findings())
            findings += told
            checked += len(table.rows) * len(table.columns)
            failed += len({(f.row, f.column) for f in told if f.severity == "error"})
    return Gate("safety", checked, failed, 0, tuple(findings))


def _seen(
    package: Package, table: Table, schemas: dict[str, Schema]
) -> tuple[Sightings, list[Finding]]:
    """Return what is wrong in a table; a large one may be looked at by an engine."""
    if isinstance(table.rows, LaterRows):
        schema = schemas[table.name]
        verdict = engines.look(package, table, schema, schemas, standard.judged)
        if verdict:
            return verdict.safety, list(_headers(table, table.columns))
        table.rows.loaded()  # as far as it can be read; to count the rest would read all of it
    return _table(table, package.foreign)


# complex: other people's tables and ours are walked over in one loop
def _table(table: Table, foreign: bool) -> tuple[Sightings, list[Finding]]:
    """Judge each text of each column once."""
    seen = Sightings(table)
    rows = table.rows
    names = rows.names if isinstance(rows, Rows) else table.columns
    for at, name in enumerate(names):
        cells = rows.raw[at] if isinstance(rows, Rows) else table.column(name)
        lawful = rows.missing[at] if foreign and isinstance(rows, Rows) else frozenset()
        bad: dict[str, tuple[Fault, ...]] = {}
        for cell in distinct(cells):
            if cell and cell not in lawful:
                found = tuple(harm.faults(cell) if foreign else _cell(name, cell))
                if found:
                    bad[cell] = found
        seen.column(at, name, cells, bad)
    return seen, list(_headers(table, names))


def _headers(table: Table, names: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what a spreadsheet or browser would make of the names of columns, or blanks there."""
    line = table.rows.header if isinstance(table.rows, Rows) else 1
    for at, name in enumerate(names, 1):
        for one in harm.faults(name):
            if line:
                yield fault(
                    table.place(line),
                    one.code,
                    f"name of column {at}: {one.message}",
                    expected=one.expected,
                    got=name,
                    hint=one.hint,
                    severity=one.severity,
                )


def _descriptor(package: Package, place: Place) -> Iterator[Finding]:
    """Yield what is wrong with the texts of a descriptor that pages and files show."""
    for where, text in _texts(package.descriptor, "", 0):
        long_text = where.rpartition(".")[2].startswith("description") or "descriptions" in where
        if package.foreign:
            found = [*harm.markup(text, live=long_text), *harm.characters(text)]
        else:
            found = [*_markup(text), *_characters(text.replace("\n", " ") if long_text else text)]
        found += [] if long_text else harm.formula(text)
        for one in found:
            if one.severity != "error":
                continue
            yield fault(
                place,
                one.code,
                f"{where}: {one.message.replace(' in a cell', '')}",
                expected=one.expected,
                got=text,
                hint=one.hint,
            )


# complex: descends a descriptor: a table, a list or a text
def _texts(value: Any, where: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the texts of a descriptor that people read, each with its place in it."""
    if depth > 12:
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            name = str(key)
            yield from _texts(inner, f"{where}.{name}" if where else name, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            said = inner.get("name") if isinstance(inner, Mapping) else None
            below = f"{where}.{said}" if isinstance(said, str) else where
            yield from _texts(inner, below, depth + 1)
    elif isinstance(value, str) and set(where.split(".")) & TEXTS:
        yield where, value


def _mixed_word(cell: str) -> str:
    """Return the first word of two alphabets in a cell that has one."""
    return next(w for w in re.split(r"[\s\-«»()/.,;:]+", cell) if harm.MIXED.search(w))


def _code(cell: str) -> Iterator[Fault]:
    """Yield a letter of a code that only looks like one of ASCII."""
    letter = next((c for c in cell if not c.isascii()), "")
    if letter:
        what, name = "a letter that is not ASCII in a code", unicodedata.name(letter, "?")
        yield Fault("look-alike", what, "ASCII", name, harm.HINT)


def _cell(column: str, cell: str) -> Iterator[Fault]:
    """Yield what is wrong with a cell of civdata."""

    def wrong(code: str, message: str, expected: str, got: str) -> Fault:
        return Fault(code, message, expected, got, harm.HINT)

    if cell != cell.strip():
        yield wrong("space", "blank at an end of the cell", "no outer blanks", repr(cell)[:60])
    if _FORMULA.match(cell):
        got = cell[:30]
        yield wrong("formula", "a spreadsheet would run this cell", "text or a number", got)
    if column in CODES:
        yield from _code(cell)
    if column not in EVIDENCE:
        if column not in CODES and harm.MIXED.search(cell):
            got = _mixed_word(cell)
            yield wrong("mixed-word", "a word of two alphabets", "one alphabet a word", got)
        yield from _markup(cell)
    elif re.search(r"<[A-Za-z/!?]", cell):
        yield wrong("markup", "markup in a cell", "plain text", cell[:60])
    if not _QUICK.fullmatch(cell):
        yield from _characters(cell)


def _markup(text: str) -> Iterator[Fault]:
    if _MARKUP.search(text) and not text.startswith(("http://", "https://")):
        yield Fault("markup", "markup in a cell", "plain text", text[:60], harm.HINT)


def _characters(cell: str) -> Iterator[Fault]:
    def wrong(code: str, message: str, expected: str, got: str) -> Fault:
        return Fault(code, message, expected, got, harm.HINT)

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
