"""Misuse is told in one line that says what there is and what may have been meant."""

from __future__ import annotations

from civdata.errors import CivdataError, MissingExtra, UnknownName, did_you_mean


def test_an_unknown_name_lists_the_known() -> None:
    """The nearest is asked for; what is nothing like any name asks nothing."""
    error = UnknownName.among("table", "obsevations", ["indicators", "observations"])
    assert str(error).endswith("indicators, observations. Did you mean observations?")
    assert isinstance(error, CivdataError)
    assert did_you_mean("zzz", ["a"], "!") == "!"


def test_a_missing_extra_says_how_to_get_it() -> None:
    """As a line for the shell."""
    said = str(MissingExtra("Drawing a chart", "site"))
    assert said == 'Drawing a chart needs an extra: pip install "civdata[site]"'
