"""Small collections in memory, made with the model's dataclasses: a package of a few rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from civdata.checks.scope import Scope
from civdata.figures import read
from civdata.model import Collection, Field, Package, Row, Table
from civdata.model.settings import Body, Licence, Settings
from civdata.storage import Reading

Cells = Mapping[str, str]

SETTINGS = Settings(
    name="small",
    languages=("kk", "ru", "en"),
    default_language="en",
    title={"kk": "Шағын жазба", "ru": "Малая запись", "en": "A small record"},
    description={"kk": "Сынақ үшін.", "ru": "Для проверки.", "en": "For tests."},
    country="KZ",
    licence=Licence("CC-BY-4.0", "Creative Commons Attribution 4.0", "https://example.org/by"),
    publisher=Body({"kk": "small", "ru": "small", "en": "small"}),
)

OBSERVATION = (
    "id", "indicator", "time_period", "ref_area", "obs_status", "value", "value_max", "qualifier",
    "as_printed", "source", "locator", "institution",
)  # fmt: skip
RECORD_TYPES = {"date": "date", "year": "year", "size": "integer"}


def table(name: str, rows: Iterable[Cells], columns: Iterable[str], package: str = "p") -> Table:
    """Return a table with these rows; the columns `date`, `year` and `size` have those types."""
    fields = tuple(Field(column, RECORD_TYPES.get(column, "string")) for column in columns)
    made = tuple(Row(line, dict(cells)) for line, cells in enumerate(rows, 2))
    return Table(package, name, f"{package}/data/{name}.csv", fields, made)


def printed(
    identity: str,
    as_printed: str,
    indicator: str = "things",
    period: str = "2022",
    status: str = "actual",
    language: str = "en",
) -> dict[str, str]:
    """Return the cells of an observation whose value is what `as_printed` reads as."""
    (figure,) = read(as_printed, language)
    return {
        "id": identity,
        "indicator": indicator,
        "time_period": period,
        "ref_area": "KZ",
        "obs_status": status,
        "value": f"{figure.value:f}",
        "value_max": "" if figure.value_max is None else f"{figure.value_max:f}",
        "qualifier": figure.qualifier,
        "as_printed": as_printed,
        "source": language,
        "locator": "¶1",
    }


def relation(
    kind: str, result: str, operands: str, scope: str = "stated", identity: str = "relation"
) -> dict[str, str]:
    """Return the cells of a reconciliation."""
    return {"id": identity, "kind": kind, "result": result, "operands": operands, "scope": scope}


def discrepancy(members: str, state: str = "open", identity: str = "odd") -> dict[str, str]:
    """Return the cells of a discrepancy."""
    return {"id": identity, "members": members, "state": state}


def collection(
    observations: Iterable[Cells] = (),
    reconciliations: Iterable[Cells] = (),
    discrepancies: Iterable[Cells] = (),
    records: Iterable[Cells] = (),
    indicators: Mapping[str, tuple[str, str]] | None = None,
) -> Collection:
    """Return a collection of one package `p`; an indicator is its unit and kind."""
    units = {"things": ("projects", "flow"), **(indicators or {})}
    tables = (
        table("observations", observations, OBSERVATION),
        table(
            "indicators",
            ({"id": name, "unit": unit, "kind": kind} for name, (unit, kind) in units.items()),
            ("id", "unit", "kind"),
        ),
        table("reconciliations", reconciliations, ("id", "kind", "result", "operands", "scope")),
        table("discrepancies", discrepancies, ("id", "members", "state")),
        table(
            "records",
            records,
            ("id", "date", "year", "period", "size", "kind", "source", "locator", "as_printed"),
        ),
    )
    languages = [{"id": language, "language": language} for language in ("en", "ru", "kk", "fi")]
    sources = table("sources", languages, ("id", "language"), "sources")
    return Collection(
        (
            Package("p", Path("p"), {}, {}, {}, tables),
            Package("sources", Path("sources"), {}, {}, {}, (sources,)),
        ),
        SETTINGS,
    )


def scope(what: Collection) -> Scope:
    """Return a scope in which the package `p` of a collection is checked."""
    package = what.package("p")
    return Scope((Reading("p", "p/datapackage.json", package, ()),), what)
