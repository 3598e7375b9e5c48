"""The command that keeps pages as evidence."""

from __future__ import annotations

from pathlib import Path

from tests.engine.intake.given import run


def test_pages_come_from_the_net_or_from_a_folder(data: Path, tmp_path: Path) -> None:
    """Neither or both is wrong usage."""
    source = "garden-news-2022"
    assert run("sources", "keep", source, "--data", data).exit_code == 2
    both = run("sources", "keep", source, "--online", "--from", tmp_path, "--data", data)
    assert both.exit_code == 2
    assert "--online or --from" in both.output


def test_an_unknown_source_is_told(data: Path, tmp_path: Path) -> None:
    """Nothing is written for it."""
    done = run("sources", "keep", "nothing-2022", "--from", tmp_path, "--data", data)
    assert done.exit_code == 1
    assert "nothing-2022" in done.output
