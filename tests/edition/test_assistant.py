"""Answers for assistants: no number without proof, and no answer where the record has none."""

from __future__ import annotations

import asyncio
import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from civdata import assistant
from civdata.errors import CivdataError
from tests.own import OWN

QUESTIONS = list(
    csv.DictReader(Path(__file__).with_name("questions.csv").read_text("utf-8").splitlines())
)


def assert_proved(told: dict[str, Any]) -> None:
    """Every figure is that of the record, with print, source, place and contradictions."""
    o = OWN.collection.observations[told["id"]]
    assert told["value"] == f"{o.value:f}"
    assert told["as_printed"] == o.as_printed
    assert told["source"]["id"] == o.source
    assert told["place"] == o.locator
    assert {one["id"] for one in told["contradicted_by"]} == set(OWN.evidence(o.id).contradicts)
    assert o.as_printed in told["cite"]


def test_there_are_sixty_questions_in_three_languages() -> None:
    """Twenty in each language, some of which the record cannot answer."""
    assert Counter(row["lang"] for row in QUESTIONS) == {"en": 20, "ru": 20, "kk": 20}
    assert 15 <= sum(not row["indicator"] for row in QUESTIONS) <= 30


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["question"])
def test_a_question_is_answered_with_proof_or_not_at_all(row: dict[str, str]) -> None:
    """The figures are of what was asked, proved; else the answer says that there is none."""
    told = assistant.ask(OWN, row["question"], row["lang"])
    assert told["answered"] == bool(row["indicator"])
    if not told["answered"]:
        assert "the record has" in told["reason"]
        assert "figures" not in told
        assert not re.search(r"[0-9]", told["reason"])
        return
    year = re.search(r"\b(?:19|20)\d\d\b", row["question"])
    for figure in told["figures"]:
        assert_proved(figure)
        assert OWN.collection.observations[figure["id"]].indicator == row["indicator"]
        if year:
            ends = figure["period"].split("/")
            assert ends[0][:4] <= year[0] <= ends[-1][:4]


def test_a_series_is_whole_and_proved() -> None:
    """`series` gives each figure of an indicator, oldest first."""
    told = assistant.series(OWN, "grants-amount", "ru")
    held = [o for o in OWN.collection.observations.values() if o.indicator == "grants-amount"]
    assert {f["id"] for f in told["figures"]} == {o.id for o in held}
    assert [f["period"] for f in told["figures"]] == sorted(o.time_period for o in held)
    for figure in told["figures"]:
        assert_proved(figure)
    with pytest.raises(CivdataError, match="Did you mean grants-amount"):
        assistant.series(OWN, "grants-amoun")


@pytest.mark.parametrize("area", ["KZ", "Kazakhstan", "Казахстан", "Қазақстан"])
def test_a_series_of_an_area_is_asked_for_by_its_name(area: str) -> None:
    """The code of an area and its names in each language lead to the same figures."""
    told = assistant.series(OWN, "grants-amount", "en", area)
    assert told["answered"]
    assert {figure["area"] for figure in told["figures"]} == {"KZ"}


def test_an_area_without_figures_is_not_one_that_does_not_exist() -> None:
    """The first is an answer with the areas that have some, the second an error."""
    told = assistant.series(OWN, "grants-amount", "en", "Astana")
    assert not told["answered"]
    assert "no figure of the area" in told["reason"]
    assert told["areas"] == ["KZ"]
    for wrong, near in (("KZ-7l", "KZ-71"), ("Алматы", "KZ-75")):
        with pytest.raises(CivdataError, match=f"Did you mean.*{near}"):
            assistant.series(OWN, "grants-amount", "en", wrong)
    with pytest.raises(CivdataError, match="no area 'Atlantis'"):
        assistant.series(OWN, "grants-amount", "en", "Atlantis")


def test_a_checked_text_carries_proof() -> None:
    """`check` names for each figure of a text the observations that speak for or against it."""
    told = assistant.check(OWN, "В 2023 году в стране работало 258 общественных советов.", "ru")
    (claim,) = [one for one in told["figures"] if one["printed"].startswith("258")]
    assert claim["proof"]
    for figure in claim["proof"]:
        assert_proved(figure)


def test_the_server_speaks_the_protocol_without_a_network() -> None:
    """A client of the official SDK lists the tools, asks, and gets misuse as one line."""
    from mcp import ClientSession, StdioServerParameters, stdio_client

    code = (
        "import socket\n"
        "def refuse(*a, **k): raise OSError('no network in this test')\n"
        "socket.socket.connect = refuse\n"
        "from civdata.cli import main; main(['mcp'])\n"
    )

    async def talk() -> tuple[set[str], Any, Any]:
        started = StdioServerParameters(command=sys.executable, args=["-c", code])
        async with stdio_client(started) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            tools = {tool.name for tool in (await session.list_tools()).tools}
            good = await session.call_tool("evidence", {"observation_id": "grants-amount-2020"})
            bad = await session.call_tool("evidence", {"observation_id": "grants-amoun-2020"})
            return tools, good, bad

    tools, good, bad = asyncio.run(talk())
    assert tools == {"search", "evidence", "series", "check"}
    assert_proved(json.loads(good.content[0].text))
    assert bad.is_error
    assert "Did you mean" in bad.content[0].text
