"""Markdown and HTML are read as a reader sees them, every character in its place."""

from __future__ import annotations

import pytest

from civdata.claims.plain import plain


@pytest.mark.parametrize(
    ("text", "suffix", "seen", "unseen"),
    [
        ("<p class='n5'>12 NGOs</p><script>var x = 99;</script>", ".html", "12 NGOs", "99"),
        ("<!-- 77 --><li>1&nbsp;053 councils", ".htm", "1      053 councils", "77"),
        ("---\nport: 8000\n---\n# Title\n**12** [NGOs](page-44.html)", ".md", "12", "44"),
        ("```\n55\n```\nThe 12 NGOs", ".md", "The 12 NGOs", "55"),
        ("a <b> is 5 < 6", ".txt", "a <b> is 5 < 6", "77"),
    ],
)
def test_what_is_not_read_becomes_blanks(text: str, suffix: str, seen: str, unseen: str) -> None:
    """Tags, scripts, comments and addresses vanish; nothing moves."""
    made = plain(text, suffix)
    assert len(made) == len(text)
    assert seen in made
    assert unseen not in made
