"""What a new record is, and its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from civdata import languages, skeleton, theme
from civdata.checks.shape import names
from civdata.errors import CivdataError, MissingExtra, UnknownName
from civdata.intake.starting.figures import first_figures, indicator_of
from civdata.intake.starting.package import LICENCES, package_files
from civdata.intake.starting.reference import countries, currency, reference
from civdata.intake.starting.request import Start
from civdata.model.settings import Texts
from civdata.storage import standard_schemas

OWN = ("reference", "sources")
"""The packages that every record has."""


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
        ".gitattributes": (skeleton.FOLDER / "gitattributes").read_text("utf-8"),
        ".gitignore": (skeleton.FOLDER / "gitignore").read_text("utf-8"),
    }
    for name in ("check.yml", "publish.yml"):
        text = (skeleton.FOLDER / "workflows" / name).read_text("utf-8")
        made[f".github/workflows/{name}"] = text
    made |= package_files(start, "reference", reference(start, told))
    sources, observations, indicators = first_figures(start, told)
    made |= package_files(start, "sources", sources)
    schemas = standard_schemas(start.languages)
    tables = {
        "observations": (schemas["observations"], observations),
        "indicators": (schemas["indicators"], indicators),
    }
    return made | package_files(start, start.package, tables)


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write the files of a new record; raises CivdataError where one of them stands already."""
    standing = [name for name in made if (folder / name).exists()]
    if standing:
        raise CivdataError(f"{folder / standing[0]} is there already; choose an empty folder")
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


# complex: one row of guards, a wrong answer each
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
    if not names.is_package(start.package) or start.package in OWN:
        form = names.PACKAGE_FORM
        raise CivdataError(f"{start.package!r} can be no name of a package: choose one of {form}")
    if start.licence not in LICENCES:
        raise UnknownName.among("licence", start.licence, LICENCES)
    if start.country and not countries().get(alpha_2=start.country):
        try:
            near = f". Did you mean {countries().lookup(start.country).alpha_2}?"
        except LookupError:
            near = ""
        said = f"no country {start.country!r}: give its code of two letters, as FR{near}"
        raise CivdataError(said)


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
        f"headlines = [{quoted(indicator_of(start))}]",
    ]
    return "\n".join(lines) + "\n"
