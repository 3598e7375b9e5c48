"""Fixtures that the whole suite shares: a copy of the data to break, and the held texts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.own import OWN

os.environ.setdefault("CIVDATA_CACHE", "off")  # a test makes all it looks at
# A busy machine makes one call slow; how long a test takes says nothing of what must hold.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

ROOT = Path(__file__).resolve().parents[1]
TEXTS = Path(os.environ.get("CIVDATA_SOURCES", ROOT.parent / "shared" / "sources"))

Edit = Callable[[str, Callable[[str], str]], None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of all data packages that a test may break."""
    return Path(shutil.copytree(OWN.data, tmp_path / "datapackages"))


@pytest.fixture
def edit(data: Path) -> Edit:
    """Return a function that rewrites one file of the copy as text."""

    def rewrite(file: str, change: Callable[[str], str]) -> None:
        path = data / file
        before = path.read_text("utf-8")
        after = change(before)
        assert after != before, f"the edit changed nothing in {file}"
        path.write_text(after, "utf-8", newline="")

    return rewrite


@pytest.fixture(scope="session")
def texts_folder() -> Path:
    """Return the folder of held texts; they lie beside the project, not in it."""
    if not TEXTS.is_dir():
        pytest.skip(f"held texts are not at hand at {TEXTS}")
    return TEXTS


@pytest.fixture
def texts(texts_folder: Path) -> Path:
    """Return the folder of held texts."""
    return texts_folder
