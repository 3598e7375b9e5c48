"""A package of a new record: schemas, the descriptor, and a CSV file a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from civdata import languages
from civdata.intake.starting.request import Start
from civdata.storage import DIALECT, write_csv

PROFILES = "https://datapackage.org/profiles/2.0/"
LICENCES = {
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODbL-1.0": (
        "Open Data Commons Open Database License 1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
}
Rows = Sequence[Mapping[str, str]]
Table = tuple[dict[str, Any], Rows]


def field(name: str, kind: str = "string", **constraints: Any) -> dict[str, Any]:
    """Return a field of a schema."""
    made: dict[str, Any] = {"name": name, "type": kind}
    return made | ({"constraints": constraints} if constraints else {})


def identity(free: bool = False) -> list[dict[str, Any]]:
    """Return the field of ids, as a list to begin the fields of a table with."""
    return [field("id", required=True, unique=True)] if free else [field("id", required=True)]


def each(stem: str, codes: Iterable[str]) -> list[dict[str, Any]]:
    """Return the fields of a text in every language; names and titles are required."""
    if stem in ("name", "title"):
        return [field(f"{stem}_{code}", required=True) for code in codes]
    return [field(f"{stem}_{code}") for code in codes]


def schema_of(fields: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the schema of a table."""
    key = ["column", "id"] if fields[0]["name"] == "column" else ["id"]
    return {
        "$schema": f"{PROFILES}tableschema.json",
        "fields": fields,
        "primaryKey": key,
        "missingValues": [""],
    }


def package_files(start: Start, name: str, tables: Mapping[str, Table]) -> dict[str, str]:
    """Return the files of a package: its descriptor and a CSV file a table."""
    title, path = LICENCES[start.licence]
    words = {code: languages.get(code).interface() for code in start.languages}
    titles = {code: words[code].get(f"init.{name}", start.title.get(code, name)) for code in words}
    descriptor = {
        "$schema": f"{PROFILES}datapackage.json",
        "name": name,
        "title": titles[start.languages[0]],
        "titles": titles,
        "descriptions": {code: f"{titles[code]}." for code in titles},
        "version": "0.1.0",
        "licenses": [{"name": start.licence, "title": title, "path": path}],
        "resources": [
            {
                "name": table,
                "type": "table",
                "path": f"data/{table}.csv",
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {**DIALECT, "header": True},
                "title": table,
                "titles": {
                    code: words[code].get(f"init.table.{table}", table) for code in start.languages
                },
                "schema": schema,
            }
            for table, (schema, _) in tables.items()
        ],
    }
    made = {
        f"datapackages/{name}/datapackage.json": json.dumps(
            descriptor, ensure_ascii=False, indent=2
        )
        + "\n"
    }
    for table, (schema, rows) in tables.items():
        columns = [field["name"] for field in schema["fields"]]
        full = [{column: row.get(column, "") for column in columns} for row in rows]
        made[f"datapackages/{name}/data/{table}.csv"] = write_csv(columns, full)
    return made
