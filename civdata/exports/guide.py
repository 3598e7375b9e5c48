"""`llms.txt`: one page that tells a language model what is here and how to use it rightly."""

from __future__ import annotations

from civdata.exports.record import about_record, name_of
from civdata.model import Collection


def llms_txt(collection: Collection, base: str) -> str:
    """Return the page: what the record is, its packages, its files, and how to quote a figure."""
    settings, about = collection.settings, about_record(collection)
    lang, name = settings.language, name_of(collection)
    packages = [
        f"- [{p.titled(lang)}]({base}{lang}/{p.name}/): {p.described(lang)}"
        for p in collection.packages
        if p.observations or p.records or p.foreign
    ]
    lines = [
        f"# {about['title']}",
        "",
        f"> {settings.description.get(lang) or about['title']}",
        "",
        "Every figure carries its evidence: the words as printed, the source, the place in it,",
        "and what contradicts it. Quote a figure only with its id and its source. Where sources",
        "differ, say so and choose neither. What is not in the record is not known here.",
        "",
        f"Version {about['version']}. Licence: {about['licence']}.",
        "",
        "## Topics",
        "",
        *packages,
        "",
        "## Data",
        "",
        f"- [One figure with its evidence]({base}data/observations/ID.json): ID is its id",
        f"- [All figures, a line each]({base}data/{name}.jsonl)",
        f"- [All figures as CSV]({base}data/{name}.csv)",
        f"- [SQLite with full-text search]({base}data/{name}.sqlite)",
        f"- [Addresses as OpenAPI]({base}data/openapi.json)",
        f"- [Catalogue, DCAT-AP]({base}data/catalog.json)",
    ]
    return "\n".join(lines) + "\n"
