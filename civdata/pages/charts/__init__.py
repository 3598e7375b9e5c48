"""Charts as SVG: marks, axes, bars, lines, tiles."""
