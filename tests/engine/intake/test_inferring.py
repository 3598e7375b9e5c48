"""Tables of other people are described by what stands in them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from civdata.errors import CivdataError
from civdata.intake.inferring import described


def test_columns_have_the_types_of_their_cells(tmp_path: Path) -> None:
    """Tables are copied byte for byte, typed, and called by plain names."""
    table = tmp_path / "Trees by Year.CSV"
    table.write_text("year;size;name\n2020;1.5;oak\n2021;2.5;elm\n")
    folder = tmp_path / "out"
    made = described([table], "trees", "All trees", folder)
    assert made == [folder / "datapackage.json", folder / "data" / "trees-by-year.csv"]
    assert made[1].read_bytes() == table.read_bytes()
    told = json.loads(made[0].read_text())
    assert (told["name"], told["title"]) == ("trees", "All trees")
    (resource,) = told["resources"]
    assert {f["name"]: f["type"] for f in resource["schema"]["fields"]} == {
        "year": "year",
        "size": "number",
        "name": "string",
    }
    assert resource["dialect"] == {"delimiter": ";"}


def test_a_column_has_no_type_that_its_cells_do_not_have(tmp_path: Path) -> None:
    """Digits of another script and Infinity are text, since no standard reads them as numbers."""
    table = tmp_path / "odd.csv"
    table.write_text("arabic,wide,endless,plain\n١٢٣,１２,Infinity,1\n٤,３,-Infinity,2\n", "utf-8")
    made = described([table], "odd", "Odd", tmp_path / "out")
    (resource,) = json.loads(made[0].read_text("utf-8"))["resources"]
    kinds = {f["name"]: f["type"] for f in resource["schema"]["fields"]}
    assert kinds == {"arabic": "string", "wide": "string", "endless": "string", "plain": "integer"}


def test_a_decimal_comma_and_codes_are_told(tmp_path: Path) -> None:
    """Where semicolons part cells a comma is decimal; digits that begin with a zero are text."""
    table = tmp_path / "Città.csv"
    table.write_text("code;area;people;place\n001;1,5;1.234,5;41,9\n010;-2;2;x\n", "utf-8")
    made = described([table], "p", "P", tmp_path / "out")
    assert made[1].name == "citta.csv"
    (resource,) = json.loads(made[0].read_text("utf-8"))["resources"]
    assert resource["schema"]["fields"] == [
        {"name": "code", "type": "string"},
        {"name": "area", "type": "number", "decimalChar": ","},
        {"name": "people", "type": "number", "decimalChar": ",", "groupChar": "."},
        {"name": "place", "type": "string"},
    ]
    table.write_text('place,n\n"41,9",1\n"42,1",2\n', "utf-8")
    made = described([table], "q", "Q", tmp_path / "other")
    (resource,) = json.loads(made[0].read_text("utf-8"))["resources"]
    assert [f["type"] for f in resource["schema"]["fields"]] == ["geopoint", "integer"]


def test_two_tables_of_one_name_are_refused(tmp_path: Path) -> None:
    """Nothing is written where two tables would have one name."""
    for name in ("a b.csv", "a-b.csv"):
        (tmp_path / name).write_text("id\n1\n")
    tables = [tmp_path / "a b.csv", tmp_path / "a-b.csv"]
    with pytest.raises(CivdataError, match="two tables of the name a-b"):
        described(tables, "p", "P", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_table_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    """A missing table is one line of misuse, and no half of a package."""
    with pytest.raises(CivdataError, match=r"none\.csv"):
        described([tmp_path / "none.csv"], "p", "P", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["../x", "/x", "", "a\nb", "Trees", "con", "x" * 61, "a/b"])
def test_a_package_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    """A name that leads elsewhere, or that no address can hold, is refused before any writing."""
    (tmp_path / "a.csv").write_text("id\n1\n")
    with pytest.raises(CivdataError, match="can be no name of a package"):
        described([tmp_path / "a.csv"], name, "P", tmp_path / "out" / name)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_table_of_endless_columns_is_refused(tmp_path: Path) -> None:
    """To guess the types of 60,000 columns would take minutes."""
    (tmp_path / "a.csv").write_text(",".join(f"c{n}" for n in range(60_000)) + "\n1\n")
    with pytest.raises(CivdataError, match="more than 20000 columns"):
        described([tmp_path / "a.csv"], "p", "P", tmp_path / "out")


def test_a_package_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full while tables are copied leaves nothing."""
    (tmp_path / "a.csv").write_text("id\n1\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "a.csv")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space left"):
        described([tmp_path / "a.csv"], "p", "P", tmp_path / "out" / "p")
    assert list((tmp_path / "out").iterdir()) == []
