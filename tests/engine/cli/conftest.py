"""A copy of the tiny packages for commands to write into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tiny import TINY


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the tiny packages."""
    return Path(shutil.copytree(TINY, tmp_path / "data"))
