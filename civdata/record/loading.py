"""Frames with what belongs to them: units, names in a language, and whose the data is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING, Any

from civdata.errors import UnknownName
from civdata.model import Collection, Package, Table
from civdata.record.citation import cite, licence_of, publisher_of, short_name
from civdata.record.frames import Numbers, frame

if TYPE_CHECKING:
    import pandas

NAMED = {
    "ref_area": "areas",
    "unit": "units",
    "qualifier": "qualifiers",
    "obs_status": "statuses",
    "institution": "institutions",
}
"""Columns whose codes the reference tables name, with the table of each."""


def load(
    collection: Collection,
    package: Package,
    table: Table,
    numbers: Numbers = "float",
    names: str | None = None,
) -> pandas.DataFrame:
    """Return a table as a frame that says what it is.

    Observations carry the `unit` of their indicator beside the value, so that a sum over units is
    seen at once. `names` is a language: a column `…_name` then follows each column of codes, and
    `publisher_name` and `source_title` each source. `attrs` hold title, version, licence,
    citation and sources.
    """
    known_language(collection, names)
    made = frame(table, numbers)
    if "indicator" in made and "value" in made and "unit" not in made:
        units = {name: indicator.unit for name, indicator in collection.indicators.items()}
        behind = "value_max" if "value_max" in made else "value"
        _put(made, behind, "unit", made["indicator"].map(lambda name: units.get(name)))
    if names is not None:
        _name(made, collection, names)
    used = set(table.column("source") if "source" in table.columns else ()) - {""}
    lang = names or collection.settings.language
    about: dict[Hashable, Any] = {
        "package": package.name,
        "table": table.name,
        "title": table.titles.get(lang) or package.titled(lang),
        **terms_of(collection, [package], lang),
        "citation": cite(collection, package.name, "text", lang),
        "sources": sources_of(collection, used, lang),
    }
    made.attrs |= about
    return made


# complex: one frame of several, with what is said about each
def load_all(
    collection: Collection,
    table: str = "observations",
    numbers: Numbers = "float",
    names: str | None = None,
) -> pandas.DataFrame:
    """Return the tables of one name of all packages in one frame, with `package` in front."""
    import pandas

    lang = names or collection.settings.language
    held = [(p, found) for p in collection.packages if (found := p.table(table))]
    if not held:
        known = dict.fromkeys(t.name for p in collection.packages for t in p.tables)
        raise UnknownName.among("table", table, known)
    frames = [load(collection, p, found, numbers, names) for p, found in held]
    for one, (package, _) in zip(frames, held, strict=True):
        one.insert(0, "package", pandas.Series([package.name] * len(one), dtype="string"))
    used = {source["id"]: source for one in frames for source in one.attrs["sources"]}
    for one in frames:
        one.attrs = {}
    made = pandas.concat(frames, ignore_index=True)
    about = _about_all(collection, [package for package, _ in held], lang)
    made.attrs = {"table": table, **about, "sources": list(used.values())}
    return made


def _about_all(collection: Collection, packages: list[Package], lang: str) -> dict[Hashable, Any]:
    """Return title, terms and citation of several packages together."""
    title, terms = collection.settings.titled(lang), terms_of(collection, packages, lang)
    parts = [publisher_of(collection, lang), title, terms["version"], terms["licence"]]
    citation = ". ".join(part for part in parts if part) + "."
    return {"title": title, **terms, "citation": citation}


def known_language(collection: Collection, lang: str | None) -> None:
    """Raise UnknownName for a language that is none of the record."""
    if lang is not None and lang not in collection.languages:
        raise UnknownName.among("language", lang, collection.languages)


def terms_of(collection: Collection, packages: list[Package], lang: str) -> dict[Hashable, Any]:
    """Return version, licence and publisher of packages in words."""
    licences = dict.fromkeys(short_name(licence_of(collection, p)) for p in packages)
    versions = dict.fromkeys(p.version for p in packages)
    return {
        "version": ", ".join(filter(None, versions)),
        "licence": ", ".join(filter(None, licences)),
        "publisher": publisher_of(collection, lang),
    }


def sources_of(collection: Collection, used: set[str], lang: str) -> list[dict[str, str]]:
    """Return what is known of sources, in plain words for `attrs`."""
    return [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher.name(lang),
            "date": source.date,
            "address": source.address,
        }
        for id, source in collection.sources.items()
        if id in used
    ]


def _name(made: pandas.DataFrame, collection: Collection, lang: str) -> None:
    """Put a column of names behind each column of codes."""
    told: dict[str, dict[str, Callable[[str], str | None]]] = {}
    if "indicator" in made:
        every = {name: one.names.get(lang) for name, one in collection.indicators.items()}
        told["indicator"] = {"indicator_name": every.get}
    for column, table in NAMED.items():
        if column in made:
            told[column] = {f"{column}_name": _lookup(collection.reference(table), f"name_{lang}")}
    if "source" in made:
        known = collection.sources
        told["source"] = {
            "source_title": lambda id: known[id].title if id in known else None,
            "publisher_name": lambda id: known[id].publisher.name(lang) if id in known else None,
        }
    for column, added in told.items():
        for name, of in added.items():
            _put(made, column, name, made[column].astype("string").map(of, na_action="ignore"))


def _lookup(rows: Mapping[str, Any], column: str) -> Callable[[str], str | None]:
    def named(id: str) -> str | None:
        names = [rows[one][column] for one in id.split() if one in rows]
        return ", ".join(filter(None, names)) or None

    return named


def _put(made: pandas.DataFrame, behind: str, name: str, values: Any) -> None:
    at = list(made.columns).index(behind) + 1
    if name not in made.columns:
        made.insert(at, name, values.astype("string"))
