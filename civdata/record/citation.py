"""Citations of a package or a single figure: text, BibTeX, CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from civdata import languages
from civdata.errors import CivdataError, UnknownName, did_you_mean
from civdata.model import Collection, Package
from civdata.model.settings import Licence

STYLES = ("text", "bibtex", "csl-json")


def publisher_of(collection: Collection, lang: str) -> str:
    """Return who publishes the record: by the settings, else its own name."""
    settings = collection.settings
    return settings.publisher.named(lang, settings.name or settings.titled(lang))


def licence_of(collection: Collection, package: Package) -> Licence:
    """Return the licence of a package: its descriptor's, else that of the record."""
    return package.licence if package.licence.name else collection.settings.licence


def cite(collection: Collection, name: str, style: str = "text", lang: str = "") -> str:
    """Cite a package or an observation by its name.

    The text of an observation names the figure as printed, its source and its place, so that the
    reader can check it without civdata.
    """
    if style not in STYLES:
        raise CivdataError(f"no citation style {style!r}; there are: {', '.join(STYLES)}")
    if lang and lang not in collection.languages:
        raise UnknownName.among("language", lang, collection.languages)
    lang = lang or collection.settings.language
    package, publisher = collection.package(name), publisher_of(collection, lang)
    if package:
        licence = short_name(licence_of(collection, package))
        entry = {
            "id": f"{collection.settings.name or 'record'}-{name}",
            "type": "dataset",
            "title": package.titled(lang),
            "publisher": publisher,
            "version": package.version,
            "note": licence,
        }
        if style == "text":
            of = ", ".join(filter(None, [f"{entry['title']} [{package.name}]", package.version]))
            return ". ".join(filter(None, [publisher, of, licence])) + "."
        return _bibtex(entry) if style == "bibtex" else _csl(entry)
    observation = collection.observations.get(name)
    if observation is None:
        known = (*(p.name for p in collection.packages), *collection.observations)
        tip = did_you_mean(name, known, "; civdata search TEXT finds ids")
        raise UnknownName(f"no package and no observation {name!r}{tip}")
    source = collection.sources[observation.source]
    indicator = collection.indicators[observation.indicator]
    opening, closing = languages.get(lang).quotes if lang in languages.codes() else "“”"
    quoted = f"{opening}{observation.as_printed}{closing}"
    entry = {
        "id": observation.id,
        "type": "dataset",
        "title": f"{indicator.names.get(lang, indicator.id)}, {observation.time_period}".rstrip(
            ", "
        ),
        "publisher": publisher,
        "note": f"{quoted} — {source.publisher.name(lang)}, {source.title}, {observation.locator}",
    }
    if source.address:
        entry["URL"] = source.address
    if style == "text":
        tail = f" {source.address}" if source.address else ""
        return f"{entry['title']}: {entry['note']}.{tail} ({publisher}, {observation.id})"
    return _bibtex(entry) if style == "bibtex" else _csl(entry)


def short_name(licence: Licence) -> str:
    """Return a licence as people write it.

    >>> short_name(Licence("CC-BY-4.0", "", "")), short_name(Licence("ODbL-1.0", "", ""))
    ('CC BY 4.0', 'ODbL-1.0')
    """
    named = licence.name or licence.title
    return re.sub(r"^(CC)-(\S+)-(\d\.\d)$", r"\1 \2 \3", named)


def _bibtex(entry: Mapping[str, str]) -> str:
    names = {"title": "title", "publisher": "publisher", "version": "version"} | {
        "note": "note",
        "URL": "url",
    }
    lines = [f"  {names[k]} = {{{v}}}," for k, v in entry.items() if k in names]
    return "\n".join([f"@misc{{{entry['id']},", *lines, "}"])


def _csl(entry: Mapping[str, str]) -> str:
    return json.dumps([entry], ensure_ascii=False, indent=2)
