"""What the settings name must be in the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civdata.checks.scope import Scope
from civdata.checks.shape import settings
from civdata.model import Collection
from tests.small import SETTINGS
from tests.tiny import tiny_collection


@pytest.mark.parametrize(
    ("change", "column", "got"),
    [
        ({"headlines": ("no-such-indicator",)}, "site.headlines", "no-such-indicator"),
        ({"topics": ("no-such-package",)}, "site.topics", "no-such-package"),
        ({"tiles": (("KZ-99", ""),)}, "area.tiles", "KZ-99"),
        ({"country": "FR"}, "area.country", "FR"),
    ],
)
def test_a_name_that_leads_to_nothing_is_a_finding(
    change: dict[str, object], column: str, got: str
) -> None:
    """Each name in the settings that the data do not have is told with its line."""
    made = replace(SETTINGS, lines={column: 7}, **change)  # type: ignore[arg-type]
    (finding,) = settings.check(Scope((), Collection(tiny_collection().packages, made)))
    assert (finding.file, finding.row, finding.column, finding.got) == (
        "civdata.toml",
        7,
        column,
        got,
    )


def test_an_area_of_another_form_is_a_finding() -> None:
    """An area whose code does not have the pattern of the settings stands at its own line."""
    made = replace(SETTINGS, areas="FR(-[0-9]{2})?", country="")
    found = list(settings.check(Scope((), Collection(tiny_collection().packages, made))))
    assert {finding.file for finding in found} == {"reference/data/areas.csv"}
    assert all(finding.expected == "FR(-[0-9]{2})?" for finding in found)
