"""CSV on the Web: metadata beside the file of all observations, as W3C's recommendation has it."""

from __future__ import annotations

from typing import Any

from civdata.exports.record import about_record, name_of
from civdata.model import Collection, Field, Table

TYPES = {
    "number": "decimal",
    "integer": "integer",
    "year": "gYear",
    "date": "date",
    "boolean": "boolean",
}


def csvw(collection: Collection, every: Table, base: str, changed: str) -> dict[str, Any]:
    """Return the metadata of `NAME.csv`, to be published as `NAME.csv-metadata.json`."""
    about, lang = about_record(collection), collection.settings.language
    licence = collection.settings.licence
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": lang}],
        "url": f"{name_of(collection)}.csv",
        "dc:title": about["title"],
        "dc:publisher": about["publisher"],
        **({"dc:license": {"@id": licence.path}} if licence.path else {}),
        **({"dc:source": base} if base else {}),
        **({"dc:modified": {"@value": changed, "@type": "xsd:date"}} if changed else {}),
        "dialect": {"header": True, "encoding": "utf-8", "delimiter": ","},
        "tableSchema": {
            "columns": [_column(collection, field) for field in every.fields],
            "primaryKey": "id",
        },
    }


def _column(collection: Collection, field: Field) -> dict[str, Any]:
    row = collection.reference("columns").get(field.name)
    titles = {code: row[f"title_{code}"] for code in collection.languages} if row else {}
    told = {code: title for code, title in titles.items() if title}
    names: dict[str, Any] = {code: [title, field.name] for code, title in told.items()}
    return {
        "name": field.name,
        "titles": names or field.name,
        "datatype": TYPES.get(field.type, "string"),
        **({"required": True} if field.required else {}),
    }
