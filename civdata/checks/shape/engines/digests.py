"""Keys as digests of 128 bits, dealt out to buckets, so that equal keys of all parts meet.

A digest is two hashes of 64 bits that DuckDB makes of the text of a key. Of a billion keys, two
different ones have the same digest once in 10**20 tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
Digests = tuple[Column, Column, Column]
"""Two halves of each digest, and the row of the part."""

Repeat = tuple[Column, Column, Column]
"""Rows of a part whose key stands before, and part and row where it stands first."""

NOTHING: Digests = (np.empty(0, "u8"), np.empty(0, "u8"), np.empty(0, "u4"))


def expression(key: Sequence[str]) -> tuple[str, str]:
    """Return both halves of the digest of a key in SQL."""
    whole = key[0]
    if len(key) > 1:
        whole = "concat(" + ", ".join(f"length({part}), ':', {part}" for part in key) + ")"
    return f"hash({whole})", f"hash('~' || {whole})"


def dealt(digests: Digests, buckets: int) -> list[Digests]:
    """Return digests by bucket, rows in order."""
    if buckets == 1:
        return [digests]
    bucket = (digests[0] % np.uint64(buckets)).astype("u2")
    order = np.argsort(bucket, kind="stable")
    ends = np.searchsorted(bucket[order], np.arange(buckets + 1))
    low, high, row = (column[order] for column in digests)
    return [(low[a:b], high[a:b], row[a:b]) for a, b in pairwise(ends)]


def repeats(pieces: Sequence[Digests]) -> list[Repeat]:
    """Return, for each part, the rows of a bucket whose key stood in it or in a part before."""
    part = np.repeat(np.arange(len(pieces), dtype="u4"), [len(piece[0]) for piece in pieces])
    low, high, row = (np.concatenate([piece[at] for piece in pieces]) for at in range(3))
    order, begins = _groups(low, high)
    row, part = row[order], part[order]
    at = np.flatnonzero(begins != np.arange(len(begins)))
    first = begins[at]
    return [
        (row[at[mine]], part[first[mine]], row[first[mine]])
        for mine in (part[at] == number for number in range(len(pieces)))
    ]


def joined(found: Sequence[Repeat]) -> Repeat:
    """Return the repeats of a part from all buckets, by row."""
    row, part, first = (np.concatenate([one[at] for one in found]) for at in range(3))
    order = np.argsort(row, kind="stable")
    return row[order], part[order], first[order]


def lost(pieces: Sequence[Digests], known: Sequence[Digests]) -> list[Digests]:
    """Return, for each part, the digests of a bucket that none of the known ones equals."""
    every = [*known, *pieces]
    low, high = (np.concatenate([piece[at] for piece in every]) for at in range(2))
    order, begins = _groups(low, high)
    there = np.empty(len(low), bool)  # the known ones come first, so they begin their groups
    there[order] = order[begins] < sum(len(piece[0]) for piece in known)
    made, at = [], sum(len(piece[0]) for piece in known)
    for piece in pieces:
        gone = ~there[at : at + len(piece[0])]
        made.append((piece[0][gone], piece[1][gone], piece[2][gone]))
        at += len(piece[0])
    return made


def _groups(low: Column, high: Column) -> tuple[Column, Column]:
    """Return an order in which equal digests stand together, and where the group of each begins."""
    order = np.lexsort((high, low))  # stable: what came before stays before
    low, high = low[order], high[order]
    same = np.zeros(len(low), bool)
    same[1:] = (low[1:] == low[:-1]) & (high[1:] == high[:-1])
    return order, np.maximum.accumulate(np.where(same, 0, np.arange(len(low))))
