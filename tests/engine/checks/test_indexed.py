"""The index of printed figures beside the texts that it was made of."""

from __future__ import annotations

import pytest

from civdata.checks.indexed import INDEX
from tests.held import figure, short, told
from tests.small import printed

TEN = {**printed("ten", "10 projects"), "locator": "¶1"}


@pytest.mark.parametrize(
    ("places", "rows"),
    [
        ([("¶1", 1), ("¶1", 2), ("¶3", 1)], []),
        ([("¶1", 1), ("¶1", 1)], [3]),
        ([("¶1", 1), ("¶1", 3)], [3]),
        ([("¶1", 2)], [2]),
        ([("¶2", 1), ("¶1", 1)], [3]),
        ([("page", 1)], [2]),
        ([("¶1", 1), ("page", 2), ("¶1", 2)], [3, 4]),
    ],
)
def test_paragraphs_go_up_and_positions_by_one(
    places: list[tuple[str, int]], rows: list[int]
) -> None:
    """Without its text the index of a source is still in order; each row that is not is named."""
    index = [figure("10", "not_data", reason="other", place=p, position=n) for p, n in places]
    faults = [f for f in told(*index) if f.code == "index-order"]
    assert [fault.row for fault in faults] == rows
    assert {fault.column for fault in faults} <= {"locator"}


def test_a_row_out_of_order_says_what_may_stand_there() -> None:
    """The next position, or the first of a later paragraph."""
    index = [figure("10", "not_data", reason="other", place="¶4", position=n) for n in (1, 3)]
    (fault,) = told(*index)
    assert fault.expected == "¶4, position 2, or position 1 of a later paragraph"
    assert fault.got == "¶4, position 3"


def test_the_index_is_compared_with_the_text_in_order() -> None:
    """A row without its figure and a figure without its row are named with their places."""
    text = ["In 2020 there were 10 projects.", "Of these 3 ended."]
    rows = (
        figure("2020", "not_data", reason="off-topic"),
        figure("12", "not_data", reason="off-topic", position=2),
        figure("3", "not_data", reason="off-topic", place="¶2"),
    )
    findings = told(*rows, texts={"en": text})
    assert short(findings) == [
        ("index-figure", 3, "printed", "a figure of the text", "12"),
        ("figure-not-indexed", 3, "printed", "a row of the index", "none"),
    ]
    assert findings[0].message == "en ¶1 “12”: no figure number 2 “12” stands there"
    assert findings[1].message == "en ¶1 prints “10” (figure 2), not in the index"
    assert {(f.severity, f.package, f.file) for f in findings} == {("error", "sources", INDEX)}


def test_figures_behind_the_last_row_are_named_at_it() -> None:
    """The row of a missing figure is where it would stand, the last one at most, or none."""
    text = ["In 2020 there were 10 projects.", "", "Of these 3 ended."]
    (missing,) = told(
        figure("2020", "not_data", reason="off-topic"),
        figure("10", "not_data", reason="off-topic", position=2),
        texts={"en": text},
    )
    assert (missing.code, missing.row) == ("figure-not-indexed", 3)
    assert "¶3 prints “3” (figure 1)" in missing.message
    assert [(f.code, f.row) for f in told(texts={"en": ["10"]})] == [("figure-not-indexed", None)]
    assert told(figure("10", "not_data", reason="off-topic"), texts={"en": ["10 projects"]}) == []


def test_many_like_figures_are_matched_one_by_one() -> None:
    """In a long text of like figures one missing row is one finding, not many."""
    lines = ["1 one"] * 250
    rows = [
        figure("1", "not_data", reason="off-topic", place=f"¶{n}", position=position)
        for n in range(1, 251)
        for position in (1, 2)
    ]
    for row in rows[1::2]:
        row["printed"] = "one"
    findings = told(*rows[:300], *rows[301:], texts={"en": lines})
    assert [(f.code, f.row) for f in findings] == [("figure-not-indexed", 302)]
