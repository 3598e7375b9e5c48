"""civdata: the open record of civil society in Kazakhstan. Each number carries its proof.

>>> import civdata
>>> [package.name for package in civdata.packages()][:3]
['charities', 'councils', 'grants']
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from civdata.errors import CivdataError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas

    from civdata import figures as figures
    from civdata.claims import Checked
    from civdata.lookup.find import Hit
    from civdata.model import Package, Report
    from civdata.project import Project
    from civdata.record.changes import Changes
    from civdata.record.proof import Evidence

__version__ = "0.2.0"
__all__ = [
    "CivdataError",
    "Package",
    "Project",
    "Report",
    "__version__",
    "check",
    "cite",
    "diff",
    "evidence",
    "load",
    "open",
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
    homes = {"Package": "model", "Report": "model", "Project": "project"}
    if name in homes:
        return getattr(import_module(f"civdata.{homes[name]}"), name)
    raise AttributeError(f"module 'civdata' has no attribute {name!r}")


@cache
def _record() -> Project:
    """Return the record that comes with civdata, opened once."""
    return open()


def open(folder: str | Path | None = None) -> Project:
    """Open the record in a folder, or, without one, the record that comes with civdata.

    >>> civdata.open().languages
    ('kk', 'ru', 'en')

    A folder is one with `civdata.toml`, or any folder of data packages. Nothing is read before
    it is needed; raises `CivdataError` where there is no such folder.
    """
    from civdata.project import open_project

    return open_project(folder)


def packages() -> tuple[Package, ...]:
    """Return all packages of the record that comes with civdata, in order of name."""
    return _record().packages


def package(name: str) -> Package:
    """Return one package; raises `CivdataError` with the known names for another name."""
    return _record().package(name)


def load(name: str, table: str = "observations") -> pandas.DataFrame:
    """Return a table of a package as a DataFrame, a row a line of the CSV, dtypes by its schema.

    Numbers are exact `decimal.Decimal`, counts and years `Int64`, dates `datetime64[s]`, closed
    lists `category`, other text `string`. Observations get two columns more, `period_start` and
    `period_end`. Raises `CivdataError` for a name that does not exist. Uses no network.
    """
    return _record().load(name, table)


def view(name: str, view: str) -> pandas.DataFrame:
    """Return a derived wide table of a package, such as `view("grants", "grants-by-year")`."""
    return _record().view(name, view)


def evidence(observation_id: str) -> Evidence:
    """Return the proof of one figure: as printed, source, place, link, what contradicts it."""
    return _record().evidence(observation_id)


def search(text: str, lang: str | None = None) -> list[Hit]:
    """Find indicators and observations by words or numbers in any language of the record."""
    return _record().search(text, lang)


def check(text: str, lang: str | None = None, published: str | None = None) -> Checked:
    """Tell which figures of a text the record confirms, denies or does not know.

    Without `lang` the language is found; `published` is the day of the text, which "this year" and
    "last year" count from. Nothing of the text is kept.
    """
    return _record().check(text, lang, published)


def cite(name: str, style: str = "text", lang: str | None = None) -> str:
    """Cite a package or an observation; styles are `text`, `bibtex` and `csl-json`."""
    return _record().cite(name, style, lang)


def validate(*names_or_paths: str | Path, sources: str | Path | None = None) -> Report:
    """Run the gates over packages, by name or path; without any, over civdata's own.

    `sources` is a folder with the texts of held sources, against which figures are proved. Has
    no side effects. Needs the extra `civdata[validate]`.
    """
    return _record().validate(*names_or_paths, sources=sources)


def diff(old: str | Path, new: str | Path) -> Changes:
    """Compare two versions of a package folder: rows added, removed and changed, by key."""
    from civdata.record.changes import diff as compare

    return compare(old, new)
