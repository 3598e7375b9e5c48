"""One chart of an indicator outside the site: the picture with its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from civdata.errors import CivdataError, OutputError, UnknownName
from civdata.model import Collection
from civdata.model.shown import cut
from civdata.pages import pictures, series
from civdata.pages.book import Book, messages
from civdata.pages.facts import gather
from civdata.pages.templates import environment
from civdata.pages.words import Words

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as the site draws it: `svg` is a file of its own, `data` the figures on it.

    A notebook shows it; `save(path)` writes it.
    """

    title: str
    description: str
    citation: str
    svg: str = field(repr=False)
    data: pandas.DataFrame = field(repr=False)

    def __repr__(self) -> str:
        return f"<chart {cut(self.title)!r}, {len(self.data)} figures>"

    def _repr_mimebundle_(self, **_: object) -> Mapping[str, str]:
        return {"image/svg+xml": self.svg, "text/plain": repr(self)}

    def save(self, path: str | Path) -> Path:
        """Write the SVG and return its path; raises OutputError for a name of another format."""
        place = Path(path)
        if place.suffix.lower() not in ("", ".svg"):
            raise OutputError(f"{place}: a chart is an SVG file: end its name in .svg")
        try:
            place.write_text(self.svg, "utf-8")
        except OSError as error:
            raise OutputError(f"cannot write {place}: {error.strerror}") from None
        return place


def plot(
    collection: Collection,
    folder: Path,
    data: pandas.DataFrame,
    indicator: str,
    lang: str,
    address: str,
) -> Picture:
    """Draw the figures of an indicator; `folder` is the site's source, `data` the observations.

    Raises UnknownName for an indicator or language that is not there, CivdataError where an
    indicator has fewer than two dated figures.
    """
    if indicator not in collection.indicators:
        raise UnknownName.among("indicator", indicator, collection.indicators)
    if lang not in collection.languages:
        raise UnknownName.among("language", lang, collection.languages)
    words = Words(lang, messages(folder, lang, collection.settings), collection)
    book = Book(lang, words, gather(collection), environment(folder), {}, {}, address)
    drawn = series.of_indicator(book, collection.indicators[indicator])
    if not drawn:
        text = f"{indicator} has fewer than two dated figures, so there is nothing to draw"
        raise CivdataError(text)
    one = drawn[0]
    svg = pictures.standalone(one.chart, one.unit, one.keys, series.origin(book, one))
    ids = [o.id for o in one.observations]
    figures = data[data["id"].isin(ids)].reset_index(drop=True)
    return Picture(one.chart.title, one.chart.description, one.citation, svg, figures)
