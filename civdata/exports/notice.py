"""What goes along with the data in words: a read-me, the licence, how to cite."""

from __future__ import annotations

from civdata.exports.tables import Bundle, path_of, title_of
from civdata.model import Collection, Package
from civdata.record.citation import cite, licence_of


def licence_text(collection: Collection, package: Package) -> str:
    """Return the licence of a package in words: its title, its address, whom to name."""
    licence = licence_of(collection, package)
    title = licence.title or licence.name or "No licence is stated: ask the publisher before use."
    parts = [title, licence.path, "", cite(collection, package.name)]
    return "\n".join([*(part for part in parts if part), ""])


# complex: one document, a line a line; some are left out
def readme(collection: Collection, package: Package, tables: Bundle) -> str:
    """Return a read-me in Markdown: titles in each language, tables, licence."""
    name, told = package.name, collection.languages
    licence = licence_of(collection, package)
    terms = ", ".join(filter(None, (licence.title or licence.name, licence.path)))
    version = f", version {package.version}" if package.version else ""
    heading = " · ".join(dict.fromkeys(package.titled(lang) for lang in told))
    about = list(dict.fromkeys(package.described(lang) for lang in told))
    rows = [
        f"| `{path_of(t, 'csv')}` | {len(t.rows)} | "
        + " | ".join(title_of(package, t, lang) for lang in told)
        + " |"
        for t in tables.all
    ]
    lines = [
        f"# {heading}",
        "",
        *(line for text in about if text for line in (text, "")),
        f"Package `{name}`{version}. It stands alone: its sources, areas",
        "and units are inside, and foreign keys lead to them.",
        "",
        f"| file | rows | {' | '.join(told)} |",
        "|---" * (len(told) + 2) + "|",
        *rows,
        "",
        "Check it: `frictionless validate datapackage.json`.",
        f"{f'Licence: {terms}. ' if terms else ''}How to cite: `CITATION.txt`.",
    ]
    return "\n".join(lines) + "\n"


def citation(collection: Collection, package: Package) -> str:
    """Return how to cite the package: a line in each language and BibTeX."""
    told = collection.languages
    lines = dict.fromkeys(cite(collection, package.name, "text", lang) for lang in told)
    return "\n".join([*lines, "", cite(collection, package.name, "bibtex"), ""])
