"""Parquet: a file a table, with exact decimals and the same types in every file."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from civdata.errors import MissingExtra
from civdata.exports.arrays import DIGITS, PLACES
from civdata.exports.tables import bundle, fits_int64, path_of, title_of, typed
from civdata.model import Collection, Field, Package, Table
from civdata.record.citation import cite, licence_of, publisher_of


def as_parquet(collection: Collection, package: Package) -> dict[str, bytes]:
    """Return `TABLE.parquet` for every table and view; raises MissingExtra without pyarrow.

    number becomes `decimal128` with nine places, integer and year `int64` (`decimal128` where one
    is larger), date `date32`, the rest text. Columns carry their titles and units, the file title,
    version, licence and citation. The bytes depend on the data and pyarrow's version.
    """
    made = {}
    for table in bundle(collection, package).all:
        about = {**about_package(collection, package), "table": table.name}
        about["title"] = title_of(package, table, collection.settings.language)
        made[path_of(table, "parquet")] = parquet_bytes(collection, table, about)
    return made


def about_package(collection: Collection, package: Package) -> dict[str, str]:
    """Return what a file says of the package that it is of."""
    licence, lang = licence_of(collection, package), collection.settings.language
    return {
        "package": package.name,
        "version": package.version,
        "licence": licence.path or licence.name,
        "publisher": publisher_of(collection, lang),
        "cite": cite(collection, package.name, "text", lang),
    }


def parquet_bytes(collection: Collection, table: Table, about: Mapping[str, str]) -> bytes:
    """Return one table as Parquet; `about` is what the file says of itself."""
    try:
        import pyarrow.parquet
    except ImportError:
        raise MissingExtra("The format parquet", "parquet") from None
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(_arrow(collection, table, about), buffer, compression="snappy")
    return buffer.getvalue()


def _arrow(collection: Collection, table: Table, about: Mapping[str, str]) -> Any:
    import pyarrow

    columns = [[typed(f, cell) for cell in table.column(f.name)] for f in table.fields]
    fields = [
        words_of(collection, table, field, _type(field, cells))
        for field, cells in zip(table.fields, columns, strict=True)
    ]
    schema = pyarrow.schema(fields, metadata=dict(about))
    # A cell that is not of its type was left as text by `typed`; its column is text then.
    texts = [
        [cell or None for cell in table.column(field.name)]
        if schema.field(at).type == pyarrow.string()
        else columns[at]
        for at, field in enumerate(table.fields)
    ]
    return pyarrow.table(
        [pyarrow.array(cells, type=schema.field(at).type) for at, cells in enumerate(texts)],
        schema=schema,
    )


def words_of(collection: Collection, table: Table, field: Field, type_: Any) -> Any:
    """Return a field of a type as a file has it, with what is said of its column."""
    import pyarrow

    listed = table.schema.get("fields", ())
    told = {str(f.get("name")): f for f in listed if isinstance(f, dict)}
    words = _words(collection, field.name, told.get(field.name, {}))
    return pyarrow.field(field.name, type_, metadata=words)


# complex: one table, in which what is not known is left out
def _words(
    collection: Collection, column: str, described: Mapping[str, Any]
) -> dict[str, str] | None:
    """Return titles by language and the unit of a column, as far as they are known."""
    row = collection.reference("columns").get(column)
    titles = {code: row[f"title_{code}"] for code in collection.languages} if row else {}
    titles = described.get("titles") or {k: v for k, v in titles.items() if v}
    made = {"titles": json.dumps(titles, ensure_ascii=False)} if titles else {}
    title = described.get("title") or titles.get(collection.settings.language)
    made |= {"title": str(title)} if title else {}
    made |= {"unit": str(described["unit"])} if described.get("unit") else {}
    return made or None


# complex: one row of guards, a kind of column each
def _type(field: Field, cells: list[Any]) -> Any:
    import pyarrow

    met = [cell for cell in cells if cell is not None]
    if any(isinstance(cell, str) for cell in met):
        return pyarrow.string()
    if field.type == "number" or any(
        isinstance(cell, int) and not fits_int64(cell) for cell in met
    ):
        return _decimal([Decimal(cell) for cell in met], PLACES if field.type == "number" else 0)
    simple = {
        "integer": pyarrow.int64(),
        "year": pyarrow.int64(),
        "date": pyarrow.date32(),
        "boolean": pyarrow.bool_(),
    }
    return simple.get(field.type, pyarrow.string())


def _decimal(numbers: list[Decimal], least: int) -> Any:
    import pyarrow

    places = max((-int(number.as_tuple().exponent) for number in numbers), default=0)
    whole = max((number.adjusted() + 1 for number in numbers), default=1)
    places = max(places, least)
    if places + max(whole, 1) > DIGITS:
        return pyarrow.string()
    return pyarrow.decimal128(DIGITS, places)
