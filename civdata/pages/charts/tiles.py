"""The tile map: a square a region, each near its place on the map, as the settings place them.

A true map gives a city no room for a figure; here every region has the same.
"""

from __future__ import annotations

from decimal import Decimal

from civdata.pages.charts.marks import Chart, Frame, Point, group, text

SHADES = 5
GAP = 4
SMALL = 7


def tiles(chart: Chart, frame: Frame) -> tuple[int, str]:
    """Draw figures of regions; a darker square is a higher figure, an empty one has none."""
    found = {point.area: point for point in chart.points}
    highest = max(point.value for point in chart.points)
    size = (min(frame.width, 560) - GAP) / len(chart.tiles[0])
    tall = min(size * 0.9, 62.0)
    parts = []
    for row, codes in enumerate(chart.tiles):
        for column, code in enumerate(codes):
            if code:
                corner = (2 + column * size, 2 + row * tall)
                box = (*corner, size - GAP, tall - GAP)
                kind = f"c-region c-region-{frame.name}"
                label = text(
                    kind,
                    corner[0] + (size - GAP) / 2,
                    corner[1] + tall / 2 - 6,
                    chart.regions.get(code, code),
                    "middle",
                )
                parts.append(_tile(label, found.get(code), box, highest))
    return round(tall * len(chart.tiles)) + 4, "".join(parts)


def _tile(
    label: str, point: Point | None, box: tuple[float, float, float, float], highest: Decimal
) -> str:
    left, top, wide, tall = box
    middle = left + wide / 2
    place = f'x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}"'
    if point is None:
        return f'<rect class="c-tile c-void" {place}/>{label}'
    kind = "c-figure c-small" if len(point.text) > SMALL else "c-figure"
    return (
        f'{group(point)}<rect class="c-tile c-shade{shade(point.value, highest)}" {place}/></g>'
        f"{label}{text(kind, middle, top + tall / 2 + 13, point.text, 'middle')}"
    )


def shade(value: Decimal, highest: Decimal) -> int:
    """Return how dark a figure is, 1 to 5, by its part of the highest.

    >>> [shade(Decimal(n), Decimal(99)) for n in (1, 60, 99)]
    [1, 4, 5]
    """
    if highest <= 0:
        return 1
    return min(max(int(value / highest * SHADES) + 1, 1), SHADES)
