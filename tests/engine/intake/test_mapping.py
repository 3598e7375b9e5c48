"""A batch and its map: every figure is imported with what it needs, or skipped."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import civdata
from civdata.intake import (
    read_map,
)
from tests.conftest import ROOT
from tests.engine.intake.given import (
    collection,
    csv_file,
    imported,
    mapped,
    state,
)
from tests.own import OWN


def test_import_writes_a_batch_and_a_second_time_nothing(facts: Path, data: Path) -> None:
    """Figures come in with the pages and indicators they need, and only those; then all stands."""
    result = imported(facts, data)
    assert result.exit_code == 0, result.output
    found = collection(data)
    assert found.observations["tiny-plots-2019"].source == "new-page"
    page_ = found.table("sources", "sources")
    assert page_ is not None
    assert page_.rows[-1]["kind"] == "news"
    assert found.sources["new-page"].publisher.name("en") == "Tree Post"
    assert "idle-post" not in found.publishers
    assert "other-page" not in found.sources
    assert "tiny-idle" not in found.indicators
    assert "the page is held already" in result.output
    assert civdata.validate(data).ok
    before = state(data)
    again = imported(facts, data)
    assert again.exit_code == 0
    assert "nothing to change" in again.output
    assert state(data) == before


def test_import_finds_pages_in_the_data_first(facts: Path, data: Path) -> None:
    """An address that a source has already leads to that source, not to a second one."""
    batch_ = read_map(facts, facts.parent / "batch" / "map.json", collection(data))
    assert [item.key for item in batch_.skipped] == ["f2"]
    mapped(facts, "rows.csv", ",the page is held already", ",")
    batch_ = read_map(facts, facts.parent / "batch" / "map.json", collection(data))
    rows = {row.cells["value"]: row for row in batch_.rows if row.table == "observations"}
    assert rows["20"].cells["source"] == "garden-news-2022"


def test_every_figure_is_imported_or_skipped(facts: Path, data: Path) -> None:
    """A figure without a row, and a row without a figure, refuse the batch at their lines."""
    before = state(data)
    mapped(facts, "rows.csv", ",f1,", ",f9,")
    result = imported(facts, data, "--json")
    assert result.exit_code == 1
    found = json.loads(result.output)["findings"]
    places = {(f["code"], f["file"], f["row"]) for f in found if f["severity"] == "error"}
    assert places == {("unknown-key", "rows.csv", 2), ("not-mapped", "facts.csv", 2)}
    assert state(data) == before


def test_import_refuses_a_row_that_fails_a_gate(facts: Path, data: Path) -> None:
    """The finding is at the line of the map's own file; nothing of the batch is written."""
    before = state(data)
    mapped(facts, "rows.csv", "exact", "about")
    result = imported(facts, data)
    assert result.exit_code == 1
    assert "rows.csv:2:qualifier" in result.output
    assert "nothing was written" in result.output
    assert state(data) == before


def test_import_needs_update_to_replace(facts: Path, data: Path) -> None:
    """A batch that changed since is refused as changed, and taken with --update."""
    imported(facts, data)
    mapped(facts, "rows.csv", "2019", "2018")
    refused = imported(facts, data)
    assert refused.exit_code == 1
    assert "[changed] rows.csv:2:time_period" in refused.output
    assert imported(facts, data, "--update").exit_code == 0
    assert collection(data).observations["tiny-plots-2019"].time_period == "2018"


def test_dry_run_writes_nothing(facts: Path, data: Path) -> None:
    """`--dry-run` runs every gate and leaves the data as they were."""
    before = state(data)
    result = imported(facts, data, "--dry-run")
    assert (result.exit_code, "dry run" in result.output) == (0, True)
    assert state(data) == before


def test_import_brings_record_tables(facts: Path, data: Path) -> None:
    """Rows for other tables come by their own mapping of columns; an address finds its source."""
    map_file = facts.parent / "batch" / "map.json"
    settings = json.loads(map_file.read_text())
    columns = {"key": "id", "name": "name_en", "rus": "name_ru", "kaz": "name_kk"}
    columns |= {"page": "source", "place": "locator"}
    settings["records"] = [
        {"file": "feasts.csv", "package": "tiny", "table": "feasts", "columns": columns}
    ]
    map_file.write_text(json.dumps(settings))
    feast = {"key": "feast-2019", "name": "Feast", "rus": "Пир", "kaz": "Той", "place": "list"}
    csv_file(map_file.parent / "feasts.csv", [{**feast, "page": "https://example.org/new"}])
    result = imported(facts, data)
    assert result.exit_code == 0, result.output
    table, row = collection(data).records["feast-2019"]
    assert (table.name, row["source"], row["name_kk"]) == ("feasts", "new-page", "Той")


def test_the_map_of_the_public_pages_is_one() -> None:
    """The map kept in the repository names files that exist and no folder of one machine."""
    folder = ROOT / "imports" / "public-pages"
    settings = json.loads((folder / "map.json").read_text("utf-8"))
    for name in (*settings["rows"], *settings["indicators"], settings["sources"]):
        assert (folder / name).is_file(), name


@pytest.mark.parametrize("map_file", sorted((ROOT / "imports").glob("*/map.json")), ids=str)
def test_a_map_in_the_repository_says_what_the_data_say(map_file: Path) -> None:
    """A text that is mended in the data is mended in its map: a second import changes nothing."""
    batch = json.loads(map_file.read_text("utf-8"))
    tables = dict.fromkeys(batch["rows"], "observations")
    tables |= dict.fromkeys(batch["indicators"], "indicators")
    tables |= {one["file"]: one["table"] for one in batch["records"]}
    collection = OWN.collection
    differing, compared = [], 0
    for file, name in tables.items():
        with (map_file.parent / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                key = row["observation"] if name == "observations" else row["id"]
                table = collection.table(row.get("package") or "reference", name)
                held = {r["id"]: r for r in table.rows}.get(key) if table else None
                if held and not row.get("skip"):
                    texts = [c for c in row if c.endswith(("_kk", "_ru", "_en")) and row[c]]
                    differing += [(file, key, c) for c in texts if row[c] != held[c]]
                    compared += len(texts)
    assert compared
    assert not differing
