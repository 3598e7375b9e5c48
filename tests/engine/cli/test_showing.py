"""Commands that show what a record holds."""

from __future__ import annotations

import json
from pathlib import Path

from tests.engine.intake.given import run


def test_list_and_show_tell_what_there_is(data: Path) -> None:
    """Packages by name, indicators with their latest figure."""
    assert "tiny" in run("list", "--data", data).output
    shown = run("show", "tiny", "--data", data).output
    assert "tiny-gardens" in shown
    assert run("show", "nothing", "--data", data).exit_code != 0


def test_the_proof_of_a_figure_has_its_print(data: Path) -> None:
    """Print, place and source stand in the answer for programs."""
    told = run("evidence", "tiny-gardens-2022", "--json", "--data", data)
    assert told.exit_code == 0, told.output
    text = json.dumps(json.loads(told.output), ensure_ascii=False)
    assert "258 садов" in text
    assert "steppe-report-2023" in text


def test_a_figure_is_cited_by_its_id(data: Path) -> None:
    """A misspelt one is told with what is near."""
    assert run("cite", "tiny-gardens-2022", "--data", data).exit_code == 0
    wrong = run("cite", "tiny-gardens-2002", "--data", data)
    assert wrong.exit_code == 1
    assert "tiny-gardens-2022" in wrong.output
