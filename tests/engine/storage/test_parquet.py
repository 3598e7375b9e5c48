"""Parquet files, read by DuckDB."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.storage import parquet

pytest.importorskip("duckdb")


def test_columns_and_rows_of_a_file_are_texts(tmp_path: Path) -> None:
    """A null is the sign for it, a number keeps its digits."""
    place = parquet.quoted(str(tmp_path / "t.parquet"))
    with parquet.connected() as con:
        con.execute(
            "COPY (SELECT * FROM (VALUES (1, 'a'), (20, NULL)) t(id, name)) "
            f"TO {place} (FORMAT parquet)"
        )
        assert [name for name, _ in parquet.columns_of(con, place)] == ["id", "name"]
        rows = list(parquet.texts_in(con, place))
    assert rows[0] == ["1", "a"]
    assert rows[1][0] == "20"


def test_a_column_can_hold_what_its_type_says() -> None:
    """Whole numbers hold numbers, texts hold anything; a truth is no number."""
    assert parquet.can_be("BIGINT", "integer")
    assert parquet.can_be("VARCHAR", "string")
    assert not parquet.can_be("BOOLEAN", "integer")
