"""The tiny packages, which every test of exports uses."""

from __future__ import annotations

import pytest

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
