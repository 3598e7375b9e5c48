"""Our own last step makes what MkDocs makes of the same pages, byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from civdata.errors import UnreadableData
from civdata.pages import Page
from civdata.publish.layout import LAYOUT, Layout, extensions
from tests.conftest import ROOT

EXTRA = {
    "words": {"nav.skip": "Skip", "404.title": "Gone", "404.text": "Not here"},
    "name": "small & fine",
    "languages": ["en", "xx"],
    "default_language": "en",
    "language_names": {"en": "English", "xx": "Other"},
    "country": "",
    "pages": ["sources/"],
    "feed": True,
    "offline": "small-site.zip",
    "root": "https://example.org/r/",
    "policy": "default-src 'none'",
    "watch": False,
}


def a_page(path: str, kind: str, body: str, **meta: str) -> Page:
    """Return a page with this kind, text and front matter."""
    return Page("en", path, meta["title"], {**meta, "kind": kind}, body, kind)


PAGES = (
    a_page("", "home", "# Home\n\n- a", title="Home", description="<d>"),
    a_page(
        "sources/",
        "sources",
        "\n<div>\n\n<p>x</p></div>\n\n## Next {#next}\n\n| a |\n|---|\n| 1 |",
        title='S: "s"',
        description="é",
    ),
    a_page(
        "p/i/",
        "indicator",
        "[home](../../) ```x``` <b>b</b>",
        title="I",
        description="",
        card="c.png",
        card_text="c",
    ),
)


def test_pages_are_those_of_mkdocs(tmp_path: Path) -> None:
    """Pages at each depth and the page for wrong addresses are the same bytes."""
    pytest.importorskip("mkdocs")
    pytest.importorskip("material")
    for page in PAGES:
        path = tmp_path / "docs" / page.path / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, "utf-8")
    asked = extensions(ROOT / "mkdocs.yml")
    config = {
        "site_name": "small",
        "site_url": "https://example.org/r/en/",
        "plugins": [],
        "nav": ["index.md"],
        "not_in_nav": "*",
        "theme": {"name": "material", "custom_dir": str(LAYOUT), "language": "en", "font": False,
                  "static_templates": ["404.html"]},
        "validation": {"links": {"not_found": "ignore", "unrecognized_links": "ignore"}},
        "markdown_extensions": [name for name in asked if name != "toc"],
        "extra": EXTRA,
    }  # fmt: skip
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(tmp_path / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)
    layout = Layout("en", "https://example.org/r/en/", EXTRA, asked)
    for page in PAGES:
        theirs = (tmp_path / "site" / page.path / "index.html").read_bytes()
        assert layout.page(page) == theirs, page.path
    assert layout.missing() == (tmp_path / "site" / "404.html").read_bytes()


def test_extensions_are_those_of_the_file(tmp_path: Path) -> None:
    """Extensions with settings are read, other keys and tags of MkDocs are not, order is kept."""
    file = tmp_path / "mkdocs.yml"
    text = "site_url: !ENV [A, b]\nmarkdown_extensions:\n  - abbr\n  - toc: {permalink: true}\n"
    file.write_text(text, "utf-8")
    found = extensions(file)
    assert list(found) == ["toc", "tables", "fenced_code", "abbr"]
    assert found["toc"] == {"permalink": True}


def test_a_broken_file_is_one_line(tmp_path: Path) -> None:
    """What is no YAML is an error that names the file."""
    (tmp_path / "mkdocs.yml").write_text("a: [", "utf-8")
    with pytest.raises(UnreadableData, match=r"mkdocs\.yml"):
        extensions(tmp_path / "mkdocs.yml")
