"""Citations of a package or a single figure: text, BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from civdata import languages
from civdata.errors import UnknownName, did_you_mean
from civdata.model import Collection, Observation, Package, checked_day
from civdata.model.settings import Licence
from civdata.record.links import link

Style = Literal["text", "bibtex", "ris", "csl-json"]
"""A style of citation."""

STYLES: tuple[Style, ...] = get_args(Style)

SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
SPECIAL |= {letter: f"\\{letter}" for letter in "&%$#_{}"}
"""What TeX does not print as it stands."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation says, whatever its style; empty where it is not known.

    `name` is the id in the record; `address` may end in a fragment, `seen` is the day on which
    somebody looked there.
    """

    key: str
    name: str
    author: str
    year: str
    title: str
    version: str
    licence: str = ""
    note: str = ""
    address: str = ""
    seen: str = ""


def publisher_of(collection: Collection, lang: str) -> str:
    """Return who publishes the record: by the settings, else its own name."""
    settings = collection.settings
    return settings.publisher.named(lang, settings.name or settings.titled(lang))


def licence_of(collection: Collection, package: Package) -> Licence:
    """Return the licence of a package: its descriptor's, else that of the record."""
    return package.licence if package.licence.name else collection.settings.licence


def cite(
    collection: Collection, name: str, style: str = "text", lang: str = "", seen: str = ""
) -> str:
    """Cite a package or an observation by its name.

    A citation names author, year, title, version and address; that of an observation also the
    figure as printed, its source and its place, so that the reader can check it without civdata.
    `seen` is the day on which the address was looked at, `2024-02-14`, or empty.
    """
    if style not in STYLES:
        raise UnknownName.among("citation style", style, STYLES)
    if lang and lang not in collection.languages:
        raise UnknownName.among("language", lang, collection.languages)
    seen = checked_day("seen", seen)
    lang = lang or collection.settings.language
    package = collection.package(name)
    observation = collection.observations.get(name)
    if package:
        found = _of_package(collection, package, lang, seen)
    elif observation:
        found = _of_observation(collection, observation, lang, seen)
    else:
        known = (*(p.name for p in collection.packages), *collection.observations)
        tip = did_you_mean(name, known, "; civdata search TEXT finds ids")
        raise UnknownName(f"no package and no observation {name!r}{tip}")
    makers = {"text": _text, "bibtex": _bibtex, "ris": _ris, "csl-json": _csl}
    return makers[style](found)


def _of_package(collection: Collection, package: Package, lang: str, seen: str) -> Reference:
    settings = collection.settings
    address = f"{settings.address.rstrip('/')}/{lang}/{package.name}/" if settings.address else ""
    return Reference(
        key=f"{settings.name or 'record'}-{package.name}",
        name=package.name,
        author=publisher_of(collection, lang),
        year=year_of(collection, package),
        title=package.titled(lang),
        version=package.version,
        licence=short_name(licence_of(collection, package)),
        address=address,
        seen=seen if address else "",
    )


def _of_observation(collection: Collection, o: Observation, lang: str, seen: str) -> Reference:
    settings, source = collection.settings, collection.sources[o.source]
    indicator, package = collection.indicators[o.indicator], collection.package(o.package)
    opening, closing = languages.get(lang).quotes if lang in languages.codes() else "“”"
    quoted = f"{opening}{o.as_printed}{closing}"
    area = "" if o.ref_area == collection.country else _area(collection, o.ref_area, lang)
    parts = (indicator.names.get(lang) or indicator.id, area, o.time_period)
    page = f"{settings.address.rstrip('/')}/{lang}/{o.package}/{o.indicator}/#{o.id}"
    address = page if settings.address else link(source, o)
    told = (quoted, f"{source.publisher.name(lang)}, {source.title}, {o.locator}")
    return Reference(
        key=o.id,
        name=o.id,
        author=publisher_of(collection, lang),
        year=year_of(collection, package) if package else "",
        title=", ".join(filter(None, parts)),
        version=package.version if package else "",
        licence=short_name(licence_of(collection, package)) if package else "",
        note=" — ".join(told),
        address=address,
        seen=seen if address else "",
    )


def _area(collection: Collection, codes: str, lang: str) -> str:
    rows = [(code, collection.reference("areas").get(code)) for code in codes.split()]
    return ", ".join((row[f"name_{lang}"] if row else "") or code for code, row in rows)


def year_of(collection: Collection, package: Package) -> str:
    """Return the year of a package: of its `created`, else of the newest source of the record."""
    if re.match(r"[0-9]{4}", created := str(package.descriptor.get("created", ""))):
        return created[:4]
    return max((s.date for s in collection.sources.values() if s.date), default="")[:4]


def short_name(licence: Licence) -> str:
    """Return a licence as people write it.

    >>> short_name(Licence("CC-BY-4.0", "", "")), short_name(Licence("ODbL-1.0", "", ""))
    ('CC BY 4.0', 'ODbL-1.0')
    """
    named = licence.name or licence.title
    return re.sub(r"^(CC)-(\S+)-(\d\.\d)$", r"\1 \2 \3", named)


def _text(r: Reference) -> str:
    author = f"{r.author} ({r.year})" if r.year else r.author
    named = ", ".join(filter(None, (f"{r.title} [{r.name}]", r.version)))
    titled = f"{named}: {r.note}" if r.note else named
    parts = ". ".join(filter(None, (author, titled, r.licence)))
    seen = f" [{r.seen}]" if r.seen else ""
    return f"{parts}. {r.address}{seen}" if r.address else f"{parts}."


def escaped(text: str, letters: Mapping[str, str] | None = None) -> str:
    r"""Return a text that TeX prints as it stands.

    >>> print(escaped("50 % of A&B"))
    50 \% of A\&B
    """
    known = SPECIAL if letters is None else letters
    return "".join(known.get(letter, letter) for letter in text)


def _bibtex(r: Reference) -> str:
    in_address = {letter: f"\\{letter}" for letter in "&%#_"}
    fields = {
        "author": f"{{{escaped(r.author)}}}",  # one name, not first and last
        "title": f"{{{escaped(r.title)}}}",  # capitals stay
        "year": r.year,
        "version": escaped(r.version),
        "publisher": escaped(r.author),
        "note": escaped(r.note or r.licence),
        "url": escaped(r.address, in_address),
        "urldate": r.seen,
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@misc{{{r.key},", *lines, "}"])


def _ris(r: Reference) -> str:
    fields = (
        ("TY", "DATA"),
        ("ID", r.key),
        ("AU", r.author),
        ("PY", r.year),
        ("TI", r.title),
        ("ET", r.version),
        ("PB", r.author),
        ("N1", r.note),
        ("C1", r.licence),
        ("UR", r.address),
        ("Y2", r.seen.replace("-", "/")),
    )
    return "\n".join([*(f"{tag}  - {text}" for tag, text in fields if text), "ER  - "])


def _csl(r: Reference) -> str:
    entry: dict[str, Any] = {
        "id": r.key,
        "type": "dataset",
        "title": r.title,
        "author": [{"literal": r.author}],
        "publisher": r.author,
        "version": r.version,
        "note": r.note or r.licence,
        "URL": r.address,
    }
    if r.year:
        entry["issued"] = {"date-parts": [[int(r.year)]]}
    if r.seen:
        entry["accessed"] = {"date-parts": [[int(part) for part in r.seen.split("-")]]}
    return json.dumps([{k: v for k, v in entry.items() if v}], ensure_ascii=False, indent=2)
