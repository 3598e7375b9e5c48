"""Gate `language`: names, labels and notes exist in Kazakh, Russian and English."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from civdata.checks import language
from civdata.checks.scope import Scope
from civdata.model import Collection, Field, Finding, Gate, Package, Row, Table
from civdata.storage import Reading
from tests.own import scope
from tests.small import SETTINGS

WORDS = {"kk": "сөз", "ru": "слово", "en": "word"}


def table(columns: tuple[str, ...], *rows: tuple[str, ...], package: str = "p") -> Table:
    """Return a table of these columns and rows."""
    made = tuple(
        Row(line, dict(zip(columns, cells, strict=True))) for line, cells in enumerate(rows, 2)
    )
    fields = tuple(Field(column) for column in columns)
    return Table(package, "things", f"{package}/data/things.csv", fields, made)


def checked(
    *tables: Table, descriptor: dict[str, Any] | None = None, known: tuple[str, ...] = ()
) -> Gate:
    """Run the gate over one package; `known` are the columns that have words."""
    titled = {"titles": WORDS, "descriptions": WORDS, **(descriptor or {})}
    package = Package("p", Path("p"), titled, {}, {}, tables)
    rows = tuple(Row(line, {"id": name}) for line, name in enumerate(known, 2))
    words = Table("reference", "columns", "reference/data/columns.csv", (Field("id"),), rows)
    reference = Package("reference", Path("reference"), {}, {}, {}, (words,))
    reading = Reading("p", "p/datapackage.json", package, ())
    return language.check(Scope((reading,), Collection((package, reference), SETTINGS)))


def places(gate: Gate) -> list[tuple[int | None, str]]:
    """Return row and column of each finding."""
    return [(finding.row, finding.column) for finding in gate.findings]


NAMED = ("id", "name_kk", "name_ru", "name_en")


def test_what_civdata_publishes_speaks_three_languages() -> None:
    """All packages pass."""
    gate = language.check(scope(()))
    assert (gate.findings, gate.failed, gate.skipped) == ((), 0, 0)
    assert gate.checked > 1000


def test_all_three_or_none() -> None:
    """A text in one or two languages lacks the others; none at all is no fault, nor are blanks."""
    gate = checked(
        table(
            NAMED,
            ("a", "бір", "один", "one"),
            ("b", "", "", ""),
            ("c", "бір", "", " "),
            ("", "", "один", "one"),
        )
    )
    assert places(gate) == [(4, "name_ru"), (4, "name_en"), (5, "name_kk")]
    first: Finding = gate.findings[0]
    assert (first.severity, first.code, first.package) == ("error", "language", "p")
    assert (first.file, first.expected, first.got) == ("p/data/things.csv", "text", "empty")
    assert first.message == "c has no name_ru"
    assert gate.findings[2].message == "row has no name_kk"
    assert (gate.name, gate.checked, gate.failed, gate.skipped) == ("language", 8, 3, 0)


@pytest.mark.parametrize("form", ["one", "few", "many", "other"])
def test_plural_forms_differ_by_language(form: str) -> None:
    """Kazakh has no form for few: such columns need not be filled in all languages."""
    columns = (f"{form}_kk", f"{form}_ru", f"{form}_en")
    assert places(checked(table(columns, ("", "один", "one")))) == []


def test_a_column_in_two_languages_needs_both() -> None:
    """A table that has only two of the columns is asked for those two."""
    gate = checked(table(("name_ru", "name_en"), ("один", ""), ("один", "one")))
    assert places(gate) == [(2, "name_en")]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [tuple(pair) for pair in ["əә", "ƏӘ", "ӛә", "ӫө", "ҝқ", "ҜҚ", "ӊң", "ҥң", "ӯұ"]],
)
def test_letters_that_only_look_kazakh_are_named(wrong: str, right: str) -> None:
    """The finding says which letter it should be."""
    gate = checked(table(NAMED, ("a", f"б{wrong}р", "один", "one")))
    (finding,) = gate.findings
    assert (finding.row, finding.column) == (2, "name_kk")
    assert (finding.expected, finding.got) == (right, wrong)


def test_each_wrong_letter_is_told_once_and_only_in_kazakh() -> None:
    """Repeats are one finding; a schwa in another language is not ours to judge."""
    gate = checked(table(NAMED, ("a", "əҝə", "əк", "one")))
    assert [finding.got for finding in gate.findings] == ["ə", "ҝ"]
    assert gate.failed == 1


def test_every_column_has_words() -> None:
    """A column is known by its name or by its stem; without the reference nothing is asked."""
    columns = ("id", "name_kk", "name_ru", "name_en", "size", "title_en")
    rows = table(columns, ("a", "бір", "один", "one", "3", "x"))
    gate = checked(rows, known=("id", "name", "title_en"))
    assert places(gate) == [(1, "size")]
    assert gate.findings[0].message == "column size has no words in the languages of the record"
    assert gate.findings[0].expected == "a row in reference/data/columns.csv"
    assert (gate.checked, gate.failed) == (8, 1)
    assert places(checked(rows)) == []


def test_columns_that_bring_their_words_need_no_row() -> None:
    """Exported views have titles on their columns; in fewer languages they are asked for."""
    columns = ("told", "bare", "half", "blank", "text")
    titles = (WORDS, None, {"kk": "сөз", "ru": "слово"}, {**WORDS, "en": " "}, "words")
    fields = [{"name": n, "titles": t} for n, t in zip(columns, titles, strict=True) if t]
    made = replace(table(columns, ("a",) * 5), schema={"fields": [*fields, "none"]})
    assert places(checked(made, known=("id",))) == [(1, name) for name in columns[1:]]
    broken = replace(made, schema={"fields": "none"})
    assert places(checked(broken, known=("id",))) == [(1, name) for name in columns]


def test_other_people_may_speak_one_language() -> None:
    """A package that is none of civdata's is skipped, with a note that says so."""
    package = Package("p", Path("folder"), {}, {}, {}, (table(NAMED, ("a", "бір", "", "")),), True)
    reading = Reading("p", "folder/datapackage.json", package, ())
    gate = language.check(Scope((reading,), Collection((package,), SETTINGS)))
    (note,) = gate.findings
    assert (note.severity, note.code, note.package) == ("note", "foreign", "p")
    assert note.file == "folder/datapackage.json"
    assert (gate.checked, gate.failed, gate.skipped) == (0, 0, 1)


def test_titles_of_the_package_stand_in_three_languages() -> None:
    """Titles and descriptions that are missing, blank or of another kind are named."""
    lacking = {"titles": {"kk": "сөз", "ru": " ", "en": "word"}, "descriptions": "words"}
    gate = checked(descriptor=lacking)
    assert [finding.message for finding in gate.findings] == [
        "titles lack ru",
        "descriptions lack kk, ru, en",
    ]
    first = gate.findings[0]
    assert (first.file, first.row, first.column) == ("p/datapackage.json", None, "")
    assert (first.expected, first.got) == ("kk, ru, en", "empty")


def test_titles_of_tables_stand_in_three_languages() -> None:
    """Each resource is asked for its titles; what is no resource is left to gate `shape`."""
    resources = [{"name": "things", "titles": WORDS}, {"name": "bare"}, "none"]
    gate = checked(descriptor={"resources": resources})
    assert [f.message for f in gate.findings] == ["bare: titles lack kk, ru, en"]
    assert checked(descriptor={"resources": "none"}).findings == ()


def test_titles_of_views_and_their_columns_stand_in_three_languages() -> None:
    """Views and the columns that they declare are asked for titles as well."""
    views = [
        {"name": "wide", "titles": WORDS, "columns": [{"name": "first", "titles": WORDS}]},
        {"name": "half", "titles": {"kk": "сөз", "en": "word"}},
        {"name": "long", "titles": WORDS, "columns": [{"name": "second"}, "none"]},
        {"name": "odd", "titles": WORDS, "columns": None},
        "none",
    ]
    gate = checked(descriptor={"views": views})
    assert [f.message for f in gate.findings] == [
        "view half: titles lack ru",
        "view long, second: titles lack kk, ru, en",
    ]
