"""What hatchling runs: addresses and read-me of the package, and what makes a search quick."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

RELATIVE = re.compile(r"\[([^\]]+)\]\((?![a-z]+:|#)([^)]+)\)")
"""A link of Markdown to a file beside it."""


def on_an_index(text: str, repository: str) -> str:
    """Return a read-me whose links work away from its folder; without a repository it has none."""
    to = rf"[\1]({repository.rstrip('/')}/blob/HEAD/\2)" if repository else r"\1"
    return RELATIVE.sub(to, text)


class CustomMetadataHook(MetadataHookInterface):  # type: ignore[type-arg]
    """Take the addresses of the project from `civdata.toml`, the one place that has them."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Give the package its read-me and addresses."""
        root = Path(self.root)
        site = tomllib.loads((root / "civdata.toml").read_text("utf-8")).get("site", {})
        named = {"Repository": "repository", "Homepage": "address", "Issues": "feedback"}
        urls = {name: site.get(key, "") for name, key in named.items()}
        metadata["urls"] = {name: url for name, url in urls.items() if url.startswith("http")}
        text = on_an_index((root / "README.md").read_text("utf-8"), site.get("repository", ""))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


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
