"""Numbers spelled out by the rules of CLDR, in sentences, for tests and the benchmark of languages.

CLDR has no rules for Uzbek; those here are ours, in the same notation.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from unicode_rbnf import RbnfEngine

SENTENCES = {
    "en": (
        "The fund gave {} dollars last year.",
        "Some say {} people took part.",
        "{} trees were planted.",
    ),
    "kk": ("Қорға {} теңге бөлінді.", "Жиынға {} адам қатысты.", "{} өтінім түсті."),
    "ky": ("Фондго {} сом бөлүндү.", "Жыйынга {} адам катышты.", "{} арыз түштү."),
    "ru": ("Фонд выделил {} тенге.", "В акции участвовали {} человек.", "{} заявок поступило."),
    "uz": ("Jamgʻarmaga {} soʻm ajratildi.", "Yigʻinda {} kishi qatnashdi.", "{} ariza tushdi."),
}
UZBEK = """
0 nol|1 bir|2 ikki|3 uch|4 toʻrt|5 besh|6 olti|7 yetti|8 sakkiz|9 toʻqqiz|10 oʻn[ →→]
20 yigirma[ →→]|30 oʻttiz[ →→]|40 qirq[ →→]|50 ellik[ →→]|60 oltmish[ →→]|70 yetmish[ →→]
80 sakson[ →→]|90 toʻqson[ →→]|100 ←← yuz[ →→]|1000 ←← ming[ →→]|1000000 ←← million[ →→]
1000000000 ←← milliard[ →→]|1000000000000 ←← trillion[ →→]
"""


@cache
def speller(code: str) -> Callable[[int], str]:
    """Return what spells out a whole number in a language."""
    if code == "uz":
        engine = RbnfEngine(code)
        for rule in UZBEK.replace("\n", "|").strip("|").split("|"):
            value, _, text = rule.partition(" ")
            engine.add_rule(value, f"{text};", "spellout-numbering")
    else:
        engine = RbnfEngine.for_language(code)

    def spell(number: int) -> str:
        result = engine.format_number(number, ruleset_names=["spellout-numbering"])
        return result.text.replace("\u00ad", "")

    return spell


def numbers(count: int, seed: int) -> Iterator[int]:
    """Yield numbers from 0 to 10^12, all sizes alike, two in five rounded to few digits."""
    rng = random.Random(seed)  # the same every time
    for _ in range(count):
        number = int(10 ** rng.uniform(0, 12)) - 1
        if rng.random() < 0.4:
            number = int(Decimal(f"{number:.{rng.randint(0, 2)}e}"))
        yield number


def sentences(code: str, count: int, seed: int = 2026) -> Iterator[tuple[int, str]]:
    """Yield numbers and sentences that say each in words."""
    carriers = SENTENCES[code]
    for index, number in enumerate(numbers(count, seed)):
        text = carriers[index % len(carriers)].format(speller(code)(number))
        yield number, text[0].upper() + text[1:]
