"""Charts of rows: a bar a figure, from zero."""

from __future__ import annotations

from decimal import Decimal

from civdata.pages.charts.marks import Chart, Frame, broken, group, line, text, top, top_of

ROW = 44
LINE = 15


def rows(chart: Chart, frame: Frame) -> tuple[int, str]:
    """Draw a bar a figure, from zero, its name above it and its value at its end."""
    names = [broken(point.label, frame.width) for point in chart.points]
    row = ROW + LINE * (max(map(len, names)) - 1)
    height = row * len(chart.points) + 6
    highest = top_of(chart.points)
    room = frame.width - 4 - max(8.2 * len(point.text) for point in chart.points) - 14

    def x(value: Decimal) -> float:
        return 2 + max(float(value / highest), 0.0) * max(room, 60.0)

    parts = []
    for place, point in enumerate(chart.points):
        bar = (place + 1) * row - 21
        end, edge = x(point.value), x(top(point))
        for back, name in enumerate(reversed(names[place])):
            parts.append(text("c-name", 2, bar - 7 - LINE * back, name))
        parts.append(group(point))
        parts.append(
            f'<rect class="c-bar" x="2" y="{bar}" width="{max(end - 2, 1.5):.1f}" height="14"/>'
        )
        if point.low != point.high or point.high is None:
            low = x(point.low if point.low is not None else point.value)
            parts.append(line("c-whisker", low, bar + 7, edge, bar + 7))
        parts.append("</g>")
        parts.append(text("c-value", max(end, edge) + 8, bar + 12, point.text))
    return height, "".join(parts)
