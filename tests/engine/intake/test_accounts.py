"""The published account of a batch: what became of each figure."""

from __future__ import annotations

from pathlib import Path

from civdata.intake import (
    read_map,
)
from civdata.intake.accounts import page
from civdata.intake.batch import Batch, Proposed, Skipped
from tests.engine.intake.given import (
    collection,
    imported,
)
from tests.tiny import TINY


def test_report_lists_what_is_not_published(facts: Path, data: Path, tmp_path: Path) -> None:
    """`--report` writes a page with counts and each figure left out, with page and reason."""
    out = tmp_path / "report.md"
    imported(facts, data, "--report", str(out))
    text = out.read_text("utf-8")
    assert "2 of 3 figures are published" in text
    line = "| f2 | 20 | [example.org](<https://example.org/gardens>) | the page is held already |"
    assert line in text
    assert text == page(read_map(facts, facts.parent / "batch" / "map.json", collection(TINY)))


def test_every_figure_is_published_or_has_its_reason() -> None:
    """Figures are counted by package, and what is left out stands in order of its key."""
    rows = tuple(Proposed("tiny", "observations", {"id": str(n)}) for n in range(2))
    rows += (Proposed("tiny", "indicators", {"id": "x"}),)
    skipped = (
        Skipped("f2", "told *twice*", "12", "https://example.org/a?b=1"),
        Skipped("f1", "no page", "7", "a | book"),
    )
    text = page(Batch(rows, skipped))
    assert "2 of 4 figures are published:" in text
    assert "| tiny | 2 |" in text
    assert text.splitlines()[-2:] == [
        "| f1 | 7 | a \\| book | no page |",
        "| f2 | 12 | [example.org](<https://example.org/a?b=1>) | told \\*twice\\* |",
    ]
