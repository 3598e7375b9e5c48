"""Find quotes in the paragraphs of a page, and find them again after the page was edited.

A quote is never attached to a place that is not sure to be its own: where two places would do, or
none, that is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from civdata.intake.freshness.text import comparable, stands

State = Literal["there", "moved", "changed", "gone", "unsure"]
ALIKE = 0.6
"""How alike an edited paragraph must be to the one it was."""

APART = 0.15
"""By how much the likest paragraph must be liker than the next, where several hold the quote."""


@dataclass(frozen=True, slots=True)
class Again:
    """Where a quote stands after an edit: `number` counts paragraphs from 1, 0 where it is not.

    `there` and `moved`: its paragraph as it was, at its place or at another; `changed`: its
    paragraph was edited, and the quote still stands in it; `gone`: the quote does not stand in what
    was its paragraph, or nowhere; `unsure`: several places would do.
    """

    state: State
    number: int = 0


def places(quote: str, lines: Sequence[str]) -> list[int]:
    """Return the numbers of the paragraphs in which a quote stands, and not as part of a number.

    >>> places("12 grants", ["Home", "In 2022 there were 12 «grants»", "112 grants", "12  GRANTS"])
    [4]
    """
    sought = comparable(quote)
    return [n for n, line in enumerate(lines, 1) if stands(sought, comparable(line))]


class Edit:
    """What became of each paragraph between two texts of a page."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        self.lines = tuple(after)
        self.before = [comparable(line) for line in before]
        self.after = [comparable(line) for line in after]
        matcher = SequenceMatcher(None, self.before, self.after, autojunk=False)
        self._kept: dict[int, int] = {}
        self._near: dict[int, range] = {}
        for tag, i, i_end, j, j_end in matcher.get_opcodes():
            for old in range(i, i_end):
                if tag == "equal":
                    self._kept[old] = j + old - i
                else:
                    self._near[old] = range(j, j_end)
        self._numbers = [_numbers(line) for line in self.before]
        self._counts = {line: self.after.count(line) for line in set(self.before)}

    def again(self, quote: str, number: int) -> Again:
        """Find a quote of paragraph `number` of the old text in the new one."""
        old, sought = number - 1, comparable(quote)
        line = self.before[old]
        was, now = self.before.count(line), self._counts[line]
        if old in self._kept and (was == now or self._between(old)):
            new = self._kept[old]
            return Again("there" if new == old else "moved", new + 1)
        if was == now == 1:
            return Again("moved", self.after.index(line) + 1)
        if now:  # a paragraph that stands several times, and which one is left cannot be told
            return Again("unsure")
        return self._edited(sought, old) if was == 1 else Again("unsure")

    def _between(self, old: int) -> bool:
        """Return whether a paragraph that stands several times has kept both its neighbours."""
        new = self._kept[old]
        return all(
            self._kept.get(old + step) == new + step
            and self.after.count(self.before[old + step]) == 1
            for step in (-1, 1)
            if 0 <= old + step < len(self.before)
        )

    # complex: one row of guards, what is sure first
    def _edited(self, sought: str, old: int) -> Again:
        """Find the paragraph that an old one became: the likest one that is new."""
        ranked = self._ranked(old)
        whole = [one for one in ranked if self._whole(old, one[1])]
        holding = [one for one in whole or ranked if stands(sought, self.after[one[1]])]
        if not holding or (not whole and holding[0] != ranked[0]):
            # What the paragraph became no longer holds the quote: another that does is not it.
            return Again("gone")
        sure = len(holding) == 1 if whole else self._leads(old, ranked, holding)
        return Again("changed", holding[0][1] + 1) if sure else Again("unsure")

    def _ranked(self, old: int) -> list[tuple[float, int]]:
        """Return the new paragraphs that are like an old one, the likest first."""
        taken = set(self._kept.values())
        near = self._near.get(old, range(0))
        fresh = [n for n in range(len(self.after)) if n not in taken]
        alike = ((self._alike(old, n) + 0.02 * (n in near), n) for n in fresh)
        return sorted((one for one in alike if one[0] >= ALIKE), reverse=True)

    def _leads(self, old: int, *ranked: list[tuple[float, int]]) -> bool:
        """Return whether the likest paragraph is so clearly, and no other has the same numbers."""
        near = any(len(one) > 1 and one[0][0] - one[1][0] < APART for one in ranked)
        return not near and not any(self._numbers[old] == _numbers(line) for line in self.after)

    def _whole(self, old: int, new: int) -> bool:
        """Return whether a new paragraph has all of an old one, or all its numbers, in order."""
        return self.before[old] in self.after[new] or (
            bool(self._numbers[old]) and self._numbers[old] == _numbers(self.after[new])
        )

    def _alike(self, old: int, new: int) -> float:
        matcher = SequenceMatcher(None, self.before[old], self.after[new], autojunk=False)
        if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
            return 0.0
        return matcher.ratio()


def _numbers(line: str) -> list[str]:
    """Return the numbers of a paragraph in order: an edit elsewhere in it leaves them."""
    return re.findall(r"\d+", line)
