"""Put into a wheel what makes the first search of its record quick; hatchling runs this."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Search the record once for all, and lay what came of it beside the record."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file before a wheel is built; an editable install has none."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from civdata.lookup.kept import BROUGHT, brought_by_wheel
            from civdata.lookup.reading import shelf_of
            from civdata.project import open_project
            from civdata.storage.contents import record_sum

            project = open_project(self.root)
            known = record_sum(project.folder, project.data, project.site)
            assert known is not None  # a record that travels in a wheel is small
            content = brought_by_wheel(known, shelf_of(project.collection, project.site))
        finally:
            sys.path.remove(self.root)
        made = Path(self.directory) / BROUGHT
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(content)
        build_data["force_include"][str(made)] = f"civdata/edition/{BROUGHT}"
        self._made = made

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take the file away once the wheel has it."""
        if made := getattr(self, "_made", None):
            made.unlink()
