"""The commands of editors: a row is asked for or taken from a file, and written or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import civdata
from tests.engine.intake.given import (
    COLUMNS,
    GOOD,
    collection,
    csv_file,
    run,
    state,
)


def test_add_takes_a_csv_file(data: Path, tmp_path: Path) -> None:
    """`add --from` writes the rows of a file, and says what it wrote."""
    file = csv_file(tmp_path / "new.csv", [GOOD], COLUMNS)
    result = run("add", "tiny", "--from", file, "--data", data)
    assert result.exit_code == 0, result.output
    assert "tiny/observations" in result.output
    assert "written" in result.output
    again = run("add", "tiny", "--from", file, "--data", data)
    assert (again.exit_code, "nothing to change" in again.output) == (0, True)


def test_add_refuses_and_says_why(data: Path, tmp_path: Path) -> None:
    """`add --from` a wrong row exits 1 with its place, and leaves the data as they were."""
    file = csv_file(tmp_path / "new.csv", [{**GOOD, "value": "251"}], COLUMNS)
    before = state(data)
    result = run("add", "tiny", "--from", file, "--data", data)
    assert result.exit_code == 1
    assert "new.csv:2:value" in result.output
    assert "nothing was written" in result.output
    assert state(data) == before


def test_add_brings_other_rows_along(data: Path, tmp_path: Path) -> None:
    """`--with` takes new indicators and sources for the figures that need them."""
    names = {f"{n}_{c}": "Құс" for n in ("name", "definition") for c in ("kk", "ru", "en")}
    indicator = {"id": "tiny-trees", "unit": "gardens", "kind": "stock", **names}
    indicators = csv_file(tmp_path / "indicators.csv", [indicator])
    rows = csv_file(tmp_path / "new.csv", [{**GOOD, "indicator": "tiny-trees"}], COLUMNS)
    arguments = ("--from", rows, "--with", f"indicators={indicators}", "--data", data)
    result = run("add", "tiny", *arguments)
    assert result.exit_code == 0, result.output
    assert civdata.validate(data).ok


def test_add_asks_column_by_column(data: Path) -> None:
    """At a terminal each column is asked, with what our reader sees in the print as default."""
    before = state(data)
    typed = ["unused", "unused-2020", "tiny-gardens", "250 gardens", "", "", ""]
    typed += ["2021", "", "", "", "", "", "", "", ""]
    result = run("add", "tiny", "--data", data, say="\n".join([*typed, "y", ""]))
    assert result.exit_code == 0, result.output
    for text in ("not one of the", "[250]", "[exact]", "[KZ]", "[page]", "tiny-gardens-2021"):
        assert text in result.output
    assert state(data) != before
    assert civdata.validate(data).ok


def test_add_asks_for_what_is_new(data: Path) -> None:
    """A new source, its new publisher and a new indicator are asked for, and written along."""
    publisher = ["new", "Ағаш газеті", "Газета деревьев", "Tree Post", "independent_media", ""]
    source = ["new", "Trees", *publisher, "news", "", "en", "https://www.tree-post.org/trees", ""]
    indicator = ["new", *["Ағаш"] * 3, *["Барлық ағаш."] * 3, "gardens", "stock", "tiny-trees"]
    figure = ["70 trees", "", "", "", "2021", "", "", "", "", "", "", "", ""]
    result = run("add", "tiny", "--data", data, say="\n".join([*source, *indicator, *figure, "y"]))
    assert result.exit_code == 0, result.output
    found = collection(data)
    observation = found.observations["tiny-trees-2021"]
    assert (observation.source, observation.value) == ("tree-post", 70)
    page_ = found.sources["tree-post"]
    assert (page_.status, page_.publisher.name("ru")) == ("seen", "Газета деревьев")


@pytest.mark.parametrize("answers", [[], ["unused-2020", "tiny-gardens"]])
def test_add_given_up_writes_nothing(data: Path, answers: list[str]) -> None:
    """Ctrl-C or the end of input at any question leaves the data as they were."""
    before = state(data)
    result = run("add", "tiny", "--data", data, say="".join(f"{a}\n" for a in answers))
    assert result.exit_code == 1
    assert state(data) == before


def test_add_declined_writes_nothing(data: Path) -> None:
    """`n` at the last question leaves the data as they were."""
    before = state(data)
    typed = ["unused-2020", "tiny-gardens", "250 gardens", *[""] * 3, "2021", *[""] * 8, "n"]
    result = run("add", "tiny", "--data", data, say="\n".join([*typed, ""]))
    assert result.exit_code == 0, result.output
    assert "nothing was written" in result.output
    assert state(data) == before


@pytest.mark.parametrize("package", ["nonsense", "reference"])
def test_add_to_no_package_is_one_line(data: Path, package: str) -> None:
    """A package that does not exist, or has no observations, is misuse with the known names."""
    result = run("add", package, "--data", data)
    assert result.exit_code == 1
    assert "there are: tiny" in result.output
