"""What goes along with the data in words: a read-me, the licence, how to cite."""

from __future__ import annotations

from dataclasses import replace

from civdata.exports.notice import citation, licence_text, readme
from civdata.exports.tables import bundle, path_of
from civdata.model import Collection, Package
from civdata.model.settings import Licence


def test_the_licence_is_told_with_its_address(tiny: Collection, package: Package) -> None:
    """Title, address and whom to name stand there, a line each."""
    lines = licence_text(tiny, package).splitlines()
    assert lines[:2] == [
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ]
    assert "Gardens of the steppe" in lines[-1]


def test_a_missing_licence_is_said(tiny: Collection, package: Package) -> None:
    """Where neither package nor record has a licence, the reader is told to ask."""
    bare = replace(package, descriptor={})
    what = Collection((bare,), replace(tiny.settings, licence=Licence()))
    assert licence_text(what, bare).startswith("No licence is stated")
    assert "Licence:" not in readme(what, bare, bundle(what, bare))


def test_the_read_me_names_each_table(tiny: Collection, package: Package) -> None:
    """The heading is the title in each language once, and each file stands with its rows."""
    tables = bundle(tiny, package)
    text = readme(tiny, package, tables)
    assert text.startswith("# Дала бақтары · Сады степи · Gardens of the steppe\n")
    assert "Package `tiny`, version 1.0.0." in text
    for table in tables.all:
        assert f"| `{path_of(table, 'csv')}` | {len(table.rows)} | " in text


def test_it_is_cited_in_each_language_once(tiny: Collection, package: Package) -> None:
    """A line in each language and BibTeX; languages that say the same make one line."""
    lines, _, bibtex = citation(tiny, package).partition("\n\n")
    assert [line.split(" [")[0] for line in lines.splitlines()] == [
        "small (2022). Дала бақтары",
        "small (2022). Сады степи",
        "small (2022). Gardens of the steppe",
    ]
    assert bibtex.startswith("@misc{small-tiny")
