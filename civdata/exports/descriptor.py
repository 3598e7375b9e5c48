"""The descriptor of an exported package: Data Package v2, complete in itself."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from civdata.exports.output import Files
from civdata.exports.tables import Bundle, title_of
from civdata.model import Collection, ForeignKey, Package, Row, Source, Table
from civdata.record.citation import licence_of, publisher_of
from civdata.storage import DIALECT

TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


def descriptor(
    collection: Collection, package: Package, tables: Bundle, files: Files
) -> dict[str, Any]:
    """Return the descriptor of the tables, whose contents `files` holds in the same order.

    It keeps what the package says of itself, names the sources, and gives each table its size,
    sha256, foreign keys and the titles of its columns. Views are tables here, no longer rules.
    """
    made = {key: value for key, value in package.descriptor.items() if key not in _REPLACED}
    made = {**made, **_owned(collection, package)}
    sources = [_source(source) for source in tables.sources(collection)]
    if sources:
        made["sources"] = sources
    words = collection.reference("columns")
    made["resources"] = [
        _resource(package, table, path, content, words, collection.settings.language)
        for table, (path, content) in zip(tables.all, files.items(), strict=True)
    ]
    return made


def register_descriptor(
    collection: Collection, package: Package, table: Table, paths: Sequence[str]
) -> bytes:
    """Return the descriptor that stands beside the parts of a register.

    Its keys to other tables are left out, since those are not beside it.
    """
    lang = collection.settings.language
    alone = replace(table, foreign_keys=tuple(k for k in table.foreign_keys if not k.table))
    resource: dict[str, Any] = {
        "name": table.name,
        "type": "table",
        "path": [PurePosixPath(path).name for path in paths],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "title": title_of(package, table, lang),
        "schema": _schema(alone, collection.reference("columns"), lang),
    }
    made = {key: value for key, value in package.descriptor.items() if key not in _REPLACED}
    made["name"] = re.sub(r"[^a-z0-9._-]+", "-", f"{package.name}-{table.name}".lower())
    return json_bytes({**made, **_owned(collection, package), "resources": [resource]})


_REPLACED = ("resources", "views", "sources")


def _owned(collection: Collection, package: Package) -> dict[str, Any]:
    """Return licence and publisher by the settings of the record, where a package names none."""
    settings, given = collection.settings, package.descriptor
    licence = licence_of(collection, package)
    made: dict[str, Any] = {}
    if not given.get("licenses") and (licence.name or licence.path):
        keys = {"name": licence.name, "path": licence.path, "title": licence.title}
        made["licenses"] = [_filled(keys)]
    publisher = publisher_of(collection, settings.language)
    if not given.get("contributors") and publisher:
        keys = {"title": publisher, "path": settings.publisher.url}
        made["contributors"] = [{**_filled(keys), "roles": ["publisher"]}]
    if not given.get("homepage") and settings.address:
        made["homepage"] = settings.address
    return made


def json_bytes(value: Any) -> bytes:
    """Return indented JSON with its letters as they are and a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _source(source: Source) -> dict[str, str]:
    made = {"title": f"{source.publisher.name(source.language)}: {source.title}"}
    if source.address:
        made["path"] = source.address
    return made


def _resource(
    package: Package,
    table: Table,
    path: str,
    content: bytes,
    words: Mapping[str, Row],
    lang: str,
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": table.name,
        "type": "table",
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {**DIALECT, "header": True},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "title": title_of(package, table, lang),
        **({"titles": dict(table.titles)} if table.titles else {}),
    }
    if table.descriptions:
        made |= {
            "description": table.descriptions.get(lang) or next(iter(table.descriptions.values())),
            "descriptions": dict(table.descriptions),
        }
    elif table.description:
        made["description"] = table.description
    return {**made, "schema": _schema(table, words, lang)}


def _schema(table: Table, words: Mapping[str, Row], lang: str) -> dict[str, Any]:
    listed = {f["name"]: f for f in table.schema.get("fields", ())}
    fields = []
    for field in table.fields:
        made = dict(listed.get(field.name, {"name": field.name, "type": field.type}))
        if field.name in words:
            told = {stem: words[field.name][f"{stem}_{lang}"] for stem in ("title", "description")}
            made |= {stem: text for stem, text in told.items() if text}
        fields.append(made)
    schema: dict[str, Any] = {"$schema": TABLE_SCHEMA, "fields": fields}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [_key(key, table) for key in table.foreign_keys]
    return {**schema, "missingValues": [""]}


def _key(key: ForeignKey, table: Table) -> dict[str, Any]:
    target = "" if key.table == table.name else key.table  # a table's own name is left empty
    return {
        "fields": list(key.fields),
        "reference": {"resource": target, "fields": list(key.reference)},
    }


def _filled(values: Mapping[str, str]) -> dict[str, Any]:
    """Return what is not empty."""
    return {key: text for key, text in values.items() if text}
