"""Reading `civdata.toml`: what is right is used, what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.settings import read_settings

GOOD = """name = "trees"
languages = ["en", "ru"]
default_language = "ru"
issued = 2026-11-23

[title]
en = "Trees"
ru = "Деревья"

[description]
en = "Of trees."
ru = "О деревьях."

[area]
country = "NO"
time_zone = "Europe/Oslo"
tiles = [["NO-03", ""], ["", "NO-11"]]
box = [4, 57.9, 31.2, 71.2]

[licence]
name = "ODbL-1.0"

[publisher]
name = { en = "Tree people", ru = "Люди деревьев" }
kind = "NonProfitOrganisation"

[site]
feedback = "mailto:trees@example.org"
headlines = ["trees-planted"]
"""


def read(tmp_path: Path, text: str) -> tuple[object, list[tuple[int | None, str, str]]]:
    """Read settings of this text; findings come as line, name and what was got."""
    path = tmp_path / "civdata.toml"
    path.write_text(text, "utf-8")
    settings, findings = read_settings(path)
    return settings, [(f.row, f.column, f.got) for f in findings]


def test_good_settings_are_read_whole(tmp_path: Path) -> None:
    """Every setting that is right is there, frozen, and nothing is said."""
    path = tmp_path / "civdata.toml"
    path.write_text(GOOD, "utf-8")
    settings, findings = read_settings(path)
    assert findings == ()
    assert (settings.name, settings.languages, settings.language) == ("trees", ("en", "ru"), "ru")
    assert settings.titled("en") == "Trees"
    assert settings.tiles == (("NO-03", ""), ("", "NO-11"))
    assert (settings.issued, settings.box) == ("2026-11-23", (4.0, 57.9, 31.2, 71.2))
    assert settings.publisher.kind == "NonProfitOrganisation"
    assert settings.licence.name == "ODbL-1.0"
    assert settings.publisher.named("ru") == "Люди деревьев"
    assert settings.headlines == ("trees-planted",)
    assert settings.lines["site.headlines"] == 29


@pytest.mark.parametrize(
    ("old", "new", "line", "name", "got"),
    [
        ('name = "trees"', 'nmae = "trees"', 1, "nmae", "nmae"),
        ('name = "trees"', "name = 5", 1, "name", "5"),
        ('languages = ["en", "ru"]', 'languages = ["en", "xx"]', 2, "languages", "xx"),
        ('default_language = "ru"', 'default_language = "kk"', 3, "default_language", "kk"),
        ('ru = "Деревья"', "", 6, "title", "none in ru"),
        ('time_zone = "Europe/Oslo"', 'time_zone = "Oslo"', 16, "area.time_zone", "Oslo"),
        ('feedback = "mailto:t', 'feedback = "javascript:t', 28, "site.feedback", None),
        ('name = "ODbL-1.0"', 'nam = "ODbL-1.0"', 21, "licence.nam", "nam"),
        ("issued = 2026-11-23", 'issued = "soon"', 4, "issued", "soon"),
        ("issued = 2026-11-23", "issued = 2026-11-23T10:00:00", 4, "issued", None),
        ("box = [4, 57.9, 31.2", "box = [4, 31.2", 18, "area.box", None),
        ("box = [4, 57.9, 31.2", "box = [4, 99.9, 31.2", 18, "area.box", None),
        ('kind = "Non', 'kind = "Un', 25, "publisher.kind", "UnProfitOrganisation"),
        ('country = "NO"', 'country = "NO"\npattern = "(a+)+"', 16, "area.pattern", "(a+)+"),
    ],
)
def test_a_slip_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, name: str, got: str | None
) -> None:
    """An unknown name, a wrong type or a value that does not fit is a finding at its line."""
    assert old in GOOD
    _, found = read(tmp_path, GOOD.replace(old, new, 1))
    told = [(row, column) for row, column, _ in found]
    assert (line, name) in told
    if got is not None:
        assert got in [what for row, column, what in found if column == name]


@pytest.mark.parametrize("text", ["a = ", "\x00", 'a = "b', "[" * 2000, "a = " + "9" * 5000])
def test_a_broken_file_is_one_finding(tmp_path: Path, text: str) -> None:
    """What is not TOML is told, never raised."""
    _, found = read(tmp_path, text)
    assert [name for _, name, _ in found] == [""]


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    """A file that is not there, or a folder in its place, is told."""
    assert read_settings(tmp_path / "none.toml")[1]
    assert read_settings(tmp_path)[1]
