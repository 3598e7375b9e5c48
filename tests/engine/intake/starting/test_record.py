"""A new record: its files are made in memory and written all at once."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from civdata.errors import CivdataError, UnknownName
from civdata.intake.starting.record import files, write
from civdata.intake.starting.request import Start
from tests.engine.intake.starting.given import PAGE, START


def test_settings_say_what_was_asked_for() -> None:
    """Names, languages, country, its currency and the licence stand in civdata.toml."""
    told = tomllib.loads(files(replace(START, licence="ODbL-1.0"))["civdata.toml"])
    assert (told["name"], told["languages"], told["title"]) == ("trees", ["en"], {"en": "Trees"})
    assert (told["area"]["country"], told["area"]["currency"]) == ("NO", "NOK")
    assert told["licence"]["name"] == "ODbL-1.0"
    assert told["site"]["headlines"] == ["figures-sample"]


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (replace(START, licence="WTFPL"), "licence"),
        (replace(START, country="XQ"), "no country 'XQ'"),
        (replace(START, country="NOR"), "Did you mean NO"),
        (replace(START, languages=("xx",)), "language with interface words"),
        (replace(START, page=replace(PAGE, prints=("no figure",))), "holds 0 figures"),
        (replace(START, page=replace(PAGE, language="xx")), "xx"),
    ],
)
def test_what_is_not_known_is_misuse(start: Start, said: str) -> None:
    """A licence, country, language or print that is none is told in one line."""
    with pytest.raises(CivdataError, match=said):
        files(start)
    assert issubclass(UnknownName, CivdataError)


def test_nothing_that_stands_is_overwritten(tmp_path: Path) -> None:
    """Where one of the files is there already, none is written."""
    (tmp_path / "b.txt").write_text("mine")
    with pytest.raises(CivdataError, match=r"b\.txt is there already"):
        write(tmp_path, {"a.txt": "1", "b.txt": "2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]
    write(tmp_path, {"c/d.txt": "3"})
    assert (tmp_path / "c" / "d.txt").read_text() == "3"
