"""The tables that every record leans on: areas, units and the words of its codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from gettext import translation
from typing import Any

from civdata.intake.starting.package import Table, each, field, identity, schema_of
from civdata.intake.starting.request import Start

FORMS = ("one", "few", "many", "other", "ablative", "dative")
SHARES = {"percent": "share", "percentage-points": "share", "times": "multiple"}
WORDS = {
    "qualifiers": ("name", "definition", "print"),
    "statuses": ("name", "definition"),
    "kinds": ("name", "definition"),
    "reasons": ("name", "definition"),
}
"""The tables of words, each with the texts that it has in every language."""


def countries() -> Any:
    """Return the countries of ISO 3166-1."""
    from pycountry import countries

    return countries


def currency(country: str) -> str:
    """Return the currency of a country by CLDR, empty without a country.

    >>> currency("FR"), currency("")
    ('EUR', '')
    """
    if not country:
        return ""
    from babel.numbers import get_territory_currencies

    found = get_territory_currencies(country)
    return str(found[0]) if found else ""


def areas(country: str, codes: Iterable[str]) -> list[dict[str, str]]:
    """Return the country and its regions by ISO 3166-2, named in each language where known.

    Names come from CLDR and the translations of iso-codes; without one, the local name stands.
    """
    from babel import Locale
    from pycountry import LOCALES_DIR, subdivisions

    told = tuple(codes)
    if not country:
        return []
    names = {f"name_{c}": str(Locale(c).territories.get(country, country)) for c in told}
    rows = [{"id": country, **names, "kind": "country"}]
    catalogues = {
        code: translation("iso3166-2", LOCALES_DIR, languages=[code], fallback=True)
        for code in told
    }
    found: Any = subdivisions.get(country_code=country) or []  # type: ignore[no-untyped-call]
    for region in sorted(found, key=lambda one: one.code):
        if region.parent_code is None:
            named = {f"name_{c}": catalogues[c].gettext(region.name) for c in told}
            kind = "city" if "city" in region.type.lower() else "region"
            rows.append({"id": region.code, **named, "kind": kind})
    return rows


def reference(start: Start, told: Mapping[str, Any]) -> dict[str, Table]:
    """Return the tables that every record leans on, in the languages of this one."""
    codes, first = start.languages, told[start.languages[0]]
    names = each("name", codes)
    kind = field("kind", required=True)
    places = areas(start.country, codes) if start.country else [_whole(told)]
    made = {
        "areas": (schema_of([*identity(), *names, kind]), places),
        "units": _units(start, told),
    }
    for table, stems in WORDS.items():
        rows = [{"id": i, **_said(told, table, i, stems)} for i in first[table]]
        made[table] = (schema_of([*identity(), *_columns(stems, codes)]), rows)
    of_code = [field("column", required=True), field("id", required=True), *names]
    made["codes"] = (
        schema_of(of_code),
        [
            dict(zip(("column", "id"), key.split("."), strict=True))
            | {f"name_{code}": told[code]["codes"][key] for code in codes}
            for key in first["codes"]
        ],
    )
    stems = ("title", "description")
    made["columns"] = (
        schema_of([*identity(), *_columns(stems, codes)]),
        [{"id": i, **_said(told, "columns", i, stems)} for i in first["columns"]],
    )
    return made


def _columns(stems: Iterable[str], codes: Iterable[str]) -> list[dict[str, Any]]:
    """Return the fields of texts: each in every language."""
    return [column for stem in stems for column in each(stem, codes)]


def _said(told: Mapping[str, Any], table: str, id: str, stems: Iterable[str]) -> dict[str, str]:
    """Return the texts of an entry by column."""
    return {f"{s}_{code}": told[code][table][id].get(s, "") for s in stems for code in told}


def _whole(told: Mapping[str, Any]) -> dict[str, str]:
    """Return the one area of a record that is about no country: everything."""
    names = {f"name_{code}": words["codes"]["kind.country"] for code, words in told.items()}
    return {"id": "XX", **names, "kind": "country"}


def _units(start: Start, told: Mapping[str, Any]) -> Table:
    """Return money and the commonest counts, each with the forms that languages need."""
    codes = start.languages
    rows: list[dict[str, str]] = []
    money = currency(start.country)
    if money:
        rows.append({"id": money, "kind": "currency", **_money(money, codes)})
    for unit in told[codes[0]]["units"]:
        row = {"id": unit, "kind": SHARES.get(unit, "count")}
        for code in codes:
            row |= {f"{form}_{code}": text for form, text in told[code]["units"][unit].items()}
        rows.append(row)
    used = [f"{form}_{code}" for form in FORMS for code in codes]
    columns = [name for name in used if any(name in row for row in rows)]
    fields = [*identity(True), field("kind", required=True), *each("name", codes)]
    return schema_of([*fields, *map(field, columns)]), rows


def _money(money: str, codes: Iterable[str]) -> dict[str, str]:
    from babel import Locale
    from babel.numbers import get_currency_name

    made = {}
    for code in codes:
        made[f"name_{code}"] = get_currency_name(money, locale=code)
        for form in Locale(code).plural_form.tags | {"other"}:
            number = {"one": 1, "few": 2, "many": 5}.get(form, 1.5)
            made[f"{form}_{code}"] = get_currency_name(money, number, locale=code)
    return made
