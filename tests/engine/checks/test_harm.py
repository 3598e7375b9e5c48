"""What in a text of other people harms a reader, and what is lawful."""

from __future__ import annotations

import pytest

from civdata.checks import harm


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("+7 727 123 45 67", set()),
        ("-5 °C", set()),
        ("<LOD", set()),
        ("M&M; spol.", set()),
        ("=HYPERLINK(A1)", {"formula"}),
        ("<script>alert(1)</script>", {"markup"}),
        ("name\u202egnp", {"control"}),
        ("a\ufffdb", {"control"}),
        ("zero\u200bwidth", {"control"}),
        ("a\u00a0b", {"no-break-space"}),
        ("Ð¡Ð°Ð´", {"mojibake"}),
    ],
)
def test_each_kind_of_harm_has_its_code(cell: str, codes: set[str]) -> None:
    """What people write is lawful; what runs, hides or was lost is told."""
    assert {fault.code for fault in harm.faults(cell)} == codes


def test_what_only_looks_untidy_is_a_warning() -> None:
    """A blank that does not break harms nobody, an invisible turn of the text does."""
    assert {f.severity for f in harm.faults("a\u00a0b")} == {"warning"}
    assert {f.severity for f in harm.faults("a\u202eb")} == {"error"}
