"""The page that tells a language model what is here and how to use it."""

from __future__ import annotations

from civdata.exports.guide import llms_txt
from tests.tiny import tiny_collection

BASE = "https://record.example/"


def test_llms_txt_is_one_page() -> None:
    """The guide for language models names each topic, the licence and the address of a figure."""
    text = llms_txt(tiny_collection(), BASE)
    assert text.startswith("# A small record\n\n> For tests.")
    assert f"{BASE}data/observations/ID.json" in text
    assert len(text.split()) < 600


def test_only_topics_with_something_in_them_are_named() -> None:
    """Packages of sources and codes are no topics."""
    lines = llms_txt(tiny_collection(), BASE).splitlines()
    topics = lines[lines.index("## Topics") + 2 : lines.index("## Data") - 1]
    assert topics == [
        "- [Gardens of the steppe](https://record.example/en/tiny/): Invented data for tests."
    ]
