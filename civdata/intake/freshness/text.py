"""The text of a page, and where a printed figure stands in it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from html.parser import HTMLParser

SILENT = frozenset(("script", "style", "template", "svg"))
_INLINE = """
    a abbr b bdi bdo cite code em font i ins label mark nobr
    q s small span strong sub sup time u wbr
"""
INLINE = frozenset(_INLINE.split())
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SAME: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "«»“”„‟″"), '"'),
    **dict.fromkeys(map(ord, "’‘‚ʼ′"), "'"),
    **dict.fromkeys(map(ord, "–—−‑‐"), "-"),
    **dict.fromkeys(map(ord, INVISIBLE), None),
}
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_ENCODINGS = re.compile(
    r"ascii|utf-8(-sig)?|utf-(16|32)(-[bl]e)?|iso8859-\d+|cp\d+|koi8-[rtu]|mac-[a-z]+|kz1048|ptcp154"
    r"|big5(hkscs)?|gb\w+|hz|euc_\w+|shift_jis\w*|iso2022_\w+|johab|tis-620"
)
_WRONG = "".join(map(chr, (*range(9), 11, *range(14, 32), 127))) + "\ufffd"
_NUMBER = re.compile(r"\d+(?:[ .,]\d+)*")
ALIKE = 0.75


class _Extractor(HTMLParser):
    """Gathers the words of a page; a block of the page begins a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = ""

    def parse_html_declaration(self, i: int) -> int:
        """Pass over what only looks like a declaration, as browsers do."""
        if self.rawdata.startswith("<![", i):
            end = self.rawdata.find(">", i)
            return end + 1 if end >= 0 else -1
        return super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin a line at a block, and stop listening at a script."""
        if not self.silent and tag in SILENT:
            self.silent = tag
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Listen again after a script, and end the line of a block."""
        if tag == self.silent:
            self.silent = ""
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words that a reader sees."""
        if not self.silent:
            self.parts.append(data)


def page_text(html: str) -> str:
    """Return the words of a page, without scripts and styles, a line a block.

    >>> page_text("<p>1&nbsp;<b>756</b> проектов</p><script>9</script><p>and 7")
    '1 756 проектов\\nand 7'
    """
    extractor = _Extractor()
    extractor.feed(html)
    extractor.close()
    lines = (fold(line) for line in "".join(extractor.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def decoded(content: bytes, declared: str) -> str:
    """Return the text of a page whose server may be wrong about its encoding."""
    return content.decode(encoding(content, declared)[0], "replace")


def encoding(content: bytes, declared: str) -> tuple[str, bool]:
    """Return the encoding of a page, and whether that is more than a guess.

    Bytes that are UTF-8 are UTF-8 whatever is declared: text in another encoding hardly ever is.
    Then come the encodings declared by server and page, then that of old Cyrillic pages. Only
    encodings of text count: Python has others, and some of them unpack.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", True
    meta = _META.search(content[:4096])
    for name in ("utf-8-sig", declared, meta[1].decode() if meta else ""):
        if name and _decodes(content, name):
            return name, True
    return "cp1251", False


def _decodes(content: bytes, name: str) -> bool:
    """Return whether bytes may be text in an encoding; the last letter may be cut."""
    try:
        if not _ENCODINGS.fullmatch(codecs.lookup(name).name):
            return False
        codecs.getincrementaldecoder(name)().decode(content)
    except (LookupError, ValueError):
        return False
    return True


def unclear(text: str) -> bool:
    """Return whether more than one letter of a hundred is none, as in a picture read as text."""
    wrong = sum(map(text.count, _WRONG))
    return wrong * 100 > len(text)


def fold(text: str) -> str:
    """Fold every run of white space to one blank, as `civdata.storage.fold` does."""
    return " ".join(text.split())


def comparable(text: str) -> str:
    """Return text with white space, quotation marks, dashes and letter case made one.

    >>> comparable("«1\\u00a0756» – ПРОЕКТОВ") == comparable('"1 756" - проектов')
    True
    """
    return fold(unicodedata.normalize("NFC", text).translate(_SAME)).casefold()


def stands(print_: str, text: str) -> bool:
    """Return whether a print stands in a text, both comparable, and not as part of a number.

    >>> stands("12 grants", "of 112 grants"), stands("12 grants", "in 2022 12 grants")
    (False, True)
    >>> stands("500 grants", "all 1 500 grants"), stands("more than 1", "more than 1.5")
    (False, False)
    """
    start = text.find(print_) if print_ else -1
    while start >= 0:
        before, after = text[max(0, start - 8) : start], text[start + len(print_) :][:8]
        if not _cut_number(before, print_, after) and not _cut_word(before, print_):
            return True
        start = text.find(print_, start + 1)
    return False


def _cut_number(before: str, print_: str, after: str) -> bool:
    """Return whether a number goes on beyond an end of the print."""
    head = re.match(r"\d+", print_)
    if head and (
        re.search(r"\d[.,]?$", before)
        or (len(head[0]) == 3 and re.search(r"(?<!\d)\d{1,3} $", before))
    ):
        return True
    tail = re.search(r"\d+$", print_)
    return bool(tail and re.match(r"\d|[.,]\d| \d{3}(?!\d)", after))


def _cut_word(before: str, print_: str) -> bool:
    """Return whether a word begins before the print: `ten` does not stand in `often`."""
    return before[-1:].isalpha() and print_[:1].isalpha()


def nearest(print_: str, text: str) -> str:
    """Return the passage with another number in nearly the same words, or an empty text.

    >>> nearest("258 public councils work", "Today 261 public councils work in the country")
    '261 public councils work'
    >>> nearest("258 public councils work", "The year 2022 was a good one")
    ''
    """
    own = _NUMBER.search(print_)
    if own is None:
        return ""
    head, tail = print_[: own.start()], print_[own.end() :]
    if not re.search(r"\w{3}", head + tail):
        return ""
    best, found = ALIKE, ""
    for passage, likeness in _passages(head, tail, text):
        if likeness > best and passage != print_:
            best, found = likeness, passage
    return found


def _passages(head: str, tail: str, text: str) -> Iterator[tuple[str, float]]:
    """Yield each number of a text with as many letters around it as the print has, and how alike.

    The least likeness of the two sides counts, so that a long one does not outweigh the other.
    """
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - len(head)) : match.start()]
        after = text[match.end() : match.end() + len(tail)]
        likeness = min(_alike(head, before), _alike(tail, after))
        yield fold(before + match[0] + after), likeness


def _alike(one: str, other: str) -> float:
    if not one.strip():
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return 0.0 if matcher.quick_ratio() <= ALIKE else matcher.ratio()
