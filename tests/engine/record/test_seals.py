"""Seals: what was found at each place, in a form that gives no text away."""

from __future__ import annotations

from civdata.model import Collection, Field, Row, Table
from civdata.record.seals import (
    DAY,
    cells_of,
    digest,
    figures_by_place,
    figures_digest,
    numbers_of,
    proved_columns,
    sealed,
    seals,
)
from tests.held import SHA, figure, held
from tests.small import printed, table
from tests.tiny import tiny_collection


def sealed_rows(what: Collection) -> dict[tuple[str, str], dict[str, str]]:
    """Return the rows of the seals by source and place."""
    return {(row["source"], row["locator"]): row for row in sealed(what)}


def test_a_digest_is_of_words_and_text() -> None:
    """White space does not count; another word, text or division does."""
    one = digest(SHA, "¶1", "10  projects")
    assert one == digest(SHA, "¶1", "10 projects")
    assert len(one) == 10
    others = {digest(SHA, "¶2", "10 projects"), digest("6" * 64, "¶1", "10 projects")}
    others.add(digest(SHA, "¶1 10", "projects"))
    assert len(others | {one}) == 4


def test_figures_of_a_place_are_sealed_in_order() -> None:
    """A place without figures has an empty seal; order, position and print count."""
    what = held(figures=[figure("10"), figure("12", position=2)]).collection
    ten, twelve = what.figures
    assert figures_digest(SHA, ()) == ""
    assert figures_digest(SHA, [ten, twelve]) != figures_digest(SHA, [twelve, ten])
    assert figures_by_place(what) == {("en", "¶1"): [ten, twelve]}


def test_numbers_and_dates_of_a_record_are_proved() -> None:
    """Columns of numbers, dates and periods are printed figures; words are not."""
    fields = (Field("id"), Field("year", "year"), Field("size", "integer"), Field("valid_period"))
    what = Table("p", "things", "p/data/things.csv", fields, ())
    assert proved_columns(what) == ["year", "size", "valid_period"]
    row = Row(2, {"id": "a", "year": "2010", "size": "", "valid_period": "2010/2011"})
    assert cells_of(what, row) == {"year": "2010", "valid_period": "2010/2011"}
    assert numbers_of(cells_of(what, row)) == "year 2010; valid_period 2010/2011"


def test_what_was_keyed_from_held_texts_is_sealed() -> None:
    """Each place of a held source has its prints and figures; sources that are seen have none."""
    rows = [
        printed("nine", "9 projects"),
        {**printed("ten", "10 projects"), "locator": "¶10"},
        {**printed("page", "11 projects"), "locator": "page"},
        {**printed("seen", "12 projects"), "source": "seen"},
    ]
    what = held(rows, [figure("9 projects")]).collection
    found = sealed_rows(what)
    assert list(found) == [("en", "¶1"), ("en", "¶10")]
    assert found["en", "¶1"]["prints"] == digest(SHA, "¶1", "9 projects")
    assert found["en", "¶1"]["figures"] == figures_digest(SHA, what.figures)
    assert found["en", "¶10"]["figures"] == ""


def test_places_are_in_natural_order() -> None:
    """¶9 comes before ¶10, and sources stay in their order."""
    places = [("ru", "¶1"), ("en", "¶10"), ("en", "¶9")]
    rows = [
        {**printed(f"o{n}", "9 projects"), "source": source, "locator": place}
        for n, (source, place) in enumerate(places)
    ]
    assert list(sealed_rows(held(rows).collection)) == [("en", "¶9"), ("en", "¶10"), ("ru", "¶1")]


def test_a_table_seals_its_day() -> None:
    """The cells of a table print no day, so the day of a tabular source is sealed apart."""
    what = held().collection
    sources = what.table("sources", "sources")
    assert sources
    assert not list(sealed(what))
    tabular = Row(2, {**sources.rows[0].cells, "filename": "en.csv"})
    columns = sources.columns
    changed = table("sources", [tabular.cells], columns, "sources")
    package = what.package("sources")
    assert package
    other = Collection(
        (type(package)("sources", package.folder, {}, {}, {}, (changed,)),), what.settings
    )
    assert sealed_rows(other)["en", DAY]["prints"] == digest(SHA, DAY, "2020-06-29")


def test_seals_are_read_from_their_table() -> None:
    """A record without seals has none; a row is found by its source and place."""
    assert seals(tiny_collection()) == {}
    rows = [{"source": "en", "locator": "¶1", "figures": "ab", "prints": "cd ef"}]
    package = tiny_collection().package("sources")
    assert package
    found = table("seals", rows, ("source", "locator", "figures", "prints"), "sources")
    what = Collection((type(package)("sources", package.folder, {}, {}, {}, (found,)),))
    seal = seals(what)["en", "¶1"]
    assert (seal.line, seal.figures, seal.prints) == (2, "ab", {"cd", "ef"})
