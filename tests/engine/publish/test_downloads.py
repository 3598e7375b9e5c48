"""Downloads of a package and the address of a site."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civdata.model import Collection
from civdata.publish.downloads import address_of, documented, stated_address
from tests.small import SETTINGS


def test_a_site_without_an_address_names_no_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages print paths from the root; one with an address prints that."""
    monkeypatch.delenv("CIVDATA_SITE_URL", raising=False)
    bare = Collection((), replace(SETTINGS, address=""))
    known = Collection((), replace(SETTINGS, address="https://example.org/record"))
    assert stated_address(bare) == "/"
    assert stated_address(known) == address_of(known) == "https://example.org/record/"


def test_the_environment_may_name_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy on another host prints its own."""
    monkeypatch.setenv("CIVDATA_SITE_URL", "https://copy.example.org")
    assert address_of(Collection((), SETTINGS)) == "https://copy.example.org/"


def test_the_environment_may_say_where_the_documentation_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The workflow that publishes both says so; otherwise the settings do, or nobody."""
    known = Collection((), replace(SETTINGS, documentation="https://example.org/manual/"))
    monkeypatch.delenv("CIVDATA_DOCS_URL", raising=False)
    assert documented(known) is known
    monkeypatch.setenv("CIVDATA_DOCS_URL", "https://example.org/docs/")
    assert documented(known).settings.documentation == "https://example.org/docs/"
