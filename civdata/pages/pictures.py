"""A chart as a file of its own: with title, unit, legend and origin in the picture."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from civdata.pages.charts.lines import NARROW_ONLY, picture
from civdata.pages.charts.marks import WIDE, Chart, text

HEAD = 24
LINE = 17
MARGIN = 16
LIGHT = (
    "#16232b", "#52626c", "#d9dfe0", "#7b8a92", "#0a6a84", "#9a5b00", "#b3202c", "#fcfcfa"
)  # fmt: skip
DARK = (
    "#e4ecee", "#a3b3ba", "#2b3a41", "#6d808a", "#56bcd8", "#e9aa4b", "#ff8d8d", "#10181c"
)  # fmt: skip
NAMES = ("ink", "quiet", "line", "strong-line", "actual", "planned", "contested", "ground")
"""The colours of the style sheet, in the order of the two palettes."""

SIGNS = {
    "actual": "●", "planned": "□", "whisker": "│", "span": "━", "apart": "╌", "contested": "◯",
    "shade": "▓", "settled": "◌", "same": "▒", "mute": "…",
}  # fmt: skip
"""How the legend names what the drawing shows; the break of an axis is ≀."""

STYLE = """
svg{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;LIGHT}
@media(prefers-color-scheme:dark){svg:not(.light){DARK}}
.ground{fill:var(--ground)}
text{fill:var(--ink);font-size:12px}
.c-title{font-size:18px;font-weight:700}
.c-quiet,.c-tick{fill:var(--quiet)}
.c-value,.c-figure{font-weight:700;font-size:13px}
.c-value{paint-order:stroke;stroke:var(--ground);stroke-width:4px;stroke-linejoin:round}
.c-small{font-size:10px}
.c-name{font-size:12.5px}.c-region{font-size:11px}
.c-grid{stroke:var(--line)}.c-zero,.c-moment{stroke:var(--strong-line)}
.c-same{fill:var(--line);fill-opacity:.6}
.c-break{fill:none;stroke:var(--ink);stroke-width:1.5}
.c-line{stroke:var(--actual);stroke-width:2}
.c-gap{stroke-dasharray:2 5;stroke-linecap:round}
.c-span{stroke:var(--quiet);stroke-width:2.5;stroke-opacity:.55}
.c-actual .c-mark,.c-actual .c-bar{fill:var(--actual)}
.c-planned .c-mark,.c-planned .c-bar{fill:var(--ground);stroke:var(--planned);stroke-width:2}
.c-planned .c-bar{stroke-dasharray:5 3}
.c-whisker{stroke:var(--ink);stroke-width:1.4}
.c-contested *{stroke:var(--contested);stroke-width:3}
.c-settled .c-mark,.c-settled .c-bar{stroke:var(--quiet);stroke-width:2;stroke-dasharray:2 2}
.c-contested .c-whisker{stroke:var(--ink);stroke-width:1.4}
.c-tile{fill:var(--actual)}.c-void{fill:none;stroke:var(--line);stroke-dasharray:4 3}
.c-shade1{fill-opacity:.1}.c-shade2{fill-opacity:.19}.c-shade3{fill-opacity:.28}
.c-shade4{fill-opacity:.37}.c-shade5{fill-opacity:.46}
"""


def standalone(chart: Chart, unit: str, keys: Iterable[tuple[str, str]], origin: str) -> str:
    """Return an SVG document of a chart that explains itself on any site or paper."""
    titles = _lines(chart.title, 72)
    origins = _lines(origin, 112)
    shown = [(key, words) for key, words in keys if key != NARROW_ONLY]
    legend = _lines("   ".join(f"{_sign(key)} {words}" for key, words in shown), 112)
    height, body = picture(chart, WIDE)
    head = MARGIN + HEAD * len(titles) + LINE + 8
    foot = head + height + 10
    whole = foot + LINE * (len(legend) + len(origins)) + MARGIN
    parts = [text("c-title", 0, MARGIN + HEAD * n + 6, t) for n, t in enumerate(titles)]
    parts.append(text("c-quiet", 0, MARGIN + HEAD * len(titles) + 2, unit))
    parts.append(f'<g transform="translate(0 {head})">{body}</g>')
    below = [*legend, *origins]
    parts += [text("c-quiet", 0, foot + LINE * (n + 1), line) for n, line in enumerate(below)]
    wide = WIDE.width + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{whole}" '
        f'viewBox="{-MARGIN} 0 {wide} {whole}" role="img" aria-labelledby="t d">'
        f'<title id="t">{escape(chart.title)}</title><desc id="d">{escape(chart.description)}'
        f"</desc><style>{_style()}</style>"
        f'<rect class="ground" x="{-MARGIN}" width="{wide}" height="{whole}"/>'
        f"{''.join(parts)}</svg>\n"
    )


def _style() -> str:
    def declared(palette: tuple[str, ...]) -> str:
        return ";".join(f"--{n}:{colour}" for n, colour in zip(NAMES, palette, strict=True))

    return STYLE.replace("LIGHT", declared(LIGHT)).replace("DARK", declared(DARK))


def _sign(key: str) -> str:
    return SIGNS.get(key, "≀")


def _lines(words: str, most: int) -> list[str]:
    """Break words into lines of at most so many letters."""
    made = [""]
    for word in words.split(" "):
        if made[-1] and len(made[-1]) + len(word) >= most:
            made.append("")
        made[-1] = f"{made[-1]} {word}" if made[-1] else word
    return made
