"""Citations of a package or a single figure: text, BibTeX, CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping

from civdata.errors import CivdataError, UnknownName, did_you_mean
from civdata.model import LANGUAGES, Collection

STYLES = ("text", "bibtex", "csl-json")
PUBLISHER = "civdata"
QUOTES = {"en": "“{}”", "kk": "«{}»", "ru": "«{}»"}


def cite(collection: Collection, name: str, style: str = "text", lang: str = "en") -> str:
    """Cite a package or an observation by its name.

    The text of an observation names the figure as printed, its source and its place, so that the
    reader can check it without civdata.
    """
    if style not in STYLES:
        raise CivdataError(f"no citation style {style!r}; there are: {', '.join(STYLES)}")
    if lang not in LANGUAGES:
        raise UnknownName.among("language", lang, LANGUAGES)
    package = collection.package(name)
    if package:
        entry = {
            "id": f"civdata-{name}",
            "type": "dataset",
            "title": package.titles.get(lang, package.name),
            "publisher": PUBLISHER,
            "version": package.version,
            "note": "CC BY 4.0",
        }
        if style == "text":
            return f"{PUBLISHER}. {entry['title']} [{package.name}], {package.version}. CC BY 4.0."
        return _bibtex(entry) if style == "bibtex" else _csl(entry)
    observation = collection.observations.get(name)
    if observation is None:
        known = (*(p.name for p in collection.packages), *collection.observations)
        tip = did_you_mean(name, known, "; civdata search TEXT finds ids")
        raise UnknownName(f"no package and no observation {name!r}{tip}")
    source = collection.sources[observation.source]
    indicator = collection.indicators[observation.indicator]
    quoted = QUOTES.get(lang, QUOTES["en"]).format(observation.as_printed)
    entry = {
        "id": observation.id,
        "type": "dataset",
        "title": f"{indicator.names.get(lang, indicator.id)}, {observation.time_period}".rstrip(
            ", "
        ),
        "publisher": PUBLISHER,
        "note": f"{quoted} — {source.publisher.name(lang)}, {source.title}, {observation.locator}",
    }
    if source.address:
        entry["URL"] = source.address
    if style == "text":
        tail = f" {source.address}" if source.address else ""
        return f"{entry['title']}: {entry['note']}.{tail} ({PUBLISHER}, {observation.id})"
    return _bibtex(entry) if style == "bibtex" else _csl(entry)


def _bibtex(entry: Mapping[str, str]) -> str:
    names = {"title": "title", "publisher": "publisher", "version": "version"} | {
        "note": "note",
        "URL": "url",
    }
    lines = [f"  {names[k]} = {{{v}}}," for k, v in entry.items() if k in names]
    return "\n".join([f"@misc{{{entry['id']},", *lines, "}"])


def _csl(entry: Mapping[str, str]) -> str:
    return json.dumps([entry], ensure_ascii=False, indent=2)
