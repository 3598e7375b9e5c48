"""Start a record: the files of a new project, made in memory and written all at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from gettext import translation
from pathlib import Path
from typing import Any

from civdata import languages, skeleton, theme
from civdata.errors import CivdataError, MissingExtra, UnknownName
from civdata.figures import Figure, read
from civdata.model.settings import Texts
from civdata.storage import DIALECT, standard_schemas, write_csv

PROFILES = "https://datapackage.org/profiles/2.0/"
LICENCES = {
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODbL-1.0": (
        "Open Data Commons Open Database License 1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
}
IDENTITY = "^[a-z0-9]+(-[a-z0-9]+)*$"
WEB = "^https?://[^\\s]+$"
BEARERS = ("state_body", "state_media", "independent_media", "ngo", "international", "academia")
FORMS = ("one", "few", "many", "other", "ablative", "dative")
Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page that prints the first figures, as its editor names it; `prints` are the figures."""

    url: str
    title: str
    publisher: str
    language: str
    prints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What a new record is: names, languages, country and licence, and its first package.

    `country` is a code of ISO 3166-1 or empty; `page` gives the first figures, and without it a
    marked sample does.
    """

    name: str
    title: Texts
    languages: tuple[str, ...]
    country: str = ""
    licence: str = "CC-BY-4.0"
    package: str = "figures"
    page: Page | None = None


def files(start: Start) -> dict[str, str]:
    """Return the files of a new record by path.

    Raises UnknownName for a language without interface words, a country or a licence that is not
    known, CivdataError for a print that does not hold one figure, MissingExtra without the
    extra `civdata[site]`.
    """
    _check(start)
    told = {code: _words(code) for code in start.languages}
    description = {code: told[code]["interface"].get("init.description", "") for code in told}
    made = {
        "civdata.toml": _settings(start, description),
        "mkdocs.yml": (theme.FOLDER / "mkdocs.yml").read_text("utf-8"),
        "README.md": (skeleton.FOLDER / "README.md")
        .read_text("utf-8")
        .format(
            title=next(iter(start.title.values())),
            description=next(iter(description.values())),
            package=start.package,
        ),
        ".gitignore": (skeleton.FOLDER / "gitignore").read_text("utf-8"),
    }
    for name in ("check.yml", "publish.yml"):
        text = (skeleton.FOLDER / "workflows" / name).read_text("utf-8")
        made[f".github/workflows/{name}"] = text
    made |= _package(start, "reference", _reference(start, told))
    sources, observations, indicators = _figures(start, told)
    made |= _package(start, "sources", sources)
    schemas = standard_schemas(start.languages)
    tables = {
        "observations": (schemas["observations"], observations),
        "indicators": (schemas["indicators"], indicators),
    }
    return made | _package(start, start.package, tables)


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write the files of a new record; raises CivdataError where one of them stands already."""
    standing = [name for name in made if (folder / name).exists()]
    if standing:
        raise CivdataError(f"{folder / standing[0]} is there already; choose an empty folder")
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _check(start: Start) -> None:
    try:
        import babel  # noqa: F401 - names of countries and currencies
        import pycountry  # noqa: F401 - areas of a country
    except ImportError:
        raise MissingExtra("Starting a record", "site") from None
    spoken = [code for code in languages.codes() if languages.get(code).interface()]
    for code in start.languages:
        if code not in spoken:
            raise UnknownName.among("language with interface words", code, spoken)
    if start.licence not in LICENCES:
        raise UnknownName.among("licence", start.licence, LICENCES)
    if start.country and not _countries().get(alpha_2=start.country):
        raise CivdataError(f"no country {start.country!r}: give its code of two letters, as FR")


def _countries() -> Any:
    from pycountry import countries

    return countries


def _words(code: str) -> dict[str, Any]:
    folder = languages.get(code).folder
    found: dict[str, Any] = json.loads((folder / "reference.json").read_text("utf-8"))
    return {**found, "interface": languages.get(code).interface()}


def _settings(start: Start, description: Texts) -> str:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    title, path = LICENCES[start.licence]
    lines = [
        f"name = {quoted(start.name)}",
        f"languages = [{', '.join(map(quoted, start.languages))}]",
        f"default_language = {quoted(start.languages[0])}",
        "",
        "[title]",
        *(f"{code} = {quoted(start.title.get(code) or start.name)}" for code in start.languages),
        "",
        "[description]",
        *(f"{code} = {quoted(description[code])}" for code in start.languages),
        "",
        "[area]",
        f"country = {quoted(start.country)}",
        f"currency = {quoted(currency(start.country))}",
        "",
        "[licence]",
        f"name = {quoted(start.licence)}",
        f"title = {quoted(title)}",
        f"path = {quoted(path)}",
        "",
        "[publisher]",
        'url = ""',
        'email = ""',
        "",
        "[publisher.name]",
        *(f"{code} = {quoted(start.name)}" for code in start.languages),
        "",
        "[site]",
        "# Where people report errors: https://… of an issue form, or mailto:…",
        'feedback = ""',
        "# Indicators whose figures stand on the home page.",
        f"headlines = [{quoted(_indicator(start))}]",
    ]
    return "\n".join(lines) + "\n"


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


Table = tuple[dict[str, Any], Rows]


def _reference(start: Start, told: Mapping[str, Any]) -> dict[str, Table]:
    """Return the tables that every record leans on, in the languages of this one."""
    codes = start.languages
    made: dict[str, Table] = {}
    names = _each("name", codes)
    kind = [_field("kind", required=True)]
    if start.country:
        made["areas"] = (_schema([*_id(), *names, *kind]), areas(start.country, codes))
    else:
        made["areas"] = (_schema([*_id(), *names, *kind]), [_whole(told)])
    made["units"] = _units(start, told)
    for table, stems in (
        ("qualifiers", ("name", "definition", "print")),
        ("statuses", ("name", "definition")),
        ("kinds", ("name", "definition")),
        ("reasons", ("name", "definition")),
    ):
        fields = [*_id(), *(field for stem in stems for field in _each(stem, codes))]
        ids = told[codes[0]][table]
        rows = [
            {"id": i, **{f"{s}_{c}": told[c][table][i].get(s, "") for s in stems for c in codes}}
            for i in ids
        ]
        made[table] = (_schema(fields), rows)
    coded = told[codes[0]]["codes"]
    made["codes"] = (
        _schema([_field("column", required=True), _field("id", required=True), *names]),
        [
            dict(zip(("column", "id"), key.split("."), strict=True))
            | {f"name_{c}": told[c]["codes"][key] for c in codes}
            for key in coded
        ],
    )
    stems = ("title", "description")
    fields = [_field("id", required=True), *(f for s in stems for f in _each(s, codes))]
    made["columns"] = (
        _schema(fields),
        [
            {"id": i, **{f"{s}_{c}": told[c]["columns"][i][s] for s in stems for c in codes}}
            for i in told[codes[0]]["columns"]
        ],
    )
    return made


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
    kinds = {"percent": "share", "percentage-points": "share", "times": "multiple"}
    for unit in told[codes[0]]["units"]:
        row = {"id": unit, "kind": kinds.get(unit, "count")}
        for code in codes:
            row |= {f"{form}_{code}": text for form, text in told[code]["units"][unit].items()}
        rows.append(row)
    used = [f"{form}_{code}" for form in FORMS for code in codes]
    columns = [name for name in used if any(name in row for row in rows)]
    fields = [*_id(True), _field("kind", required=True), *_each("name", codes)]
    return _schema([*fields, *map(_field, columns)]), rows


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


def _figures(start: Start, told: Mapping[str, Any]) -> tuple[dict[str, Table], Rows, Rows]:
    """Return the tables of sources, and the first observations with what they count."""
    codes, page = start.languages, start.page
    sample = page is None
    if page is None:
        words = told[codes[0]]["interface"]
        page = Page("", words["init.sample"], words["init.sample"], codes[0], ("120", "135"))
    publisher = "publisher" if not sample else "sample"
    source = "page" if not sample else "sample"
    observations = []
    found = [_one(print_, page.language) for print_ in page.prints]
    for number, (print_, figure) in enumerate(zip(page.prints, found, strict=True)):
        observations.append(
            {
                "id": f"{_indicator(start)}-{number + 1}",
                "indicator": _indicator(start),
                "time_period": str(2023 + number) if sample else figure.period or "",
                "ref_area": start.country or "XX",
                "obs_status": "actual",
                "value": f"{figure.value:f}",
                "value_max": "" if figure.value_max is None else f"{figure.value_max:f}",
                "qualifier": figure.qualifier,
                "as_printed": print_,
                "source": source,
                "locator": "page",
            }
        )
    names = {c: told[c]["interface"]["init.sample" if sample else "init.indicator"] for c in codes}
    indicator = {
        "id": _indicator(start),
        "unit": _unit(found, start),
        "kind": "stock",
        **{f"name_{code}": names[code] for code in codes},
        **{f"definition_{c}": told[c]["interface"]["init.definition"] for c in codes},
    }
    publishers = [
        {
            "id": publisher,
            **{f"name_{code}": page.publisher for code in codes},
            "publisher_kind": "independent_media",
        }
    ]
    sources = [
        {
            "id": source,
            "title": page.title,
            "publisher": publisher,
            "language": page.language,
            "url": page.url,
            "status": "seen",
            "kind": "news",
        }
    ]
    tables: dict[str, Table] = {
        "publishers": (_publishers(codes), publishers),
        "sources": (_sources(codes), sources),
    }
    return tables, observations, [indicator]


def _one(print_: str, language: str) -> Figure:
    try:
        figures = read(print_, language)
    except ValueError as error:
        raise CivdataError(str(error)) from None
    if len(figures) != 1:
        raise CivdataError(f"“{print_}” holds {len(figures)} figures; give one figure a --print")
    return figures[0]


def _unit(found: Sequence[Figure], start: Start) -> str:
    """Return what the figures count, as far as their print says: money, percent, else persons."""
    printed = {figure.unit for figure in found}
    known = {"percent", "times", currency(start.country)} & printed
    return str(known.pop()) if len(printed) == 1 and known else "persons"


def _indicator(start: Start) -> str:
    return f"{start.package}-sample" if start.page is None else f"{start.package}-first"


def _field(name: str, kind: str = "string", **constraints: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"name": name, "type": kind}
    return made | ({"constraints": constraints} if constraints else {})


def _id(free: bool = False) -> list[dict[str, Any]]:
    return [_field("id", required=True, unique=True)] if free else [_field("id", required=True)]


def _each(stem: str, codes: Iterable[str]) -> list[dict[str, Any]]:
    if stem in ("name", "title"):
        return [_field(f"{stem}_{code}", required=True) for code in codes]
    return [_field(f"{stem}_{code}") for code in codes]


def _schema(fields: list[dict[str, Any]]) -> dict[str, Any]:
    key = ["column", "id"] if fields[0]["name"] == "column" else ["id"]
    return {
        "$schema": f"{PROFILES}tableschema.json",
        "fields": fields,
        "primaryKey": key,
        "missingValues": [""],
    }


def _publishers(codes: Iterable[str]) -> dict[str, Any]:
    kind = _field("publisher_kind", required=True, enum=list(BEARERS))
    identity = _field("id", required=True, unique=True, pattern=IDENTITY)
    return _schema([identity, *_each("name", codes), kind])


def _sources(codes: Iterable[str]) -> dict[str, Any]:
    return _schema(
        [
            _field("id", required=True, unique=True, pattern=IDENTITY),
            _field("title", required=True),
            _field("publisher", required=True),
            _field("date", "date"),
            _field("language", required=True),
            _field("url", pattern=WEB),
            _field("mirror_url", pattern=WEB),
            _field("status", required=True, enum=["held", "seen"]),
            _field("kind", required=True),
            _field("sha256"),
            _field("filename"),
            *_each("note", codes),
        ]
    )


def _package(start: Start, name: str, tables: Mapping[str, Table]) -> dict[str, str]:
    """Return the files of a package: its descriptor and a CSV file a table."""
    title, path = LICENCES[start.licence]
    words = {code: languages.get(code).interface() for code in start.languages}
    titles = {code: words[code].get(f"init.{name}", start.title.get(code, name)) for code in words}
    descriptor = {
        "$schema": f"{PROFILES}datapackage.json",
        "name": name,
        "title": titles[start.languages[0]],
        "titles": titles,
        "descriptions": {code: f"{titles[code]}." for code in titles},
        "version": "0.1.0",
        "licenses": [{"name": start.licence, "title": title, "path": path}],
        "resources": [
            {
                "name": table,
                "type": "table",
                "path": f"data/{table}.csv",
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {**DIALECT, "header": True},
                "title": table,
                "titles": {
                    code: words[code].get(f"init.table.{table}", table) for code in start.languages
                },
                "schema": schema,
            }
            for table, (schema, _) in tables.items()
        ],
    }
    made = {
        f"datapackages/{name}/datapackage.json": json.dumps(
            descriptor, ensure_ascii=False, indent=2
        )
        + "\n"
    }
    for table, (schema, rows) in tables.items():
        columns = [field["name"] for field in schema["fields"]]
        full = [{column: row.get(column, "") for column in columns} for row in rows]
        made[f"datapackages/{name}/data/{table}.csv"] = write_csv(columns, full)
    return made
