"""Gate `safety`: no formulas, markup, invisible characters or look-alike letters in cells."""

from __future__ import annotations

import pytest

from benchmarks.hardness.spoiling import PAYLOADS
from civdata.checks import safety
from civdata.checks.scope import Scope
from civdata.model import Collection, Field, Finding, Package, Row, Table
from civdata.storage import Reading
from tests.own import scope
from tests.small import SETTINGS, Path


def holding(*rows: dict[str, str], foreign: bool = False) -> Scope:
    """Return a scope of one table with these rows."""
    fields = tuple(Field(name) for name in rows[0])
    made = tuple(Row(line, cells) for line, cells in enumerate(rows, 2))
    package = Package(
        "p",
        Path("p"),
        {},
        {},
        {},
        (Table("p", "things", "p/data/things.csv", fields, made),),
        foreign,
    )
    return Scope(
        (Reading("p", "p/datapackage.json", package, ()),), Collection((package,), SETTINGS)
    )


def faults(column: str, cell: str) -> list[Finding]:
    """Return what the gate finds in one cell."""
    return list(safety.check(holding({column: cell})).findings)


def test_what_civdata_publishes_is_safe() -> None:
    """All cells of all packages pass."""
    gate = safety.check(scope(()))
    assert (gate.findings, gate.failed, gate.skipped) == ((), 0, 0)


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("note_en", " text", "space"),
        ("note_en", "text ", "space"),
        ("note_en", "=1+1", "formula"),
        ("note_en", "@SUM(A1)", "formula"),
        ("note_en", "+7 701", "formula"),
        ("note_en", "-text", "formula"),
        ("note_en", "-1-2", "formula"),
        ("note_en", "<b>bold</b>", "markup"),
        ("note_en", "[link](elsewhere)", "markup"),
        ("note_en", "a &amp; b", "markup"),
        ("note_en", "JavaScript:alert(1)", "markup"),
        ("title", "<script>", "markup"),
        ("as_printed", "</b>", "markup"),
        ("note_ru", "Kазахстан", "mixed-word"),
        ("note_ru", "Казахcтан", "mixed-word"),
        ("note_ru", "словоx", "mixed-word"),
        ("id", "соuncil", "look-alike"),
        ("value_max", "1о", "look-alike"),
        ("note_en", "no\u00a0break", "no-break-space"),
        ("note_en", "thin\u2009space", "no-break-space"),
        ("note_en", "zero\u200bwidth", "control"),
        ("note_en", "line\u2028end", "control"),
        ("note_en", "paragraph\u2029end", "control"),
        ("note_en", "bell\u0007", "control"),
        ("note_en", "private\ue000", "control"),
        ("note_en", "nobody\u0378", "control"),
        ("title", "soft\u00adhyphen", "control"),
        ("note_kk", "и\u0306", "control"),
        ("note_kk", "lost \ufffd", "control"),
        ("note_kk", "blank \u3164", "control"),
    ],
)
def test_what_surprises_is_named(column: str, cell: str, code: str) -> None:
    """Each surprise is one error with its cell's place."""
    (finding,) = faults(column, cell)
    assert (finding.severity, finding.code, finding.package) == ("error", code, "p")
    assert (finding.file, finding.row, finding.column) == ("p/data/things.csv", 2, column)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("note_en", ""),
        ("note_en", "plain text, 5 < 6 & 7"),
        ("note_en", "ümlaut and € and ½"),
        ("note_en", "a ≠ b"),
        ("value", "-5"),
        ("value", "-5.25"),
        ("note_ru", "слово–word, а word-слово"),
        ("title", "Kазахстан"),
        ("name", "[**2022**](x) &amp;"),
        ("printed", "javascript:"),
        ("url", "https://example.org/?a=1&b;c"),
        ("url", "http://example.org/?a&amp;b"),
    ],
)
def test_what_is_harmless_passes(column: str, cell: str) -> None:
    """Negative numbers, web addresses and what a source prints itself are no fault."""
    assert faults(column, cell) == []


CODES = [
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


@pytest.mark.parametrize("column", CODES)
def test_codes_are_ascii(column: str) -> None:
    """A letter that only looks Latin is named in every column of codes, and only as that."""
    (finding,) = faults(column, "aсe")
    assert (finding.code, finding.got) == ("look-alike", "CYRILLIC SMALL LETTER ES")


@pytest.mark.parametrize("column", ["as_printed", "printed", "title", "name"])
def test_evidence_may_mix_alphabets(column: str) -> None:
    """What a source prints is quoted as it stands."""
    assert faults(column, "aсe [1](x)") == []


@pytest.mark.parametrize(
    ("column", "cell", "found"),
    [
        ("a", "two\nlines", []),
        ("a", "two\r\nlines", []),
        ("id", "кодтар", []),
        ("a", "+7 727", []),
        ("a", "+SUM(1)", [("error", "formula")]),
        ("a", "+7,5%", []),
        ("a", "=1", [("error", "formula")]),
        ("a", "<b>", [("error", "markup")]),
        ("a", "Wood <i>anatomy</i> of CO<sub>2</sub>", [("error", "markup")]),
        ("a", "<b>a</b> <script>x</script>", [("error", "markup")]),
        ("a", '<b onclick="x">', [("error", "markup")]),
        ("a", "<a href=x>", [("error", "markup")]),
        ("a", "bell\u0007", [("error", "control")]),
        ("a", " outer", [("warning", "space")]),
        ("a", "Kазахстан", [("warning", "mixed-word")]),
        ("a", "no\u00a0break", [("warning", "no-break-space")]),
    ],
)
def test_other_people_may_be_untidy_but_not_harmful(
    column: str, cell: str, found: list[tuple[str, str]]
) -> None:
    """Lines, alphabets and signs of numbers are theirs; what runs or hides is an error."""
    gate = safety.check(holding({column: cell}, foreign=True))
    assert [(finding.severity, finding.code) for finding in gate.findings] == found
    assert gate.failed == sum(severity == "error" for severity, _ in found)


def test_a_line_that_a_spreadsheet_would_run_is_named() -> None:
    """A cell that begins with a tab or a carriage return is a formula to some of them."""
    for sign in ("\t", "\r"):
        assert "formula" in {f.code for f in faults("note_en", f"{sign}=1+1")}


def test_what_should_stand_there_is_told() -> None:
    """A code wants ASCII, a text wants its letters put together; long cells are cut."""
    assert [f.expected for f in faults("id", "соuncil")] == ["ASCII"]
    (apart,) = faults("note_kk", "и\u0306" * 40)
    assert (apart.expected, len(apart.got)) == ("NFC", 60)


def test_the_word_and_the_letter_are_told() -> None:
    """A finding says which word mixes alphabets, which formula and which character it means."""
    assert [f.got for f in faults("note_ru", "в «Kазахстане», да")] == ["Kазахстане"]
    assert [f.got for f in faults("note_ru", "(Kазахстан)")] == ["Kазахстан"]
    assert [f.got for f in faults("note_en", "a\u00a0b\u00a0c\u2009d")] == [
        "NO-BREAK SPACE",
        "THIN SPACE",
    ]
    assert [f.got for f in faults("note_en", "bell\u0007")] == ["U+0007"]
    assert [f.got for f in faults("note_en", "=" * 50)] == ["=" * 30]
    assert [len(f.got) for f in faults("note_en", "<b" + "x" * 90)] == [60]
    assert [len(f.got) for f in faults("name", "<b" + "x" * 90)] == [60]
    assert [len(f.got) for f in faults("note_en", " " + "x" * 90)] == [60]
    assert [f.got for f in faults("id", "a\ud800")] == ["?", "U+D800"]


def test_cells_are_counted_and_faults_are_counted_by_cell() -> None:
    """Two faults in one cell are one failure; another row or column is another."""
    gate = safety.check(
        holding({"a": "=\u00a0b", "c": "fine"}, {"a": "=1", "c": "<b>"}, {"a": "", "c": ""})
    )
    assert (gate.name, gate.checked, gate.failed, gate.skipped) == ("safety", 6, 3, 0)
    assert len(gate.findings) == 4


@pytest.mark.parametrize(
    "payload", [*PAYLOADS, "a\x7fb", "\x1b[2J", "a\u202eb", "\ufeffa", "\u2028a"]
)
def test_no_text_of_a_descriptor_takes_a_payload(payload: str) -> None:
    """What attacks is refused in every text that people read, in whatever property it stands."""
    names = dict.fromkeys(("kk", "ru", "en"), payload)
    field = {"name": "a", "titles": names, "title": payload, "description": payload}
    texts = {"title": payload, "description": payload, "version": payload, "keywords": [payload]}
    for value in (
        *({key: text} for key, text in texts.items()),
        {"titles": names},
        {"descriptions": names},
        {"contributors": [{"title": payload}]},
        {"resources": [{"name": "t", "schema": {"fields": [field]}}]},
        {"views": [{"name": "v", "columns": [{"name": "c", "titles": names}]}]},
    ):
        package = Package("p", Path("p"), value, {}, {}, ())
        reading = Reading("p", "p/datapackage.json", package, ())
        gate = safety.check(Scope((reading,), Collection((package,), SETTINGS)))
        assert {finding.code for finding in gate.findings} & {"markup", "control"}, value


def test_a_description_may_have_lines() -> None:
    """Lines of a description are text; a title is one line."""
    package = Package("p", Path("p"), {"description": "One.\nTwo -- or {three}."}, {}, {}, ())
    reading = Reading("p", "p/datapackage.json", package, ())
    assert safety.check(Scope((reading,), Collection((package,), SETTINGS))).findings == ()
