"""Frames with what belongs to them: units, names in a language, and whose the data is."""

from __future__ import annotations

import pytest

from civdata.errors import UnknownName
from civdata.model import Table
from civdata.record.loading import known_language, load, load_all, sources_of, terms_of
from tests.tiny import tiny_collection, tiny_package


def table(name: str) -> Table:
    """Return a table of the tiny package."""
    found = tiny_package().table(name)
    assert found
    return found


def test_a_unit_stands_beside_the_value() -> None:
    """Each figure says what it counts, so that a sum over units is seen."""
    made = load(tiny_collection(), tiny_package(), table("observations"))
    units = dict(zip(made["id"], made["unit"], strict=True))
    assert units["tiny-amount-undated"] == "KZT"
    assert units["tiny-gardens-2022"] == "gardens"
    assert list(made.columns).index("unit") == list(made.columns).index("value_max") + 1
    assert not any(column.endswith("_name") for column in made)


def test_names_follow_their_codes() -> None:
    """Asked for a language, codes of areas, indicators and sources are named in it."""
    made = load(tiny_collection(), tiny_package(), table("observations"), names="ru")
    row = made.set_index("id").loc["tiny-gardens-2022"]
    assert row["indicator_name"] == "Сады"
    assert row["ref_area_name"] == "Казахстан"
    assert row["publisher_name"] == "Министерство садов"
    assert row["source_title"] == "Отчет о садах степи"
    columns = list(made.columns)
    assert columns.index("ref_area_name") == columns.index("ref_area") + 1


def test_a_frame_says_whose_it_is() -> None:
    """Title, version, licence and the sources that are used come with the frame."""
    made = load(tiny_collection(), tiny_package(), table("feasts"), names="en")
    assert made.attrs["package"] == "tiny"
    assert made.attrs["version"] == "1.0.0"
    assert made.attrs["licence"] == "CC BY 4.0"
    assert [source["id"] for source in made.attrs["sources"]] == ["steppe-report-2023"]


def test_all_tables_of_a_name_are_one_frame() -> None:
    """`load_all` puts the package in front; a name that no table has is told with the known."""
    made = load_all(tiny_collection(), "feasts")
    assert list(made.columns[:2]) == ["package", "id"]
    assert list(made["package"]) == ["tiny"]
    assert made.attrs["title"] == "A small record"
    with pytest.raises(UnknownName, match="feasts"):
        load_all(tiny_collection(), "feast")


def test_a_language_is_one_of_the_record() -> None:
    """None asks for no names; a language that the record does not speak is misuse."""
    known_language(tiny_collection(), None)
    known_language(tiny_collection(), "kk")
    with pytest.raises(UnknownName, match="fr"):
        known_language(tiny_collection(), "fr")


def test_terms_are_told_once() -> None:
    """Versions and licences of several packages stand once each."""
    terms = terms_of(tiny_collection(), [tiny_package(), tiny_package()], "en")
    assert terms == {"version": "1.0.0", "licence": "CC BY 4.0", "publisher": "small"}


def test_sources_are_told_in_plain_words() -> None:
    """A source comes with its publisher's name and address; one that is unknown does not."""
    (told,) = sources_of(tiny_collection(), {"garden-news-2022", "gone"}, "en")
    assert told == {
        "id": "garden-news-2022",
        "title": "News from the gardens",
        "publisher": "Garden News",
        "date": "2022-06-01",
        "address": "https://example.org/gardens",
    }
