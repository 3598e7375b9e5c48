"""Views as frames that know the observation behind each cell. Importing this imports pandas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas

from civdata.errors import CivdataError, UnknownName
from civdata.model import Collection, Observation, Package
from civdata.record.citation import cite
from civdata.record.frames import Numbers, known_numbers, number_column
from civdata.record.loading import sources_of, terms_of
from civdata.record.proof import Evidence, evidence
from civdata.record.views import View


class Grid(pandas.DataFrame):
    """A view as a frame: `evidence(row, column)` proves a cell, `ids` names all observations.

    A row is named by what stands in its first column, such as a period, or by its number in the
    view. Frames made of this one by pandas keep the proof as long as they keep those names.
    """

    _metadata = ["_view", "_collection"]  # noqa: RUF012  (the name that pandas asks for)
    _view: View | None = None
    _collection: Collection | None = None

    @property
    def _constructor(self) -> Callable[..., Grid]:
        return Grid

    @property
    def _seen(self) -> View:
        if self._view is None:
            raise CivdataError("this frame is no longer a view: ask the view itself")
        return self._view

    @property
    def ids(self) -> pandas.DataFrame:
        """The id of the observation behind each cell, `<NA>` where there is none."""
        return self._beside(lambda o: o.id)

    @property
    def qualifiers(self) -> pandas.DataFrame:
        """How each figure is qualified in print: `exact`, `about`, `more_than` …"""
        return self._beside(lambda o: o.qualifier)

    @property
    def prints(self) -> pandas.DataFrame:
        """Each figure as it was printed."""
        return self._beside(lambda o: o.as_printed)

    @property
    def titles(self) -> dict[str, dict[str, str]]:
        """The titles of the columns by language."""
        return {column.name: dict(column.titles) for column in self._seen.columns}

    @property
    def units(self) -> dict[str, str]:
        """The unit of each column of figures."""
        known = self._collection.indicators if self._collection else {}
        return {c.name: known[c.indicator].unit for c in self._seen.columns if c.indicator in known}

    def evidence(self, row: object, column: str) -> Evidence:
        """Return the proof of one cell; raises UnknownName where no figure stands."""
        view = self._seen
        names = [c.name for c in view.columns]
        if column not in names:
            raise UnknownName.among(f"column of {view.name}", column, names)
        first = [str(cells[0].value) for cells in view.rows]
        at = first.index(str(row)) if str(row) in first else row
        if not isinstance(at, int) or not 0 <= at < len(first):
            raise UnknownName.among(f"row of {view.name}", str(row), first)
        observation = view.rows[at][names.index(column)].observation
        if observation is None or self._collection is None:
            raise UnknownName(f"no figure stands in {view.name} at {first[at]}, {column}")
        return evidence(self._collection, observation.id)

    def _beside(self, told: Callable[[Observation], str]) -> pandas.DataFrame:
        view = self._seen
        columns: dict[str, Any] = {}
        for at, column in enumerate(view.columns):
            cells = [row[at] for row in view.rows]
            if at and column.indicator:
                texts = [told(c.observation) if c.observation else None for c in cells]
                columns[column.name] = pandas.array(texts, dtype="string")
            elif not at:
                columns[column.name] = pandas.Series([c.value for c in cells], dtype="string")
        return pandas.DataFrame(columns)


def grid(collection: Collection, package: Package, view: View, numbers: Numbers = "float") -> Grid:
    """Return a view as a frame with its proof; figures are what `numbers` says."""
    known_numbers(numbers)
    columns: dict[str, Any] = {}
    for at, column in enumerate(view.columns):
        values = [row[at].value for row in view.rows]
        if column.indicator:
            cells = ["" if value is None else f"{value:f}" for value in values]
            columns[column.name] = number_column(cells, numbers)
        else:
            columns[column.name] = pandas.Series(values, dtype="string")
    made = Grid(columns)
    made._view, made._collection = view, collection
    lang = collection.settings.language
    used = {c.observation.source for row in view.rows for c in row if c.observation}
    made.attrs = {
        "package": package.name,
        "view": view.name,
        "title": view.titles.get(lang) or view.name,
        **terms_of(collection, [package], lang),
        "citation": cite(collection, package.name, "text", lang),
        "sources": sources_of(collection, used, lang),
    }
    return made
