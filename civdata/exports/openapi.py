"""The addresses of the data as an API that only reads: OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from civdata.exports.formats import FORMATS, Format
from civdata.exports.record import about_record, name_of
from civdata.model import Collection

WHOLE = {
    "parquet": (FORMATS["parquet"].media, "All observations with names, unit and source."),
    "csv": (FORMATS["csv"].media, "All observations with names, unit and source."),
    "sqlite": (FORMATS["sqlite"].media, "All tables, with keys and full-text search."),
    "csv.zip": (FORMATS["zip"].media, "All packages as they stand; civdata.open opens it."),
    "jsonl": (FORMATS["jsonl"].media, "An observation a line, with its evidence."),
}


def openapi(collection: Collection, base: str) -> dict[str, Any]:
    """Return the description of the addresses below `/data/`."""
    about, name = about_record(collection), name_of(collection)
    packages = [p.name for p in collection.packages]
    paths: dict[str, Any] = {
        f"/{name}.{suffix}": _file(media, told) for suffix, (media, told) in WHOLE.items()
    }
    paths["/observations/{id}.json"] = _file(
        "application/json",
        "One figure with its evidence: as printed, source, place, link, what contradicts it.",
        [_parameter("id", sorted(collection.observations)[:1], {"type": "string"})],
        {"$ref": "#/components/schemas/Evidence"},
    )
    whole: tuple[Format, ...] = ("json", "jsonl", "xlsx", "sqlite", "zip")
    for suffix in whole:
        paths[f"/{{package}}/{{package}}.{suffix}"] = _file(
            FORMATS[suffix].media,
            "A package in one file.",
            [_parameter("package", packages[:1], {"type": "string", "enum": packages})],
        )
    tables: tuple[Format, ...] = ("csv", "parquet")
    for suffix in tables:
        paths[f"/{{package}}/{{table}}.{suffix}"] = _file(
            FORMATS[suffix].media,
            "A table of a package.",
            [
                _parameter("package", packages[:1], {"type": "string", "enum": packages}),
                _parameter("table", ["observations"], {"type": "string"}),
            ],
        )
    paths["/{package}/datapackage.json"] = _file(
        "application/json",
        "The descriptor of a package: Data Package version 2.",
        [_parameter("package", packages[:1], {"type": "string", "enum": packages})],
    )
    paths["/catalog.json"] = _file("application/ld+json", "All files as DCAT-AP 3.")
    paths["/croissant.json"] = _file("application/ld+json", "All observations as Croissant 1.0.")
    paths["/SHA256SUMS"] = _file("text/plain", "The digest of every file.")
    licence = collection.settings.licence
    return {
        "openapi": "3.1.0",
        "info": {
            "title": about["title"],
            "version": about["version"] or "0",
            "description": "Files that are there to be read: no key, no limit, no account.",
            "license": _licence(licence.title or licence.name, licence.path),
        },
        "servers": [{"url": f"{base}data" if base else "."}],
        "paths": paths,
        "components": {"schemas": {"Evidence": _evidence()}},
    }


def _licence(name: str, path: str) -> dict[str, str]:
    return {"name": name or "not stated", **({"url": path} if path else {})}


def _parameter(name: str, examples: list[str], schema: dict[str, Any]) -> dict[str, Any]:
    shown = {"example": examples[0]} if examples else {}
    return {"name": name, "in": "path", "required": True, "schema": schema, **shown}


def _file(
    media: str,
    summary: str,
    parameters: list[dict[str, Any]] | None = None,
    schema: dict[str, Any] | None = None,
) -> dict[str, Any]:
    answer = {"description": summary, "content": {media: {"schema": schema or {}}}}
    get: dict[str, Any] = {"summary": summary, "responses": {"200": answer}}
    return {"get": {**get, **({"parameters": parameters} if parameters else {})}}


def _evidence() -> dict[str, Any]:
    text, texts = {"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}
    return {
        "type": "object",
        "required": ["id", "indicator", "value", "as_printed", "source", "locator"],
        "properties": {
            **dict.fromkeys(("id", "package", "indicator", "unit", "time_period"), text),
            **dict.fromkeys(("ref_area", "value", "qualifier", "as_printed", "link"), text),
            "indicator_names": texts,
            "value_max": {"type": ["string", "null"]},
            "source": {"type": "object"},
            "locator": text,
            "contradicts": {"type": "array", "items": text},
            "cite": text,
        },
    }
