"""The sum of what a record says."""

from __future__ import annotations

from dataclasses import replace

from civdata.model import Collection
from civdata.record.fingerprint import fingerprint
from tests.small import SETTINGS, collection, printed


def test_the_same_record_has_the_same_sum() -> None:
    """Read twice, it is the same; one other cell or setting makes another sum."""
    rows = [printed("a", "5 projects")]
    first = fingerprint(collection(rows))
    assert first == fingerprint(collection(rows))
    assert first != fingerprint(collection([printed("a", "6 projects")]))
    other = Collection(collection(rows).packages, replace(SETTINGS, name="other"))
    assert first != fingerprint(other)
