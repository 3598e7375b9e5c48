"""Misuse is told in one line that says what there is and what may have been meant."""

from __future__ import annotations

from civdata.errors import CivdataError, MissingExtra, UnknownName, did_you_mean, nearest


def test_an_unknown_name_lists_the_known() -> None:
    """The nearest is asked for; what is nothing like any name asks nothing."""
    error = UnknownName.among("table", "obsevations", ["indicators", "observations"])
    assert str(error).endswith("indicators, observations. Did you mean observations?")
    assert isinstance(error, CivdataError)
    assert did_you_mean("zzz", ["a"], "!") == "!"


def test_many_names_are_counted_not_listed() -> None:
    """Who mistypes one of hundreds is told what is near; of none, that there is none."""
    said = str(UnknownName.among("indicator", "n-70", [f"name-{n}" for n in range(500)]))
    assert said.startswith("no indicator 'n-70'; there are 500 others. Did you mean name-70 or ")
    assert str(UnknownName.among("package", "a", [])) == "no package 'a'; there is none"


def test_capitals_and_beginnings_are_near() -> None:
    """A name in capitals, or of which only the beginning is typed, leads to the name."""
    known = ["observations", "indicators", "Area"]
    assert nearest("OBSERVATION", known) == ["observations"]
    assert nearest("obs", known) == ["observations"]
    assert nearest("area", known) == ["Area"]
    assert nearest("x", known) == []


def test_a_missing_extra_says_how_to_get_it() -> None:
    """As a line for the shell."""
    said = str(MissingExtra("Drawing a chart", "site"))
    assert said == 'Drawing a chart needs an extra: pip install "civdata[site]"'
