"""Frames of the record: they work where data people work, and keep the proof."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import altair
import matplotlib as mpl
import pandas
import pyarrow.parquet
import pytest

import civdata
from tests.own import OWN

mpl.use("Agg")


def test_a_view_plots() -> None:
    """`view(...).plot()` draws a line for each column of figures."""
    view = civdata.view("grants", "grants-by-year")
    axes = view.plot(x="time_period")
    drawn = {line.get_label() for line in axes.get_lines()}
    assert drawn == set(view.units)


def test_a_frame_becomes_a_chart_of_altair() -> None:
    """Altair takes a frame as it is, figures as numbers and periods as times."""
    frame = civdata.load("grants", names="en")
    chart = altair.Chart(frame).mark_point().encode(x="period_start", y="value", color="unit_name")
    text = chart.to_json()
    assert "1900000000.0" in text
    assert '"type": "temporal"' in text


def test_a_frame_goes_into_a_database_and_back() -> None:
    """`to_sql` writes numbers that SQL adds up, and empty cells as NULL."""
    frame = civdata.load("grants")
    with closing(sqlite3.connect(":memory:")) as base:
        frame.to_sql("grants", base, index=False)
        query = "SELECT sum(value) FROM grants WHERE unit = 'KZT'"
        (total,) = base.execute(query).fetchone()
        assert total == frame.loc[frame["unit"] == "KZT", "value"].sum()
        (empty,) = base.execute("SELECT count(*) FROM grants WHERE value_max IS NULL").fetchone()
        assert empty == int(frame["value_max"].isna().sum())


def test_a_frame_describes_and_adds_up() -> None:
    """`describe` and `groupby().sum()` see numbers; a sum is one a unit, as the unit is there."""
    frame = civdata.load("grants")
    assert {"value", "value_max"} <= set(frame.describe().columns)
    sums = frame.groupby("unit")["value"].sum()
    assert sums["KZT"] > 10**9 > sums["projects"]


def test_a_frame_keeps_its_attributes_in_parquet(tmp_path: Path) -> None:
    """`to_parquet` takes frames with all their columns and what `attrs` say of them."""
    frame = civdata.load("grants", names="ru")
    frame.to_parquet(tmp_path / "grants.parquet")
    back = pandas.read_parquet(tmp_path / "grants.parquet")
    assert back["value"].tolist() == frame["value"].tolist()
    metadata = pyarrow.parquet.read_schema(tmp_path / "grants.parquet").metadata
    assert "CC BY 4.0" in metadata[b"PANDAS_ATTRS"].decode()


@pytest.mark.parametrize("package", [p.name for p in OWN.packages if p.table("observations")])
def test_no_printed_figure_is_lost_in_a_float(package: str) -> None:
    """Every float prints as the digits of the data; the exact ones are a word away."""
    floats, exact = civdata.load(package), civdata.load(package, numbers="decimal")
    assert "inexact" not in floats.attrs
    for number, decimal in zip(floats["value"], exact["value"], strict=True):
        assert isinstance(decimal, Decimal)
        assert Decimal(repr(number)) == decimal


def test_arrow_decimals_are_exact_too() -> None:
    """`numbers="arrow"` gives decimals of Arrow, which add up exactly."""
    frame = civdata.load("grants", numbers="arrow")
    assert str(frame["value"].dtype).startswith("decimal128")
    exact = civdata.load("grants", numbers="decimal")["value"]
    assert frame["value"].sum() == sum(exact)


def test_the_whole_record_is_one_frame() -> None:
    """`load_all` has every observation once, with its package, unit and names."""
    frame = civdata.load_all(names="kk")
    assert len(frame) == len(OWN.collection.observations)
    assert frame["id"].is_unique
    assert not frame["unit"].isna().any()
    assert not frame["indicator_name"].isna().any()
    assert not frame["publisher_name"].isna().any()
    assert frame.attrs["licence"] == "CC BY 4.0"
    assert len(frame.attrs["sources"]) == frame["source"].nunique()


def test_each_cell_of_a_view_leads_to_its_proof() -> None:
    """`evidence(row, column)` is the proof of the cell, before and after rows are chosen."""
    view = civdata.view("grants", "grants-by-year")
    ids = view.ids
    for at, period in enumerate(view["time_period"]):
        for column in view.units:
            if pandas.isna(ids[column][at]):
                assert pandas.isna(view[column][at])
                with pytest.raises(civdata.CivdataError, match="no figure stands"):
                    view.evidence(period, column)
                continue
            proof = view.evidence(period, column)
            assert float(proof.observation.value) == view[column][at]
            assert proof.observation.id == ids[column][at]
    chosen = view[view["projects"] > 50].set_index("time_period")
    assert chosen.evidence("2021", "projects").observation.id == "grants-projects-2021"
    assert view.titles["projects"]["ru"]
    assert view.qualifiers.loc[0, "projects"] in ("exact", "about", "more_than")
    with pytest.raises(civdata.CivdataError, match="Did you mean projects"):
        view.evidence("2021", "project")


def test_loading_is_as_fast_as_reading_the_csv() -> None:
    """Once the record is read, `load` takes at most 1.5 times as long as pandas' own reader."""
    path = OWN.data / "grants" / "data" / "observations.csv"
    civdata.load("grants")

    def best(call: object) -> float:
        assert callable(call)
        times = []
        for _ in range(7):
            start = time.perf_counter()
            call()
            times.append(time.perf_counter() - start)
        return min(times)

    assert best(lambda: civdata.load("grants")) <= 1.5 * best(lambda: pandas.read_csv(path))


def test_a_copy_is_the_caller_s_own() -> None:
    """Who changes a frame or its attributes changes nobody else's."""
    one = civdata.load("grants")
    one.loc[0, "value"] = -1
    one.attrs["sources"].clear()
    assert civdata.load("grants").loc[0, "value"] != -1
    assert civdata.load("grants").attrs["sources"]


def test_a_plot_is_the_picture_of_the_site() -> None:
    """`plot` gives SVG that a notebook shows, with the figures that are on it."""
    picture = civdata.plot("grants-amount", lang="ru")
    assert picture.svg.startswith("<svg")
    assert picture._repr_mimebundle_()["image/svg+xml"] == picture.svg
    assert set(picture.data["indicator"]) == {"grants-amount"}
    assert "грант" in picture.title
    with pytest.raises(civdata.CivdataError, match="Did you mean grants-amount"):
        civdata.plot("grants-amoun")


def test_results_print_short_and_show_rich() -> None:
    """Each public result prints in a line and shows as a table in a notebook."""
    results = [
        civdata.evidence("grants-amount-2020"),
        civdata.search("grants")[0],
        civdata.check("In 2020 there were 5 grants."),
        civdata.diff(OWN.data / "grants", OWN.data / "grants"),
        civdata.Report(()),
    ]
    kinds = ("Evidence", "Hit", "Checked", "Changes", "Report")
    for result, kind in zip(results, kinds, strict=True):
        assert type(result).__name__ == kind
        assert isinstance(result, getattr(civdata, kind))
        assert len(repr(result)) < 160
        assert "\n" not in repr(result)
        assert result._repr_html_().startswith("<table>")  # type: ignore[attr-defined]
