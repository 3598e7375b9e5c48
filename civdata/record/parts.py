"""Parts of a record: a package with all that its pages and files speak of, and nothing else.

What is made of a part alone is kept as long as the part stays the same, however the rest of the
record changes. Beside its package a part holds the codes and the sources, and of each other
package: its indicators; the relations that touch a figure or record of the package, or one that is
told beside them; the figures that these name, with all others of their indicators, since what
stands and what is contested follows from them; the tables of records that cells lead to.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from civdata.model import Collection, LaterRows, Package, Part, Row, Table
from civdata.record.standing import published

HELPERS = ("reference", "sources")
RELATIONS = ("reconciliations", "discrepancies")
TERMS = ("result", "operands", "members")
_NAME = re.compile(r"[^\s.%?&=]+")


@lru_cache(maxsize=4)
def parts(collection: Collection) -> Mapping[str, Part]:
    """Return the part of each package by its name."""
    web = _Web(collection)
    return {package.name: web.part(package) for package in collection.packages}


@dataclass(frozen=True, slots=True)
class _Relation:
    """A row that says how figures and records hang together, and every name in it."""

    id: str
    row: Row
    names: frozenset[str]


class _Web:
    """What leads where in a record: the names in relations and in cells, and whose they are."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.relations = [*_relations(collection)]
        self.dates = published(collection)
        self.counted = Counter(o.source for o in collection.observations.values())
        self.by_indicator: dict[str, set[str]] = defaultdict(set)
        self.indicator_of: dict[str, str] = {}
        for o in collection.observations.values():
            self.by_indicator[o.indicator].add(o.id)
            self.indicator_of[o.id] = o.indicator
        self.naming: dict[str, list[_Relation]] = defaultdict(list)
        for relation in self.relations:
            for name in relation.names | {relation.id}:
                self.naming[name].append(relation)

    # complex: what leads to what, step by step
    def part(self, package: Package) -> Part:
        """Return the part of a package."""
        own = set() if package.name in HELPERS else _ids(package)
        said = set() if package.name in HELPERS else _said(package)
        shown = own | said | _names(self._touching(own))
        groups = {o for name in shown for o in self._group(name)}
        all_told = self._touching(shown | groups)
        names = shown | groups | _names(all_told)
        kept = {id(relation.row) for relation in all_told}
        held = [
            one if one is package or one.name in HELPERS else _cut(one, names, kept)
            for one in self.collection.packages
        ]
        inner = Collection(tuple(held), self.collection.settings)
        used = sorted({o.source for o in inner.observations.values()})
        dates = {source: self.dates[source] for source in used if source in self.dates}
        counted = {source: self.counted[source] for source in used}
        return Part(inner.packages, inner.settings, dates, counted, bool(self.counted))

    def _group(self, name: str) -> Iterable[str]:
        """Return all figures of the indicator of a figure, or of an indicator."""
        return self.by_indicator.get(self.indicator_of.get(name, name), ())

    def _touching(self, names: Iterable[str]) -> list[_Relation]:
        """Return the relations that name any of these, and those that name such a relation."""
        found: dict[str, _Relation] = {}
        asked = set(names)
        while asked:
            fresh = {r.id: r for name in asked for r in self.naming.get(name, ())}
            asked = fresh.keys() - found.keys()
            found |= fresh
        return list(found.values())


def _relations(collection: Collection) -> Iterator[_Relation]:
    for package in collection.packages:
        for table in filter(None, map(package.table, RELATIONS)):
            for row in table.rows:
                said = (name for term in TERMS for name in _NAME.findall(row[term]))
                yield _Relation(row["id"], row, frozenset(said))


def _names(relations: Iterable[_Relation]) -> set[str]:
    return {name for relation in relations for name in relation.names | {relation.id}}


def _ids(package: Package) -> set[str]:
    """Return what cells elsewhere may lead to: observations, records, relations."""
    return {
        cell
        for table in _small(package)
        if "id" in table.columns and table.name != "indicators"
        for cell in table.column("id")
    }


def _said(package: Package) -> set[str]:
    """Return every name that a cell of the package may lead to."""
    return {
        cell for table in _small(package) for name in table.columns for cell in table.column(name)
    }


def _small(package: Package) -> Iterator[Table]:
    """Yield the tables that take part in the web: a register too large to be held leads nowhere."""
    if not package.foreign:
        yield from (t for t in package.tables if not isinstance(t.rows, LaterRows))


def _cut(package: Package, names: set[str], relations: set[int]) -> Package:
    """Return what of another package belongs to a part."""
    held = []
    for table in package.tables:
        rows = table.rows
        if table.name == "observations":
            rows = tuple(row for row in rows if row["id"] in names)
        elif table.name in RELATIONS:
            rows = tuple(row for row in rows if id(row) in relations)
        elif table.name != "indicators" and not _leads(table, names):
            continue
        held.append(replace(table, rows=rows))
    return replace(package, tables=tuple(held))


def _leads(table: Table, names: set[str]) -> bool:
    """Whether a name leads to a row of a table, or a relation counts its rows."""
    if f"{table.package}/{table.name}" in names:
        return True
    if "id" not in table.columns or isinstance(table.rows, LaterRows):
        return False
    return not names.isdisjoint(table.column("id"))
