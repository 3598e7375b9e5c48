"""The formats of downloads in one table."""

from __future__ import annotations

from typing import get_args

import pytest

from civdata.exports.formats import FORMATS, Format, media_of
from civdata.model import Collection, Package


def test_the_table_has_every_format() -> None:
    """What can be asked for and what can be made are the same, in one order."""
    assert tuple(FORMATS) == get_args(Format)
    assert [name for name, kind in FORMATS.items() if kind.tables] == [
        "csv",
        "excel-csv",
        "parquet",
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_its_maker(tiny: Collection, package: Package, name: Format) -> None:
    """The function that a format names is there and makes files."""
    made = FORMATS[name].make(tiny, package)
    assert made
    assert all(isinstance(content, bytes) and content for content in made.values())


@pytest.mark.parametrize(
    ("path", "format", "media"),
    [
        ("observations.csv", "excel-csv", "text/csv"),
        ("datapackage.json", "csv", "application/json"),
        ("tiny.sqlite", "sqlite", "application/vnd.sqlite3"),
    ],
)
def test_a_file_has_its_media_type(path: str, format: str, media: str) -> None:
    """A descriptor is JSON in whatever format it comes along with."""
    assert media_of(path, format) == media
