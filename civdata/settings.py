"""Read `civdata.toml`, the one settings file of a record, into frozen `Settings`.

What is wrong in it becomes findings with file and line; what is right is used all the same, so
that one slip does not hide the next.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from civdata import languages
from civdata.errors import did_you_mean
from civdata.model import Finding, Package, Place, fault
from civdata.model.settings import PUBLISHERS, Body, Licence, Settings
from civdata.storage.layout import FILE as FILE

LARGEST = 1_000_000
CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""The form of a code of language: BCP 47 without its rarer parts."""

HOSTED = re.compile(r"https?://[^\s\"'<>]+")
FEEDBACK = re.compile(r"https://[^\s\"'<>]+|mailto:[^\s\"'<>@]+@[^\s\"'<>@]+")


class Kind(NamedTuple):
    """What a setting may be: in words, how it is told, and what is made of it."""

    expected: str
    fits: Callable[[Any], bool]
    made: Callable[[Any], Any] = lambda value: value


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable()


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _by_language(value: Any) -> bool:
    return isinstance(value, dict) and all(CODE.fullmatch(k) and _is_text(value[k]) for k in value)


def _is_pattern(value: Any) -> bool:
    if not _is_text(value) or len(value) > 200 or re.search(r"\)[*+{]|[*+}][*+{]", value):
        return False
    try:
        re.compile(value)
    except re.error:
        return False
    return True


def _form(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and (not value or bool(pattern.fullmatch(value)))


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and all(map(_are_texts, value))


def _rows(value: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, value))


def _is_zone(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(ZoneInfo(value).key)
    except (KeyError, ValueError, OSError):  # no such zone, no name of one, a folder of them
        return False


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_box(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 4:
        return False
    if not all(isinstance(edge, int | float) and not isinstance(edge, bool) for edge in value):
        return False
    west, south, east, north = value
    # An area may lie across the day line: then its western edge has the greater degree.
    return all(-180 <= edge <= 180 for edge in (west, east)) and -90 <= south <= north <= 90


TEXT = Kind("a text in one line", _is_text)
TEXTS = Kind('texts by language, such as { en = "Grants" }', _by_language)
LIST = Kind('a list of texts, such as ["one", "two"]', _are_texts, tuple)
ADDRESS = Kind("a web address, https://…", _form(HOSTED))

KINDS: Mapping[str, Mapping[str, Kind]] = {
    "": {
        "name": TEXT,
        "title": TEXTS,
        "description": TEXTS,
        "languages": Kind(
            'a list of codes of languages: ["…", "…"]',
            lambda v: _are_texts(v) and bool(v) and all(map(CODE.fullmatch, v)),
            lambda v: tuple(dict.fromkeys(v)),
        ),
        "default_language": Kind("a code of language", _form(CODE)),
        "issued": Kind("a day without quotation marks: 2026-11-23", _is_day, date.isoformat),
    },
    "area": {
        "country": TEXT,
        "pattern": Kind("a regular expression without repeated groups", _is_pattern),
        "currency": TEXT,
        "time_zone": Kind(
            "a name of the time zone database, such as Europe/Oslo",
            _is_zone,
        ),
        "tiles": Kind("rows of area codes", _are_rows, _rows),
        "box": Kind(
            "four numbers in degrees: [west, south, east, north]",
            _is_box,
            lambda edges: tuple(map(float, edges)),
        ),
    },
    "licence": {"name": TEXT, "title": TEXT, "path": ADDRESS},
    "publisher": {
        "name": TEXTS,
        "url": ADDRESS,
        "email": TEXT,
        "kind": Kind(f"one of {', '.join(PUBLISHERS)}", lambda v: v in PUBLISHERS),
    },
    "site": {
        "address": ADDRESS,
        "feedback": Kind("https://… or mailto:…", _form(FEEDBACK)),
        "repository": ADDRESS,
        "documentation": ADDRESS,
        "headlines": LIST,
        "topics": LIST,
        "keep": LIST,
    },
}
RENAMED = {"pattern": "areas"}
TABLES: Mapping[str, Callable[..., Any]] = {"licence": Licence, "publisher": Body}


def read_settings(path: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings of a file and what is wrong in it."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise OSError(0, f"no file, or larger than {LARGEST} bytes")
        text = path.read_bytes().decode()
        read = tomllib.loads(text)
    except OSError as error:
        return Settings(), (_fault(None, "", "the settings cannot be read", "a TOML file", error),)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError
        line = re.search(r"\(at line (\d+)", str(error))
        row = int(line[1]) if line else None
        return Settings(), (_fault(row, "", "not TOML", "a TOML file in UTF-8", error),)
    values: dict[str, Any] = {"lines": {}}
    findings = list(_taken(read, text, values))
    made = Settings(**values)
    return made, (*findings, *_odd(made, text))


# complex: one constructor, a field a line
def settings_of(packages: Iterable[Package], name: str) -> Settings:
    """Return what packages say of themselves, for a folder of them that has no settings.

    Languages are those of their titles, the country the one area of kind `country`, the licence
    that of all packages, where it is the same.
    """
    held = list(packages)
    codes = dict.fromkeys(code for p in held for code in p.titles if CODE.fullmatch(code))
    areas = next((t.rows for p in held for t in p.tables if t.name == "areas"), ())
    countries = [row["id"] for row in areas if row["kind"] == "country"]
    licences = {p.licence for p in held}
    return Settings(
        languages=tuple(codes) or (languages.DEFAULT,),
        title=dict.fromkeys(codes or (languages.DEFAULT,), name),
        country=countries[0] if len(countries) == 1 else "",
        licence=licences.pop() if len(licences) == 1 else Licence(),
    )


# complex: one walk over tables and keys, each of which may be at fault
def _taken(read: Mapping[str, Any], text: str, values: dict[str, Any]) -> Iterator[Finding]:
    """Move what is right from `read` into `values`, and yield a finding for what is not."""
    for table, kinds in KINDS.items():
        given = read if not table else read.get(table, {})
        if not isinstance(given, Mapping):
            yield _fault(_line(text, "", table), table, "not a table", f"[{table}]", given)
            continue
        found = {}
        for key, value in given.items():
            name = f"{table}.{key}".lstrip(".")
            if not table and key in KINDS:
                continue
            if key not in kinds:
                known = [*kinds, *filter(None, KINDS)] if not table else list(kinds)
                hint = f"Take it out{did_you_mean(key, known)}"
                expected = ", ".join(kinds)
                line = _line(text, table, key)
                yield _fault(line, name, "no setting of this name", expected, key, hint)
            elif not kinds[key].fits(value):
                expected = kinds[key].expected
                yield _fault(
                    _line(text, table, key), name, "not what it should be", expected, value
                )
            else:
                found[RENAMED.get(key, key)] = kinds[key].made(value)
                values["lines"][name] = _line(text, table, key) or 1
        values |= {table: TABLES[table](**found)} if table in TABLES else found


# complex: one row of guards, what does not go together each
def _odd(made: Settings, text: str) -> Iterator[Finding]:
    """Yield what does not go together: a default that is no language of the record, and so on."""
    known = ", ".join(made.languages)
    spoken = [code for code in languages.codes() if languages.get(code).interface()]
    if not made.languages:
        yield _fault(1, "languages", "no language", 'a list of codes: languages = ["…"]', "none")
    elif made.default_language and made.default_language not in made.languages:
        line, got = _line(text, "", "default_language"), made.default_language
        yield _fault(line, "default_language", "no language of the record", known, got)
    for name, texts in (("title", made.title), ("description", made.description)):
        lacking = [code for code in made.languages if not texts.get(code, "").strip()]
        if lacking:
            line, got = _line(text, "", name), f"none in {', '.join(lacking)}"
            yield _fault(line, name, "not in every language of the record", known, got)
    for code in made.languages:
        if code not in spoken:
            line, have = _line(text, "", "languages"), ", ".join(spoken)
            hint = "Add a folder for it, see docs: add a language"
            yield _fault(line, "languages", "no interface words in a language", have, code, hint)
    if made.country and not made.is_area(made.country):
        line = _line(text, "area", "country")
        yield _fault(line, "area.country", "not of the pattern of areas", made.areas, made.country)


def _line(text: str, table: str, key: str) -> int | None:
    """Return the line on which a key of a table is set; TOML's reader does not tell it."""
    here = ""
    for number, line in enumerate(text.splitlines(), 1):
        if heading := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line):
            here = heading[1].strip("\"' ")
            if not table and here.partition(".")[0] == key:
                return number
        elif here == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
            return number
    return None


def _fault(
    row: int | None, column: str, message: str, expected: str, got: object, hint: str = ""
) -> Finding:
    told = (
        got if isinstance(got, str) else repr(got) if not isinstance(got, Exception) else str(got)
    )
    place, what = Place("", FILE, row, column), hint or f"Change it in {FILE}"
    return fault(place, "settings", message, expected=expected, got=told, hint=what)
