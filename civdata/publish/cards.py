"""The picture of a page for where it is shared: 1200 by 630, in the letters of three languages.

Roboto (Apache License 2.0) comes with the package `font-roboto`; it has every Kazakh letter.
"""

from __future__ import annotations

import io
import zlib
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from PIL import Image, ImageDraw, ImageFont

from civdata.pages import Card

SIZE = (1200, 630)
EDGE, ACROSS = 72, 1200 - 2 * 72
MARK = (EDGE, 56, EDGE + 40, 96)
PAPER, INK, ACCENT = (252, 252, 250), (22, 35, 43), (10, 106, 132)
SHADES, ACCENT_PLACE = 14, 15  # 0 to 14 go from paper to ink, 15 is the accent
BLACK, QUIET = 255, 178
ELLIPSIS = "…"


def draw(card: Card, name: str) -> bytes:
    """Return the picture as PNG, the same bytes for the same card; `name` is that of the record."""
    image = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(image)
    bars = [(0, 0, 1200, 14), MARK]
    named = _cut(name, _font("Bold", 38), ACROSS - 60)
    pen.text((EDGE + 60, 76), named, fill=BLACK, font=_font("Bold", 38), anchor="lm")
    y = _lines(pen, card.topic, 128, ("Regular", 30), 1, QUIET)
    y = _lines(pen, card.name, y + 8, ("Bold", 46), 2 if card.figure else 5, BLACK)
    if card.figure:
        y = _figure(pen, card.figure, y + 26)
        _lines(pen, card.when, y + 10, ("Regular", 36), 1, QUIET)
    if card.source:
        bars.append((EDGE, 524, 1200 - EDGE, 526))
        _lines(pen, card.source, 540, ("Regular", 26), 2, QUIET, 30)
    return _png(image, bars)


def _lines(
    pen: ImageDraw.ImageDraw,
    text: str,
    y: int,
    letter: tuple[str, int],
    most: int,
    shade: int,
    step: int = 0,
) -> int:
    """Write a text in at most so many lines; return where the next thing may stand."""
    font = _font(*letter)
    step = step or round(letter[1] * 1.22)
    for line in _wrapped(text, font, most):
        pen.text((EDGE, y), line, fill=shade, font=font)
        y += step
    return y


def _figure(pen: ImageDraw.ImageDraw, text: str, y: int) -> int:
    """Write the figure as large as it fits on a line, or on two lines."""
    for size in range(112, 59, -4):
        if _font("Bold", size).getlength(text) <= ACROSS:
            return _lines(pen, text, y, ("Bold", size), 1, BLACK)
    return _lines(pen, text, y, ("Bold", 56), 2, BLACK)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= ACROSS:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}{ELLIPSIS}"]
    return [_cut(line, font) for line in lines if line]


def _cut(line: str, font: ImageFont.FreeTypeFont, most: int = ACROSS) -> str:
    while font.getlength(line) > most:
        line = f"{line.rstrip(ELLIPSIS)[:-1].rstrip()}{ELLIPSIS}"
    return line


def _png(image: Image.Image, bars: list[tuple[int, int, int, int]]) -> bytes:
    shaded = image.point([value * SHADES // 255 for value in range(256)])
    for bar in bars:
        shaded.paste(ACCENT_PLACE, bar)
    left, top = MARK[:2]
    tick = [(left + x, top + y) for x, y in ((9, 20), (17, 28), (32, 11))]
    ImageDraw.Draw(shaded).line(tick, fill=0, width=5, joint="curve")
    palette = [
        round(paper + (ink - paper) * shade / SHADES)
        for shade in range(SHADES + 1)
        for paper, ink in zip(PAPER, INK, strict=True)
    ]
    shaded.putpalette([*palette, *ACCENT])
    made = io.BytesIO()
    shaded.save(made, "PNG", bits=4, compress_level=6, compress_type=zlib.Z_RLE)
    return made.getvalue()


def _file(weight: str) -> Traversable:
    return files("font_roboto") / "files" / f"Roboto-{weight}.ttf"


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a font that remembers lines: topics, sources and the record stand on many cards."""
    letters = io.BytesIO(_file(weight).read_bytes())
    found = ImageFont.truetype(letters, size, layout_engine=ImageFont.Layout.BASIC)
    for name, most in (("getlength", 50_000), ("getmask2", 1_000)):
        setattr(found, name, lru_cache(most)(getattr(found, name)))
    return found
