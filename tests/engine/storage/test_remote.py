"""A published record, fetched and checked by its sums."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from civdata.errors import UnreadableData
from civdata.storage import remote


def _zip(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "name = 1\n")
    return packed.getvalue()


def _serve(monkeypatch: pytest.MonkeyPatch, cache: Path, content: bytes, digest: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    sums = f"{digest}  record.csv.zip\n".encode()
    monkeypatch.setattr(remote, "_get", lambda url, _: sums if url.endswith("SUMS") else content)


def test_a_record_is_opened_where_its_digest_is_the_stated_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is unpacked once into the cache."""
    content = _zip("civdata.toml")
    _serve(monkeypatch, tmp_path, content, hashlib.sha256(content).hexdigest())
    folder = remote.fetched("https://example.org/data")
    assert (folder / "civdata.toml").read_text() == "name = 1\n"
    assert remote.fetched("https://example.org/data/") == folder


def test_what_is_not_what_its_sums_say_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is unpacked."""
    _serve(monkeypatch, tmp_path, _zip("civdata.toml"), "0" * 64)
    with pytest.raises(UnreadableData, match="not the file"):
        remote.fetched("https://example.org/data")
    assert not list(tmp_path.rglob("*.toml"))


def test_a_file_that_leads_out_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive cannot write beside its folder."""
    content = _zip("../out.toml")
    _serve(monkeypatch, tmp_path, content, hashlib.sha256(content).hexdigest())
    with pytest.raises(UnreadableData, match="leads out"):
        remote.fetched("https://example.org/data")


def test_only_https_or_this_machine_is_asked() -> None:
    """An address without a seal is not opened."""
    with pytest.raises(UnreadableData, match="only https"):
        remote.fetched("http://example.org/data")
