"""A record to start, and a page that prints its first figures."""

from __future__ import annotations

from civdata.intake.starting.request import Page, Start

START = Start("trees", {"en": "Trees"}, ("en",), "NO")
PAGE = Page(
    "https://example.org/trees",
    "Trees of the town",
    "Town paper",
    "en",
    ("1,200 trees", "more than 5% of them"),
)
