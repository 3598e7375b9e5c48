"""Points and charts for tests of drawings."""

from __future__ import annotations

from decimal import Decimal

from civdata.pages.charts.marks import Chart, Point


def point(at: float, value: str, **more: object) -> Point:
    """Make an exact point."""
    number = Decimal(value)
    settings = {"low": number, "high": number, "text": value, **more}
    return Point(f"{at:.0f}", f"{at:.0f}", at, number, **settings)  # type: ignore[arg-type]


def chart(*points: Point) -> Chart:
    """Make a chart whose title needs escaping."""
    return Chart("c", "Grants <&>", "Description", points, str)


SERIES = (point(2020, "117"), point(2021, "51"), point(2022, "60"), point(2023, "56", planned=True))
