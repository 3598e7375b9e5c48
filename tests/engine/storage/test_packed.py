"""Packed files: their plain names, and bytes that are those their descriptor tells of."""

from __future__ import annotations

import hashlib

import pytest

from civdata.model import Place
from civdata.storage.packed import bare_name, said_of_bytes

CONTENT = b"a\n1\n"
PLACE = Place("p", "p/a.csv")


def test_names_lose_the_ending_of_packing() -> None:
    """Of both kinds, in any case of letters, and of nothing else."""
    names = [bare_name(name) for name in ("d/t.csv.gz", "t.csv.ZIP", "t.csv", "gz")]
    assert names == ["d/t.csv", "t.csv", "t.csv", "gz"]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({"bytes": 4, "hash": hashlib.md5(CONTENT).hexdigest()}, []),
        ({"hash": "sha256:" + hashlib.sha256(CONTENT).hexdigest().upper()}, []),
        ({"bytes": 5}, [("bytes", "error")]),
        ({"bytes": True}, []),
        ({"hash": "sha256:" + "0" * 64}, [("hash", "error")]),
        ({"hash": "crc32:abcd"}, [("hash", "warning")]),
    ],
)
def test_bytes_are_those_told_of(said: dict[str, object], codes: list[tuple[str, str]]) -> None:
    """Size and hash are compared; a hash of a kind that is not checked is a warning."""
    found = list(said_of_bytes(said, CONTENT, PLACE))
    assert [(finding.code, finding.severity) for finding in found] == codes
