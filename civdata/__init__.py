"""civdata: open records of printed figures, in which each number carries its proof.

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
    from civdata.checks.held import Folders as Folders
    from civdata.claims import Checked as Checked
    from civdata.exports.formats import Format as Format
    from civdata.lookup.find import Hit as Hit
    from civdata.model import Finding as Finding
    from civdata.model import Package as Package
    from civdata.model import Report as Report
    from civdata.pages.plot import Picture as Picture
    from civdata.project import Project as Project
    from civdata.record.changes import Changes as Changes
    from civdata.record.citation import Style as Style
    from civdata.record.frames import Numbers as Numbers
    from civdata.record.grids import Grid as Grid
    from civdata.record.proof import Evidence as Evidence

__version__ = "0.2.0"
__all__ = [
    "Changes",
    "Checked",
    "CivdataError",
    "Evidence",
    "Finding",
    "Format",
    "Grid",
    "Hit",
    "Numbers",
    "Package",
    "Picture",
    "Project",
    "Report",
    "Style",
    "__version__",
    "check",
    "cite",
    "diff",
    "evidence",
    "load",
    "load_all",
    "open",
    "package",
    "packages",
    "plot",
    "search",
    "validate",
    "view",
]

_HOMES = {
    "Changes": "record.changes",
    "Checked": "claims",
    "Evidence": "record.proof",
    "Finding": "model",
    "Format": "exports.formats",
    "Grid": "record.grids",
    "Hit": "lookup.find",
    "Numbers": "record.frames",
    "Package": "model",
    "Picture": "pages.plot",
    "Project": "project",
    "Report": "model",
    "Style": "record.citation",
}
"""Where the public types live; each is imported when it is first asked for."""


def __getattr__(name: str) -> Any:
    """Import what most programs do not need when they first ask for it."""
    from importlib import import_module

    modules = {"figures": "civdata.figures", "kazakh": "civdata.languages.kk.stems"}
    if name in modules:
        return import_module(modules[name])
    if name in _HOMES:
        return getattr(import_module(f"civdata.{_HOMES[name]}"), name)
    # With the name and the module, Python itself says which name comes near.
    said = f"module 'civdata' has no attribute {name!r}"
    raise AttributeError(said, name=name, obj=import_module("civdata"))


def __dir__() -> list[str]:
    """Name what is public, also what is not imported yet: editors and notebooks complete it."""
    return sorted({*globals(), *__all__})


@cache
def _record() -> Project:
    """Return the record that comes with civdata, opened once."""
    return open()


def open(folder: str | Path | None = None) -> Project:
    """Open the record in a folder, or, without one, the record that comes with civdata.

    >>> import civdata
    >>> civdata.open().languages
    ('kk', 'ru', 'en')

    A folder is one with `civdata.toml`, or any folder of data packages. The address of a
    published version, `https://…/data/v/1.0.0/`, is fetched once and checked. Nothing is read
    before it is needed; raises `CivdataError` where there is no such folder.
    """
    from civdata.project import open_project

    return open_project(folder)


def packages() -> tuple[Package, ...]:
    """Return all packages of the record that comes with civdata, in order of name.

    >>> import civdata
    >>> [package.name for package in civdata.packages()][:3]
    ['charities', 'councils', 'grants']
    """
    return _record().packages


def package(name: str) -> Package:
    """Return one package; raises `CivdataError` with the known names for another name.

    >>> import civdata
    >>> civdata.package("grants").titled("en")
    'Grants and the state social order'
    """
    return _record().package(name)


def load(
    name: str,
    table: str = "observations",
    numbers: Numbers = "float",
    names: str | None = None,
    *,
    version: str | None = None,
) -> pandas.DataFrame:
    """Return a table of a package as a DataFrame, a row a line of the CSV, dtypes by its schema.

    >>> import civdata
    >>> grants = civdata.load("grants", names="en")
    >>> grants.loc[grants["id"] == "grants-amount-2022", ["value", "unit"]].values.tolist()
    [[1900000000.0, 'KZT']]

    Numbers are floats, which plot and go into databases; `numbers="decimal"` gives exact
    `decimal.Decimal`, `numbers="arrow"` Arrow's decimals. Counts and years are `Int64`, dates
    `datetime64[s]`, closed lists `category`, other text `string`. Observations get three columns
    more: `unit`, and `period_start` and `period_end`. `names` is a language: names of indicators,
    areas, units and publishers then stand beside the codes. `attrs` hold title, version, licence,
    citation and sources. Raises `CivdataError` for a name that does not exist. Uses no network,
    unless `version` asks for a published version of the data.
    """
    return _record().load(name, table, numbers, names, version=version)


def load_all(
    table: str = "observations", numbers: Numbers = "float", names: str | None = None
) -> pandas.DataFrame:
    """Return the tables of one name of all packages in one frame, with `package` in front.

    >>> import civdata
    >>> civdata.load_all()["package"].nunique() > 5
    True
    """
    return _record().load_all(table, numbers, names)


def view(name: str, view: str, numbers: Numbers = "float") -> Grid:
    """Return a derived wide table of a package, a frame that keeps the proof of each cell.

    >>> import civdata
    >>> grants = civdata.view("grants", "grants-by-year")
    >>> grants.evidence("2021", "projects").observation.id
    'grants-projects-2021'
    """
    return _record().view(name, view, numbers)


def plot(indicator: str, lang: str | None = None) -> Picture:
    """Draw an indicator as the site does: an SVG that notebooks show, with its figures.

    Needs the extra `civdata[plot]`.

    >>> import civdata
    >>> civdata.plot("grants-amount").svg.startswith("<svg")
    True
    """
    return _record().plot(indicator, lang)


def evidence(observation_id: str) -> Evidence:
    """Return the proof of one figure: as printed, source, place, link, what contradicts it.

    >>> import civdata
    >>> civdata.evidence("grants-amount-2020").observation.as_printed
    '1,5 млрд.тг. на реализацию'
    """
    return _record().evidence(observation_id)


def search(text: str, lang: str | None = None) -> list[Hit]:
    """Find indicators and observations by words or numbers in any language of the record.

    >>> import civdata
    >>> civdata.search("public councils")[0]
    <package councils: Public councils>
    """
    return _record().search(text, lang)


def check(text: str, lang: str | None = None, published: str | None = None) -> Checked:
    """Tell which figures of a text the record confirms, denies or does not know.

    >>> import civdata
    >>> text = "In 2023 there were 258 public councils."
    >>> [figure.verdict for figure in civdata.check(text).figures]
    ['not_a_claim', 'agrees']

    Without `lang` the language is found; `published` is the day of the text, which "this year" and
    "last year" count from. Nothing of the text is kept.
    """
    return _record().check(text, lang, published)


def cite(name: str, style: Style = "text", lang: str | None = None, seen: str | None = None) -> str:
    """Cite a package or an observation; styles are `text`, `bibtex`, `ris` and `csl-json`.

    >>> import civdata
    >>> print(civdata.cite("grants", lang="en"))
    civdata (2026). Grants and the state social order [grants], 1.3.0. CC BY 4.0.

    `seen` is the day on which the address was looked at, today where it is not given.
    """
    return _record().cite(name, style, lang, seen)


def validate(
    *names_or_paths: str | Path, sources: Folders = None, most: int | None = None
) -> Report:
    """Run the gates over packages, by name or path; without any, over civdata's own.

    >>> import civdata
    >>> civdata.validate("grants").ok
    True

    `sources` is a folder with the texts of held sources, or several, against which figures are
    proved. Of each kind of finding the first `most` of a file are told, the others counted. Has no
    side effects. Needs the extra `civdata[validate]`.
    """
    return _record().validate(*names_or_paths, sources=sources, most=most)


def diff(old: str | Path, new: str | Path) -> Changes:
    """Compare two versions of a package folder, or of a record: what rows changed, by key.

    >>> import civdata
    >>> now = civdata.open().data
    >>> bool(civdata.diff(now, now))
    False
    """
    from civdata.project import data_of
    from civdata.record.changes import diff as compare

    return compare(data_of(old), data_of(new))
