"""The templates of pages: a site's own before the theme's."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup

from civdata import languages, theme
from civdata.storage.cache import NONE, Cache


class Compiled(BytecodeCache):
    """Templates as they were compiled in this process, or before; another source does not fit."""

    held: ClassVar[dict[str, bytes]] = {}

    def __init__(self, cache: Cache = NONE) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled, if its source is the same: the bucket looks at its checksum."""
        found = self.held.get(bucket.key)
        found = found or self._cache.get("template", bucket.key, bucket.checksum)[1]
        if found:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.held[bucket.key] = made = bucket.bytecode_to_string()
        self._cache.put(self._cache.get("template", bucket.key, bucket.checksum)[0], made)


def environment(folder: Path, cache: Cache = NONE) -> Environment:
    """Return the templates, a site's own before the theme's. HTML is escaped."""
    made = Environment(
        loader=FileSystemLoader(
            [folder / "templates", theme.FOLDER / "templates", folder / "pages"]
        ),
        bytecode_cache=Compiled(cache),
        autoescape=True,
        undefined=StrictUndefined,
        comment_start_string="{%#",
        comment_end_string="#%}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["md"] = escape_markdown
    made.globals["language_of_findings"] = languages.DEFAULT
    return made


def escape_markdown(text: str) -> Markup:
    """Make a text safe inside Markdown prose: marks of Markdown and HTML lose their meaning."""
    escaped = str(Markup.escape(text))
    return Markup("".join(f"\\{c}" if c in "\\`*_{}[]#|" else c for c in escaped))
