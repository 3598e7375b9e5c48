"""The description for machine learning: each figure with its evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civdata.exports.croissant import croissant
from civdata.exports.record import observations
from tests.tiny import tiny_collection


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own reader of JSON-LD
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_croissant_is_valid_and_loads_each_record_with_its_evidence(
    published: Path, tmp_path: Path
) -> None:
    """mlcroissant finds no fault, and reads every figure with print, source and place."""
    import mlcroissant

    told = json.loads((published / "croissant.json").read_text("utf-8"))
    told["distribution"][0]["contentUrl"] = "small.csv"
    (tmp_path / "small.csv").write_bytes((published / "small.csv").read_bytes())
    (tmp_path / "croissant.json").write_text(json.dumps(told), "utf-8")
    dataset = mlcroissant.Dataset(str(tmp_path / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    records = list(dataset.records("observations"))
    known = tiny_collection().observations
    assert len(records) == len(known)
    for record in records:
        o = known[record["observations/id"].decode()]
        assert record["observations/as_printed"].decode() == o.as_printed
        assert record["observations/source"].decode() == o.source
        assert record["observations/locator"].decode() == o.locator
        assert record["observations/value"] == float(o.value)


def test_what_the_record_does_not_say_is_left_out() -> None:
    """Without an address the file lies beside; versions that differ become 1.0.0."""
    what = tiny_collection()
    every = observations(what)
    told = croissant(what, every, "ab", 7, "", "")
    assert "datePublished" not in told
    (file,) = told["distribution"]
    assert (file["contentUrl"], file["contentSize"], file["sha256"]) == ("small.csv", "7 B", "ab")
    assert told["version"] == "1.0.0"
    assert told["license"] == "https://example.org/by"


def test_fields_are_described_and_typed() -> None:
    """Numbers are floats, and the columns that prove a figure say so in the words of PROV."""
    what = tiny_collection()
    (records,) = croissant(what, observations(what), "ab", 7, "", "")["recordSet"]
    fields = {field["name"]: field for field in records["field"]}
    assert fields["value"]["dataType"] == "sc:Float"
    assert fields["as_printed"]["equivalentProperty"].endswith("prov#value")
    assert "equivalentProperty" not in fields["value"]
    assert fields["source_title"]["description"] == "source title"
