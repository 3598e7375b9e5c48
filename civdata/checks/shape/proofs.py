"""Proofs in SQL that a cell is good, compiled from the rule of its column.

A proof may fail for a good cell, never hold for a bad one: cells without a proof go to the rule
itself and to the gate of safety. Only plain letters are proved, which no check finds fault with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from civdata.checks.shape.rules import Rule
from civdata.model import NULL

ASCII = r"[A-Za-z0-9(](?:[A-Za-z0-9 _.,;/()'*%!-]*[A-Za-z0-9_.,;/()'*%!-])?"
CYRILLIC = r"[А-Яа-яЁё0-9(](?:[А-Яа-яЁё0-9 _.,;/()%!-]*[А-Яа-яЁё0-9_.,;/()%!-])?"
PLAIN = f"{ASCII}|{CYRILLIC}"
DAY = (
    "(?:1[6-9]|20)[0-9]{2}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    "|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)
FORMS: Mapping[str, str] = {
    "integer": "0|-?[1-9][0-9]{0,17}",
    "number": r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?",
    "year": "[1-9][0-9]{3}",
    "yearmonth": "[1-9][0-9]{3}-(?:0[1-9]|1[0-2])",
    "date": DAY,
    "time": "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]",
    "datetime": f"{DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z?",
    "boolean": "true|false|1|0",
    "string": PLAIN,
    "any": PLAIN,
}
"""Forms that are surely of a type, and surely no formula, markup or lost letters."""

CANONICAL: Mapping[str, str] = {
    "integer": "0|-?[1-9][0-9]*",
    "number": r"0|-?(?:[1-9][0-9]*|0\.[0-9]*[1-9]|[1-9][0-9]*\.[0-9]*[1-9])",
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "datetime": "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}",
    "time": "[0-9]{2}:[0-9]{2}:[0-9]{2}",
    "year": "[1-9][0-9]{3}",
    "yearmonth": "[1-9][0-9]{3}-[0-9]{2}",
    "boolean": "true|false",
    "string": "(?s:.*)",
    "any": "(?s:.*)",
}
"""Forms of which each value has one alone, so that keys can be compared as texts."""

SIGNS = {"minimum": ">=", "maximum": "<=", "exclusiveMinimum": ">", "exclusiveMaximum": "<"}
CAST = {"integer": "BIGINT", "number": "DOUBLE", "year": "BIGINT", "date": "VARCHAR"}
_BOTH = re.compile(r"\^?[A-Za-z0-9_\-\[\]{}(),*+?|. ]*\$?")
MOST_CHOICES = 2_000


def text(value: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def value(cell: str | None) -> str:
    """Return a cell, or nothing, as SQL writes it; a statement cannot hold the sign of number 0.

    >>> value("it's"), value(None), value("a\\0")
    ("'it''s'", 'NULL', "('a' || chr(0) || '')")
    """
    if cell is None:
        return "NULL"
    if "\0" in cell:
        return "(" + " || chr(0) || ".join(map(text, cell.split("\0"))) + ")"
    return text(cell)


def listed(values: Iterable[str]) -> str:
    """Return texts as a list of SQL."""
    return "(" + ", ".join(text(value) for value in sorted(values) if "\0" not in value) + ")"


def absent(column: str, missing: Iterable[str]) -> str:
    """Return the condition that a value is missing."""
    known = sorted(missing)
    texts = [text(value) for value in known if "\0" not in value]
    texts += ["chr(0)" for value in known if value == NULL]
    return f"{column} IN ({', '.join(texts)})" if texts else "FALSE"


def of(rule: Rule | None, column: str, missing: frozenset[str]) -> str:
    """Return a condition under which nothing can be wrong with a cell of a column."""
    if rule is None:
        return f"{column} = '' OR regexp_full_match({column}, {text(PLAIN)})"
    proof = " AND ".join(_parts(rule, column))
    nothing = absent(column, missing)
    if rule.required:
        return f"NOT ({nothing}) AND ({proof})"
    return f"({nothing}) OR ({proof})"


def _parts(rule: Rule, column: str) -> Iterator[str]:
    """Yield the parts of a proof; FALSE where there is none."""
    form = _form(rule)
    if not form:
        yield "FALSE"
    elif rule.choices is not None:
        good = [cell for cell in rule.choices if re.fullmatch(form, cell)]
        yield f"{column} IN {listed(good)}" if 0 < len(good) <= MOST_CHOICES else "FALSE"
        yield from _beyond(rule, column)
    elif len(rule.checks) > len(rule.limits):
        yield "FALSE"  # a list of numbers, say
    else:
        yield f"regexp_full_match({column}, {text(form)})"
        yield from _beyond(rule, column)


def _is_unsigned(rule: Rule) -> bool:
    """Return whether the numbers of a rule are those without a sign."""
    return rule.kind in CAST and bool(rule.limits.get("minimum") == 0)


def _form(rule: Rule) -> str:
    """Return a form of cells that are surely of the type of a rule, or an empty text."""
    form = FORMS.get(rule.kind, "") if rule.default_form else ""
    return form.replace("-?", "") if _is_unsigned(rule) else form


def _beyond(rule: Rule, column: str) -> Iterator[str]:
    """Yield what has to hold of a cell beyond its form."""
    if rule.pattern:
        # Of these signs alone, and on such letters, Python and RE2 read a pattern alike.
        alike = _BOTH.fullmatch(rule.pattern) and "(?" not in rule.pattern
        yield f"regexp_full_match({column}, {text(rule.pattern)})" if alike else "FALSE"
    for key, limit in rule.limits.items():
        if key == "minimum" and _is_unsigned(rule):
            continue  # the form says so
        yield _limit(rule.kind, column, key, limit)


BETWEEN = "\x1f"
"""What stands between the cells of a row that is put together as one text; no form has it."""

LINED = ",;\t"
"""Delimiters of files without quotes whose lines are looked at as they stand."""

FEW = 30


def form_of(rule: Rule | None, missing: frozenset[str]) -> str:
    """Return a form of cells that are proved but for what is `beyond` it, or an empty text."""
    if rule is None:
        return f"(?:{PLAIN})?"
    form = _form_of_values(rule)
    if not form or (rule.required and any(re.fullmatch(form, cell) for cell in missing)):
        return ""
    return f"(?:{form})?" if "" in missing and not rule.required else f"(?:{form})"


def _form_of_values(rule: Rule) -> str:
    """Return a form of cells that a rule surely takes: of its type, or those of a short list."""
    form = _form(rule)
    if rule.choices is None:
        return form if len(rule.checks) <= len(rule.limits) else ""
    plain = sorted(cell for cell in rule.choices if re.fullmatch("[A-Za-z0-9 _-]+", cell))
    if not form or not len(plain) == len(rule.choices) <= FEW:
        return ""
    return "|".join(plain) if all(re.fullmatch(form, cell) for cell in plain) else ""


def beyond(rule: Rule | None, column: str, missing: frozenset[str]) -> str:
    """Return what has to hold of a cell of the right form, or an empty text."""
    parts = list(_beyond(rule, column)) if rule else []
    if not parts:
        return ""
    return f"(({absent(column, missing)}) OR ({' AND '.join(parts)}))"


def _limit(kind: str, column: str, key: str, limit: Any) -> str:
    if key in ("minLength", "maxLength"):
        return f"length({column}) {'>=' if key == 'minLength' else '<='} {limit}"
    if kind not in CAST:
        return "FALSE"
    if isinstance(limit, date):
        return f"{column} {SIGNS[key]} {text(limit.isoformat())}"
    if isinstance(limit, Decimal | int) and abs(bound := Decimal(limit)) < 10**15:
        if kind == "number" and bound:
            # Near the limit a double proves nothing; of its sign it does.
            near = Decimal("1e-12") * max(abs(bound), Decimal(1))
            bound += near if ">" in SIGNS[key] else -near
        return f"TRY_CAST({column} AS {CAST[kind]}) {SIGNS[key]} {bound:f}"
    return "FALSE"


def row_of(forms: Sequence[str], between: str) -> str:
    r"""Return the form of a row of one line whose cells have forms, any where that is empty.

    >>> row_of(["[0-9]", "", "(?:a|b)?"], ";")
    '[0-9];[^;\\n]*;(?:a|b)?'
    """
    plain = PLAIN.replace(between, "")
    cells = (form.replace(PLAIN, plain) or rf"[^{between}\n]*" for form in forms)
    return between.join(cells)


def joined(columns: Sequence[str], source: str) -> str:
    """Return a source of cells with each row as one text `l`, and its bytes `n` without quotes."""
    line = f"concat_ws(chr({ord(BETWEEN)}), {', '.join(columns)}) AS l"
    return f"(SELECT *, strlen(replace(l, chr(34), '')) AS n FROM (SELECT *, {line} FROM {source}))"


def parted(columns: Sequence[str], source: str, between: str) -> str:
    """Return a source of rows as one text `l` with their cells, and the number `m` of these."""
    cells = ", ".join(f"x[{at}] AS {name}" for at, name in enumerate(columns, 1))
    split = f"SELECT *, string_split(l, {text(between)}) AS x FROM {source}"
    return f"(SELECT *, len(x) AS m, {cells} FROM ({split}))"
