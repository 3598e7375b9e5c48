"""Where civdata's own data and schemas lie: in the wheel, or in the checkout."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from civdata.errors import UnreadableData


def home() -> Path:
    """Return the folder of the data packages: those in the wheel, else those of the checkout."""
    package = Path(str(files("civdata")))
    for folder in (package / "datapackages", package.parent / "datapackages"):
        if folder.is_dir():
            return folder
    raise UnreadableData("civdata was installed without its data packages: install it again")


def standard_schemas() -> dict[str, dict[str, Any]]:
    """Return the schemas that every package shares, by table name."""
    folder = Path(str(files("civdata"))) / "schemas"
    return {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))
    }
