"""A script in the making."""

from __future__ import annotations

from civdata.browser.bundle import Bundle, loaded
from civdata.claims import sentences
from civdata.claims.sentences import Stretch


def test_a_function_brings_what_it_needs() -> None:
    """Asked for one function, the script has the class that it makes, and nothing twice."""
    bundle = Bundle(loaded(("civdata.claims.sentences",)))
    name = bundle.named(sentences.sentences)
    script = bundle.script()
    assert f"function {name}(" in script or f"function* {name}(" in script
    assert script.count(f"class {bundle.named(Stretch)}") == 1


def test_modules_are_known_by_the_beginnings_of_their_names() -> None:
    """Only what is in memory counts."""
    assert loaded(("civdata.claims.sentences",)) == ("civdata.claims.sentences",)
    assert loaded(("civdata.no_such_module",)) == ()
