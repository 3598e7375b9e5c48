"""The account of figures: no figure of a held text goes unnoticed, none keyed goes unproved."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from civdata.checks import account
from civdata.figures import read
from civdata.model import Field
from civdata.record import seals
from tests.conftest import Edit
from tests.held import figure, held, short, told
from tests.own import scope
from tests.small import Cells, printed, table

INDEX = "sources/data/figures.csv"
TEN = {**printed("ten", "10 projects"), "locator": "¶1"}


def test_the_index_and_the_texts_agree_on_every_figure(texts: Path) -> None:
    """Every figure that the reader finds in a held text is in the index, and no other."""
    gate = account.check(scope((), texts))
    assert gate.findings == ()
    assert (gate.failed, gate.skipped) == (0, 0)
    assert gate.checked > 340


def test_without_texts_every_row_of_the_index_is_still_checked() -> None:
    """The index alone proves observations and records; that no text was read is said."""
    gate = account.check(scope(()))
    assert gate.failed == 0
    assert {f.code for f in gate.findings} == {"text-not-at-hand"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ministry-concept-report-2023,¶87,7,", "ministry-concept-report-2023,¶87,8,"),
        ("ministry-concept-report-2023,¶87,7,", "ministry-concept-report-2023,¶7,7,"),
        ("ministry-concept-report-2023,¶9,1,", "ministry-concept-report-2023,¶9,2,"),
        ("ministry-concept-report-2023,¶9,1,", "ministry-concept-report-2023,¶,1,"),
    ],
)
def test_an_index_out_of_order_is_named(data: Path, edit: Edit, before: str, after: str) -> None:
    """Places of the index go up, so that a wrong one does not pass without the texts either."""
    edit(INDEX, lambda text: text.replace(before, after, 1))
    gate = account.check(scope((data,)))
    assert "index-order" in {f.code for f in gate.findings}


def test_an_observation_taken_away_is_named(data: Path, edit: Edit) -> None:
    """The index still leads to an observation that somebody deleted."""
    edit(
        "grants/data/observations.csv",
        lambda text: "\n".join(
            line for line in text.split("\n") if not line.startswith("grants-projects-2020,")
        ),
    )
    gate = account.check(scope((data,)))
    assert any("grants-projects-2020" in f.message for f in gate.findings)


def test_an_observation_that_no_figure_proves_is_named(data: Path, edit: Edit) -> None:
    """A row of the index taken away leaves its observation without proof."""
    edit(
        "sources/data/figures.csv",
        lambda text: "\n".join(
            line for line in text.split("\n") if ",value,grants-projects-2020," not in line
        ),
    )
    gate = account.check(scope((data,)))
    named = [f for f in gate.findings if f.code == "not-accounted"]
    assert [f.file for f in named] == ["grants/data/observations.csv"]


def test_a_figure_planted_in_a_text_is_named(texts: Path, tmp_path: Path) -> None:
    """One more figure in a copy of a held text is found, with its place."""
    copy = Path(shutil.copytree(texts, tmp_path / "texts"))
    path = copy / "government-2018-06-05.txt"
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8").replace("ASAR", "ASAR with 4 321 members"), "utf-8")
    gate = account.check(scope((), copy))
    assert any(
        f.code == "figure-not-indexed" and "4 321" in f.message and "¶11" in f.message
        for f in gate.findings
    )


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("grants/data/observations.csv", "grants-projects-2020,grants-projects,2020", None),
        ("legislation/data/acts.csv", "2020-08-27", "2020-08-28"),
        ("sources/data/sources.csv", "2018-06-05,en", "2018-06-06,en"),
    ],
)
def test_a_wrong_date_is_named(
    data: Path, edit: Edit, file: str, before: str, after: str | None
) -> None:
    """A period or date that the printed dates do not give fails, texts at hand or not."""
    edit(file, lambda text: text.replace(before, after or before[:-1] + "1", 1))
    gate = account.check(scope((data,)))
    assert gate.failed


def in_order(*rows: Cells) -> list[Cells]:
    """Return rows of one paragraph with positions from 1."""
    return [{**row, "position": str(n)} for n, row in enumerate(rows, 1)]


def test_texts_that_are_not_at_hand_are_noted_one_by_one() -> None:
    """Each held source without its text is a note and counts as skipped; seen ones are not."""
    gate = account.check(held(texts={"en": []}))
    assert [(f.severity, f.code, f.package, f.file) for f in gate.findings] == [
        ("note", "text-not-at-hand", "sources", INDEX)
    ] * 2
    assert [f.message.split(":")[0] for f in gate.findings] == ["ru", "kk"]
    assert (gate.name, gate.checked, gate.failed, gate.skipped) == ("account", 0, 0, 2)


def test_without_the_index_among_the_packages_no_text_is_read() -> None:
    """Only the rows that lead to what is checked count then; their faults are still told."""
    rows = (
        figure("10", "value", "ten"),
        figure("99", "value", "elsewhere", position=2),
        figure("2022", "period", "elsewhere ten", position=3),
    )
    gate = account.check(held([TEN], rows, targets=("p",)))
    assert (gate.checked, gate.skipped) == (2, 0)
    assert [f.code for f in gate.findings] == ["index-dangling"]
    assert account.check(held([TEN], rows, targets=("p", "sources"))).checked == 3


def test_failures_are_counted_by_row_and_message() -> None:
    """Two faults of one row are two failures, a note is none."""
    gate = account.check(held([], [figure("10", "value", "nothing nowhere")]))
    assert [f.severity for f in gate.findings] == ["note"] * 3 + ["error"] * 2
    assert gate.failed == 2


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (figure("10", "not_data", reason="off-topic"), None),
        (
            figure("10", "not_data", reason="whim"),
            ("index-reason", 2, "refs", "off-topic, other", "whim"),
        ),
        (figure("10", "not_data"), ("index-reason", 2, "refs", "off-topic, other", "none")),
        (
            figure("10", "not_data", "ten more", reason="other"),
            ("index-refs", 2, "refs", "", "ten"),
        ),
        (figure("10", "value"), ("index-refs", 2, "refs", "an id", "none")),
        (figure("ten and 5", "value", "ten"), ("index-print", 2, "refs", "1", "another")),
        (
            figure("10", "value", "nothing"),
            ("index-dangling", 2, "refs", "an observation, record or source", "nothing"),
        ),
        (figure("2020", "date", "en"), None),
        (figure("June 29", "date", "en"), None),
        (figure("2021", "date", "en"), ("index-date", 2, "refs", "2021", "2020-06-29")),
        (figure("29", "date", "en"), ("index-date", 2, "refs", "29", "2020-06-29")),
    ],
)
def test_each_row_of_the_index_gives_its_account(
    row: Cells, expected: tuple[str, int, str, str, str] | None
) -> None:
    """Not data needs a known reason and leads nowhere; anything else leads to what says so."""
    assert short(told(row)) == ([expected] if expected else [])


def test_a_fault_of_a_row_says_what_stands_where() -> None:
    """The message begins with source, place and print."""
    (fault,) = told(figure("10", "value", "nothing"))
    assert fault.message == "en ¶1 “10”: leads to nothing, which does not exist"
    assert (fault.severity, fault.package, fault.file) == ("error", "sources", INDEX)
    assert fault.hint


def test_without_reasons_at_hand_their_table_is_named() -> None:
    """The package `reference` may be missing: no reason is known then."""
    what = held([], [figure("10", "not_data", reason="whim")])
    alone = type(what.collection)(what.collection.packages[:2])
    findings = account.check(type(what)(what.readings, alone)).findings
    assert [f.expected for f in findings if f.code == "index-reason"] == ["reference/reasons"]


VALUE = figure("10", "value", "ten")
PERIOD = figure("2022", "period", "ten", position=2)


@pytest.mark.parametrize(
    ("row", "observation", "expected"),
    [
        (VALUE, {}, None),
        (VALUE, {"source": "ru"}, ("index-source", 2, "refs", "en", "ru")),
        (VALUE, {"locator": "¶2"}, ("index-locator", 2, "refs", "¶1", "¶2")),
        (VALUE, {"as_printed": "10 12"}, ("index-value", 2, "refs", "10", "10 12")),
        (VALUE, {"as_printed": "12 projects"}, ("index-value", 2, "refs", "10", "12 projects")),
        (
            figure("10", "record", "ten"),
            {},
            ("index-account", 2, "refs", "value or period", "record"),
        ),
        (figure("2021", "period", "ten"), {}, ("index-period", 2, "refs", "2021", "2022")),
        (figure("10", "period", "ten"), {}, ("index-period", 2, "refs", "10", "2022")),
        (
            figure("2021", "period", "ten"),
            {"time_period": ""},
            ("index-period", 2, "refs", "2021", "empty"),
        ),
    ],
)
def test_a_row_and_its_observation_say_the_same(
    row: Cells, observation: Cells, expected: tuple[str, int, str, str, str] | None
) -> None:
    """Source, place, figure and period of the observation are those of the row."""
    what = held([{**TEN, **observation}], [row], targets=("sources",))
    findings = [f for f in account.check(what).findings if f.severity == "error"]
    assert short(findings) == ([expected] if expected else [])


def test_an_observation_has_one_figure_and_its_period() -> None:
    """Its figure stands in the index once, and printed dates give every part of its period."""
    assert told(VALUE, PERIOD, observations=(TEN,)) == []
    assert short(told({**PERIOD, "position": "1"}, observations=(TEN,))) == [
        ("not-accounted", 2, "as_printed", "1 row", "0 rows")
    ]
    twice = told(VALUE, PERIOD, {**VALUE, "position": "3"}, observations=(TEN,))
    assert short(twice) == [("not-accounted", 2, "as_printed", "1 row", "2 rows")]
    assert short(told(VALUE, observations=(TEN,))) == [
        ("not-accounted", 2, "time_period", "year 2022", "no date")
    ]
    assert told(VALUE, observations=({**TEN, "time_period": ""},)) == []
    dated = {**TEN, "time_period": "2022-05/2023-06"}
    near = figure("2023", "period", "ten", position=3)
    (gap,) = told(VALUE, PERIOD, near, observations=(dated,))
    assert (gap.expected, gap.got) == ("month 05, month 06", "2022, 2023")
    assert (gap.severity, gap.package, gap.file) == ("error", "p", "p/data/observations.csv")
    assert gap.message == "ten: no printed date gives its period"


@pytest.mark.parametrize("source", ["seen", "gone"])
def test_what_is_not_held_needs_no_account(source: str) -> None:
    """Observations and records of sources only seen, or unknown, are not asked for figures."""
    record = {"id": "act", "date": "2020-08-27", "source": source}
    assert told(observations=({**TEN, "source": source},), records=(record,)) == []


LAW = {"id": "law", "date": "2020-08-27", "size": "3", "period": "2020/2030", "source": "en"}
ROWS = (
    figure("August 27, 2020", "record", "law"),
    figure("3", "record", "law", position=2),
    figure("2020", "record", "law", position=3),
    figure("2030", "record", "law", position=4),
)


def test_numbers_and_dates_of_a_record_are_proved() -> None:
    """Each cell with a number or date has a printed figure that gives it."""
    assert told(*ROWS, records=(LAW,)) == []
    assert short(told(*ROWS[:3], records=(LAW,))) == [
        ("not-accounted", 2, "period", "2020/2030", "August 27, 2020, 3, 2020")
    ]
    assert short(told(records=({**LAW, "size": "", "period": ""},))) == [
        ("not-accounted", 2, "date", "2020-08-27", "no figure")
    ]
    (gap,) = told(*in_order(*ROWS[2:], ROWS[0]), records=(LAW,))
    assert (gap.column, gap.package, gap.file) == ("size", "p", "p/data/records.csv")
    assert gap.message == "law: no printed figure gives this cell"


@pytest.mark.parametrize("kind", ["integer", "number", "year", "date", "string"])
def test_columns_of_numbers_and_dates_are_proved(kind: str) -> None:
    """So are those that are called a number or a period; other text is not."""
    names = ("number", "period", "valid_period", "in_force_period", "cell", "end_period")
    fields = tuple(Field(name, kind if name == "cell" else "string") for name in names)
    made = replace(table("acts", [], names), fields=fields)
    cell = [] if kind == "string" else ["cell"]
    assert seals.proved_columns(made) == [*names[:4], *cell]


def test_a_figure_that_leads_to_a_record_says_one_of_its_cells() -> None:
    """Otherwise the row is named with what the record says instead."""
    wrong = figure("7", "record", "law", position=5)
    (fault,) = told(*ROWS, wrong, records=(LAW,))
    assert short([fault]) == [("index-record", 6, "refs", "7", "2020-08-27, 2020/2030, 3")]
    assert fault.message == "en ¶1 “7”: law does not say so"


def test_the_ends_of_a_period_are_proved_by_the_ends_of_the_print() -> None:
    """A column of starts takes the first end of each printed date, one of ends the last."""
    columns = ("id", "date_start", "date_end", "period")
    days = ("2021-11-22", "2021-11-26")

    def gaps(*cells: str) -> list[str]:
        made = table("stages", [dict(zip(columns, ("stage", *cells), strict=True))], columns)
        ledger = account._Ledger()
        ledger.records["stage"] += read("22-26 November 2021", "en")
        return [gap.column for gap in account._record(made, made.rows[0], columns[1:], ledger)]

    assert gaps(*days, "/".join(days)) == []
    assert gaps(*reversed(days), days[0]) == ["date_start", "date_end"]
    assert gaps("", "", "2021-11-24") == ["period"]


@pytest.mark.parametrize(
    ("printed_text", "cell", "said"),
    [
        ("No. 5", "5", True),
        ("5", "№5", True),
        ("5", "№ 5", True),
        ("5", "5.0", True),
        ("5", "6", False),
        ("between 5 and 10", "10", True),
        ("between 5 and 10", "5", True),
        ("between 5 and 10", "7", False),
        ("VII", "vii", True),
        ("VII", "7", True),
        ("seventh", "Seventh", True),
        ("seventh", "eighth", False),
    ],
)
def test_a_figure_says_a_number_or_an_ordinal(printed_text: str, cell: str, said: bool) -> None:
    """Numbers are compared as numbers, either end of a range counts, words without case."""
    (one,) = read(printed_text, "en")
    assert account.says(one, cell) is said
