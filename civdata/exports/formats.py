"""The formats of downloads in one table: what the command line, the exports, the catalogues and
the pages know of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, cast

from civdata.exports.output import Files
from civdata.model import Collection, Package

Format = Literal["csv", "excel-csv", "xlsx", "json", "jsonl", "parquet", "sqlite", "zip"]
"""A format that a package can be written in."""

Maker = Callable[[Collection, Package], Files]


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: its media type, who makes it, and the extra that this needs, if any.

    `maker` is a function of a module beside this one, imported when it is first needed. `tables`
    is a format with a file a table; `first` one that most readers come for.
    """

    media: str
    maker: str
    extra: str = ""
    tables: bool = False
    first: bool = False
    registered: bool = True

    @property
    def make(self) -> Maker:
        """The function that makes the files."""
        module, _, name = self.maker.partition(".")
        return cast(Maker, getattr(import_module(f"civdata.exports.{module}"), name))


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: Mapping[Format, Kind] = {
    "csv": Kind("text/csv", "delimited.as_csv", tables=True),
    "excel-csv": Kind("text/csv", "delimited.as_excel_csv", tables=True, first=True),
    "xlsx": Kind(SHEET, "workbook.as_xlsx", "xlsx", first=True),
    "json": Kind("application/json", "objects.as_json"),
    "jsonl": Kind("application/jsonl", "objects.as_jsonl", registered=False),
    "parquet": Kind("application/vnd.apache.parquet", "columnar.as_parquet", "parquet", True),
    "sqlite": Kind("application/vnd.sqlite3", "database.as_sqlite"),
    "zip": Kind("application/zip", "archive.as_zip", first=True),
}
"""All formats, in the order in which they are listed; media types are IANA's where registered."""


def media_of(path: str, format: str) -> str:
    """Return the media type of a published file.

    >>> media_of("datapackage.json", "csv"), media_of("observations.csv", "csv")
    ('application/json', 'text/csv')
    """
    if path.endswith(".json"):
        return FORMATS["json"].media
    return FORMATS[cast(Format, format)].media
