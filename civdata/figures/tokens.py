"""The pieces that a text is cut into: numbers in digits, words and marks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from civdata.languages.lexicon import Lexicon

DASHES = frozenset("-‐‑‒–—−")
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅒": (1, 10),
}  # fmt: skip
"""Fractions of one sign, as numerator and denominator."""
_ZERO = Decimal()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text; `kind` is `number`, `word`, `date`, `mark` or, past the ends, `end`."""

    kind: str
    text: str
    start: int
    end: int
    gap: bool
    line: bool
    word: str = ""
    value: Decimal = _ZERO
    step: Decimal = _ZERO
    period: str | None = None

    @property
    def plain(self) -> bool:
        """Whether this is a run of digits without separators."""
        return self.kind == "number" and self.text.isdecimal()


_END = Token("end", "", 0, 0, gap=True, line=True)


@dataclass(frozen=True, slots=True)
class Text:
    """A text cut into tokens, with the words of its language."""

    source: str
    tokens: tuple[Token, ...]
    lexicon: Lexicon

    def at(self, index: int) -> Token:
        """The token at an index, or an `end` token where there is none."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else _END

    def word(self, index: int) -> str:
        """The folded word at an index, empty where there is no word."""
        return self.at(index).word

    def near(self, index: int, *words: str) -> bool:
        """Whether these words follow each other from an index on, in one line."""
        return all(
            self.word(index + offset) == word and not self.at(index + offset).line
            for offset, word in enumerate(words)
        )

    def dash(self, index: int) -> bool:
        """Whether the token at an index is a dash or hyphen in the same line."""
        token = self.at(index)
        return token.text in DASHES and not token.line

    def tight(self, index: int) -> bool:
        """Whether nothing stands between the token at an index and the one before."""
        return not self.at(index).gap

    def hyphen(self, index: int) -> bool:
        """Whether a dash at an index joins what stands on both sides, without a gap."""
        return self.dash(index) and self.tight(index) and self.tight(index + 1)
