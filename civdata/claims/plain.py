"""What a reader sees of a Markdown or HTML file, every character in its place.

What is not read (tags, scripts, comments, addresses of links) becomes blanks, so that places in
what is left are places in the file.
"""

from __future__ import annotations

import re

_HTML = re.compile(
    r"<!--.*?-->|<(script|style|head|template|svg)\b.*?</\1\s*>|<[/!?a-z][^<>]*>", re.S | re.I
)
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|tr|td|th|table|br|hr|section|article|blockquote|figure"
    r"|figcaption|header|footer|main|nav|aside|dd|dt)\b",
    re.I,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.I)
_MARKDOWN = re.compile(
    r"\A---\n.*?\n---\n|^(?:```|~~~).*?^(?:```|~~~)[^\n]*$|(?<=\])\([^()\n]*\)"
    r"|\{[:%#][^\n]*?[%}]\}?|`[^`\n]*`|<https?:[^>\s]*>|https?://\S+|^\s*\[[^\]]+\]:.*$|[*_]{1,3}"
    r"|^#{1,6}\s",
    re.S | re.M,
)


def plain(text: str, suffix: str = "") -> str:
    """Return the text of a file by the ending of its name, of the same length.

    >>> plain("<p>1 <b>053</b> NGOs</p>", ".html")
    '\\n  1    053     NGOs\\n   '
    """
    ending = suffix.lower()
    if ending in (".html", ".htm", ".xhtml"):
        return _ENTITY.sub(_entity, _HTML.sub(_blank, text))
    if ending in (".md", ".markdown"):
        return _HTML.sub(_blank, _MARKDOWN.sub(_spaces, text))
    return text


def _blank(match: re.Match[str]) -> str:
    """Blank a tag; one that begins a block begins a line, as on the page."""
    blanks = _spaces(match)
    return f"\n{blanks[1:]}" if _BLOCK.match(match[0]) else blanks


def _spaces(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _entity(match: re.Match[str]) -> str:
    """Return the character of an entity and blanks for the rest; a digit stays before them."""
    from html import unescape

    made = unescape(match[0])
    if made == match[0] or len(made) != 1:
        return match[0]
    sign = " " if made.isspace() else made
    return sign + " " * (len(match[0]) - 1)
