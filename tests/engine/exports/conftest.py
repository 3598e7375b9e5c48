"""The tiny packages, which every test of exports uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.exports import write_all
from civdata.exports.publishing import publish_data
from civdata.model import Collection, Package
from tests.tiny import tiny_collection, tiny_package


@pytest.fixture(scope="session")
def tiny() -> Collection:
    """Return the three tiny packages."""
    return tiny_collection()


@pytest.fixture(scope="session")
def package() -> Package:
    """Return the tiny package that has observations."""
    return tiny_package()


BASE = "https://record.example/"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published `/data/` of the tiny record."""
    out: Path = tmp_path_factory.mktemp("site") / "data"
    collection = tiny_collection()
    written = {p.name: write_all(collection, p, out / p.name) for p in collection.packages}
    publish_data(collection, written, None, out, BASE, "2026-11-27")
    return out
