"""Describe tables of other people: their columns by what stands in them, to be gone over."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civdata.checks.shape import names, types
from civdata.errors import CivdataError, MissingExtra
from civdata.storage import scratch
from civdata.storage.delimited import MAX_COLUMNS

if TYPE_CHECKING:
    import frictionless

SLUG = re.compile("[^a-z0-9]+")
COMMA = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
"""A number with a decimal comma, as tables with semicolons have it."""

CODE = re.compile("0[0-9]+")
_FIRST = 4 * 1024 * 1024


def name_of(table: Path) -> str:
    """Return the name of a package that is called after a table.

    >>> name_of(Path("My Trees (2024).csv"))
    'my-trees-2024'
    >>> name_of(Path("Municípios.csv"))
    'municipios'
    """
    bare = unicodedata.normalize("NFKD", table.stem.lower())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return SLUG.sub("-", letters).strip("-") or "table"


def described(tables: Sequence[Path], name: str, title: str, folder: Path) -> list[Path]:
    """Copy tables into a package's folder and write its descriptor; return what was written.

    Types come from frictionless, which reads a sample of each table. Nothing is left behind when
    a table cannot be read or written. Raises CivdataError for a table that cannot be read or stands
    twice, or a name that no package can have, MissingExtra without the extra `civdata[validate]`.
    """
    if not names.is_package(name):
        form = names.PACKAGE_FORM
        raise CivdataError(f"{name!r} can be no name of a package: choose a --name of {form}")
    resources, seen = [], set[str]()
    for path in tables:
        slug = name_of(path)
        if slug in seen:
            raise CivdataError(f"{path}: two tables of the name {slug}; rename one")
        seen.add(slug)
        resources.append(_resource(path, slug))
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": title,
        "resources": resources,
    }
    folder.parent.mkdir(parents=True, exist_ok=True)
    with scratch.temporary(folder.parent) as beside:
        made = beside / name
        (made / "data").mkdir(parents=True)
        for path, resource in zip(tables, resources, strict=True):
            shutil.copyfile(path, made / str(resource["path"]))
        text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
        (made / "datapackage.json").write_text(text, "utf-8", newline="\n")
        made.rename(folder)
    return [folder / "datapackage.json", *(folder / str(one["path"]) for one in resources)]


def _resource(path: Path, slug: str) -> dict[str, Any]:
    try:
        import frictionless
    except ImportError:
        raise MissingExtra("Describing tables", "validate") from None
    if not path.is_file():
        raise CivdataError(f"{path}: not a regular file")
    with path.open("rb") as file:
        head = file.readline(_FIRST)
    if max(head.count(sign) for sign in b",;\t|") > MAX_COLUMNS:
        raise CivdataError(f"{path}: more than {MAX_COLUMNS} columns")
    try:
        found = frictionless.Resource(path=path.name, basepath=str(path.absolute().parent))
        found.infer(stats=False)
        dialect = found.dialect.to_descriptor()
        columns = list(zip_longest(*getattr(found, "fragment", ())))
        comma = dialect.get("csv", {}).get("delimiter", ",") != ","
        fields = [
            {"name": f.name, **_typed(f, columns[at] if at < len(columns) else (), comma)}
            for at, f in enumerate(found.schema.fields)
        ]
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


# complex: one row of guards, each a look at all cells
def _typed(field: frictionless.Field, cells: Sequence[object], comma: bool) -> dict[str, str]:
    """Return the type of a column, and its decimal sign where `comma` may be one."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    if comma and texts and all(map(COMMA.fullmatch, texts)) and any("," in t for t in texts):
        grouped = any("." in text for text in texts)
        return {"type": "number", "decimalChar": ",", **({"groupChar": "."} if grouped else {})}
    return {"type": _type(field, texts)}


# complex: one row of guards, a kind that is not what it seems each
def _type(field: frictionless.Field, cells: Iterable[object]) -> str:
    """Return the type of a column: text, where frictionless reads what the standard does not.

    Digits of other scripts are such cells, or the word Infinity: `validate` would refuse them.
    Whole numbers that begin with a zero are codes, which a number would shorten.
    """
    kind = str(field.type)
    if kind == "integer" and any(isinstance(c, str) and CODE.fullmatch(c) for c in cells):
        return "string"
    read = types.reader_of({"type": kind}) if kind in types.EXPECTED else None
    for cell in cells:
        text = cell if isinstance(cell, str) else ""
        if read and text and not field.read_cell(text)[1] and read(text) is types.WRONG:
            return "string"
    return kind


def _years(fields: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Call whole numbers under the name of a year years."""
    return [
        {**f, "type": "year"} if f["type"] == "integer" and f["name"].lower() == "year" else f
        for f in fields
    ]
