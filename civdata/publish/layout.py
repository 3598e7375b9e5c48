"""The last step: a page's Markdown becomes HTML and is set into the layout, without a site builder.

Pages are Markdown with raw HTML, and the layout is two templates of Jinja; what a site builder
adds to that is start-up, assets that no page of ours loads, and a search that is not ours.
`docs/explanation/zensical.md` tells why, and what was compared byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from jinja2 import Environment, FileSystemLoader

from civdata import theme
from civdata.errors import UnreadableData
from civdata.pages import Page
from civdata.pages.templates import Compiled
from civdata.publish.markup import Markup

STANDARD = ("toc", "tables", "fenced_code")
"""The extensions of Markdown that every site has, as with MkDocs."""

LAYOUT = theme.FOLDER / "layout"


@dataclass(frozen=True)
class Layout:
    """What a page of one language is set into.

    `extra` is what the templates know besides the page, `address` the root of the language's
    pages, `extensions` those of Markdown with their settings.
    """

    language: str
    address: str
    extra: Mapping[str, Any]
    extensions: Mapping[str, Mapping[str, Any]]

    def page(self, page: Page) -> bytes:
        """Return the finished page."""
        body = self._markup.convert(page.body)
        address = page.path or "./"
        shown = {"meta": page.meta, "url": address, "content": body}
        up = "../" * page.path.count("/")
        return self._set("main.html", base_url=up.rstrip("/") or ".", page=shown)

    def missing(self) -> bytes:
        """Return the page that is shown for a wrong address; its links are absolute."""
        return self._set("404.html", base_url=urlsplit(self.address).path, page=None)

    def _set(self, template: str, **values: Any) -> bytes:
        config = {"extra": self.extra, "theme": {"language": self.language}}
        found = self._environment.get_template(template)
        return found.render(config=config, **values).encode()

    @cached_property
    def _environment(self) -> Environment:
        loader = FileSystemLoader(LAYOUT)
        return Environment(loader=loader, auto_reload=False, bytecode_cache=Compiled())

    @cached_property
    def _markup(self) -> Markup:
        return Markup(self.extensions)


def extensions(config: Path) -> dict[str, Mapping[str, Any]]:
    """Read which extensions of Markdown a record's `mkdocs.yml` asks for, with their settings."""
    try:
        read = yaml.load(config.read_text("utf-8"), _Lenient)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise UnreadableData(f"{config.name} cannot be read: {error}") from error
    listed = read.get("markdown_extensions") if isinstance(read, Mapping) else None
    found: dict[str, Mapping[str, Any]] = {name: {} for name in STANDARD}
    for item in _items(listed):
        name, given = item
        found[name] = given
    return found


def _items(listed: object) -> Sequence[tuple[str, Mapping[str, Any]]]:
    if isinstance(listed, Mapping):
        return [(str(name), given or {}) for name, given in listed.items()]
    found: list[tuple[str, Mapping[str, Any]]] = []
    for item in listed if isinstance(listed, list) else ():
        found += _items(item) if isinstance(item, Mapping) else [(str(item), {})]
    return found


class _Lenient(yaml.SafeLoader):
    """Reads a configuration of MkDocs, whose tags (`!ENV`) are of no concern here."""


def _nothing(*_: object) -> None:
    """Read a value with a tag as nothing."""


_Lenient.add_multi_constructor("!", _nothing)
