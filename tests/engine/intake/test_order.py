"""The order of rows: what stands keeps its place, what is new finds its own."""

from __future__ import annotations

from civdata.intake.order import merged


def test_rows_keep_their_order_however_they_come() -> None:
    """Rows put in one by one, in any order, stand as if they had come at once."""
    standing = [{"id": "z", "indicator": "j", "time_period": "2020"}]
    new = [
        {"id": "c", "indicator": "i", "time_period": ""},
        {"id": "b", "indicator": "i", "time_period": "2022"},
        {"id": "a", "indicator": "i", "time_period": "2021"},
        {"id": "y", "indicator": "j", "time_period": "2019"},
    ]
    together = merged("observations", standing, new, {"j": 0, "i": 1})
    assert [row["id"] for row in together] == ["y", "z", "a", "b", "c"]
    rows: list[dict[str, str]] = list(standing)
    for row in reversed(new):
        rows = list(map(dict, merged("observations", rows, [row], {"j": 0, "i": 1})))
    assert rows == together
