from __future__ import annotations

from pathlib import Path

import pytest

from civdata import build as building
from civdata.build import folder, inspection
from civdata.errors import MissingExtra, OutputError
from civdata.model import Finding, Gate, Report

GOOD = '<!doctype html><html lang="en"><head><title>T</title></head><body>{}</body></html>'


def write(root: Path, **pages: str) -> Path:
    """Write pages, each body in a whole document."""
    for name, body in pages.items():
        (root / f"{name}.html").write_text(GOOD.format(body), "utf-8")
    return root


def codes(root: Path) -> list[str]:
    """Codes of what the page checks find."""
    return [finding.code for finding in inspection.check(root).findings]


def test_good_pages_pass(tmp_path: Path) -> None:
    """Pages whose links lead to pages and places pass, and are counted."""
    write(tmp_path, index='<a href="./other.html#x">x</a>', other='<p id="x"></p>')
    gate = inspection.check(tmp_path)
    assert (gate.checked, gate.failed, gate.findings) == (2, 0, ())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="nowhere/">x</a>', "page-link"),
        ('<a href="#nowhere">x</a>', "page-link"),
        ('<a href="../../up.html">x</a>', "page-link"),
        ('<p id="a"></p><p id="a"></p>', "page-id"),
        ('<p style="color:red">x</p>', "page-inline"),
        ("<script>1</script>", "page-inline"),
        ('<p onclick="x()">x</p>', "page-inline"),
        ('<img src="https://example.org/x.png" alt="">', "page-outside"),
        ('<script src="//example.org/x.js"></script>', "page-outside"),
    ],
)
def test_faults_of_pages_are_found(tmp_path: Path, body: str, code: str) -> None:
    """Broken links, double ids, scripts in line and outside loads are findings."""
    assert code in codes(write(tmp_path, index=body))


def test_a_page_needs_language_and_title(tmp_path: Path) -> None:
    """A page without a language or a title is a finding."""
    (tmp_path / "index.html").write_text("<html><head></head></html>", "utf-8")
    assert codes(tmp_path) == ["page-head"]


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """Publishing replaces a built site at once and leaves nothing beside it."""
    for name in ("made", "out"):
        (tmp_path / name / "data").mkdir(parents=True)
        (tmp_path / name / "data" / "catalog.json").write_text(name, "utf-8")
    folder.publish(tmp_path / "made", tmp_path / "out")
    assert (tmp_path / "out" / "data" / "catalog.json").read_text("utf-8") == "made"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_foreign_folder_is_not_replaced(tmp_path: Path) -> None:
    """A folder that no build made is left alone."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine", "utf-8")
    (tmp_path / "made").mkdir()
    with pytest.raises(OutputError, match="not a built site"):
        folder.publish(tmp_path / "made", tmp_path / "out")
    assert (tmp_path / "out" / "letter.txt").read_text("utf-8") == "mine"


def test_nothing_is_published_when_a_gate_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A finding stops the build before anything is written, and comes back in the report."""
    finding = Finding("error", "print", "value differs")
    bad = Report((Gate("print", 1, 1, findings=(finding,)),))
    monkeypatch.setattr("civdata.checks.validate", lambda *_: bad)
    result = building.build(None, tmp_path / "site")
    assert not result.report.ok
    assert result.pages == 0
    assert not list(tmp_path.iterdir())


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages of the site extra, one line says what to install."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"civdata\[site\]"):
        building.build(None, tmp_path / "site")


def test_an_unwritable_folder_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be made gives an OutputError that names it."""
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setattr("civdata.checks.validate", lambda *_: Report(()))
    with pytest.raises(OutputError, match="cannot build into"):
        building.build(None, tmp_path / "file" / "site")
