"""A quote: the words that a claim says are printed at its place of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from civdata.model import Finding, Place, fault, paragraph
from civdata.storage import fold


@dataclass(frozen=True, slots=True)
class Claim:
    """What an observation or record says about its place: these words stand there."""

    id: str
    package: str
    file: str
    line: int
    source: str
    locator: str
    as_printed: str
    numbers: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Where it stands, for findings."""
        return Place(self.package, self.file, self.line)


def stands(words: str, line: str) -> bool:
    """Tell whether words stand in a line, and do not begin or end inside of a number.

    >>> stands("50 of 2018", "in all 50 of 2018"), stands("0 of 201", "in all 50 of 2018")
    (True, False)
    """
    before = r"(?<!\d)(?<!\d[.,])" if re.match(r"[.,]?\d", words) else ""
    after = r"(?!\d)(?![.,]\d)" if words[-1:].isdigit() else ""
    return bool(words and re.search(f"{before}{re.escape(words)}{after}", line))


def in_text(claim: Claim, lines: Sequence[str]) -> Iterator[Finding]:
    """Look for the printed words in the paragraph of the text."""
    number = paragraph(claim.locator)
    if number is None or number > len(lines):
        place = f"¶1 to ¶{len(lines)}"
        yield misquoted(claim, "locator", "locator", "no such paragraph", place, claim.locator)
        return
    words = fold(claim.as_printed)
    if not stands(words, lines[number - 1]):
        found = [f"¶{n}" for n, line in enumerate(lines, 1) if stands(words, line)]
        message = f"not printed at {claim.locator} of {claim.source}"
        expected = f"found at {', '.join(found)}" if found else "words of the source"
        yield misquoted(claim, "not-printed", "as_printed", message, expected, words or "empty")


def elsewhere(claim: Claim, lines: Sequence[str]) -> Iterator[Finding]:
    """Tell of words that stand in other paragraphs too, where a wrong place would pass."""
    words = fold(claim.as_printed)
    found = [f"¶{n}" for n, line in enumerate(lines, 1) if stands(words, line)]
    if len(found) > 1:
        at = claim.place.at(claim.line, "as_printed")
        message = f"these words stand in {', '.join(found)} of {claim.source}"
        hint = f"Key more words around them, so that they are found at {claim.locator} alone"
        expected = f"words that stand at {claim.locator} alone"
        yield fault(at, "print-ambiguous", message, expected=expected, got=words, hint=hint)


def misquoted(
    claim: Claim, code: str, column: str, message: str, expected: str, got: str
) -> Finding:
    """Return the finding that the words or the place of a claim are wrong."""
    place = Place(claim.package, claim.file, claim.line, column)
    hint = "Look the words up in the source and key their place and print"
    return fault(place, code, message, expected=expected, got=got, hint=hint)
