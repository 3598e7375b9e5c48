"""Gate `language`: every name, label and note exists in each language of the record.

A text must use the letters of its language, not their look-alikes; every column has its words in
`reference/columns.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from civdata import languages
from civdata.checks.scope import Scope
from civdata.model import Finding, Gate, Package, Place, Row, Table, fault

Codes = tuple[str, ...]


def check(scope: Scope) -> Gate:
    """Look at every multilingual cell, every title in the descriptors and every column name."""
    findings: list[Finding] = []
    checked = 0
    codes = scope.collection.languages
    words = scope.collection.reference("columns")
    foreign = [package for package in scope.targets if package.foreign]
    for package in (package for package in scope.targets if not package.foreign):
        findings += _titles(package, codes)
        for table in package.tables:
            findings += _unknown(table, words, codes)
            checked += len(table.columns)
            for stem in _stems(table, codes):
                checked += len(table.rows)
                findings += _cells(table, stem, codes)
    failed = len({(f.file, f.row, f.column) for f in findings})
    return Gate("language", checked, failed, len(foreign), (*findings, *map(_foreign, foreign)))


def _foreign(package: Package) -> Finding:
    """Say that a package of other people need not speak three languages."""
    message = "no package of civdata: it is checked for shape and safety, not for languages"
    place = Place(package.name, f"{package.folder.name}/datapackage.json")
    return fault(place, "foreign", message, severity="note")


def _titled(table: Table, codes: Codes) -> set[str]:
    """Return the columns that bring their words along, as those of exported views do."""
    fields = table.schema.get("fields")
    return {
        str(item.get("name"))
        for item in (fields if isinstance(fields, list) else [])
        if isinstance(item, Mapping)
        and isinstance(item.get("titles"), Mapping)
        and all(str(item["titles"].get(code, "")).strip() for code in codes)
    }


def _known(column: str, words: Mapping[str, Any], codes: Codes) -> bool:
    stem, _, code = column.rpartition("_")
    return column in words or (code in codes and stem in words)


def _fault(place: Place, message: str, expected: str, got: str = "empty") -> Finding:
    hint = "Write it by the glossary, or leave all three empty"
    return fault(place, "language", message, expected=expected, got=got, hint=hint)


def _stems(table: Table, codes: Codes) -> list[str]:
    """Return the stems of columns that come in each language: `name` of `name_en` …"""
    parts = [column.rpartition("_") for column in table.columns]
    return list(dict.fromkeys(stem for stem, _, code in parts if stem and code in codes))


def _unknown(table: Table, words: Mapping[str, Row], codes: Codes) -> Iterator[Finding]:
    """Yield columns that neither their table nor the record's list of columns has words for."""
    told = _titled(table, codes)
    for column in table.columns if words else ():
        if column not in told and not _known(column, words, codes):
            message = f"column {column} has no words in the languages of the record"
            expected = "a row in reference/data/columns.csv"
            yield _fault(table.place(1, column), message, expected)


def _cells(table: Table, stem: str, codes: Codes) -> Iterator[Finding]:
    columns = [f"{stem}_{code}" for code in codes if f"{stem}_{code}" in table.columns]
    for row in table.rows:
        if stem not in PLURALS:
            yield from _lacking(table, row, columns)
        for code in codes:
            yield from _look_alikes(table, row, f"{stem}_{code}", code)


def _lacking(table: Table, row: Row, columns: Sequence[str]) -> Iterator[Finding]:
    """Yield the empty ones of a text's columns, where not all of them are."""
    filled = [column for column in columns if row[column].strip()]
    for column in columns if filled else ():
        if column not in filled:
            message = f"{row['id'] or 'row'} has no {column}"
            yield _fault(table.place(row.line, column), message, "text")


def _look_alikes(table: Table, row: Row, column: str, code: str) -> Iterator[Finding]:
    """Yield the letters of a cell that belong to the alphabet of another language."""
    wrong = languages.get(code).look_alikes if code in languages.codes() else {}
    for letter in sorted(set(row[column]) & set(wrong)):
        message = "a letter that only looks like one of this language"
        yield _fault(table.place(row.line, column), message, wrong[letter], letter)


# CLDR plural forms differ by language: Kazakh and English have no `few`.
PLURALS = ("one", "few", "many", "other")


def _titles(package: Package, codes: Codes) -> Iterator[Finding]:
    """Titles and descriptions of the package, of its tables and of its views."""
    descriptor = Place(package.name, f"{package.folder.name}/datapackage.json")
    for where, texts in _worded(package.descriptor):
        have = texts if isinstance(texts, dict) else {}
        lacking = [code for code in codes if not str(have.get(code, "")).strip()]
        if lacking:
            message = f"{where} lack {', '.join(lacking)}"
            yield _fault(descriptor, message, ", ".join(codes))


def _worded(descriptor: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what must have words in each language, by where it stands, whatever else is wrong."""
    yield "titles", descriptor.get("titles")
    yield "descriptions", descriptor.get("descriptions")
    for resource in _objects(descriptor, "resources"):
        yield f"{resource.get('name')}: titles", resource.get("titles")
    for view in _objects(descriptor, "views"):
        yield f"view {view.get('name')}: titles", view.get("titles")
        for column in _objects(view, "columns"):
            yield f"view {view.get('name')}, {column.get('name')}: titles", column.get("titles")


def _objects(declared: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    listed = declared.get(key)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
