"""Pages of an edition ask nobody but their own site for anything."""

from __future__ import annotations

from civdata.publish.edition import POLICY


def test_the_policy_of_pages_names_no_other_host() -> None:
    """Everything is refused that is not named, and what is named is the site itself."""
    rules = [rule.split() for rule in POLICY.split("; ")]
    assert rules[0] == ["default-src", "'none'"]
    named = {source for _, *sources in rules for source in sources}
    assert named <= {"'none'", "'self'", "data:", "'wasm-unsafe-eval'"}
    assert {kind for kind, *sources in rules if "data:" in sources} == {"img-src"}
