"""The SQLite file, opened by sqlite3."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from civdata.exports import export
from civdata.exports.database import statement
from civdata.exports.tables import bundle, plain
from civdata.model import Collection, Field, Package, Table


def test_values_come_back_digit_for_digit(
    tiny: Collection, package: Package, tmp_path: Path
) -> None:
    """Every cell of every table reads back as it stands in the data, keys and all intact."""
    (path,) = export(tiny, package, "sqlite", tmp_path)
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in bundle(tiny, package).all:
            rows = base.execute(f'SELECT * FROM "{table.name.replace("-", "_")}"').fetchall()
            for row, stored in zip(table.rows, rows, strict=True):
                cells = [
                    plain(
                        None if c is None else Decimal(str(c)) if isinstance(c, float) else str(c)
                    )
                    for c in stored
                ]
                assert cells == [row[column] for column in table.columns]


def test_keys_are_declared(tiny: Collection, package: Package, tmp_path: Path) -> None:
    """Observations lead to indicators, sources, areas and the other lists by foreign keys."""
    (path,) = export(tiny, package, "sqlite", tmp_path)
    with closing(sqlite3.connect(path)) as base:
        keys = base.execute("PRAGMA foreign_key_list(observations)").fetchall()
        assert {key[2] for key in keys} == {
            "indicators",
            "sources",
            "areas",
            "qualifiers",
            "statuses",
            "institutions",
        }
        assert base.execute("SELECT sum(value) FROM observations WHERE value < 100").fetchone() == (
            86.7,
        )
        found = base.execute(
            "SELECT s.title FROM observations o JOIN sources s ON s.id = o.source WHERE value = 260"
        )
        assert found.fetchall() == [("News from the gardens",)]


def test_columns_of_one_name_are_told_apart() -> None:
    """Other people's tables may have them; SQLite tells no capitals from small letters."""
    fields = tuple(Field(name, "string") for name in ("name", "Name", "name_2"))
    table = Table("p", "t", "p/t.csv", fields, ())
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(statement(table, {}))
        names = [row[1] for row in base.execute("PRAGMA table_info(t)")]
    assert names == ["name", "Name_2", "name_2_2"]
