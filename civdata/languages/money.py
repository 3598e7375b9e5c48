"""Signs and ISO 4217 codes of currencies, which all languages share."""

from __future__ import annotations

from civdata.languages.words import forms, named, wordset

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "₽": "RUB", "¥": "JPY", "₹": "INR",
    "₴": "UAH", "₺": "TRY", "⃀": "KGS", "%": "percent", "٪": "percent", "‰": "permille",
}  # fmt: skip
"""What stands for a unit in one sign."""
CODES = {
    **{
        code: code
        for code in sorted(
            wordset(
                "KZT USD EUR RUB GBP KGS UZS TJS TMT CNY JPY CHF CAD AUD NZD INR TRY UAH BYN AZN "
                "AMD GEL MDL PLN CZK SEK NOK DKK KRW MYR AED SAR ILS HUF SGD HKD BRL ZAR MXN"
            )
        )
    },
    "RUR": "RUB",
}
"""Codes of currencies, with one that is out of use."""
MONEY = frozenset(CODES.values())
"""The units that are money."""
DOLLAR = "USD"
DOLLARS = {
    "US": "USD", "U": "USD", "C": "CAD", "CA": "CAD", "A": "AUD", "AU": "AUD", "NZ": "NZD",
    "HK": "HKD", "S": "SGD", "R": "BRL",
}  # fmt: skip
"""Whose dollar a sign is by the letters before it."""
GLUED = forms(
    [("к К k K", 3), ("М M m МЛН", 6), ("B b bn", 9)],
)
"""Letters that scale straight behind digits, where small м are metres and б is no billion."""
LETTERS = {"Т": "KZT", "T": "KZT"}
"""Letters that a bad scan makes of a sign."""
WORDS = named(
    [
        ("KZT", "тг тнг tenge tenges teńge tg"),
        ("USD", "dollar dollars долл дол bucks"),
        ("EUR", "евро euro euros"),
        ("RUB", "руб ruble rubles rouble roubles"),
        ("INR", "rupee rupees"),
        ("MYR", "ringgit"),
        ("UAH", "hryvnia hryvnias"),
        ("CNY", "yuan"),
        ("JPY", "yen"),
    ]
)
STEMS = {"теңге": "KZT", "тенге": "KZT", "доллар": "USD", "еуро": "EUR", "рубл": "RUB"}
"""Names of currencies, and their beginnings, that texts in any of the languages use."""
ABBREVIATED = wordset("тг тнг руб долл дол")
"""Those that a full stop may follow."""
