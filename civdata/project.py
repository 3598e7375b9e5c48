"""The root object: a record in a folder, and everything that can be asked of it.

A project is a folder with `civdata.toml`: packages, settings, languages, the site's source. This
is the one place that opens things; below it, paths and settings are arguments.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from civdata.errors import CivdataError, MissingExtra, UnknownName, UnreadableData
from civdata.storage.layout import DATA, FILE, SITE, VERSION, is_address

# What only some questions need is imported where they are asked: a search reads no tables.
if TYPE_CHECKING:
    import pandas

    from civdata.checks.held import Folders
    from civdata.claims import Checked
    from civdata.exports.formats import Format
    from civdata.lookup.find import Hit
    from civdata.lookup.kept import Searched
    from civdata.lookup.shelf import Shelf
    from civdata.model import Collection, Finding, Package, Report, Table
    from civdata.model.settings import Settings
    from civdata.pages.plot import Picture
    from civdata.publish import BuildResult
    from civdata.record.changes import Changes
    from civdata.record.citation import Style
    from civdata.record.frames import Numbers
    from civdata.record.grids import Grid
    from civdata.record.proof import Evidence
    from civdata.storage import Reading


def data_of(folder: str | Path) -> Path:
    """Return the folder of the packages of a record; any other path stays as it is."""
    return Project(Path(folder)).data if (Path(folder) / FILE).is_file() else Path(folder)


def nearest(start: Path) -> Path | None:
    """Return the nearest folder from `start` upward that holds `civdata.toml`, as git does."""
    here = start.absolute()
    return next((f for f in (here, *here.parents) if (f / FILE).is_file()), None)


def carried() -> Path:
    """Return the folder of the record that comes with civdata: in the wheel or the checkout."""
    package = Path(__file__).parent
    for folder in (package / "edition", package.parent):
        if (folder / FILE).is_file() and (folder / DATA).is_dir():
            return folder
    raise UnreadableData("civdata was installed without its data packages: install it again")


def open_project(folder: str | Path | None = None) -> Project:
    """Open the record in a folder, or, without one, the record that comes with civdata.

    A folder is one with `civdata.toml`, or its folder of data packages, or any folder of data
    packages: then what `civdata.toml` would say is taken from the descriptors, as far as they go.
    Nothing is read before it is needed. A web address is that of a published version: it is
    fetched once, and checked. Raises CivdataError where there is no such folder.
    """
    if folder is None:
        return Project(carried())
    if isinstance(folder, str) and is_address(folder):
        from civdata.storage.remote import fetched

        return Project(fetched(folder))
    path = Path(folder)
    if not path.is_dir():
        raise CivdataError(f"{path} is not a folder; name one with {FILE} or with data packages")
    if not (path / FILE).is_file() and (path.absolute().parent / FILE).is_file():
        above = Project(path.absolute().parent)
        return above if above.data == path.absolute() else Project(path)
    return Project(path)


@dataclass(frozen=True, eq=False)
class Project:
    """A record: its folder, settings, languages, packages and the source of its site.

    Two projects are never equal, so that what is worked out of one can be kept with it.
    """

    folder: Path

    def again(self) -> Project:
        """Open the same folder again, for what is in it now."""
        return Project(self.folder)

    def __repr__(self) -> str:
        return f"<civdata project {str(self.folder)!r}>"

    @cached_property
    def data(self) -> Path:
        """The folder of the data packages."""
        inner = self.folder.absolute() / DATA
        return inner if inner.is_dir() else self.folder.absolute()

    @property
    def site(self) -> Path:
        """The folder of the site's own pages, words and pictures; it need not be there."""
        return self.folder.absolute() / SITE

    @cached_property
    def _read(self) -> tuple[Settings, tuple[Finding, ...]]:
        from civdata.settings import read_settings, settings_of

        if (self.folder / FILE).is_file():
            return read_settings(self.folder / FILE)
        return settings_of(self._packages, self.folder.absolute().name), ()

    @property
    def settings(self) -> Settings:
        """What `civdata.toml` says, or what the descriptors say where there is none."""
        return self._read[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong in `civdata.toml`."""
        return self._read[1]

    @property
    def given(self) -> tuple[Settings, tuple[Finding, ...]] | None:
        """The settings with what is wrong in them; None for a folder without `civdata.toml`."""
        return self._read if (self.folder / FILE).is_file() else None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the record, in its order."""
        return self.settings.languages

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """What came of reading each package, faults included."""
        from civdata.storage import read_all

        return tuple(read_all([self.data]))

    @cached_property
    def _packages(self) -> tuple[Package, ...]:
        return tuple(reading.package for reading in self.readings if reading.package)

    @cached_property
    def collection(self) -> Collection:
        """All packages together, read once.

        Raises UnreadableData when one is broken: `civdata validate` then lists the findings.
        """
        from civdata.model import Collection

        for finding in (*self.findings, *(f for r in self.readings for f in r.findings)):
            if finding.severity == "error":
                raise UnreadableData(f"{finding} Run: civdata validate")
        return Collection(self._packages, self.settings)

    @cached_property
    def as_read(self) -> Collection:
        """All packages as far as they could be read, whatever is wrong with them."""
        from civdata.model import Collection

        return Collection(self._packages, self.settings)

    @property
    def packages(self) -> tuple[Package, ...]:
        """All packages, in order of name."""
        return self.collection.packages

    def package(self, name: str) -> Package:
        """Return one package; raises UnknownName with the known names for another name."""
        found = self.collection.package(name)
        if found is None:
            raise UnknownName.among("package", name, (p.name for p in self.packages))
        return found

    def table(self, package: str, name: str) -> Table:
        """Return a table of a package; raises UnknownName with what exists."""
        held = self.package(package)
        found = held.table(name)
        if found is None:
            raise UnknownName.among(f"table of {package}", name, (t.name for t in held.tables))
        return found

    @cached_property
    def _loaded(self) -> dict[tuple[str, str, str, str | None], pandas.DataFrame]:
        """Frames that were loaded; each caller gets a copy."""
        return {}

    def load(
        self,
        name: str,
        table: str = "observations",
        numbers: Numbers = "float",
        names: str | None = None,
        *,
        version: str | None = None,
    ) -> pandas.DataFrame:
        """Return a table of a package as a DataFrame; see `civdata.load`."""
        from civdata.record.loading import load

        if version is not None:
            return self._at(version).load(name, table, numbers, names)
        key = (name, table, numbers, names)
        if key not in self._loaded:
            held = self.table(name, table)
            self._loaded[key] = load(self.collection, self.package(name), held, numbers, names)
        found = self._loaded[key].copy()
        found.attrs = deepcopy(self._loaded[key].attrs)
        return found

    def _at(self, version: str) -> Project:
        """Return a published version of this record, fetched from the address of the settings."""
        if not self.settings.address:
            raise CivdataError(f"no address to fetch versions from: set site.address in {FILE}")
        if not VERSION.fullmatch(version):
            raise CivdataError(f"{version!r} is no version such as 1.3.0")
        return open_project(f"{self.settings.address.rstrip('/')}/data/v/{version}/")

    def load_all(
        self,
        table: str = "observations",
        numbers: Numbers = "float",
        names: str | None = None,
    ) -> pandas.DataFrame:
        """Return the tables of one name of all packages in one frame, `package` in front."""
        from civdata.record.loading import load_all

        return load_all(self.collection, table, numbers, names)

    def view(self, name: str, view: str, numbers: Numbers = "float") -> Grid:
        """Return a derived wide table of a package; see `civdata.view`."""
        from civdata.record import views
        from civdata.record.grids import grid

        package = self.package(name)
        return grid(self.collection, package, views.view(self.collection, package, view), numbers)

    def plot(self, indicator: str, lang: str | None = None) -> Picture:
        """Draw an indicator as the site does: an SVG that notebooks show, with its figures.

        Needs the extra `civdata[plot]`.
        """
        from importlib.util import find_spec

        if any(find_spec(name) is None for name in ("babel", "jinja2", "markupsafe")):
            raise MissingExtra("Drawing a chart", "plot")
        from civdata.pages.plot import plot

        spoken, address = lang or self.settings.language, self.settings.address
        data = self.load_all(names=spoken if spoken in self.languages else None)
        return plot(self.collection, self.site, data, indicator, spoken, address)

    def evidence(self, observation_id: str) -> Evidence:
        """Return the proof of one figure: as printed, source, place, link, contradictions."""
        from civdata.record.proof import evidence

        return evidence(self.collection, observation_id)

    def search(self, text: str, lang: str | None = None) -> list[Hit]:
        """Find packages, indicators, figures and records by words or numbers."""
        from civdata.lookup.find import found

        searched, shelf = self._searched
        hits = found(shelf, text, lang or "")
        searched.keep(shelf)
        return hits

    @cached_property
    def _searched(self) -> tuple[Searched, Shelf]:
        """What is searched: what an earlier process has kept of it, as far as it has."""
        from civdata.lookup.kept import Searched

        searched = Searched(self.folder.absolute(), self.data, self.site)
        return searched, searched.shelf(lambda: self.collection)

    def check(self, text: str, lang: str | None = None, published: str | None = None) -> Checked:
        """Tell which figures of a text the record confirms, denies or does not know."""
        from civdata.claims import check

        return check(self.collection, text, lang, published)

    def cite(
        self,
        name: str,
        style: Style = "text",
        lang: str | None = None,
        seen: str | None = None,
    ) -> str:
        """Cite a package or an observation; see `civdata.cite`."""
        from civdata.record.citation import cite

        day = date.today().isoformat() if seen is None else seen
        return cite(self.collection, name, style, lang or self.settings.language, day)

    def validate(
        self,
        *names_or_paths: str | Path,
        sources: Folders = None,
        engine: str = "",
        scheduler: str = "",
        most: int | None = None,
    ) -> Report:
        """Run the gates over packages by name or path; without any, over all of the record.

        `sources` is a folder with the texts of held sources, against which figures are proved, or
        several folders. `engine` "dask" lets the workers of a `scheduler` look at large tables.
        Of each kind of finding the first `most` of a file are told, 100 unless said otherwise; the
        others are counted. Has no side effects. Needs the extra `civdata[validate]`.
        """
        from civdata.checks import validate
        from civdata.checks.shape.engines import engine_of
        from civdata.model.findings import MOST, telling

        made = engine_of(engine, scheduler)
        with telling(MOST if most is None else most):
            return validate(self.data, names_or_paths, sources or None, self.given, made)

    def diff(self, old: str | Path) -> Changes:
        """Compare an older version of the record, in a folder, with this one."""
        from civdata.record.changes import diff

        return diff(open_project(old).data, self.data)

    def export(self, name: str, format: Format, out: str | Path = ".") -> list[Path]:
        """Write a package in one format below `out`; return the paths of its files."""
        from civdata.exports import export

        return export(self.collection, self.package(name), format, Path(out))

    def release(self, out: str | Path, version: str | None = None) -> Path:
        """Write all data files into `out/VERSION/`, which never changes; return that folder.

        The version is that of the packages where it is not given.
        """
        from civdata.exports.publishing import release
        from civdata.record.log import newest, read_changes

        versions = sorted({p.version for p in self.packages if p.version})
        changed = newest(self.collection, read_changes(self.site / "changes.json"))
        named = version if version is not None else ", ".join(versions)
        base = f"{self.settings.address.rstrip('/')}/" if self.settings.address else ""
        return release(self.collection, self.folder, Path(out), named, base, changed)

    def build(
        self,
        out: str | Path | None = None,
        sources: Folders = None,
        *,
        with_findings: bool = False,
        fresh: bool = False,
    ) -> BuildResult:
        """Check everything, then build the site with all downloads; see `civdata build`."""
        from civdata.publish import build

        place = Path(out) if out else self.folder / "build" / "site"
        return build(self, place, sources or None, with_findings=with_findings, fresh=fresh)
