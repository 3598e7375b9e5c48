"""The schemas of the standard tables, for the languages of a record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

ANY = "_*"
"""How the name of a column ends that stands once a language: `name_*` is `name_en`, `name_fr`."""


def standard_schemas(languages: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the schemas that every package shares, by table name.

    >>> columns = standard_schemas(["en"])["indicators"]["fields"]
    >>> [field["name"] for field in columns][-2:]
    ['name_en', 'definition_en']
    """
    codes = tuple(languages)
    return {
        name: {
            **schema,
            "fields": [field for one in schema["fields"] for field in _each(one, codes)],
        }
        for name, schema in _templates().items()
    }


def _each(field: dict[str, Any], codes: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    if field["name"].endswith(ANY):
        for code in codes:
            yield {**field, "name": field["name"].removesuffix("*") + code}
    else:
        yield field


@lru_cache(maxsize=1)
def _templates() -> dict[str, dict[str, Any]]:
    folder = files("civdata") / "schemas"
    listed = sorted(item.name for item in folder.iterdir() if item.name.endswith(".json"))
    return {
        name.removesuffix(".json"): json.loads((folder / name).read_text("utf-8"))
        for name in listed
    }
