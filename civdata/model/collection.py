"""A package, and all packages together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from civdata.model.entries import (
    Discrepancy,
    IndexedFigure,
    Indicator,
    Observation,
    Publisher,
    Source,
)
from civdata.model.registers import is_register
from civdata.model.rows import Row
from civdata.model.settings import NOTHING, Licence, Settings, Texts
from civdata.model.tables import Table
from civdata.model.views import ViewSpec


@dataclass(frozen=True)
class Package:
    """A Frictionless data package: one folder in `datapackages/`.

    `foreign` is a package of other people, without any of civdata's tables.
    """

    name: str
    folder: Path
    descriptor: Mapping[str, Any] = field(repr=False)
    titles: Texts
    descriptions: Texts
    tables: tuple[Table, ...] = field(repr=False)
    foreign: bool = False

    @property
    def version(self) -> str:
        """The version of the data."""
        return str(self.descriptor.get("version", ""))

    def titled(self, language: str) -> str:
        """Return the title in a language, else the one without a language, else the name."""
        return self.titles.get(language) or str(self.descriptor.get("title") or self.name)

    def described(self, language: str) -> str:
        """Return the description in a language, else the one without a language, or nothing."""
        return self.descriptions.get(language) or str(self.descriptor.get("description") or "")

    @property
    def keywords(self) -> tuple[str, ...]:
        """The keywords of the descriptor."""
        listed = self.descriptor.get("keywords")
        return tuple(map(str, listed)) if isinstance(listed, list) else ()

    @property
    def licence(self) -> Licence:
        """The licence that the descriptor names first; empty where it names none."""
        listed = self.descriptor.get("licenses")
        for item in listed if isinstance(listed, list) else ():
            if isinstance(item, dict):
                return Licence(*(str(item.get(key, "")) for key in ("name", "title", "path")))
        return Licence()

    @cached_property
    def views(self) -> tuple[ViewSpec, ...]:
        """The wide tables that are derived, as far as they are declared so that they can be."""
        declared = self.descriptor.get("views")
        made = map(ViewSpec.of, declared if isinstance(declared, list) else ())
        return tuple(spec for spec in made if spec)

    def table(self, name: str) -> Table | None:
        """Return the table of this name, or None."""
        return next((table for table in self.tables if table.name == name), None)

    @cached_property
    def records(self) -> tuple[Table, ...]:
        """The tables about things rather than numbers; a register is none."""
        held = (table for table in self.tables if table.is_records)
        return tuple(table for table in held if not (self.foreign and is_register(table)))

    @cached_property
    def registers(self) -> tuple[Table, ...]:
        """The tables of other people that are too large to be published like others."""
        return tuple(t for t in self.tables if is_register(t)) if self.foreign else ()

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """All well-formed observations, in file order."""
        table = self.table("observations")
        made = (Observation.of(table, row) for row in table.rows) if table else iter(())
        return tuple(observation for observation in made if observation)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        table = self.table("indicators")
        rows = table.rows if table else ()
        return {row["id"]: Indicator.of(self.name, row) for row in rows}


@dataclass(frozen=True, eq=False)
class Collection:
    """All packages together: what a reader of one package needs from the others.

    A collection is equal to itself alone, so that what is worked out of it can be kept.
    """

    packages: tuple[Package, ...]
    settings: Settings = NOTHING

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the record, in its order."""
        return self.settings.languages

    @property
    def country(self) -> str:
        """The code of the area that the record is about as a whole; it may be empty."""
        return self.settings.country

    def package(self, name: str) -> Package | None:
        """Return the package of this name, or None."""
        return next((package for package in self.packages if package.name == name), None)

    def table(self, package: str, name: str) -> Table | None:
        """Return a table of a package, or None."""
        found = self.package(package)
        return found.table(name) if found else None

    @cached_property
    def publishers(self) -> Mapping[str, Publisher]:
        """Publishers of sources by id."""
        table = self.table("sources", "publishers")
        return {row["id"]: Publisher.of(row) for row in table.rows} if table else {}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        table = self.table("sources", "sources")
        rows = table.rows if table else ()
        return {row["id"]: Source.of(row, self.publishers) for row in rows}

    @cached_property
    def figures(self) -> tuple[IndexedFigure, ...]:
        """The index of figures of the held texts, in order."""
        table = self.table("sources", "figures")
        made = (IndexedFigure.of(row) for row in table.rows) if table else iter(())
        return tuple(figure for figure in made if figure)

    @cached_property
    def observations(self) -> Mapping[str, Observation]:
        """Observations of all packages by id."""
        return {o.id: o for package in self.packages for o in package.observations}

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators of all packages by id."""
        return {i: v for package in self.packages for i, v in package.indicators.items()}

    @cached_property
    def records(self) -> Mapping[str, tuple[Table, Row]]:
        """Records of all packages by id, with the table in which each stands."""
        return {row["id"]: (table, row) for table, row in self._record_rows()}

    def _record_rows(self) -> Iterator[tuple[Table, Row]]:
        for package in self.packages:
            for table in package.records:
                for row in table.rows:
                    yield table, row

    @cached_property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """What is declared not to add up, in all packages."""
        return tuple(
            Discrepancy.of(package.name, table.file, row)
            for package in self.packages
            if (table := package.table("discrepancies"))
            for row in table.rows
        )

    @cached_property
    def discrepancy_members(self) -> Mapping[str, tuple[Discrepancy, ...]]:
        """Declared discrepancies by the ids of the observations and reconciliations they name."""
        found: dict[str, tuple[Discrepancy, ...]] = {}
        for item in self.discrepancies:
            for member in item.members:
                found[member] = (*found.get(member, ()), item)
        return found

    def reference(self, name: str) -> Mapping[str, Row]:
        """Return a table of the reference package by id: areas, units, qualifiers …"""
        return self._reference.get(name, {})

    @cached_property
    def _reference(self) -> Mapping[str, Mapping[str, Row]]:
        package = self.package("reference")
        tables = package.tables if package else ()
        return {table.name: {row["id"]: row for row in table.rows} for table in tables}


@dataclass(frozen=True, eq=False)
class Part(Collection):
    """A part of a record, with the little that it must know of the whole.

    `published` says when the sources of its figures were published, `counted` how many figures
    each of these sources has in the whole record, `has_figures` whether that has any.
    """

    published: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, int] = field(default_factory=dict)
    has_figures: bool = False
