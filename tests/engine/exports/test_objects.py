"""JSON and JSON lines."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from civdata.exports.objects import as_json, as_jsonl, encode
from civdata.model import Collection, Package


def test_json_nests_evidence_and_keeps_digits(tiny: Collection, package: Package) -> None:
    """An observation carries its evidence inside, and its value reads back as the exact decimal."""
    whole = json.loads(as_json(tiny, package)["tiny.json"], parse_float=Decimal)
    last = whole["tables"]["observations"][-1]
    assert last["value"] == Decimal("66.7")
    assert last["evidence"] == {
        "source": "steppe-report-2023",
        "locator": "¶4",
        "as_printed": "66,7 % жителей",
        "link": None,
    }
    assert whole["tables"]["feasts"][0]["date"] == "2022-05-14"
    assert {row["id"] for row in whole["shared"]["sources"]} == {
        "steppe-report-2023",
        "garden-news-2022",
    }
    assert whole["titles"]["kk"] == "Дала бақтары"


def test_line_is_an_observation_with_its_source(tiny: Collection, package: Package) -> None:
    """Each line stands alone: indicator names, evidence, title and address of the source."""
    lines = as_jsonl(tiny, package)["tiny.jsonl"].decode().splitlines()
    assert len(lines) == len(package.observations)
    second = json.loads(lines[1])
    assert second["indicator_names"]["ru"] == "Сады"
    assert second["evidence"]["title"] == "News from the gardens"
    assert second["evidence"]["link"] == "https://example.org/gardens#:~:text=260%20gardens"


def test_package_without_observations_gives_rows(tiny: Collection) -> None:
    """A package of lists gives a row a line, with the name of its table."""
    reference = tiny.package("reference")
    assert reference
    lines = as_jsonl(tiny, reference)["reference.jsonl"].decode().splitlines()
    assert len(lines) == sum(len(table.rows) for table in reference.tables)
    assert json.loads(lines[0])["table"] == reference.tables[0].name


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(plain)
def test_encoding_reads_back(value: Any) -> None:
    """What is encoded is JSON, indented or not, and reads back as the same values."""
    for indent in (None, 2):
        assert json.loads(encode(value, indent), parse_float=Decimal, parse_int=Decimal) == value
