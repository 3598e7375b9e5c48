"""Where a record is: the names in its folder, and what an address is, for any module to know."""

from __future__ import annotations

import re

FILE = "civdata.toml"
"""The settings."""

DATA = "datapackages"
"""The folder of the data packages."""

SITE = "site"
"""The folder of the site's own pages, words and pictures."""

VERSION = re.compile(r"[0-9]+(\.[0-9]+){1,3}([-+.][A-Za-z0-9.]+)?")
"""A version of the data: a name of its folder, of its address, and nothing that leads elsewhere."""


def is_address(text: str) -> bool:
    """Return whether a text is a web address rather than a folder.

    >>> is_address("https://example.org/data/v/1.0.0/"), is_address("data/v")
    (True, False)
    """
    return text.startswith(("https://", "http://"))
