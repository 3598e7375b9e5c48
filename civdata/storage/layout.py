"""Where a record is: the names in its folder, and what an address is, for any module to know."""

from __future__ import annotations

FILE = "civdata.toml"
"""The settings."""

DATA = "datapackages"
"""The folder of the data packages."""

SITE = "site"
"""The folder of the site's own pages, words and pictures."""


def is_address(text: str) -> bool:
    """Return whether a text is a web address rather than a folder.

    >>> is_address("https://example.org/data/v/1.0.0/"), is_address("data/v")
    (True, False)
    """
    return text.startswith(("https://", "http://"))
