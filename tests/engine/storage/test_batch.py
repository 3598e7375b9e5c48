"""Small things kept together: what was asked for stays, and nothing is written without need."""

from __future__ import annotations

from civdata.storage.batch import Batch, joined, parted


def test_a_batch_is_written_where_something_is_new() -> None:
    """What was not asked for is left out, but only once there is something new."""
    kept = joined({"a": b"1", "b": b"2"})
    batch = Batch(kept)
    assert batch.get("a") == b"1"
    assert batch.get("c") is None
    assert batch.written() is None
    assert batch.made(lambda: b"3", "c") == b"3"
    written = batch.written()
    assert written is not None
    assert parted(written) == {"a": b"1", "c": b"3"}


def test_files_are_kept_together() -> None:
    """Several files go into one entry and come out in their order."""
    files = {"b/ü": b"\0\1", "a": b""}
    assert list(parted(joined(files)).items()) == list(files.items())
