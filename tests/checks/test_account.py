"""The account of figures: no figure of a held text goes unnoticed, none keyed goes unproved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from civdata.checks import account
from civdata.checks.scope import scope
from tests.conftest import Edit


def test_the_index_and_the_texts_agree_on_every_figure(texts: Path) -> None:
    """Every figure that the reader finds in a held text is in the index, and no other."""
    gate = account.check(scope((), texts))
    assert gate.findings == ()
    assert (gate.failed, gate.skipped) == (0, 0)
    assert gate.checked > 340


def test_without_texts_every_row_of_the_index_is_still_checked() -> None:
    """The index alone proves observations and records; that no text was read is said."""
    gate = account.check(scope(()))
    assert gate.failed == 0
    assert {f.code for f in gate.findings} == {"text-not-at-hand"}


def test_an_observation_taken_away_is_named(data: Path, edit: Edit) -> None:
    """The index still leads to an observation that somebody deleted."""
    edit(
        "grants/data/observations.csv",
        lambda text: "\n".join(
            line for line in text.split("\n") if not line.startswith("grants-projects-2020,")
        ),
    )
    gate = account.check(scope((data,)))
    assert any("grants-projects-2020" in f.message for f in gate.findings)


def test_an_observation_that_no_figure_proves_is_named(data: Path, edit: Edit) -> None:
    """A row of the index taken away leaves its observation without proof."""
    edit(
        "sources/data/figures.csv",
        lambda text: "\n".join(
            line for line in text.split("\n") if ",value,grants-projects-2020," not in line
        ),
    )
    gate = account.check(scope((data,)))
    named = [f for f in gate.findings if f.code == "not-accounted"]
    assert [f.file for f in named] == ["grants/data/observations.csv"]


def test_a_figure_planted_in_a_text_is_named(texts: Path, tmp_path: Path) -> None:
    """One more figure in a copy of a held text is found, with its place."""
    copy = Path(shutil.copytree(texts, tmp_path / "texts"))
    path = copy / "government-2018-06-05.txt"
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8").replace("ASAR", "ASAR with 4 321 members"), "utf-8")
    gate = account.check(scope((), copy))
    assert any(
        f.code == "figure-not-indexed" and "4 321" in f.message and "¶11" in f.message
        for f in gate.findings
    )


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("grants/data/observations.csv", "grants-projects-2020,grants-projects,2020", None),
        ("legislation/data/acts.csv", "2020-08-27", "2020-08-28"),
        ("sources/data/sources.csv", "2018-06-05,en", "2018-06-06,en"),
    ],
)
def test_a_wrong_date_is_named(
    data: Path, edit: Edit, file: str, before: str, after: str | None
) -> None:
    """A period or date that the printed dates do not give fails, texts at hand or not."""
    edit(file, lambda text: text.replace(before, after or before[:-1] + "1", 1))
    gate = account.check(scope((data,)))
    assert gate.failed
