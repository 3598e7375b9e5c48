"""Keys as digests, dealt out to buckets."""

from __future__ import annotations

import numpy as np

from civdata.checks.shape.engines import digests


def test_a_key_of_several_columns_keeps_them_apart() -> None:
    """`ab`, `c` is another key than `a`, `bc`: each part stands with its length."""
    low, high = digests.expression(["a", "b"])
    assert low == "hash(concat(length(a), ':', a, length(b), ':', b))"
    assert high != low
    assert digests.expression(["a"])[0] == "hash(a)"


def test_equal_digests_of_all_parts_meet() -> None:
    """A key stands first where its part and row come first; others say so."""

    def piece(*keys: int) -> digests.Digests:
        low = np.array(keys, "u8")
        return low, low + np.uint64(1), np.arange(len(keys), dtype="u4")

    one, two = digests.repeats([piece(5, 6, 5), piece(6, 7, 6)])
    assert [column.tolist() for column in one] == [[2], [0], [0]]
    rows, part, first = digests.joined([two])
    assert (rows.tolist(), part.tolist(), first.tolist()) == ([0, 2], [0, 0], [1, 1])
    gone = digests.lost([piece(1, 2), piece(2, 3)], [piece(2)])
    assert [found[0].tolist() for found in gone] == [[1], [3]]
    dealt = digests.dealt(piece(1, 2, 3, 4), 3)
    assert sorted(key for bucket in dealt for key in bucket[0].tolist()) == [1, 2, 3, 4]
