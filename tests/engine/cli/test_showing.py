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


def test_an_outcome_stands_for_an_indicator_not_a_later_plan(data: Path) -> None:
    """`show` names the figure that the site shows; a plan is told as one where nothing else is."""

    def line() -> str:
        shown = run("show", "tiny", "--data", data, "--lang", "en").output
        return next(line for line in shown.splitlines() if line.startswith("  tiny-gardens:"))

    before = line()
    table = data / "tiny" / "data" / "observations.csv"
    rows = table.read_text("utf-8").splitlines()
    of_one = next(row for row in rows if row.startswith("tiny-gardens-2023,"))
    planned = of_one.replace("tiny-gardens-2023,", "tiny-gardens-2030,")
    planned = planned.replace(",2023,", ",2030,").replace(",actual,", ",planned,")
    table.write_text("\n".join([*rows, planned, ""]), "utf-8")
    assert line() == before
    table.write_text("\n".join([rows[0], planned, ""]), "utf-8")
    assert "2030, planned: “" in line()


def test_the_columns_of_the_list_are_as_wide_as_their_longest_cell(data: Path) -> None:
    """A long title moves no number out of its column."""
    file = data / "tiny" / "datapackage.json"
    told = json.loads(file.read_text("utf-8"))
    told["titles"] = {
        code: title + " of every kind there is" for code, title in told["titles"].items()
    }
    file.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    lines = run("list", "--data", data).output.splitlines()
    assert len({line.index(" observations") - len(line.split()[-4]) for line in lines}) == 1


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
