"""JSON and JSON lines: observations as objects with their evidence inside, numbers exact."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from civdata.exports.tables import bundle, plain, typed
from civdata.model import Collection, Observation, Package, Row, Table
from civdata.record.citation import cite, licence_of, publisher_of
from civdata.record.links import link


def as_json(collection: Collection, package: Package) -> dict[str, bytes]:
    """Return `NAME.json`: what the package is, its tables and views as lists of objects.

    A number is a JSON number with exactly the digits of the data. A reader that makes doubles of
    numbers rounds those of more than fifteen digits; Python's `parse_float=Decimal` keeps them.
    """
    lang = collection.settings.language
    tables, licence = bundle(collection, package), licence_of(collection, package)
    whole = {
        "name": package.name,
        "titles": dict(package.titles) or {lang: package.titled(lang)},
        "descriptions": dict(package.descriptions),
        "publisher": publisher_of(collection, lang),
        "version": package.version,
        "licence": licence.path or licence.name,
        "cite": cite(collection, package.name, lang=lang),
        "tables": {t.name: list(_objects(collection, package, t)) for t in tables.own},
        "views": {t.name: [_flat(t, row) for row in t.rows] for t in tables.views},
        "shared": {t.name: [_flat(t, row) for row in t.rows] for t in tables.shared},
    }
    return {f"{package.name}.json": (encode(whole, indent=1) + "\n").encode()}


def as_jsonl(collection: Collection, package: Package) -> dict[str, bytes]:
    """Return `NAME.jsonl`: an observation a line, with indicator, evidence and source inside.

    A package without observations gives a row of its tables a line, with the key `table`.
    """
    lines: list[dict[str, Any]] = []
    for observation in package.observations:
        made = observed(collection, observation)
        indicator = collection.indicators.get(observation.indicator)
        source = collection.sources.get(observation.source)
        if indicator:
            made |= {"unit": indicator.unit, "indicator_names": dict(indicator.names)}
        if source:
            made["evidence"] |= {
                "title": source.title,
                "publisher": source.publisher.name(source.language),
                "date": source.date or None,
                "address": source.address or None,
            }
        lines.append({"package": package.name, **made})
    if not lines:
        lines = [
            {"package": package.name, "table": table.name, **_flat(table, row)}
            for table in package.tables
            for row in table.rows
        ]
    return {f"{package.name}.jsonl": "".join(encode(line) + "\n" for line in lines).encode()}


def observed(collection: Collection, observation: Observation) -> dict[str, Any]:
    """Return an observation as an object with its evidence nested."""
    o = observation
    source = collection.sources.get(o.source)
    return {
        "id": o.id,
        "indicator": o.indicator,
        "time_period": o.time_period or None,
        "ref_area": o.ref_area,
        "obs_status": o.obs_status,
        "value": o.value,
        "value_max": o.value_max,
        "qualifier": o.qualifier,
        "evidence": {
            "source": o.source,
            "locator": o.locator,
            "as_printed": o.as_printed,
            "link": (link(source, o) if source else "") or None,
        },
        "institution": o.institution or None,
        "notes": {lang: text for lang, text in o.notes.items() if text},
    }


def _objects(collection: Collection, package: Package, table: Table) -> Iterator[Mapping[str, Any]]:
    if table.name == "observations":
        return (observed(collection, o) for o in package.observations)
    return (_flat(table, row) for row in table.rows)


def _flat(table: Table, row: Row) -> dict[str, Any]:
    return {field.name: typed(field, row[field.name]) for field in table.fields}


def encode(value: Any, indent: int | None = None, depth: int = 0) -> str:
    """Return JSON, decimals with all their digits, which the standard encoder cannot do.

    >>> encode({"value": Decimal("66.70"), "none": None})
    '{"value": 66.70, "none": null}'
    """
    if type(value) is str:
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    if isinstance(value, Mapping):
        items = [
            f"{encode_basestring(str(key))}: {encode(item, indent, depth + 1)}"
            for key, item in value.items()
        ]
        return _wrapped("{", items, "}", indent, depth)
    if isinstance(value, list | tuple):
        return _wrapped(
            "[", [encode(item, indent, depth + 1) for item in value], "]", indent, depth
        )
    return json.dumps(value, ensure_ascii=False)


def _wrapped(start: str, items: list[str], end: str, indent: int | None, depth: int) -> str:
    if indent is None or not items:
        return f"{start}{', '.join(items)}{end}"
    pad = "\n" + " " * (indent * (depth + 1))
    return f"{start}{pad}{f',{pad}'.join(items)}\n{' ' * (indent * depth)}{end}"
