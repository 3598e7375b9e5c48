"""The schemas that every package shares."""

from __future__ import annotations

from civdata.storage.schemas import standard_schemas


def test_columns_in_words_stand_once_a_language() -> None:
    """A record of two languages has the names of both, in their order, and no others."""
    names = [f["name"] for f in standard_schemas(["ru", "en"])["indicators"]["fields"]]
    assert [name for name in names if name.startswith("name_")] == ["name_ru", "name_en"]


def test_every_schema_has_fields() -> None:
    """Observations have a key of their own."""
    made = standard_schemas(["en"])
    assert all(schema["fields"] for schema in made.values())
    assert made["observations"]["primaryKey"] in ("id", ["id"])
