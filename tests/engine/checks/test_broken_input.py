"""Broken input gets a finding with its place, and never an exception."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from civdata.checks import shape
from civdata.model import Finding
from tests.conftest import Edit
from tests.own import OWN, scope, validate
from tests.tiny import TEXTS, TINY

OBSERVATIONS = "grants/data/observations.csv"
DESCRIPTOR = "grants/datapackage.json"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of a few packages, the one that is broken and those that it refers to."""
    for name in ("grants", "councils", "reference", "sources"):
        shutil.copytree(OWN.data / name, tmp_path / "datapackages" / name)
    return tmp_path / "datapackages"


def replaced(line: int, change: Callable[[str], str]) -> Callable[[str], str]:
    """Return an edit of one line, counted from 1."""

    def rewrite(text: str) -> str:
        lines = text.split("\n")
        lines[line - 1] = change(lines[line - 1])
        return "\n".join(lines)

    return rewrite


def cell(line: int, column: str, value: str) -> Callable[[str], str]:
    """Return an edit of one cell of observations."""
    from civdata.storage import write_csv

    def rewrite(text: str) -> str:
        import csv
        import io

        rows = list(csv.DictReader(io.StringIO(text)))
        rows[line - 2][column] = value
        return write_csv(rows[0], rows)

    return rewrite


def findings(data: Path) -> tuple[Finding, ...]:
    """Run every gate without frictionless' process, whose own test is elsewhere."""
    return validate([data]).findings


@pytest.mark.parametrize(
    ("change", "code", "row", "column"),
    [
        (cell(3, "value", "1,5"), "type", 3, "value"),
        (cell(3, "value", "NaN"), "type", 3, "value"),
        (cell(3, "value", "1_000"), "type", 3, "value"),
        (cell(3, "value", ""), "required", 3, "value"),
        (cell(3, "value", " "), "required", 3, "value"),
        (cell(3, "time_period", "2023-2-8"), "pattern", 3, "time_period"),
        (cell(3, "time_period", "2023-02-30"), "type", 3, "time_period"),
        (cell(3, "time_period", "2022/2020"), "type", 3, "time_period"),
        (cell(3, "obs_status", "guess"), "enum", 3, "obs_status"),
        (cell(3, "source", "nowhere"), "foreign-key", 3, "source"),
        (cell(3, "indicator", "nothing"), "foreign-key", 3, "indicator"),
        (cell(3, "ref_area", "KZ-99"), "foreign-key", 3, "ref_area"),
        (cell(3, "id", "grants-projects-2016-cisc"), "unique", 3, "id"),
        (cell(3, "note_en", "=HYPERLINK(1)"), "formula", 3, "note_en"),
        (cell(3, "note_en", "<script>alert(1)</script>"), "markup", 3, "note_en"),
        (cell(3, "note_en", "no\u00a0break"), "no-break-space", 3, "note_en"),
        (cell(3, "note_en", "in\u200bvisible"), "control", 3, "note_en"),
        (cell(3, "note_en", "lost \ufffd letter"), "control", 3, "note_en"),
        (cell(3, "note_en", "blank\u3164letter"), "control", 3, "note_en"),
        (cell(3, "note_en", "e\u0301"), "control", 3, "note_en"),
        (cell(3, "note_en", "＝1+1"), "formula", 3, "note_en"),
        (cell(3, "time_period", "0022"), "type", 3, "time_period"),
        (cell(3, "time_period", "9022"), "type", 3, "time_period"),
        (cell(3, "note_en", "Казахcтан"), "mixed-word", 3, "note_en"),
        (cell(3, "source", "kazinform-2020-06-29\u0441"), "look-alike", 3, "source"),
        (cell(3, "note_en", "only English"), "language", 3, "note_kk"),
        (cell(3, "note_en", "x" * 30_000), "huge-cell", 3, "note_en"),
        (replaced(3, lambda line: line + ",more"), "ragged-row", 3, ""),
        (replaced(3, lambda line: '"open' + line), "csv", 3, ""),
        (replaced(3, lambda line: line + "\r"), "line-end", 3, ""),
        (replaced(3, lambda line: line + "\0"), "line-end", 3, ""),
        (lambda text: text.replace("as_printed", "as printed", 1), "header", 1, "as printed"),
        (lambda text: text.rstrip("\n"), "line-end", None, ""),
        (lambda _: "", "empty-file", 1, ""),
        (lambda text: text.split("\n")[0] + "\n", "empty-table", 1, ""),
        (lambda text: text.replace("value_max", "value", 1), "header", 1, "value"),
        (lambda text: text.replace("id,indicator", "indicator,id", 1), "header", 1, "indicator"),
        (lambda text: text.replace("\n", ";\n"), "header", 1, "note_en;"),
    ],
)
def test_a_broken_cell_or_line_is_named(
    data: Path,
    edit: Edit,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[str], str],
    code: str,
    row: int | None,
    column: str,
) -> None:
    """Each fault is an error with file, row and column; the faults of one file are all told."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))
    edit(OBSERVATIONS, change)
    named = [f for f in findings(data) if f.code == code and f.severity == "error"]
    assert named, f"no finding {code}"
    assert named[0].file == OBSERVATIONS
    if row is not None:
        assert (named[0].row, named[0].column) == (row, column)
    assert all(finding.expected and finding.hint for finding in named)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text[:-10], "json"),
        (lambda _: "[]", "json"),
        (lambda _: "[" * 100_000, "json"),
        (lambda text: text.replace('"name"', '"name": "x", "name"', 1), "json"),
        (lambda text: text.replace("data/observations.csv", "../../secret.csv"), "path"),
        (lambda text: text.replace("data/observations.csv", "/etc/passwd"), "path"),
        (lambda text: text.replace("data/observations.csv", "http://localhost/a.csv"), "path"),
        (lambda text: text.replace("data/observations.csv", "data/none.csv"), "file-missing"),
        (lambda text: text.replace('"keywords"', '"keyword"'), "property"),
        (lambda text: text.replace('"resources"', '"resource"'), "descriptor"),
        (lambda text: text.replace('"required": true', '"required": false', 1), "schema"),
        (lambda text: text.replace('"ru"', '"de"', 1), "language"),
        (lambda text: text.replace('"name": "grants"', '"name": "../x"', 1), "package-name"),
        (lambda text: text.replace('"name": "grants"', '"name": "councils"', 1), "package-name"),
        (lambda text: text.replace('"version"', '"id"', 1).replace("{", '{"x": NaN,', 1), "json"),
        (lambda text: text.replace('"delimiter": ","', '"delimiter": ";"', 1), "form"),
        (lambda text: text.replace('"scheme": "file"', '"scheme": "http"', 1), "form"),
        (lambda text: text.replace("datapackage.org", "example.org", 1), "form"),
        (
            lambda text: text.replace("data/indicators.csv", "data/observations.csv", 1),
            "resource-name",
        ),
    ],
)
def test_a_broken_descriptor_is_named(
    data: Path,
    edit: Edit,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[str], str],
    code: str,
) -> None:
    """A descriptor that cannot be trusted is an error, and nothing it points to is opened."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))
    edit(DESCRIPTOR, change)
    assert code in {f.code for f in findings(data) if f.severity == "error"}


@pytest.mark.parametrize(
    ("content", "code"),
    [("\ufeffid\n".encode(), "encoding"), ("ид\n".encode("cp1251"), "encoding")],
)
def test_another_encoding_is_refused(
    data: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, code: str
) -> None:
    """Only UTF-8 without a byte order mark is read; nothing is guessed."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))
    (data / OBSERVATIONS).write_bytes(content)
    assert code in {f.code for f in findings(data)}


def test_links_pipes_and_folders_are_never_opened(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table that is a symbolic link, a pipe or a folder is refused without reading it."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))
    folder = data / "grants" / "data"
    (folder / "observations.csv").unlink()
    (folder / "observations.csv").symlink_to("/etc/passwd")
    (folder / "indicators.csv").unlink()
    os.mkfifo(folder / "indicators.csv")
    refused = {f.file for f in findings(data) if f.code == "file-kind"}
    assert refused == {"grants/data/observations.csv", "grants/data/indicators.csv"}


def test_random_bytes_never_raise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever happens to the bytes of a table or a descriptor ends in a report."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))
    folder = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    drawn = random.Random(20_261_126)
    signs = (b"", b"\0", b"\r", b'"', b",", b"\xff", b"\xef\xbb\xbf", b"{", b"]", b"9" * 50)
    files = [path for path in sorted(folder.rglob("*.*")) if path.suffix in (".csv", ".json")]
    for _ in range(150):
        path = drawn.choice(files)
        before = path.read_bytes()
        at = drawn.randrange(len(before))
        after = before[drawn.choice((at, at + 1, at + 40)) :]
        path.write_bytes(before[:at] + drawn.choice(signs) + after)
        assert all("\n" not in str(finding) for finding in validate([folder], TEXTS).findings)
        path.write_bytes(before)


def test_one_bad_file_does_not_hide_the_faults_of_another(
    data: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Faults in two packages and in a descriptor are all told in one run."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))
    edit(OBSERVATIONS, cell(3, "value", "x"))
    edit("councils/data/observations.csv", cell(4, "value", "y"))
    (data / "sdg").mkdir()
    (data / "sdg" / "datapackage.json").write_text("{")
    files = {f.file for f in findings(data) if f.code in ("type", "json")}
    assert files == {OBSERVATIONS, "councils/data/observations.csv", "sdg/datapackage.json"}


def test_frictionless_runs_apart_and_its_hang_is_a_finding(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A regular expression that runs away ends at the time limit, as a finding."""
    package = data / "grants"
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
    table = next(r for r in descriptor["resources"] if r["name"] == "grant_kinds")
    field = next(f for f in table["schema"]["fields"] if f["name"] == "id")
    field["constraints"]["pattern"] = "^(([a-z-])+.)+[A-Z]([a-z])+$"
    rows = (package / "data" / "grant_kinds.csv").read_text("utf-8").split("\n")
    rows[1] = "a" * 60 + rows[1][rows[1].index(",") :]
    (package / "data" / "grant_kinds.csv").write_text("\n".join(rows), "utf-8", newline="")
    (package / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    monkeypatch.setattr("civdata.checks.shape.stock.SECONDS", 3)
    gate = shape.check(scope((package,)))
    assert "stock-failed" in {f.code for f in gate.findings}


def test_frictionless_sees_what_it_is_asked_for(data: Path, edit: Edit) -> None:
    """The stock validator runs on real packages: its own finding reaches the report."""
    edit(DESCRIPTOR, lambda text: text.replace('"path": "data/grant_kinds.csv"', '"path": 5'))
    gate = shape.check(scope((data / "grants",)))
    assert any(f.code in ("path", "profile") for f in gate.findings)


def test_a_folder_that_is_no_package_is_an_error_not_a_traceback(tmp_path: Path) -> None:
    """An empty folder has no descriptor, and says so."""
    (tmp_path / "empty").mkdir()
    report = validate([tmp_path / "empty"])
    assert not report.ok
    assert report.findings[0].code == "file-missing"
