"""Words and numbers in a language: messages, plurals, figures, periods, dates, sizes.

Babel (CLDR) decides plurals, separators and month names; the words themselves are data: messages
lie in `languages/`, units and qualifiers in the reference package.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from babel import Locale
from babel.dates import get_month_names
from babel.numbers import format_decimal

from civdata.figures.digits import trimmed
from civdata.model import Collection, Indicator, Observation, Row

NBSP = "\N{NO-BREAK SPACE}"
SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
PLAIN = "exact"
FORMS = ("rank", "ordinal", "frequency")
"""Kinds of units whose figures count nothing and print in a form of their own."""
CASES = ("ablative", "dative")
"""Case forms of a unit that the print of a qualifier may ask for."""
_TIES = re.compile(
    r"(?<=\d) (?=\d{3}(?!\d)|млн|млрд|трлн|тыс\.|мың)"
    r"|(?:(?<=млн)|(?<=млрд)) (?=теңге|тенге)|(?<=№) "
)


@dataclass(frozen=True)
class Words:
    """What pages of one language need to say things."""

    language: str
    messages: Mapping[str, str]
    collection: Collection

    def say(self, key: str, **values: object) -> str:
        """Return the message of this key with its places filled."""
        return self.messages[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """Return a message that counts, in the plural form that the language wants.

        Keys are `key.one`, `key.few`, `key.many`, `key.other`; a language has those it needs.
        """
        form = f"{key}.{self.plural(Decimal(number))}"
        text = self.messages.get(form, self.messages.get(f"{key}.other", ""))
        return text.format(n=self.number(Decimal(number)))

    def plural(self, number: Decimal) -> str:
        """Return the CLDR plural category of a number."""
        return _plural(self.language, str(number))

    def number(self, value: Decimal) -> str:
        """Print an exact number with the separators of the language; nothing is rounded.

        In Kazakh and Russian thousands stand apart by no-break spaces, decimals follow a comma.
        """
        return _number(self.language, str(value))

    def scaled(self, value: Decimal) -> tuple[str, bool]:
        """Print a number, with a scale word from a million on where that loses no digit.

        Returns the text and whether a scale word stands in it.
        """
        for power, name in SCALES:
            if abs(value) >= Decimal(10) ** power:
                part = _trim(value.scaleb(-power))
                if -int(part.as_tuple().exponent) > 3:
                    break
                return f"{self.number(part)}{NBSP}{self.messages[f'scale.{name}']}", True
        return self.number(_trim(value)), False

    def unit(self, unit: str) -> str:
        """Name a unit of measurement."""
        row = self.collection.reference("units").get(unit)
        return row[f"name_{self.language}"] if row else unit

    def noun(self, unit: str, value: Decimal, scaled: bool, genitive: bool) -> str:
        """Return the unit's noun in the form that stands beside this number."""
        row = self.collection.reference("units").get(unit)
        if row is None:
            return unit
        form = self.plural(_trim(value))
        if scaled:
            form = self.messages.get("noun.scaled", form)
        elif genitive:
            form = self.messages.get(f"noun.genitive.{form}", form)
        return row[f"{form}_{self.language}"] or row[f"other_{self.language}"]

    def figure(self, o: Observation, unit: str) -> str:
        """Print the figure of an observation with its qualifier and unit: `почти 4 000 человек`."""
        before, number, after = self.parts(o.value, o.value_max, o.qualifier, unit)
        return f"{before}{number}{after}"

    def form(self, indicator: Indicator) -> str:
        """Name the form of figures that count nothing: `rank`, `ordinal`, `frequency`, else none.

        A change of rank is a number of places, which is counted.
        """
        row = self.collection.reference("units").get(indicator.unit)
        kind = row["kind"] if row else ""
        changes = kind == "rank" and indicator.kind == "flow"
        return kind if kind in FORMS and not changes else ""

    def is_rank(self, indicator: Indicator) -> bool:
        """Whether figures of an indicator are places in a row, the first the best."""
        return self.form(indicator) == "rank"

    # complex: the words around a number, in the order of the print
    def parts(
        self,
        value: Decimal,
        value_max: Decimal | None,
        qualifier: str,
        unit: str,
        form: str = "",
    ) -> tuple[str, str, str]:
        """Print a figure in three parts: what stands before the number, it, what follows.

        A `form` counts nothing: `66-е место` is not 66 places, `№ 8` not 8 meetings.
        """
        if form and qualifier == PLAIN and value_max is None:
            key = f"figure.{form}"
            one = self.messages.get(
                f"{key}.{self.plural(value)}", self.messages.get(f"{key}.other")
            )
            before, _, after = (one or self.messages[key]).partition("{n}")
            return before, self.number(_trim(value)), after
        number, is_scaled = self.scaled(value)
        if value_max is not None:
            number, is_scaled = self._range(value, value_max)
        last = value if value_max is None else value_max
        if unit == "times" and f"times.{qualifier}" in self.messages:
            noun = self.noun(unit, last, is_scaled, False)
            template = self.messages[f"times.{qualifier}"]
        else:
            row = self.collection.reference("qualifiers").get(qualifier)
            template = (row and row[f"print_{self.language}"]) or "{value} {unit}"
            noun = self.noun(unit, last, is_scaled, qualifier not in (PLAIN, "almost"))
        if unit == "percent":
            template = template.replace("{value} {unit}", "{value}%")
        units = self.collection.reference("units").get(unit)
        cases = {
            f"unit_{case}": (units and units[f"{case}_{self.language}"]) or unit for case in CASES
        }
        before, _, after = template.replace("{value} ", f"{{value}}{NBSP}").partition("{value}")
        return before, number, after.format(unit=noun, **cases)

    def _range(self, low: Decimal, high: Decimal) -> tuple[str, bool]:
        """Print two numbers, and say whether they carry a scale word."""
        (first, first_scaled), (last, last_scaled) = self.scaled(low), self.scaled(high)
        if first_scaled == last_scaled:
            return f"{first}–{last}", first_scaled
        # `5–2 млн` would say five million
        return f"{self.number(_trim(low))}–{self.number(_trim(high))}", False

    def short(self, value: Decimal, unit: str) -> str:
        """Print a number for a chart: scale word or percent sign, no unit noun."""
        text = self.scaled(value)[0]
        return f"{text}%" if unit == "percent" else text

    def date(self, iso: str, short: bool = False) -> str:
        """Print an ISO date in words, `20 мая 2024 года`, or `short` for a table, `20.05.2024`.

        An empty date stays empty.
        """
        if not iso:
            return ""
        day = date.fromisoformat(iso)
        if short and "date.short" in self.messages:
            return day.strftime(self.messages["date.short"])
        return self.messages["date.day"].format(
            day=day.day, month=self._month(day.month), year=day.year
        )

    def period(self, period: str) -> str:
        """Print an ISO 8601 period in words; an empty one is named as not stated."""
        if not period:
            return self.messages["period.none"]
        start, _, end = period.partition("/")
        if not end:
            return self._moment(start)
        if len(start) == len(end) == 4:
            return f"{start}–{end}"
        if len(start) == len(end) == 10 and start[:7] == end[:7]:
            days = f"{int(start[8:])}–{int(end[8:])}"
            month = self._month(int(start[5:7]))
            return self.messages["date.day"].format(day=days, month=month, year=start[:4])
        return f"{self._moment(start)} – {self._moment(end)}"

    def _moment(self, part: str) -> str:
        if match := re.fullmatch(r"(\d{4})-Q([1-4])", part):
            return self.messages["date.quarter"].format(year=match[1], quarter=match[2])
        if match := re.fullmatch(r"(\d{4})-(\d{2})", part):
            month = self._month(int(match[2]), "stand-alone")
            return self.messages["date.month"].format(year=match[1], month=month)
        return self.date(part) if len(part) == 10 else part

    def _month(self, number: int, context: Any = "format") -> str:
        name: str = get_month_names("wide", context=context, locale=self.language)[number]
        inside = get_month_names("wide", context="format", locale=self.language)[number]
        return name.lower() if inside[:1].islower() else name

    def size(self, count: int) -> str:
        """Print a number of bytes for people: bytes, then KB and MB by thousands."""
        value, unit = Decimal(count), "bytes"
        for name in ("kb", "mb"):
            if value >= 1000:
                value, unit = value / 1000, name
        digits = 0 if value >= 10 or unit == "bytes" else 1
        text = self.number(_trim(round(value, digits)))
        return f"{text}{NBSP}{self.messages[f'size.{unit}']}"

    def name(self, table: str, key: str) -> str:
        """Name an entry of a reference table: an area, a status, a qualifier, an institution.

        Several areas come as a list.
        """
        if table == "areas" and " " in key:
            return ", ".join(self.name(table, code) for code in key.split())
        row = self.collection.reference(table).get(key)
        return row[f"name_{self.language}"] if row else key

    def column(self, name: str) -> str:
        """Name a column of a table."""
        row = self.collection.reference("columns").get(name)
        return row[f"title_{self.language}"] if row else name.replace("_", " ")

    def code(self, column: str, value: str) -> str:
        """Name a code that stands in a column, such as a kind; unknown codes stay as they are."""
        row = self._codes.get((column, value))
        return row[f"name_{self.language}"] if row else value

    @cached_property
    def _codes(self) -> Mapping[tuple[str, str], Row]:
        table = self.collection.table("reference", "codes")
        rows = reversed(table.rows if table else ())  # of two that are alike the first one counts
        return {(row["column"], row["id"]): row for row in rows}

    def place(self, locator: str) -> str:
        """Name a place in a source: `¶57` is `paragraph 57`, `page` a page as a whole."""
        if locator == "page":
            return self.messages["place.page"]
        number = locator.removeprefix("¶")
        return self.messages["place.paragraph"].format(n=number) if number != locator else locator


def tied(text: str) -> str:
    """Tie a number to its thousands and its scale word, so that no line breaks between them.

    Texts of the data hold plain spaces only: `3 000`, `1,9 млрд теңге`.

    >>> tied("1,9 млрд теңге, 3 000 жоба").count(NBSP)
    3
    """
    return _TIES.sub(NBSP, text)


def _trim(value: Decimal) -> Decimal:
    """Take zeros off behind the point, and keep those before it."""
    return Decimal(trimmed(value))


@lru_cache(maxsize=20_000)
def _number(language: str, value: str) -> str:
    text: str = format_decimal(Decimal(value), locale=language, decimal_quantization=False)
    return text


@lru_cache(maxsize=20_000)
def _plural(language: str, value: str) -> str:
    form: str = Locale(language).plural_form(Decimal(value))
    return form
