"""A small collection with held texts and their index of figures, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from civdata.checks import account
from civdata.checks.scope import Scope, Text
from civdata.model import Collection, Finding, Package
from civdata.storage import Reading
from tests import small
from tests.small import SETTINGS, Cells

SHA = "5" * 64
FIGURES = ("source", "locator", "position", "printed", "account", "refs", "reason")
SOURCES = ("id", "language", "status", "date", "sha256", "filename")


def figure(
    printed: str,
    account: str = "value",
    refs: str = "",
    reason: str = "",
    place: str = "¶1",
    position: int = 1,
    source: str = "en",
) -> dict[str, str]:
    """Return the cells of a row of the index."""
    cells = (source, place, str(position), printed, account, refs, reason)
    return dict(zip(FIGURES, cells, strict=True))


def held(
    observations: Iterable[Cells] = (),
    figures: Iterable[Cells] = (),
    records: Iterable[Cells] = (),
    texts: Mapping[str, Iterable[str]] | None = None,
    targets: Iterable[str] = ("p", "sources"),
) -> Scope:
    """Return a scope of a package `p` and the sources `en`, `ru`, `kk` (held) and `seen` (not).

    `en` is of 2020-06-29; `texts` are the lines of the texts at hand; the index of figures is
    checked where `sources` is among the targets. `off-topic` is the one known reason.
    """
    package = small.collection(observations, records=records).package("p")
    assert package
    rows = [
        {"id": name, "language": name, "status": "held", "sha256": SHA, "filename": f"{name}.txt"}
        for name in ("en", "ru", "kk")
    ]
    rows[0]["date"] = "2020-06-29"
    rows.append({"id": "seen", "language": "en", "status": "seen"})
    sources = (
        small.table("sources", rows, SOURCES, "sources"),
        small.table("figures", figures, FIGURES, "sources"),
    )
    reasons = small.table("reasons", [{"id": "off-topic"}, {"id": "other"}], ("id",), "reference")
    packages = {
        "p": package,
        "sources": replace(package, name="sources", folder=Path("sources"), tables=sources),
        "reference": Package("reference", Path("reference"), {}, {}, {}, (reasons,)),
    }
    readings = tuple(
        Reading(name, f"{name}/datapackage.json", packages[name], ()) for name in targets
    )
    at_hand = None if texts is None else {k: Text(tuple(v), SHA) for k, v in texts.items()}
    return Scope(readings, Collection(tuple(packages.values()), SETTINGS), at_hand)


def told(
    *figures: Cells,
    observations: tuple[Cells, ...] = (),
    records: tuple[Cells, ...] = (),
    texts: dict[str, list[str]] | None = None,
    targets: tuple[str, ...] = ("p", "sources"),
) -> list[Finding]:
    """Return the errors of the gate over an index, what it leads to, and texts."""
    what = held(observations, figures, records, texts, targets)
    return [finding for finding in account.check(what).findings if finding.severity == "error"]


def short(findings: list[Finding]) -> list[tuple[str, int | None, str, str, str]]:
    """Return code, row, column, expected and got of each finding."""
    return [(f.code, f.row, f.column, f.expected, f.got) for f in findings]
