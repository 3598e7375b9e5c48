"""civdata: the open record of civil society in Kazakhstan. Each number carries its proof.

>>> import civdata
>>> [package.name for package in civdata.packages()][:3]
['charities', 'councils', 'grants']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civdata.errors import CivdataError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas

    from civdata import figures as figures
    from civdata.claims import Checked
    from civdata.lookup.find import Hit
    from civdata.model import Package, Report
    from civdata.record.changes import Changes
    from civdata.record.proof import Evidence

__version__ = "0.2.0"
__all__ = [
    "CivdataError",
    "Package",
    "Report",
    "__version__",
    "check",
    "cite",
    "diff",
    "evidence",
    "load",
    "package",
    "packages",
    "search",
    "validate",
    "view",
]


def __getattr__(name: str) -> Any:
    """Import what most programs do not need when they first ask for it."""
    from importlib import import_module

    modules = {"figures": "civdata.figures", "kazakh": "civdata.languages.kk.stems"}
    if name in modules:
        return import_module(modules[name])
    if name in ("Package", "Report"):
        return getattr(import_module("civdata.model"), name)
    raise AttributeError(f"module 'civdata' has no attribute {name!r}")


def packages() -> tuple[Package, ...]:
    """Return all packages, in order of name."""
    from civdata.storage import collection

    return collection().packages


def package(name: str) -> Package:
    """Return one package; raises `CivdataError` with the known names for another name."""
    from civdata.storage import get

    return get(name)


def load(name: str, table: str = "observations") -> pandas.DataFrame:
    """Return a table of a package as a DataFrame, a row a line of the CSV, dtypes by its schema.

    Numbers are exact `decimal.Decimal`, counts and years `Int64`, dates `datetime64[s]`, closed
    lists `category`, other text `string`. Observations get two columns more, `period_start` and
    `period_end`. Raises `CivdataError` for a name that does not exist. Uses no network.
    """
    from civdata.record.frames import frame
    from civdata.storage import get_table

    return frame(get_table(name, table))


def view(name: str, view: str) -> pandas.DataFrame:
    """Return a derived wide table of a package, such as `view("grants", "grants-by-year")`."""
    from civdata.record import views
    from civdata.storage import collection, get

    return views.frame(views.view(collection(), get(name), view))


def evidence(observation_id: str) -> Evidence:
    """Return the proof of one figure: as printed, source, place, link, what contradicts it."""
    from civdata.record.proof import evidence as find
    from civdata.storage import collection

    return find(collection(), observation_id)


def search(text: str, lang: str = "en") -> list[Hit]:
    """Find indicators and observations by words or numbers in any of the three languages."""
    from civdata.lookup.find import search as find
    from civdata.storage import collection

    return find(collection(), text, lang)


def check(text: str, lang: str | None = None, published: str | None = None) -> Checked:
    """Tell which figures of a text the record confirms, denies or does not know.

    Without `lang` the language is found; `published` is the day of the text, which "this year" and
    "last year" count from. Nothing of the text is kept.
    """
    from civdata.claims import check as judge
    from civdata.storage import collection

    return judge(collection(), text, lang, published)


def cite(name: str, style: str = "text", lang: str = "en") -> str:
    """Cite a package or an observation; styles are `text`, `bibtex` and `csl-json`."""
    from civdata.record.citation import cite as make
    from civdata.storage import collection

    return make(collection(), name, style, lang)


def validate(*names_or_paths: str | Path, sources: str | Path | None = None) -> Report:
    """Run the gates over packages, by name or path; without any, over civdata's own.

    `sources` is a folder with the texts of held sources, against which figures are proved. Has
    no side effects. Needs the extra `civdata[validate]`.
    """
    from civdata.checks import validate as run

    return run(names_or_paths, sources)


def diff(old: str | Path, new: str | Path) -> Changes:
    """Compare two versions of a package folder: rows added, removed and changed, by key."""
    from civdata.record.changes import diff as compare

    return compare(old, new)
