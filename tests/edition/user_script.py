"""A user's script that uses every public name; mypy and pyright check it in strict mode."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import civdata

version: str = civdata.__version__
project: civdata.Project = civdata.open()
packages: tuple[civdata.Package, ...] = civdata.packages()
package: civdata.Package = civdata.package("grants")
frame: pd.DataFrame = civdata.load("grants", numbers="decimal", names="en")
whole: pd.DataFrame = civdata.load_all(numbers="float")
grid: civdata.Grid = civdata.view("grants", "grants-by-year", numbers="arrow")
proof: civdata.Evidence = grid.evidence("2021", "projects")
same: civdata.Evidence = civdata.evidence("grants-amount-2020")
hits: list[civdata.Hit] = civdata.search("grants", lang="en")
checked: civdata.Checked = civdata.check("258 councils in 2023")
style: civdata.Style = "bibtex"
text: str = civdata.cite("grants", style, lang="en", seen="2026-11-27")
numbers: civdata.Numbers = "float"
kind: civdata.Format = "parquet"
picture: civdata.Picture = civdata.plot("grants-amount", lang="ru")
spoken: tuple[str, ...] = project.languages
named: str = project.settings.titled(spoken[0])
places: tuple[Path, Path] = (project.data, project.site)
columns: tuple[str, ...] = project.table("grants", "observations").columns


def slow() -> tuple[civdata.Report, civdata.Changes, list[Path]]:
    """Use what takes longer, or writes."""
    saved: Path = picture.save("chart.svg")
    report: civdata.Report = civdata.validate("grants")
    finding: civdata.Finding | None = next(iter(report.findings), None)
    changes: civdata.Changes = civdata.diff("old", "new")
    try:
        files = project.export("grants", kind)
    except civdata.CivdataError:
        files = []
    if finding is None:
        return report, changes, [saved, *files]
    checked_first: bool = project.build("site").report.ok
    return report, changes, [project.release("out")] if checked_first else []
