"""The profile of data packages, compiled."""

from __future__ import annotations

from civdata.checks.shape import profile


def test_only_what_is_surely_good_holds() -> None:
    """A package with a table is good; one without resources is not."""
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}]}}
    assert profile.holds({"name": "p", "resources": [resource]})
    assert not profile.holds({"name": "p", "resources": []})
    assert not profile.holds({"name": "p", "resources": [{**resource, "path": 5}]})
