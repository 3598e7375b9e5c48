"""The way in for editors: nothing is written unless every gate passes, and then all of it."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import civdata
from benchmarks.hardness.maps import MAP
from civdata import storage
from civdata.cli import main
from civdata.errors import OutputError, UnreadableData
from civdata.intake import (
    Batch,
    Proposal,
    Proposed,
    propose,
    read_map,
    read_rows,
    recover,
    write,
    writing,
)
from civdata.intake.accounts import page
from civdata.intake.proposal import STAGE
from civdata.intake.writing import NOTE
from civdata.model import Collection
from civdata.storage.scratch import MARK, held
from tests.conftest import ROOT
from tests.own import OWN
from tests.small import SETTINGS
from tests.tiny import TINY, tiny_package

TABLE = tiny_package().table("observations")
COLUMNS = list(TABLE.columns) if TABLE else []
GOOD = {
    "id": "tiny-gardens-2021",
    "indicator": "tiny-gardens",
    "time_period": "2021",
    "ref_area": "KZ",
    "obs_status": "actual",
    "value": "250",
    "qualifier": "exact",
    "as_printed": "250 gardens",
    "source": "unused-2020",
    "locator": "page",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the tiny packages to write into."""
    return Path(shutil.copytree(TINY, tmp_path / "data"))


def state(folder: Path) -> dict[str, str]:
    """Return every file of a folder, with the sha256 of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def batch(**cells: str) -> Batch:
    """Return the good row with some cells changed, from line 2 of `new.csv`."""
    return Batch((Proposed("tiny", "observations", {**GOOD, **cells}, "new.csv", 2),))


def collection(folder: Path) -> Collection:
    """Read a folder of packages."""
    return Collection(tuple(r.package for r in storage.read_all([folder]) if r.package), SETTINGS)


def run(*arguments: str | Path, say: str = "") -> Result:
    """Run a command of civdata with `say` typed in; a crash fails the test."""
    result = CliRunner().invoke(main, list(map(str, arguments)), input=say)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def csv_file(path: Path, rows: list[dict[str, str]], columns: list[str] | None = None) -> Path:
    """Write rows as a canonical CSV file."""
    names = columns or list(rows[0])
    path.write_text(storage.write_csv(names, [{n: r.get(n, "") for n in names} for r in rows]))
    return path


def only_error(proposal: Proposal) -> tuple[str, str, int | None, str]:
    """Return code, file, row and column of the one error."""
    (error,) = proposal.errors
    return (error.code, error.file, error.row, error.column)


def test_a_good_row_is_written_in_its_place(data: Path) -> None:
    """A row that passes every gate lands beside its indicator, and no other line moves."""
    before = (data / "tiny/data/observations.csv").read_text("utf-8").split("\n")
    proposal = propose(batch(), data)
    assert proposal.ok, proposal.findings
    assert write(proposal) == (data / "tiny/data/observations.csv",)
    after = (data / "tiny/data/observations.csv").read_text("utf-8").split("\n")
    assert [line for line in after if line not in before] == [
        "tiny-gardens-2021,tiny-gardens,2021,KZ,actual,250,,exact,250 gardens,unused-2020,page,,,,"
    ]
    assert [line for line in after if line in before] == before
    assert after[1].startswith("tiny-gardens-2021,")
    assert civdata.validate(data).ok


FAULTS: list[tuple[dict[str, str], str, str]] = [
    ({"value": "251"}, "print-value", "value"),
    ({"qualifier": "about"}, "print-qualifier", "qualifier"),
    ({"as_printed": "250 gardens of 300"}, "print-figures", "as_printed"),
    ({"time_period": "2021-13"}, "type", "time_period"),
    ({"ref_area": "KZ-99"}, "foreign-key", "ref_area"),
    ({"source": "nowhere"}, "foreign-key", "source"),
    ({"institution": "nobody"}, "foreign-key", "institution"),
    ({"obs_status": "hoped"}, "enum", "obs_status"),
    ({"note_en": "Only English."}, "language", "note_kk"),
    ({"institution": "mіnistry"}, "look-alike", "institution"),
    ({"source": "garden-news-2022", "locator": "page"}, "locator", "locator"),
    ({"source": "garden-news-2022", "locator": "¶1"}, "not-indexed", "locator"),
    ({"id": "feast-gardens-2022"}, "identity", "id"),
    ({"id": ""}, "required", "id"),
    ({"note_en": "two\nlines"}, "line-break", "note_en"),
    ({"colour": "green"}, "column", "colour"),
]


def test_rows_that_fail_a_gate_are_refused_with_their_place(data: Path) -> None:
    """Each fault stands at the editor's own file, line and column; nothing is written."""
    before = state(data)
    rows = [
        Proposed(
            "tiny",
            "observations",
            {**GOOD, "id": f"tiny-gardens-{year}", "time_period": str(year), **cells},
            "new.csv",
            year,
        )
        for year, (cells, _, _) in enumerate(FAULTS, 1990)
    ]
    proposal = propose(Batch(tuple(rows)), data)
    found = {(f.code, f.file, f.row, f.column) for f in proposal.errors}
    for year, (_, code, column) in enumerate(FAULTS, 1990):
        assert (code, "new.csv", year, column) in found
    assert not proposal.standing
    with pytest.raises(OutputError, match="nothing was written"):
        write(proposal)
    assert state(data) == before


def test_unknown_table_names_those_that_exist(data: Path) -> None:
    """A row for a table that its package lacks is a finding, not a crash."""
    proposal = propose(Batch((Proposed("tiny", "nonsense", GOOD, "new.csv", 2),)), data)
    assert only_error(proposal) == ("table", "new.csv", 2, "package")


def test_one_bad_row_keeps_the_good_ones_out(data: Path) -> None:
    """A batch is written whole or not at all, and every bad row is told at once."""
    rows = [{**GOOD, "id": f"tiny-gardens-{n}", "time_period": f"20{n}"} for n in (10, 11, 12)]
    rows[0]["value"], rows[2]["qualifier"] = "1", "about"
    proposed = [Proposed("tiny", "observations", row, "new.csv", n) for n, row in enumerate(rows)]
    proposal = propose(Batch(tuple(proposed)), data)
    assert {error.row for error in proposal.errors} == {0, 2}
    assert not proposal.ok


def test_the_same_row_again_changes_nothing(data: Path) -> None:
    """What stands already with the same cells is unchanged, and no file is touched."""
    write(propose(batch(), data))
    before = state(data)
    proposal = propose(batch(), data)
    assert proposal.ok
    assert (len(proposal.added), len(proposal.unchanged), proposal.files) == (0, 1, ())
    assert write(proposal) == ()
    assert state(data) == before


def test_other_cells_under_a_standing_id_need_update(data: Path) -> None:
    """A row that stands with other cells is refused, and replaced in its place with `update`."""
    write(propose(batch(), data))
    other = batch(as_printed="about 250 gardens", qualifier="about")
    refused = propose(other, data)
    assert only_error(refused) == ("changed", "new.csv", 2, "qualifier")
    assert "qualifier, as_printed" in refused.errors[0].message
    proposal = propose(other, data, update=True)
    assert proposal.ok
    assert [row.cells["id"] for row in proposal.changed] == ["tiny-gardens-2021"]
    write(proposal)
    lines = (data / "tiny/data/observations.csv").read_text("utf-8").split("\n")
    assert "about 250 gardens" in lines[1]
    assert len(lines) == 9


def test_an_id_proposed_twice_is_refused(data: Path) -> None:
    """Two rows of one id in a batch are a finding at the second."""
    rows = (*batch().rows, Proposed("tiny", "observations", GOOD, "new.csv", 3))
    assert only_error(propose(Batch(rows), data)) == ("repeated", "new.csv", 3, "id")


def test_a_conflict_is_shown_before_it_is_written(data: Path) -> None:
    """A figure that contradicts one that stands is refused, with both figures and the hint."""
    before = state(data)
    proposal = propose(batch(time_period="2023", obs_status="planned"), data)
    (conflict,) = proposal.conflicts
    assert (conflict.file, conflict.row) == ("new.csv", 2)
    for text in ("more than 300 gardens", "250 gardens", "row of discrepancies"):
        assert text in str(conflict)
    assert not proposal.ok
    assert state(data) == before


def test_a_conflict_passes_with_its_discrepancy(data: Path) -> None:
    """A batch may contradict what stands if it brings the row that declares it."""
    words = {f"{n}_{c}": "Сөз" for n in ("name", "explanation") for c in ("kk", "ru", "en")}
    members = "tiny-gardens-2023 tiny-gardens-2021"
    declared = {"id": "tiny-plan", "members": members, "state": "open", **words}
    (row,) = batch(time_period="2023", obs_status="planned").rows
    proposal = propose(Batch((row, Proposed("tiny", "discrepancies", declared))), data)
    assert proposal.ok, proposal.findings
    write(proposal)
    assert civdata.validate(data).ok


def test_near_conflicts_are_told_and_fail_nothing(data: Path) -> None:
    """A hint that the row brings is shown at its line; the row may be written."""
    proposal = propose(batch(time_period="2023"), data)
    assert proposal.ok
    assert [(hint.code, hint.file, hint.row) for hint in proposal.hints] == [
        ("near-conflict", "new.csv", 2)
    ]


def test_errors_that_stood_before_are_told_apart(data: Path) -> None:
    """A fault of the data that the row did not bring refuses it, under a heading of its own."""
    path = data / "tiny/data/observations.csv"
    path.write_text(path.read_text("utf-8").replace(",20,,exact", ",21,,exact"), "utf-8")
    proposal = propose(batch(), data)
    assert proposal.errors == ()
    assert [finding.code for finding in proposal.standing] == ["print-value"]
    assert not proposal.ok


def test_a_file_that_is_not_canonical_is_left_alone(data: Path) -> None:
    """A file whose other rows would change is not rewritten; nor one that lost a row in reading."""
    path = data / "tiny/data/observations.csv"
    path.write_text(path.read_text("utf-8") + "only,three,cells\n", "utf-8")
    before = state(data)
    proposal = propose(batch(), data)
    assert [error.code for error in proposal.errors] == ["not-canonical"]
    assert state(data) == before


def test_a_failed_move_puts_everything_back(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second of two files cannot be moved, the first is as it was, and nothing is left."""
    source = {"id": "new-page", "title": "New", "publisher": "garden-news", "language": "en"}
    source |= {"status": "seen", "kind": "news"}
    rows = (Proposed("sources", "sources", source), *batch(source="new-page").rows)
    proposal = propose(Batch(rows), data)
    assert proposal.ok, proposal.findings
    before, replace, moves = state(data), Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        moves.append(target)
        if len(moves) == 2:
            raise OSError("no space left")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError, match="nothing was written: no space left"):
        write(proposal)
    assert len(moves) == 3
    assert state(data) == before


@pytest.mark.parametrize("at", ["first", "second"])
def test_a_file_changed_meanwhile_is_not_overwritten(data: Path, at: str) -> None:
    """What another editor wrote since the gates ran stays, and nothing of ours is written."""
    source = {"id": "new-page", "title": "New", "publisher": "garden-news", "language": "en"}
    source |= {"status": "seen", "kind": "news"}
    rows = (Proposed("sources", "sources", source), *batch(source="new-page").rows)
    proposal = propose(Batch(rows), data)
    file = data / proposal.files[0 if at == "first" else 1].file
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    before = state(data)
    with pytest.raises(OutputError, match="has changed meanwhile"):
        write(proposal)
    assert state(data) == before


def test_nothing_is_left_when_staging_fails(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills while the new file is written beside leaves no file behind."""
    proposal = propose(batch(), data)
    before = state(data)

    def full(number: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(OutputError, match="disk full"):
        write(proposal)
    assert state(data) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from civdata.intake import Proposal, write, writing
from civdata.intake.proposal import FileChange
folder, moves = Path(sys.argv[1]), int(sys.argv[2])
changes = tuple(
    FileChange(file, (folder / file).read_bytes(), f"new {file}".encode())
    for file in ("sources/data/sources.csv", "tiny/data/observations.csv")
)
if moves < 0:
    writing._move = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
replace = Path.replace
def move(self, target):
    global moves
    if moves == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    moves -= 1
    replace(self, target)
Path.replace = move
write(Proposal(folder, files=changes))
"""


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_a_kill_leaves_all_or_nothing(data: Path, moves: int) -> None:
    """After a kill between two moves, the next start moves the rest, and leaves nothing behind."""
    names = set(state(data))
    command = [sys.executable, "-c", KILLED, str(data), str(moves)]
    done = subprocess.run(command, check=False)
    assert done.returncode == (0 if moves == 2 else -signal.SIGKILL)
    recover(data)
    assert set(state(data)) == names
    for file in ("sources/data/sources.csv", "tiny/data/observations.csv"):
        assert (data / file).read_text() == f"new {file}"


@pytest.mark.parametrize("name", ["../outside.csv", "/tmp/outside.csv", "tiny/datapackage.json"])
def test_a_note_of_others_writes_nothing_else(data: Path, name: str) -> None:
    """A note that came with the data moves nothing but tables of these data."""
    stage = data / STAGE
    stage.mkdir()
    (stage / MARK).touch()
    (stage / "0").write_text("mine")
    outside = data.parent / "outside.csv"
    outside.write_text("old")
    target = data / name
    digest = hashlib.sha256(target.read_bytes() if target.exists() else b"").hexdigest()
    (stage / NOTE).write_text(json.dumps([[name, digest]]))
    before = target.read_bytes() if target.exists() else None
    recover(data)
    assert (target.read_bytes() if target.exists() else None) == before
    assert outside.read_text() == "old"
    assert not stage.exists()


def test_two_do_not_write_at_once(data: Path) -> None:
    """While another process writes, a proposal is refused and may be written later."""
    proposal = propose(batch(), data)
    with held(data / STAGE), pytest.raises(OutputError, match="at work"):
        write(proposal)
    assert write(proposal)


# --- civdata add


def test_add_takes_a_csv_file(data: Path, tmp_path: Path) -> None:
    """`add --from` writes the rows of a file, and says what it wrote."""
    file = csv_file(tmp_path / "new.csv", [GOOD], COLUMNS)
    result = run("add", "tiny", "--from", file, "--data", data)
    assert result.exit_code == 0, result.output
    assert "tiny/observations" in result.output
    assert "written" in result.output
    again = run("add", "tiny", "--from", file, "--data", data)
    assert (again.exit_code, "nothing to change" in again.output) == (0, True)


def test_add_refuses_and_says_why(data: Path, tmp_path: Path) -> None:
    """`add --from` a wrong row exits 1 with its place, and leaves the data as they were."""
    file = csv_file(tmp_path / "new.csv", [{**GOOD, "value": "251"}], COLUMNS)
    before = state(data)
    result = run("add", "tiny", "--from", file, "--data", data)
    assert result.exit_code == 1
    assert "new.csv:2:value" in result.output
    assert "nothing was written" in result.output
    assert state(data) == before


def test_add_brings_other_rows_along(data: Path, tmp_path: Path) -> None:
    """`--with` takes new indicators and sources for the figures that need them."""
    names = {f"{n}_{c}": "Құс" for n in ("name", "definition") for c in ("kk", "ru", "en")}
    indicator = {"id": "tiny-trees", "unit": "gardens", "kind": "stock", **names}
    indicators = csv_file(tmp_path / "indicators.csv", [indicator])
    rows = csv_file(tmp_path / "new.csv", [{**GOOD, "indicator": "tiny-trees"}], COLUMNS)
    arguments = ("--from", rows, "--with", f"indicators={indicators}", "--data", data)
    result = run("add", "tiny", *arguments)
    assert result.exit_code == 0, result.output
    assert civdata.validate(data).ok


def test_add_asks_column_by_column(data: Path) -> None:
    """At a terminal each column is asked, with what our reader sees in the print as default."""
    before = state(data)
    typed = ["unused", "unused-2020", "tiny-gardens", "250 gardens", "", "", ""]
    typed += ["2021", "", "", "", "", "", "", "", ""]
    result = run("add", "tiny", "--data", data, say="\n".join([*typed, "y", ""]))
    assert result.exit_code == 0, result.output
    for text in ("not one of the", "[250]", "[exact]", "[KZ]", "[page]", "tiny-gardens-2021"):
        assert text in result.output
    assert state(data) != before
    assert civdata.validate(data).ok


def test_add_asks_for_what_is_new(data: Path) -> None:
    """A new source, its new publisher and a new indicator are asked for, and written along."""
    publisher = ["new", "Ағаш газеті", "Газета деревьев", "Tree Post", "independent_media", ""]
    source = ["new", "Trees", *publisher, "news", "", "en", "https://www.tree-post.org/trees", ""]
    indicator = ["new", *["Ағаш"] * 3, *["Барлық ағаш."] * 3, "gardens", "stock", "tiny-trees"]
    figure = ["70 trees", "", "", "", "2021", "", "", "", "", "", "", "", ""]
    result = run("add", "tiny", "--data", data, say="\n".join([*source, *indicator, *figure, "y"]))
    assert result.exit_code == 0, result.output
    found = collection(data)
    observation = found.observations["tiny-trees-2021"]
    assert (observation.source, observation.value) == ("tree-post", 70)
    page_ = found.sources["tree-post"]
    assert (page_.status, page_.publisher.name("ru")) == ("seen", "Газета деревьев")


@pytest.mark.parametrize("answers", [[], ["unused-2020", "tiny-gardens"]])
def test_add_given_up_writes_nothing(data: Path, answers: list[str]) -> None:
    """Ctrl-C or the end of input at any question leaves the data as they were."""
    before = state(data)
    result = run("add", "tiny", "--data", data, say="".join(f"{a}\n" for a in answers))
    assert result.exit_code == 1
    assert state(data) == before


def test_add_declined_writes_nothing(data: Path) -> None:
    """`n` at the last question leaves the data as they were."""
    before = state(data)
    typed = ["unused-2020", "tiny-gardens", "250 gardens", *[""] * 3, "2021", *[""] * 8, "n"]
    result = run("add", "tiny", "--data", data, say="\n".join([*typed, ""]))
    assert result.exit_code == 0, result.output
    assert "nothing was written" in result.output
    assert state(data) == before


@pytest.mark.parametrize("package", ["nonsense", "reference"])
def test_add_to_no_package_is_one_line(data: Path, package: str) -> None:
    """A package that does not exist, or has no observations, is misuse with the known names."""
    result = run("add", package, "--data", data)
    assert result.exit_code == 1
    assert "there are: tiny" in result.output


# --- civdata import


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Return a file of three facts and, beside it, a map that publishes two of them."""
    urls = ["https://example.org/new", "https://example.org/gardens", "https://example.org/new"]
    rows = [
        {"key": f"f{n}", "print": f"{n}0 gardens", "number": f"{n}0", "page": url}
        for n, url in enumerate(urls, 1)
    ]
    folder = tmp_path / "batch"
    folder.mkdir()
    common = {"package": "tiny", "time_period": "2019", "ref_area": "KZ", "obs_status": "actual"}
    common |= {"qualifier": "exact", "locator": "page"}
    told: list[dict[str, str]] = [
        {**common, "id": "f1", "observation": "tiny-plots-2019", "indicator": "tiny-plots"},
        {"id": "f2", "package": "tiny", "skip": "the page is held already"},
        {**common, "id": "f3", "observation": "tiny-gardens-2019", "indicator": "tiny-gardens"},
    ]
    columns = list(dict.fromkeys(name for row in told for name in row))
    csv_file(folder / "rows.csv", told, columns)
    post = {"id": "tree-post", "publisher_kind": "independent_media"}
    post |= {f"name_{language}": "Tree Post" for language in ("kk", "ru", "en")}
    csv_file(folder / "publishers.csv", [post, {**post, "id": "idle-post"}])
    pages = {"id": "new-page", "title": "New", "publisher": "tree-post", "language": "en"}
    pages |= {"url": "https://example.org/new"}
    unused = {**pages, "id": "other-page", "url": "https://example.org/other"}
    csv_file(folder / "sources.csv", [pages, unused])
    names = {f"{n}_{c}": "Жер" for n in ("name", "definition") for c in ("kk", "ru", "en")}
    plots = {"package": "tiny", "id": "tiny-plots", "unit": "gardens", "kind": "stock", **names}
    csv_file(folder / "indicators.csv", [plots, {**plots, "id": "tiny-idle"}])
    (folder / "map.json").write_text(json.dumps(MAP))
    return csv_file(tmp_path / "facts.csv", rows)


def imported(facts: Path, data: Path, *options: str) -> Result:
    """Run `civdata import` over the facts with the map beside them."""
    map_file = facts.parent / "batch" / "map.json"
    return run("import", facts, "--map", map_file, "--data", data, *options)


def mapped(facts: Path, name: str, old: str, new: str) -> None:
    """Change a file of the batch."""
    path = facts.parent / "batch" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


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


def test_report_lists_what_is_not_published(facts: Path, data: Path, tmp_path: Path) -> None:
    """`--report` writes a page with counts and each figure left out, with page and reason."""
    out = tmp_path / "report.md"
    imported(facts, data, "--report", str(out))
    text = out.read_text("utf-8")
    assert "2 of 3 figures are published" in text
    line = "| f2 | 20 | [example.org](<https://example.org/gardens>) | the page is held already |"
    assert line in text
    assert text == page(read_map(facts, facts.parent / "batch" / "map.json", collection(TINY)))


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


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"keys": "id"}, "unknown 'keys'"),
        ({"key": ""}, "key is missing"),
        ({"rows": "rows.csv"}, "rows is no list"),
        ({"columns": {"colour": "value"}}, "no column colour"),
    ],
)
def test_a_map_that_is_none_is_one_line(facts: Path, change: dict[str, object], said: str) -> None:
    """A wrong map is misuse: one line that says what is wrong with it."""
    map_file = facts.parent / "batch" / "map.json"
    map_file.write_text(json.dumps({**json.loads(map_file.read_text()), **change}))
    with pytest.raises(UnreadableData, match=said):
        read_map(facts, map_file, collection(TINY))


def test_rows_without_a_package_say_so(tmp_path: Path) -> None:
    """A file for several packages needs the column that tells them apart."""
    file = csv_file(tmp_path / "rows.csv", [GOOD])
    found = read_rows(file, "observations")
    assert [(f.code, f.column) for f in found.findings] == [("no-package", "package")]


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
