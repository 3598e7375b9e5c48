"""Describe tables of other people: their columns by what stands in them, to be gone over."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from civdata.errors import CivdataError, MissingExtra

SLUG = re.compile("[^a-z0-9]+")


def described(tables: Sequence[Path], name: str, title: str, folder: Path) -> list[Path]:
    """Copy tables into a package's folder and write its descriptor; return what was written.

    Types come from frictionless, which reads a sample of each table. Nothing is left behind when
    a table cannot be read. Raises CivdataError for a table that cannot be read or stands twice,
    MissingExtra without the extra `civdata[validate]`.
    """
    resources, seen = [], set[str]()
    for path in tables:
        slug = SLUG.sub("-", path.stem.lower()).strip("-") or "table"
        if slug in seen:
            raise CivdataError(f"{path}: two tables of the name {slug}; rename one")
        seen.add(slug)
        resources.append(_resource(path, slug))
    (folder / "data").mkdir(parents=True)
    made = [folder / "datapackage.json"]
    for path, resource in zip(tables, resources, strict=True):
        made.append(folder / str(resource["path"]))
        shutil.copy(path, made[-1])
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": title,
        "resources": resources,
    }
    made[0].write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return made


def _resource(path: Path, slug: str) -> dict[str, Any]:
    try:
        import frictionless
    except ImportError:
        raise MissingExtra("Describing tables", "validate") from None
    if not path.is_file():
        raise CivdataError(f"{path}: not a regular file")
    try:
        found = frictionless.Resource(path=path.name, basepath=str(path.absolute().parent))
        found.infer(stats=False)
        dialect = found.dialect.to_descriptor()
        fields = [{"name": f.name, "type": f.type} for f in found.schema.fields]
        encoding = found.encoding
    except frictionless.FrictionlessException as error:
        raise CivdataError(f"{path}: {error.error.message}") from None
    made: dict[str, Any] = {
        "name": slug,
        "path": f"data/{slug}{path.suffix.lower()}",
        "title": path.stem,
        "encoding": encoding or "utf-8",
        "schema": {"fields": _years(fields)},
    }
    csv = dialect.get("csv", {})
    return made | ({"dialect": csv} if csv else {})


def _years(fields: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Call whole numbers under the name of a year years."""
    return [
        {**f, "type": "year"} if f["type"] == "integer" and f["name"].lower() == "year" else f
        for f in fields
    ]
