"""Gate `print`: the keyed value is what the printed figure says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from civdata.checks import printed
from civdata.model import Observation
from tests.own import OWN, scope
from tests.small import collection
from tests.small import printed as cells_of
from tests.small import scope as small_scope


def test_every_observation_prints_its_value() -> None:
    """All keyed values, qualifiers and units are what our reader reads in `as_printed`."""
    gate = printed.check(scope(()))
    assert gate.findings == ()
    assert gate.checked == len(OWN.collection.observations)
    assert (gate.failed, gate.skipped) == (0, 0)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"value": 118}, "print-value"),
        ({"value_max": 120}, "print-value-max"),
        ({"qualifier": "about"}, "print-qualifier"),
        ({"as_printed": "117 проектов и 3 курса"}, "print-figures"),
        ({"as_printed": "социальных проектов"}, "print-figures"),
        ({"as_printed": "117%"}, "print-unit"),
        ({"as_printed": "117 тенге"}, "print-unit"),
    ],
)
def test_a_disagreement_is_named(change: dict[str, object], code: str) -> None:
    """Each cell that differs from the print is one finding with its column."""
    good = OWN.collection.observations["grants-projects-2020"]
    faults = list(printed.faults_of(replace(good, **change), "projects", "ru"))  # type: ignore[arg-type]
    assert code in [fault.code for fault in faults]


def test_money_without_a_printed_currency_needs_a_note() -> None:
    """A bare figure for an indicator in tenge passes only with a note that explains the unit."""
    good = OWN.collection.observations["grants-projects-2020"]
    bare = replace(good, notes={"kk": "", "ru": "", "en": ""})
    codes = [fault.code for fault in printed.faults_of(bare, "KZT", "ru")]
    assert codes == ["print-unit"]
    noted = replace(good, notes={"kk": "а", "ru": "б", "en": "c"})
    assert list(printed.faults_of(noted, "KZT", "ru")) == []


def keyed(text: str, **changes: object) -> Observation:
    """Return an observation that is what its print says, with some changes."""
    made = collection([cells_of("one", text)]).observations["one"]
    return replace(made, **changes)  # type: ignore[arg-type]


def told(observation: Observation, unit: str = "projects") -> list[tuple[str, str, str, str]]:
    """Return code, column, expected and got of each fault."""
    faults = printed.faults_of(observation, unit, "en")
    return [(fault.code, fault.column, fault.expected, fault.got) for fault in faults]


def test_a_fault_says_what_is_printed_and_what_is_keyed() -> None:
    """Several cells that differ are several faults, each with both sides."""
    one = Decimal(1)
    wrong = keyed("between 5 and 10 projects", value=one, value_max=None, qualifier="about")
    assert told(wrong) == [
        ("print-value", "value", "5", "1"),
        ("print-value-max", "value_max", "10", "empty"),
        ("print-qualifier", "qualifier", "exact", "about"),
    ]
    assert told(keyed("5 projects", value_max=Decimal(10))) == [
        ("print-value-max", "value_max", "empty", "10")
    ]
    assert told(keyed("1.9 billion projects", value=Decimal(5)))[0][2:] == ("1900000000", "5")
    fault = next(printed.faults_of(wrong, "projects", "en"))
    assert (fault.severity, fault.package, fault.file, fault.row) == (
        "error",
        "p",
        "p/data/observations.csv",
        2,
    )
    assert fault.message == "“between 5 and 10 projects” does not print this value"
    assert fault.hint


def test_no_figure_or_more_than_one_is_the_only_fault() -> None:
    """What the fragment holds instead is told; the cells are not compared then."""
    one = Decimal(1)
    assert told(keyed("5 projects", as_printed="5 and 7 words", value=one)) == [
        ("print-figures", "as_printed", "1 figure", "5, 7")
    ]
    assert told(keyed("5 projects", as_printed="words", value=one)) == [
        ("print-figures", "as_printed", "1 figure", "none")
    ]


def test_a_language_without_a_reader_is_not_read_and_said_so() -> None:
    """Figures of such a source are neither passed nor failed: they are skipped, with a note."""
    what = small_scope(collection([{**cells_of("one", "5 projects"), "source": "fi"}]))
    gate = printed.check(what)
    assert (gate.checked, gate.failed, gate.skipped) == (0, 0, 1)
    (note,) = gate.findings
    assert (note.severity, note.code, note.got) == ("note", "not-read", "fi")
    assert "en, kk, " in note.expected


@pytest.mark.parametrize(
    ("as_printed", "unit", "fault"),
    [
        ("5 projects", "projects", None),
        ("5 projects", "councils", None),
        ("5%", "percent", None),
        ("5 percentage points", "percentage-points", None),
        ("5%", "percentage-points", ("indicator", "percent", "percentage-points")),
        ("$5", "KZT", ("indicator", "USD", "KZT")),
        ("5 times", "projects", ("indicator", "times", "projects")),
        ("5 projects", "percentage-points", ("as_printed", "percentage-points", "a bare figure")),
        ("5", "EUR", ("as_printed", "EUR", "a bare figure")),
        ("5th", "projects", None),
    ],
)
def test_a_printed_unit_is_the_indicators(
    as_printed: str, unit: str, fault: tuple[str, str, str] | None
) -> None:
    """Money, shares and multiples must agree; what is counted may be called otherwise."""
    expected = [("print-unit", *fault)] if fault else []
    assert told(keyed(as_printed), unit) == expected


@pytest.mark.parametrize("unit", sorted(printed.PRINTED_UNITS))
def test_units_that_a_figure_prints_itself_are_not_left_out(unit: str) -> None:
    """A bare figure needs a note for each of them."""
    assert told(keyed("5"), unit) == [("print-unit", "as_printed", unit, "a bare figure")]
    assert told(keyed("5", notes={"en": "The heading says so."}), unit) == []


@pytest.mark.parametrize(
    ("as_printed", "unit"),
    [
        ("5 tenge", "KZT"),
        ("$5", "USD"),
        ("5 euro", "EUR"),
        ("5 rubles", "RUB"),
        ("£5", "GBP"),
        ("5%", "percent"),
        ("5 percentage points", "percentage_points"),
        ("5 times", "times"),
        ("May 5, 2022", "date"),
        ("2022", "year"),
    ],
)
def test_a_unit_that_is_printed_is_not_another(as_printed: str, unit: str) -> None:
    """Each unit that the reader knows is compared with the indicator's."""
    assert told(keyed(as_printed), unit) == []
    assert [fault[:2] for fault in told(keyed(as_printed), "projects")] == [
        ("print-unit", "indicator")
    ]


def test_observations_are_counted_and_dangling_ones_skipped() -> None:
    """An unknown source or indicator is gate `shape`'s to name; two faults fail one observation."""
    good = cells_of("good", "5 projects")
    bad = {**cells_of("bad", "5 projects"), "value": "6", "qualifier": "about"}
    astray = [
        {**good, "id": "lost", "source": "gone"},
        {**good, "id": "stray", "indicator": "gone"},
    ]
    gate = printed.check(small_scope(collection([good, bad, bad, *astray])))
    assert (gate.name, gate.checked, gate.failed, gate.skipped) == ("print", 5, 2, 2)
    assert [finding.code for finding in gate.findings] == ["print-value", "print-qualifier"] * 2
