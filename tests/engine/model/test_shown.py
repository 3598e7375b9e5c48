"""Results in a notebook: what the data say is escaped, web addresses alone are links."""

from __future__ import annotations

from civdata.model.shown import cut, html_table


def test_cells_are_text() -> None:
    """Marks of HTML lose their meaning in captions, headings and cells."""
    made = html_table("<b>", [("a&b", "<script>", "https://example.org/?a=1&b")], ("x", "<y>"))
    assert "<caption>&lt;b&gt;</caption>" in made
    assert "<th>a&amp;b</th><td>&lt;script&gt;</td>" in made
    assert 'href="https://example.org/?a=1&amp;b"' in made
    assert "<th>&lt;y&gt;</th>" in made


def test_only_web_addresses_are_links() -> None:
    """What would run something stays text."""
    assert "href" not in html_table("c", [("a", "javascript:alert(1)")])


def test_long_texts_are_cut_in_one_line() -> None:
    """White space is folded first."""
    assert cut("one\n two   three", 9) == "one two …"
    assert cut("short") == "short"
