"""Templates: a site's own before the theme's, compiled once."""

from __future__ import annotations

from pathlib import Path

from civdata.pages.templates import environment, escape_markdown


def test_names_are_safe_in_markdown() -> None:
    """A name with marks of Markdown or HTML in it prints as it stands."""
    assert escape_markdown("a*b <i>") == "a\\*b &lt;i&gt;"


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    """What was compiled before is taken only while its source is the same."""
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates" / "own.md"
    for text in ("one {{ 1 }}", "one {{ 1 }}", "two {{ 2 }}"):
        own.write_text(text, "utf-8")
        said = environment(tmp_path).get_template("own.md").render()
        assert said == text.replace("{{ ", "").replace(" }}", "")
