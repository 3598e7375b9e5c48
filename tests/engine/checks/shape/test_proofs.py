"""Texts and conditions of SQL that prove cells good."""

from __future__ import annotations

import re
from calendar import monthrange

import pytest

from civdata.checks.shape import proofs
from civdata.checks.shape.rules import rule_of


def test_a_text_cannot_end_its_own_quotes() -> None:
    """A quote is doubled; nothing is NULL."""
    assert proofs.text("it's") == "'it''s'"
    assert proofs.value(None) == "NULL"
    assert proofs.listed(["a", "b'"]) == "('a', 'b''')"


def test_a_form_takes_what_the_rule_takes() -> None:
    """Digits are whole numbers, also where a cell may be empty; words are none."""
    rule = rule_of({"name": "n", "type": "integer"}, frozenset([""]), [])
    form = proofs.form_of(rule, frozenset([""]))
    assert re.fullmatch(form, "258")
    assert re.fullmatch(form, "")
    assert not re.fullmatch(form, "many")


def test_a_required_column_proves_no_empty_cell() -> None:
    """What is missing is never proved where a value is required."""
    item = {"name": "n", "type": "integer", "constraints": {"required": True}}
    rule = rule_of(item, frozenset([""]), [])
    assert not re.fullmatch(proofs.form_of(rule, frozenset([""])), "")


def test_bytes_are_counted_without_the_quotes_in_cells() -> None:
    """A row has the bytes of its cells and of what is between them."""
    import duckdb

    cells = "(VALUES ('say \"so\"', 'ä'), ('two\nlines', ''), ('', '')) AS t(c0, c1)"
    made = proofs.joined(["c0", "c1"], cells)
    assert duckdb.execute(f"SELECT n FROM {made}").fetchall() == [(9,), (10,), (1,)]


def test_a_row_has_the_forms_of_its_cells_without_the_sign_between_them() -> None:
    """A comma parts cells where it stands between them, and is a letter of one elsewhere."""
    forms = [proofs.form_of(None, frozenset()), ""]
    assert re.fullmatch(proofs.row_of(forms, ","), "Any text,(what) ever")
    assert not re.fullmatch(proofs.row_of(forms, ","), "Any,text,what ever")
    assert re.fullmatch(proofs.row_of(forms, proofs.BETWEEN), "Any, text\x1fwhat, ever")


def test_a_number_without_a_sign_is_not_below_nothing() -> None:
    """A minimum of 0 is in the form, so that it is not looked at again."""
    item = {"name": "n", "type": "number", "constraints": {"minimum": 0}}
    rule = rule_of(item, frozenset([""]), [])
    form = proofs.form_of(rule, frozenset([""]))
    assert re.fullmatch(form, "1.5")
    assert not re.fullmatch(form, "-1.5")
    assert proofs.beyond(rule, "c0", frozenset([""])) == ""


@pytest.mark.parametrize("month", range(1, 13))
def test_only_days_that_there_are_have_the_form_of_a_date(month: int) -> None:
    """The last day of a month is proved, the day behind it never; of February 28 days."""
    last = 28 if month == 2 else monthrange(2021, month)[1]
    told = [day for day in range(1, 40) if re.fullmatch(proofs.DAY, f"2021-{month:02d}-{day:02d}")]
    assert told == list(range(1, last + 1))
