"""Pages come out as Markdown makes them, whatever goes around it."""

from __future__ import annotations

import random

import markdown
import pytest

from civdata.publish.markup import PLAIN, Markup

EXTENSIONS = {name: {} for name in sorted(PLAIN)}
WHOLE = [
    "# T {: lang='x' }\n\n<div class=\"a\">\n<p>one & two</p>\n\n\n<p>three</p></div>\n\ntext *b*",
    '<p class="a">1</p>\n<div>2 &amp; <br> <svg><line x="1"/></svg></div>\n\n## Next {#n}\n',
    "<div>\n\n* a\n\n</div> tail\n\n* b",
    "<div><p>not closed</div>\n\n# After",
    "a <span>b\n<div>c</div></span>\n\n<p>d</p>",
    "```\n<div>\n```\n\n<div>x</div>",
    "`<div>\n<p>x</p>`\n\n<p>y</p>",
    "<div>a `b` c</div>\n\n    <p>code</p>\n\n  <p>in</p>",
    '<script type="application/ld+json">{"a": "b & c"}</script>',
    "<!-- <div> -->\n<div>x</div>\n\n<DIV>y</DIV>\n",
    "<div>tab\there</div>\n \n<p>\n  \n</p>\n\n| a | b |\n|---|---|\n| 1 | <b>2</b> |\n",
    "<hr>\n\n<section>\n<div title=\"a > b\">x</div>\n</section>\n\n<p>z</p>\nright after",
    "<p>a\ue0000\ue001</p>",
]  # fmt: skip


def plain(text: str) -> str:
    """Return what Markdown makes of a text by itself."""
    return markdown.Markdown(extensions=list(EXTENSIONS)).convert(text)


@pytest.mark.parametrize("text", WHOLE)
def test_it_is_what_markdown_makes(text: str) -> None:
    """Raw HTML, code, entities, comments and what is not closed come out the same."""
    assert Markup(EXTENSIONS).convert(text) == plain(text)


def test_any_order_of_parts_is_what_markdown_makes() -> None:
    """Parts of pages in any order, with any space between, come out the same."""
    drawn = random.Random(7)
    parts = [part for text in WHOLE for part in text.split("\n\n")]
    markup = Markup(EXTENSIONS)
    for _ in range(300):
        chosen = drawn.sample(parts, 5)
        text = "".join(part + drawn.choice(("\n", "\n\n", " ", "")) for part in chosen)
        assert markup.convert(text) == plain(text), text


def test_extensions_that_read_raw_html_get_it() -> None:
    """With an extension that is not known to leave raw HTML alone, Markdown reads everything."""
    text = '<div markdown="1">*a*</div>\n'
    assert Markup({**EXTENSIONS, "md_in_html": {}}).convert(text) != plain(text)
