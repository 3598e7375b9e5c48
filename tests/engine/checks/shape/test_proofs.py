"""Texts and conditions of SQL that prove cells good."""

from __future__ import annotations

import re

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
    """Rows whose lines cannot be told count as NULL, rows of nothing as -1."""
    plain = proofs.size_of(["c0", "c1"], 1, quotes=False)
    assert plain == "CASE WHEN c0 = '' AND c1 = '' THEN -1 ELSE strlen(l0) - 1 END"
    assert "THEN NULL" in proofs.size_of(["c0"], 1, quotes=True)
