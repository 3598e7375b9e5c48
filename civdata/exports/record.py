"""The whole record in one file a format: every observation with its names, unit and source."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from civdata.exports.columnar import parquet_bytes
from civdata.exports.database import fill, keys_of, quoted, statement
from civdata.exports.descriptor import json_bytes
from civdata.exports.objects import as_jsonl
from civdata.exports.output import pack
from civdata.exports.tables import SHARED, title_of
from civdata.model import (
    STANDARD_TABLES,
    Collection,
    Field,
    ForeignKey,
    Observation,
    Package,
    Row,
    Table,
)
from civdata.record.citation import licence_of, publisher_of, short_name
from civdata.record.links import link

SETTINGS_FILE = "civdata.toml"
PACKAGES = "datapackages"


def name_of(collection: Collection) -> str:
    """Return the name of the files that hold the whole record."""
    words = re.sub(r"[^A-Za-z0-9._-]+", "-", collection.settings.name).strip("-.")
    return words or "record"


def whole(collection: Collection, folder: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the whole record: name and content.

    `folder` is that of the record; its settings travel in the archive, which
    `civdata.open` opens as a record.
    """
    name = name_of(collection)
    every = observations(collection)
    about = about_record(collection)
    yield f"{name}.parquet", parquet_bytes(collection, every, about)
    yield f"{name}.sqlite", database(collection, about)
    yield f"{name}.datasette.json", json_bytes(datasette(collection, about))
    yield f"{name}.csv.zip", archive(collection, folder)
    held = (p for p in collection.packages if p.observations)
    lines = (as_jsonl(collection, p)[f"{p.name}.jsonl"] for p in held)
    yield f"{name}.jsonl", b"".join(lines)


def about_record(collection: Collection) -> dict[str, str]:
    """Return title, publisher, licences and versions of the record in words."""
    lang = collection.settings.language
    licences = dict.fromkeys(short_name(licence_of(collection, p)) for p in collection.packages)
    versions = dict.fromkeys(p.version for p in collection.packages)
    return {
        "title": collection.settings.titled(lang),
        "publisher": publisher_of(collection, lang),
        "licence": ", ".join(filter(None, licences)),
        "version": ", ".join(filter(None, versions)),
    }


# complex: one table, put together of those of all packages
def observations(collection: Collection) -> Table:
    """Return all observations as one table that needs no other: names, unit, source, link."""
    own = next((t for p in collection.packages if (t := p.table("observations"))), None)
    told = collection.languages
    columns = own.fields if own else ()
    added = {
        "indicator": [f"indicator_name_{code}" for code in told] + ["unit"],
        "ref_area": [f"ref_area_name_{code}" for code in told],
        "source": ["source_title", "publisher", "source_date", "link"],
    }
    fields = [Field("package", required=True)]
    for field in columns:
        fields += [field, *(Field(name) for name in added.get(field.name, ()))]
    rows: list[Row] = []
    for package in collection.packages:
        table = package.table("observations")
        cells_of = {row["id"]: row.cells for row in table.rows} if table else {}
        for o in package.observations:
            cells = {**cells_of[o.id], "package": package.name, **_names_of(collection, o)}
            rows.append(Row(len(rows) + 2, cells))
    schema, key = (own.schema, ("id",)) if own else ({}, ())
    return Table("", "observations", "", tuple(fields), tuple(rows), key, (), {}, {}, schema)


def _names_of(collection: Collection, o: Observation) -> dict[str, str]:
    """Return what other tables know of an observation: names, unit, source and link."""
    indicator, source = collection.indicators.get(o.indicator), collection.sources.get(o.source)
    area = collection.reference("areas").get(o.ref_area)
    cells: dict[str, str] = {}
    for code in collection.languages:
        cells[f"indicator_name_{code}"] = indicator.names.get(code, "") if indicator else ""
        cells[f"ref_area_name_{code}"] = area[f"name_{code}"] if area else ""
    cells["unit"] = indicator.unit if indicator else ""
    if source:
        cells["source_title"], cells["source_date"] = source.title, source.date
        cells["publisher"] = source.publisher.name(source.language)
        cells["link"] = link(source, o)
    return cells


# complex: standard tables of all packages, then those that each has alone
def tables(collection: Collection) -> Iterator[Table]:
    """Yield the tables of the whole record: those that all packages have as one, with `package`.

    A table whose name another package has too gets the name of its package in front. Registers are
    left out: they are published as Parquet, in parts.
    """
    every = observations(collection)
    if every.primary_key:  # a record of plain packages has none
        yield every
    for name in STANDARD_TABLES[1:]:
        held = [(p, t) for p in collection.packages if (t := p.table(name))]
        if held:
            rows = [
                Row(0, {"package": p.name, **row.cells}) for p, table in held for row in table.rows
            ]
            first = held[0][1]
            fields = (Field("package", required=True), *first.fields)
            yield replace(first, fields=fields, rows=tuple(rows), foreign_keys=())
    taken = set(STANDARD_TABLES)
    for package in collection.packages:
        for table in package.tables:
            if table.name in STANDARD_TABLES or table in package.registers:
                continue
            name = f"{package.name}_{table.name}" if table.name in taken else table.name
            taken.add(name)
            yield replace(table, name=name, foreign_keys=())


def database(collection: Collection, about: Mapping[str, str]) -> bytes:
    """Return one SQLite file of the whole record: typed, with indexes and full-text search."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("BEGIN")
        every = list(tables(collection))
        unique = keys_of(every)
        for table in every:
            base.execute(statement(replace(table, foreign_keys=_leading(table)), unique))
            fill(base, table)
            name = table.name.replace("-", "_")
            for column in _keys(table):
                index = quoted(f"{name}_{column}")
                base.execute(f"CREATE INDEX {index} ON {quoted(name)} ({quoted(column)})")
            words = [f.name for f in table.fields if _searched(f.name)]
            if words and table.rows:
                _search(base, name, words)
        base.execute("CREATE TABLE _about (name TEXT PRIMARY KEY, text TEXT NOT NULL)")
        base.executemany("INSERT INTO _about VALUES (?, ?)", about.items())
        base.execute("COMMIT")
        base.execute("VACUUM")
        return base.serialize()


LEADS = {column: name for column, (_, name) in SHARED.items()} | {"indicator": "indicators"}
"""Columns that lead to another table, by which Datasette shows names for codes."""


def _leading(table: Table) -> tuple[ForeignKey, ...]:
    return tuple(
        ForeignKey((name,), LEADS[name], ("id",)) for name in table.columns if name in LEADS
    )


KEYS = ("package", "indicator", "source", "ref_area", "time_period", "unit", "publisher")


def _keys(table: Table) -> list[str]:
    return [f.name for f in table.fields if f.name in KEYS and (f.name,) != table.primary_key]


def _searched(column: str) -> bool:
    stems = "indicator_name|ref_area_name|name|title|definition|explanation|reading|note"
    whole = ("as_printed", "source_title", "title", "printed", "locator")
    return column in whole or re.fullmatch(rf"({stems})_[a-z]{{2,3}}", column) is not None


def _search(base: sqlite3.Connection, table: str, columns: list[str]) -> None:
    """Add full-text search over columns in all languages; Datasette finds it by itself."""
    listed = ", ".join(map(quoted, columns))
    index, options = quoted(f"{table}_fts"), "tokenize='unicode61 remove_diacritics 0'"
    base.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content={quoted(table)}, {options})"
    )
    base.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


# complex: one document, a property a line; some are left out
def datasette(collection: Collection, about: Mapping[str, str]) -> dict[str, object]:
    """Return Datasette's metadata of the SQLite file: titles, licence, and which column names."""
    settings, lang = collection.settings, collection.settings.language
    listed: dict[str, object] = {}
    owners = {t.name: p for p in collection.packages for t in p.tables}
    for table in tables(collection):
        names = (f"indicator_name_{lang}", f"name_{lang}", f"title_{lang}", "title", "name")
        label = next((name for name in names if name in table.columns), "")
        owner = owners.get(table.name)
        title = title_of(owner, table, lang) if owner else table.name
        columns = _titles(collection, table, lang)
        listed[table.name.replace("-", "_")] = {
            "title": title,
            **({"label_column": label} if label else {}),
            **({"columns": columns} if columns else {}),
        }
    return {
        "title": about["title"],
        "description": settings.description.get(lang, ""),
        "license": about["licence"],
        **({"license_url": settings.licence.path} if settings.licence.path else {}),
        "source": about["publisher"],
        **({"source_url": settings.address} if settings.address else {}),
        "databases": {name_of(collection): {"tables": listed}},
    }


def _titles(collection: Collection, table: Table, lang: str) -> dict[str, str]:
    words = collection.reference("columns")
    titles = {c: words[c][f"title_{lang}"] for c in table.columns if c in words}
    return {column: title for column, title in titles.items() if title}


def archive(collection: Collection, folder: Path | None) -> bytes:
    """Return all packages as they stand, with the settings: a record that `civdata.open` opens.

    Packages with registers are left out, whose files may be larger than what a memory holds.
    """
    members: dict[str, bytes] = {}
    if folder and (folder / SETTINGS_FILE).is_file():
        members[SETTINGS_FILE] = (folder / SETTINGS_FILE).read_bytes()
    for package in (package for package in collection.packages if not package.registers):
        for path in _paths(package):
            members[f"{PACKAGES}/{package.name}/{path}"] = (package.folder / path).read_bytes()
    return pack(members)


def _paths(package: Package) -> list[str]:
    resources = package.descriptor.get("resources", ())
    listed = ["datapackage.json"]
    for item in resources if isinstance(resources, list) else ():
        path = item.get("path", "") if isinstance(item, dict) else ""
        listed += [path] if isinstance(path, str) else list(path)
        listed += [item["schema"]] if isinstance(item.get("schema"), str) else []
    return [path for path in dict.fromkeys(listed) if path and (package.folder / path).is_file()]


def figures(
    collection: Collection, cited: Mapping[str, str], most: int
) -> Iterator[tuple[str, bytes]]:
    """Yield `observations/ID.json` for each figure, with its evidence and how to cite it."""
    from civdata.record.proof import evidence

    for o in list(collection.observations.values())[:most]:
        package = collection.package(o.package)
        licence = licence_of(collection, package) if package else collection.settings.licence
        told = {
            **evidence(collection, o.id).as_dict(),
            "licence": licence.path or licence.name,
            "cite": cited.get(o.id, ""),
        }
        text = json.dumps(told, ensure_ascii=False, indent=1, default=str) + "\n"
        yield f"observations/{o.id}.json", text.encode()
