"""Charts of rows: a bar a figure, from zero."""

from __future__ import annotations

from decimal import Decimal

from civdata.pages.marks import Chart, Frame, cut, group, line, text, top, top_of

ROW = 44


def rows(chart: Chart, frame: Frame) -> tuple[int, str]:
    """Draw a bar a figure, from zero, its name above it and its value at its end."""
    height = ROW * len(chart.points) + 6
    highest = top_of(chart.points)
    room = frame.width - 4 - max(8.2 * len(point.text) for point in chart.points) - 14

    def x(value: Decimal) -> float:
        return 2 + max(float(value / highest), 0.0) * max(room, 60.0)

    parts = []
    for place, point in enumerate(chart.points):
        above = place * ROW + 4
        end, edge, bar = x(point.value), x(top(point)), above + 19
        parts.append(text("c-name", 2, above + 12, cut(point.label, frame.width)))
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
