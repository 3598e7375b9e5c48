"""The templates of pages: a site's own before the theme's."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup

from civdata import languages, theme


class _Compiled(BytecodeCache):
    """Templates as they were compiled in this process; those of another source do not fit."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled, if its source is the same: the bucket looks at its checksum."""
        if bucket.key in self._held:
            bucket.bytecode_from_string(self._held[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._held[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment(folder: Path) -> Environment:
    """Return the templates, a site's own before the theme's. HTML is escaped."""
    made = Environment(
        loader=FileSystemLoader(
            [folder / "templates", theme.FOLDER / "templates", folder / "pages"]
        ),
        bytecode_cache=_COMPILED,
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
