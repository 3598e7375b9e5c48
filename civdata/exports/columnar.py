"""Parquet: a file a table, with exact decimals."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from civdata.errors import MissingExtra
from civdata.exports.tables import bundle, fits_int64, path_of, typed
from civdata.model import Collection, Field, Package, Table
from civdata.record.citation import licence_of

DIGITS = 38
"""How many digits a decimal of 128 bits holds."""


def as_parquet(collection: Collection, package: Package) -> dict[str, bytes]:
    """Return `TABLE.parquet` for every table and view; raises MissingExtra without pyarrow.

    number becomes `decimal128` with as many places as the column needs, integer and year `int64`
    (`decimal128` where one is larger), date `date32`, the rest text. The bytes depend on the data
    and pyarrow's version.
    """
    try:
        import pyarrow.parquet
    except ImportError:
        raise MissingExtra("The format parquet", "parquet") from None
    made, licence = {}, licence_of(collection, package)
    for table in bundle(collection, package).all:
        buffer = io.BytesIO()
        pyarrow.parquet.write_table(
            _arrow(table, package, licence.path or licence.name), buffer, compression="snappy"
        )
        made[path_of(table, "parquet")] = buffer.getvalue()
    return made


def _arrow(table: Table, package: Package, licence: str) -> Any:
    import pyarrow

    columns = [[typed(field, row[field.name]) for row in table.rows] for field in table.fields]
    schema = pyarrow.schema(
        [
            (field.name, _type(field, cells))
            for field, cells in zip(table.fields, columns, strict=True)
        ],
        metadata={"package": package.name, "version": package.version, "licence": licence},
    )
    # A cell that is not of its type was left as text by `typed`; its column is text then.
    texts = [
        [row[field.name] or None for row in table.rows]
        if schema.field(at).type == pyarrow.string()
        else columns[at]
        for at, field in enumerate(table.fields)
    ]
    return pyarrow.table(
        [pyarrow.array(cells, type=schema.field(at).type) for at, cells in enumerate(texts)],
        schema=schema,
    )


def _type(field: Field, cells: list[Any]) -> Any:
    import pyarrow

    met = [cell for cell in cells if cell is not None]
    if any(isinstance(cell, str) for cell in met):
        return pyarrow.string()
    if field.type == "number" or any(
        isinstance(cell, int) and not fits_int64(cell) for cell in met
    ):
        return _decimal([Decimal(cell) for cell in met])
    simple = {
        "integer": pyarrow.int64(),
        "year": pyarrow.int64(),
        "date": pyarrow.date32(),
        "boolean": pyarrow.bool_(),
    }
    return simple.get(field.type, pyarrow.string())


def _decimal(numbers: list[Decimal]) -> Any:
    import pyarrow

    places = max((-int(number.as_tuple().exponent) for number in numbers), default=0)
    whole = max((number.adjusted() + 1 for number in numbers), default=1)
    if max(places, 0) + max(whole, 1) > DIGITS:
        return pyarrow.string()
    return pyarrow.decimal128(DIGITS, max(places, 0))
