"""Gate `source`: the printed words stand at their place."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from civdata.checks import source
from civdata.checks.scope import Scope, Text
from civdata.model import Collection, Finding
from tests.conftest import Edit
from tests.held import SHA, figure, held
from tests.own import scope
from tests.small import SETTINGS, Cells, printed

TEN = printed("ten", "10 projects")
TEXT = ["There were 10 projects.", "Later 12  projects.", "And again 10 projects."]


def test_every_observation_stands_at_its_place(texts: Path) -> None:
    """With the held texts at hand, all printed fragments are found in their paragraphs."""
    gate = source.check(scope((), texts))
    assert [f for f in gate.findings if f.severity == "error"] == []
    assert gate.checked > 150


def test_a_wrong_place_is_named_with_the_right_one(data: Path, edit: Edit, texts: Path) -> None:
    """The finding says where the words really stand."""
    edit("grants/data/observations.csv", lambda text: text.replace(",¶87,", ",¶78,", 1))
    gate = source.check(scope((data,), texts))
    (fault,) = [f for f in gate.findings if f.code == "not-printed"]
    assert "¶87" in fault.expected


def test_without_texts_the_index_stands_in(data: Path, edit: Edit) -> None:
    """A figure that the index does not have at the place fails without any text."""
    edit("grants/data/observations.csv", lambda text: text.replace(",¶87,", ",¶78,", 1))
    gate = source.check(scope((data,)))
    assert "not-indexed" in {f.code for f in gate.findings}


def test_without_texts_a_place_is_still_a_paragraph(data: Path, edit: Edit) -> None:
    """A record whose place lost its number fails, though only the text could prove the place."""
    edit("grants/data/grant_kinds.csv", lambda text: text.replace(",¶50,", ",¶,", 1))
    gate = source.check(scope((data,)))
    assert [f.column for f in gate.findings if f.code == "locator"] == ["locator"]


def test_a_place_that_is_no_paragraph_is_one_failure() -> None:
    """It is counted once, as checked and failed, and not looked up in the index."""
    what = held([{**TEN, "locator": "page"}], [figure("10")])
    assert told(what) == [("locator", "locator", "¶N", "page")]
    gate = source.check(what)
    assert (gate.checked, gate.failed, gate.skipped) == (1, 1, 0)


def test_a_changed_text_is_noticed_by_its_hash(texts: Path, tmp_path: Path) -> None:
    """A held text must be the one that was keyed, byte for byte."""
    copy = Path(shutil.copytree(texts, tmp_path / "texts"))
    path = copy / "kazinform-2020-06-29.txt"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\n")
    gate = source.check(scope((), copy))
    assert [f.column for f in gate.findings if f.code == "text-sha256"] == ["sha256"]


def test_a_missing_text_is_an_error_when_proof_was_asked_for(tmp_path: Path) -> None:
    """An empty folder of texts does not pass as proof."""
    gate = source.check(scope((), tmp_path))
    assert {f.code for f in gate.findings if f.severity == "error"} == {"text-missing"}


def told(what: Scope) -> list[tuple[str, str, str, str]]:
    """Return code, column, expected and got of each error."""
    errors = [f for f in source.check(what).findings if f.severity == "error"]
    return [(f.code, f.column, f.expected, f.got) for f in errors]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, None),
        ({"locator": "¶3"}, None),
        ({"locator": "¶2"}, ("not-printed", "as_printed", "found at ¶1, ¶3", "10 projects")),
        ({"locator": "¶4"}, ("locator", "locator", "¶1 to ¶3", "¶4")),
        ({"locator": "p. 1"}, ("locator", "locator", "¶1 to ¶3", "p. 1")),
        ({"as_printed": "10  projects"}, None),
        (
            {"as_printed": "7 projects"},
            ("not-printed", "as_printed", "words of the source", "7 projects"),
        ),
        ({"as_printed": " "}, ("not-printed", "as_printed", "words of the source", "empty")),
    ],
)
def test_the_words_stand_in_their_paragraph(
    cells: Cells, expected: tuple[str, str, str, str] | None
) -> None:
    """Blanks are folded; the finding says where the words stand, or how many places there are."""
    what = held([{**TEN, **cells}], texts={"en": TEXT})
    assert told(what) == ([expected] if expected else [])
    gate = source.check(what)
    assert (gate.name, gate.checked, gate.failed, gate.skipped) == ("source", 1, bool(expected), 0)


def test_a_fault_stands_at_its_row() -> None:
    """The finding is of the package and line that make the claim."""
    (fault,) = source.check(held([TEN], texts={"en": ["nothing"]})).findings
    assert (fault.severity, fault.package, fault.file, fault.row) == (
        "error",
        "p",
        "p/data/observations.csv",
        2,
    )
    assert fault.message == "not printed at ¶1 of en"
    assert fault.hint


def test_records_are_looked_up_as_well() -> None:
    """A record makes the same claim as an observation, at its own row."""
    record = {"id": "act", "source": "en", "locator": "¶2", "as_printed": "10 projects"}
    (fault,) = source.check(held([], [], [record], {"en": TEXT})).findings
    assert (fault.code, fault.package, fault.file, fault.row) == (
        "not-printed",
        "p",
        "p/data/records.csv",
        2,
    )
    assert fault.got == "10 projects"


ACT = {"id": "act", "source": "en", "locator": "¶1"}


def test_words_that_lead_to_several_places_do_not_tie_a_record() -> None:
    """A record that no figure leads to quotes words of one paragraph alone."""
    twice = {**ACT, "as_printed": "10 projects"}
    assert told(held([], [], [twice], {"en": TEXT})) == [
        ("print-ambiguous", "as_printed", "words that stand at ¶1 alone", "10 projects")
    ]
    once = {**ACT, "as_printed": "There were 10 projects"}
    assert told(held([], [], [once], {"en": TEXT})) == []
    leads = figure("10", refs="act")
    assert told(held([], [leads], [twice], {"en": TEXT})) == []


@pytest.mark.parametrize(
    ("cells", "rows", "expected"),
    [
        ({}, [figure("10")], None),
        ({}, [figure("12"), figure("10", position=2)], None),
        ({}, [figure("12")], ("not-indexed", "locator", "a figure of the index", "¶1")),
        ({}, [figure("10", place="¶2")], ("not-indexed", "locator", "a figure of the index", "¶1")),
        (
            {},
            [figure("10", source="ru")],
            ("not-indexed", "locator", "a figure of the index", "¶1"),
        ),
        ({"as_printed": "no figure"}, [], None),
    ],
)
def test_without_a_text_the_figure_stands_in_the_index(
    cells: Cells, rows: list[Cells], expected: tuple[str, str, str, str] | None
) -> None:
    """The index must have the figure at the place; what prints none is left to gate `print`."""
    what = held([{**TEN, **cells}], rows)
    assert told(what) == ([expected] if expected else [])
    gate = source.check(what)
    assert (gate.checked, gate.failed, gate.skipped) == (1, bool(expected), 0)


def test_a_record_without_a_text_is_proved_by_a_figure_that_leads_to_it() -> None:
    """Where none does, at its own place, it is skipped and a note says how many were."""
    records = [
        {"id": name, "source": "en", "locator": "¶1", "as_printed": "words"}
        for name in ("act", "plan", "far")
    ]
    rows = [figure("10", "record", "act"), figure("12", "record", "far", place="¶2")]
    gate = source.check(held([], rows, records))
    assert (gate.checked, gate.failed, gate.skipped) == (1, 0, 2)
    (note,) = gate.findings
    assert (note.severity, note.code) == ("note", "text-not-at-hand")
    assert note.message.startswith("2 records ")


@pytest.mark.parametrize("name", ["seen", "gone"])
def test_what_was_only_seen_is_never_proved(name: str) -> None:
    """Rows of sources seen or unknown count as skipped, and a note says how many they are."""
    record = {"id": "act", "source": name, "locator": "¶9"}
    gate = source.check(held([{**TEN, "source": name}, TEN], [figure("10")], [record]))
    assert (gate.checked, gate.failed, gate.skipped) == (1, 0, 2)
    (note,) = gate.findings
    assert (note.severity, note.code) == ("note", "seen-not-held")
    assert note.message.startswith("2 rows ")


def test_seen_and_skipped_are_counted_together() -> None:
    """Both are what the gate could not prove."""
    records = [
        {"id": "act", "source": "seen", "locator": "¶1"},
        {"id": "plan", "source": "en", "locator": "¶1"},
    ]
    gate = source.check(held([], [], records))
    assert (gate.checked, gate.skipped) == (0, 2)
    assert [f.code for f in gate.findings] == ["seen-not-held", "text-not-at-hand"]


def test_a_text_is_the_one_that_was_keyed() -> None:
    """Another sha256 is an error at its source, and counts as failed."""
    what = held([TEN], texts={"en": TEXT, "ru": []})
    changed = replace(what, texts={**(what.texts or {}), "ru": Text((), "6" * 64)})
    gate = source.check(changed)
    (fault,) = gate.findings
    assert (fault.severity, fault.code, fault.package) == ("error", "text-sha256", "sources")
    assert (fault.file, fault.row, fault.column) == ("sources/data/sources.csv", 3, "sha256")
    assert (fault.expected, fault.got) == (SHA, "6" * 64)
    assert fault.message == "the text ru.txt is not the one that was keyed"
    assert (gate.checked, gate.failed) == (1, 1)


def test_texts_that_could_not_be_read_are_faults_of_this_gate() -> None:
    """What reading the folder found is told here and counts as failed."""
    missing = Finding("error", "text-missing", "message")
    gate = source.check(replace(held([TEN], [figure("10")]), faults=(missing,)))
    assert gate.findings == (missing,)
    assert (gate.checked, gate.failed) == (1, 1)


@pytest.mark.parametrize(
    ("date", "period", "status", "told"),
    [
        ("2022-05-01", "2023", "actual", True),
        ("2022", "2023-Q1", "actual", True),
        ("2022-05-01", "2022", "actual", False),
        ("2022-05-01", "2022-05-01", "actual", False),
        ("2022-05-01", "2023", "planned", False),
        ("", "2023", "actual", False),
        ("2022-05-01", "", "actual", False),
    ],
)
def test_a_page_prints_no_actual_figure_of_a_later_time(
    date: str, period: str, status: str, told: bool
) -> None:
    """A wrong digit in the period of a page that was only seen can lead ahead of the page."""
    observation = {**printed("one", "10 projects", period=period, status=status), "source": "seen"}
    what = held([observation])
    sources = what.collection.package("sources")
    assert sources
    rows = tuple(
        replace(row, cells={**row.cells, "date": date}) if row["id"] == "seen" else row
        for row in sources.tables[0].rows
    )
    dated = replace(sources, tables=(replace(sources.tables[0], rows=rows), *sources.tables[1:]))
    packages = tuple(dated if p.name == "sources" else p for p in what.collection.packages)
    gate = source.check(replace(what, collection=Collection(packages, SETTINGS)))
    late = [f for f in gate.findings if f.code == "period-after-source"]
    assert [(f.severity, f.column) for f in late] == [("warning", "time_period")] * told
    assert gate.failed == 0
