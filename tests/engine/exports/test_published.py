"""What a package that is published covers."""

from __future__ import annotations

from pathlib import Path

from civdata.exports.published import covered
from civdata.model import Package
from tests.small import collection, printed, table


def test_periods_of_observations_say_what_a_package_covers() -> None:
    """From the first day of the first to the last day of the last."""
    rows = [printed("a", "5 projects", period="2021-03"), printed("b", "6 projects")]
    package = collection(rows).package("p")
    assert package
    assert covered(package) == ("2021-03-01", "2022-12-31")


def test_without_observations_the_days_in_its_tables_do() -> None:
    """Columns of type date count, and empty cells do not."""
    rows = [{"date": "2020-05-02"}, {"date": ""}, {"date": "2019-01-31"}]
    package = Package("p", Path("p"), {}, {}, {}, (table("t", rows, ["date"]),))
    assert covered(package) == ("2019-01-31", "2020-05-02")


def test_a_package_may_speak_of_no_time() -> None:
    """Two empty texts say so."""
    package = Package("p", Path("p"), {}, {}, {}, (table("t", [{"a": "1"}], ["a"]),))
    assert covered(package) == ("", "")
