"""The proof of one observation: what was printed, by whom, where, and what denies it."""

from __future__ import annotations

import json

import pytest

from civdata.errors import UnknownName
from civdata.record.proof import evidence
from tests.small import collection, discrepancy, printed, relation
from tests.tiny import tiny_collection


def test_a_proof_says_who_printed_what_where() -> None:
    """Observation, indicator and source belong together, and the link opens at the words."""
    proof = evidence(tiny_collection(), "tiny-gardens-2022-2")
    assert (proof.indicator.id, proof.source.id) == ("tiny-gardens", "garden-news-2022")
    assert str(proof.interval) == "260"
    assert proof.link == "https://example.org/gardens#:~:text=260%20gardens"
    assert proof.contradicts == ("tiny-gardens-2022",)
    assert [d.id for d in proof.discrepancies] == ["tiny-gardens-2022-count"]
    assert evidence(tiny_collection(), "tiny-gardens-2022").link == ""


def test_an_unknown_id_names_the_nearest() -> None:
    """A slip in an id leads to the one that was meant."""
    with pytest.raises(UnknownName, match="tiny-gardens-2022"):
        evidence(tiny_collection(), "tiny-garden-2022")


def test_relations_and_what_explains_them_come_with_it() -> None:
    """A figure that takes part in a sum shows the sum, and the discrepancy that names it once."""
    what = collection(
        [printed("whole", "10 projects"), printed("part", "6 projects", period="2021")],
        [relation("sum", "whole", "part part", identity="parts")],
        [discrepancy("parts whole")],
    )
    proof = evidence(what, "part")
    assert [(r.reconciliation.id, r.verdict) for r in proof.reconciliations] == [
        ("parts", "contradicts")
    ]
    assert [d.id for d in proof.discrepancies] == ["odd"]
    assert [d.id for d in evidence(what, "whole").discrepancies] == ["odd"]


def test_a_proof_is_plain_values() -> None:
    """As JSON, figures stay exact texts and what denies them is there."""
    made = evidence(tiny_collection(), "tiny-amount-undated").as_dict()
    assert json.loads(json.dumps(made)) == made
    assert (made["value"], made["value_max"], made["unit"]) == ("1900000000", None, "KZT")
    assert made["interval"] == "[1850000000, 1950000000]"
    assert made["source"]["publisher"]["id"] == "ministry-of-gardens"
    assert made["source"]["notes"]["en"] == "It has no date."
    assert "line" not in made["source"]
    assert evidence(tiny_collection(), "tiny-gardens-2022").as_dict()["discrepancies"][0][
        "state"
    ] == ("open")


def test_a_proof_is_shown_short_and_rich() -> None:
    """A line names print and place; the table leaves out what is not known."""
    proof = evidence(tiny_collection(), "tiny-gardens-2022-2")
    line = "<evidence of tiny-gardens-2022-2: “260 gardens” in garden-news-2022, ¶2>"
    assert repr(proof) == line
    shown = proof._repr_html_()
    assert "Garden News: News from the gardens" in shown
    assert ">link<" in shown
    assert ">link<" not in evidence(tiny_collection(), "tiny-gardens-2022")._repr_html_()
