"""Markdown to HTML: what Python-Markdown makes, without having it read all the raw HTML in between.

A page is some headings and large blocks of finished HTML, which Markdown passes on as they are,
but only after it has read them tag by tag. So the inside of a block goes around it: Markdown reads
the block with a mark in it, and the mark is replaced at the end. Where it is not plain that a
block is one (an element that is not closed, a comment, code), Markdown reads the rest itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import markdown

PLAIN = frozenset(("toc", "tables", "fenced_code", "attr_list"))
"""Extensions that leave the inside of raw HTML alone."""

OPEN, SHUT = "\ue000", "\ue001"
VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_NAME = r"[a-z][a-z0-9]*"
_TAG = re.compile(
    rf"<(?:(?P<end>/)(?P<closed>{_NAME})|(?P<opened>{_NAME})"
    r'(?:\s+[A-Za-z][\w:.-]*(?:="[^"]*")?)*\s*(?P<alone>/)?)>'
)
_ENTITY = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);)")
_MARK = re.compile(f"{OPEN}([0-9]+){SHUT}")
_FENCE = re.compile(r"^\s*(?:```|~~~)", re.MULTILINE)


class Markup:
    """Turns Markdown into HTML, page after page, with the same extensions."""

    def __init__(self, extensions: Mapping[str, Mapping[str, Any]]) -> None:
        settings = {name: dict(given) for name, given in extensions.items()}
        self._markdown = markdown.Markdown(extensions=list(settings), extension_configs=settings)
        self._blocks = frozenset(self._markdown.block_level_elements) - VOID
        self._plain = settings.keys() <= PLAIN

    def convert(self, text: str) -> str:
        """Return the HTML of a page's Markdown."""
        if not self._plain or OPEN in text or SHUT in text or _FENCE.search(text):
            return self._markdown.reset().convert(text)
        insides: list[str] = []
        short = self._shortened(_normal(text), insides)
        made = self._markdown.reset().convert(short)
        if len(_MARK.findall(made)) != len(insides):
            return self._markdown.reset().convert(text)
        return _MARK.sub(lambda mark: insides[int(mark[1])], made)

    def _shortened(self, text: str, insides: list[str]) -> str:
        """Return the text with the inside of each raw block put aside, as far as that is sure."""
        kept: list[str] = []
        at = 0
        while at < len(text):
            after = text.find("\n", at) + 1 or len(text)
            line = text[at:after]
            if line.startswith("<"):
                found = self._block(text, at)
                if not found:
                    break
                start, end, after = found
                kept += [text[at:start], f"{OPEN}{len(insides)}{SHUT}", text[end:after]]
                insides.append(text[start:end])
            elif _is_doubtful(line):
                break
            else:
                kept.append(line)
            at = after
        return "".join((*kept, text[at:]))

    def _block(self, text: str, at: int) -> tuple[int, int, int] | None:
        """Find where the inside of the block at a place starts and ends, and where the block ends.

        Return None where the block is none, or its elements are not all closed in their order.
        """
        first = _TAG.match(text, at)
        if not first or first["opened"] not in self._blocks or first["alone"]:
            return None
        last = _closing(text, first)
        if last is None or not (last.end() == len(text) or text[last.end()] == "\n"):
            return None
        if first["opened"] != "script" and _ENTITY.search(text, first.end(), last.start()):
            return None
        return first.end(), last.start(), last.end()


def _normal(text: str) -> str:
    """Return a text as Markdown reads it: without tabs, and without blanks in empty lines."""
    text = text.replace("\x02", "").replace("\x03", "")
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    return re.sub(r"(?<=\n) +\n", "\n", text)


def _is_doubtful(line: str) -> bool:
    """Return whether a line may open what goes on in the next ones."""
    if "`" in line or line.lstrip(" ").startswith("<"):
        return True
    return "<" in _TAG.sub("", line)


def _closing(text: str, first: re.Match[str]) -> re.Match[str] | None:
    """Find the tag that closes an element, where all inside of it are closed in their order."""
    stack, place = [first["opened"]], first.end()
    while stack:
        place = text.find("<", place)
        tag = _TAG.match(text, place) if place >= 0 else None
        if not tag:
            return None
        place = tag.end()
        if tag["closed"]:
            if stack.pop() != tag["closed"]:
                return None
        elif not tag["alone"] and tag["opened"] not in VOID:
            stack.append(tag["opened"])
    return tag
