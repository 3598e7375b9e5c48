"""A copy of the tiny packages to write into, and a batch with its map."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from benchmarks.hardness.maps import MAP
from tests.engine.intake.given import csv_file
from tests.tiny import TINY


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the tiny packages to write into."""
    return Path(shutil.copytree(TINY, tmp_path / "data"))


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Return a file of three facts and, beside it, a map that publishes two of them."""
    urls = ["https://example.org/new", "https://example.org/gardens", "https://example.org/new"]
    rows = [
        {"key": f"f{n}", "print": f"{n}0 gardens", "number": f"{n}0", "page": url}
        for n, url in enumerate(urls, 1)
    ]
    folder = tmp_path / "batch"
    folder.mkdir()
    common = {"package": "tiny", "time_period": "2019", "ref_area": "KZ", "obs_status": "actual"}
    common |= {"qualifier": "exact", "locator": "page"}
    told: list[dict[str, str]] = [
        {**common, "id": "f1", "observation": "tiny-plots-2019", "indicator": "tiny-plots"},
        {"id": "f2", "package": "tiny", "skip": "the page is held already"},
        {**common, "id": "f3", "observation": "tiny-gardens-2019", "indicator": "tiny-gardens"},
    ]
    columns = list(dict.fromkeys(name for row in told for name in row))
    csv_file(folder / "rows.csv", told, columns)
    post = {"id": "tree-post", "publisher_kind": "independent_media"}
    post |= {f"name_{language}": "Tree Post" for language in ("kk", "ru", "en")}
    csv_file(folder / "publishers.csv", [post, {**post, "id": "idle-post"}])
    pages = {"id": "new-page", "title": "New", "publisher": "tree-post", "language": "en"}
    pages |= {"url": "https://example.org/new"}
    unused = {**pages, "id": "other-page", "url": "https://example.org/other"}
    csv_file(folder / "sources.csv", [pages, unused])
    names = {f"{n}_{c}": "Жер" for n in ("name", "definition") for c in ("kk", "ru", "en")}
    plots = {"package": "tiny", "id": "tiny-plots", "unit": "gardens", "kind": "stock", **names}
    csv_file(folder / "indicators.csv", [plots, {**plots, "id": "tiny-idle"}])
    (folder / "map.json").write_text(json.dumps(MAP))
    return csv_file(tmp_path / "facts.csv", rows)
