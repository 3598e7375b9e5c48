"""What somebody asks for who starts a record."""

from __future__ import annotations

import pytest

from civdata.errors import CivdataError
from civdata.intake.starting.request import host_of


def test_the_host_of_a_page_names_its_publisher() -> None:
    """`www.` says nothing, nor does a port."""
    assert host_of("https://example.org/news/1") == "example.org"


@pytest.mark.parametrize("url", ["example.org/news", "ftp://example.org/a", "https://"])
def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    """The error is one line for the command."""
    with pytest.raises(CivdataError):
        host_of(url)
