"""Croissant 1.0: the observations of the record for machine learning, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civdata.exports.record import about_record, name_of
from civdata.languages import DEFAULT
from civdata.model import Collection, Table

CONTEXT: dict[str, Any] = {
    "@language": DEFAULT,
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

PROVED_BY = {
    "source": "http://www.w3.org/ns/prov#hadPrimarySource",
    "as_printed": "http://www.w3.org/ns/prov#value",
    "locator": "http://www.w3.org/ns/prov#atLocation",
    "link": "http://www.w3.org/ns/prov#wasQuotedFrom",
}
"""The columns that prove a figure, in the words of W3C's PROV."""

TYPES = {"number": "sc:Float", "integer": "sc:Integer", "year": "sc:Integer", "date": "sc:Date"}


def croissant(
    collection: Collection,
    every: Table,
    digest: str,
    size: int,
    base: str,
    changed: str,
) -> dict[str, Any]:
    """Return the description of the file of all observations, whose digest and size are given."""
    settings, about = collection.settings, about_record(collection)
    lang, name = settings.language, name_of(collection)
    address = f"{base}data/{name}.csv"
    licences = dict.fromkeys(filter(None, (settings.licence.path, about["licence"])))
    fields = [_field(collection, f.name, TYPES.get(f.type, "sc:Text"), name) for f in every.fields]
    made = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": name,
        "description": settings.description.get(lang) or about["title"],
        "url": base or "https://example.org/",
        "version": _semantic(about["version"]),
        "license": next(iter(licences), ""),
        "citeAs": f"{about['publisher']}. {about['title']}. {about['version']}",
        "datePublished": changed,
        "inLanguage": list(collection.languages),
        "creator": {"@type": "sc:Organization", "name": about["publisher"]},
        "publisher": {"@type": "sc:Organization", "name": about["publisher"]},
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": f"{name}.csv",
                "name": f"{name}.csv",
                "contentUrl": address if base else f"{name}.csv",
                "contentSize": f"{size} B",
                "encodingFormat": "text/csv",
                "sha256": digest,
            }
        ],
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": "observations",
                "name": "observations",
                "key": {"@id": "observations/id"},
                "field": fields,
            }
        ],
    }
    return {key: value for key, value in made.items() if value != ""}


def _semantic(version: str) -> str:
    return version if version.count(".") == 2 and "," not in version else "1.0.0"


def _field(collection: Collection, column: str, kind: str, name: str) -> Mapping[str, Any]:
    words = collection.reference("columns").get(column)
    lang = collection.settings.language
    told = words[f"description_{lang}"] or words[f"title_{lang}"] if words else ""
    return {
        "@type": "cr:Field",
        "@id": f"observations/{column}",
        "name": column,
        "description": told or column.replace("_", " "),
        "dataType": kind,
        **({"equivalentProperty": PROVED_BY[column]} if column in PROVED_BY else {}),
        "source": {"fileObject": {"@id": f"{name}.csv"}, "extract": {"column": column}},
    }
