"""What goes along with the data in words: a read-me, the licence, how to cite."""

from __future__ import annotations

from civdata.exports.tables import Bundle, path_of
from civdata.model import LANGUAGES, Collection, Package
from civdata.record.citation import cite

LICENCE_NAME = "Creative Commons Attribution 4.0 International (CC BY 4.0)"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"

LICENCE = f"""{LICENCE_NAME}
{LICENCE_ADDRESS}

You may copy, share and change this data for any purpose, also commercially, if you
name civdata, link to the licence and say whether you changed something.
The legal text: https://creativecommons.org/licenses/by/4.0/legalcode

Бұл деректерді кез келген мақсатта, соның ішінде коммерциялық мақсатта көшіруге, таратуға
және өзгертуге болады: civdata атауын көрсетіп, лицензияға сілтеме беріңіз, өзгерткен
болсаңыз, соны айтыңыз.

Эти данные можно копировать, распространять и изменять в любых целях, в том числе
коммерческих: укажите civdata, дайте ссылку на лицензию и сообщите, если что-то изменили.
"""


def readme(package: Package, tables: Bundle) -> str:
    """Return a read-me in Markdown: titles in three languages, tables, licence."""
    name = package.name
    heading = " · ".join(package.titles.get(lang, name) for lang in LANGUAGES)
    about = [package.descriptions.get(lang, "") for lang in LANGUAGES]
    rows = [
        f"| `{path_of(t, 'csv')}` | {len(t.rows)} | "
        + " | ".join(t.titles.get(lang, t.name) for lang in LANGUAGES)
        + " |"
        for t in tables.all
    ]
    lines = [
        f"# {heading}",
        "",
        *(line for text in about if text for line in (text, "")),
        f"civdata package `{name}`, version {package.version}. It stands alone: its sources, areas",
        "and units are inside, and foreign keys lead to them.",
        "",
        "| file | rows | kk | ru | en |",
        "|---|---|---|---|---|",
        *rows,
        "",
        "Check it: `frictionless validate datapackage.json`.",
        f"Licence: {LICENCE_NAME}, {LICENCE_ADDRESS}. How to cite: `CITATION.txt`.",
    ]
    return "\n".join(lines) + "\n"


def citation(collection: Collection, package: Package) -> str:
    """Return how to cite the package: a line in each language and BibTeX."""
    lines = [cite(collection, package.name, "text", lang) for lang in LANGUAGES]
    return "\n".join([*lines, "", cite(collection, package.name, "bibtex"), ""])
