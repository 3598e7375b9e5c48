"""Gate `print`: the keyed value is what the printed figure says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civdata import storage
from civdata.checks import printed
from civdata.checks.scope import scope


def test_every_observation_prints_its_value() -> None:
    """All keyed values, qualifiers and units are what our reader reads in `as_printed`."""
    gate = printed.check(scope(()))
    assert gate.findings == ()
    assert gate.checked == len(storage.collection().observations)
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
    good = storage.collection().observations["grants-projects-2020"]
    faults = list(printed.faults_of(replace(good, **change), "projects", "ru"))  # type: ignore[arg-type]
    assert code in [fault.code for fault in faults]


def test_money_without_a_printed_currency_needs_a_note() -> None:
    """A bare figure for an indicator in tenge passes only with a note that explains the unit."""
    good = storage.collection().observations["grants-projects-2020"]
    bare = replace(good, notes={"kk": "", "ru": "", "en": ""})
    codes = [fault.code for fault in printed.faults_of(bare, "KZT", "ru")]
    assert codes == ["print-unit"]
    noted = replace(good, notes={"kk": "а", "ru": "б", "en": "c"})
    assert list(printed.faults_of(noted, "KZT", "ru")) == []
