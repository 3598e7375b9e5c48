"""Figures that are no claims."""

from __future__ import annotations

import pytest

from civdata.claims.references import reference
from tests.engine.claims.given import page


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("See article 5 of the Law.", "5", "number"),
        ("In 2022 there were gardens.", "2022", "date"),
        ("Gardeners are 30 years old.", "30", "age"),
        ("Call 8-800-080-12-12.", "800", "part"),
        ("The country had 258 gardens.", "258", ""),
    ],
)
def test_what_is_no_claim_has_its_kind(text: str, printed: str, kind: str) -> None:
    """A number of a law, a date, an age and a telephone are told; a count may be a claim."""
    made = page(text)
    figure = next(f for f in made.figures if f.text.startswith(printed))
    assert reference(made, figure) == kind
