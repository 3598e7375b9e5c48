"""A piece of news with figures, and the rows that are drafted from it."""

from __future__ import annotations

from civdata.intake.drafting import Drafted, draft
from tests.tiny import tiny_collection

NEWS = """Steppe news

STEPPE CITY, 5 May 2024. The country has about 310 gardens now. Last year 24 new gardens
were planted. By the end of 2025 more than 400 gardens are to be there.

Under Law No. 12-III of 3 May 2019 the gardens are open from 9:00.
"""


def drafted() -> tuple[Drafted, ...]:
    """Return the rows of the news."""
    return draft(tiny_collection(), NEWS, "steppe-2024", "en")


def row(printed: str) -> Drafted:
    """Return the row of a figure of the news."""
    return next(one for one in drafted() if one.printed == printed)
