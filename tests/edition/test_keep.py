"""`civdata sources keep` over a local copy of forty pages proves their figures in one command."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

from click.testing import CliRunner

import civdata
from civdata.cli import main
from tests import pages
from tests.own import OWN

CYRILLIC = frozenset(("kk", "ru"))


def _prints(source: str) -> list[str]:
    """Return the fragments that were keyed from a source, each once, the longest first."""
    known = OWN.collection
    found = [o.as_printed for o in known.observations.values() if o.source == source]
    found += [row["as_printed"] for _, row in known.records.values() if row["source"] == source]
    unique = sorted(set(filter(None, found)), key=len, reverse=True)
    return [one for n, one in enumerate(unique) if not any(one in kept for kept in unique[:n])]


def _saved(folder: Path) -> list[str]:
    """Save the pages of forty sources with the most figures, of three languages and four kinds."""
    seen = [s for s in OWN.collection.sources.values() if not s.held and s.language in pages.MENUS]
    counts = {s.id: len(_prints(s.id)) for s in seen}
    chosen = [s for s in sorted(seen, key=lambda s: -counts[s.id]) if counts[s.id]][:40]
    folder.mkdir()
    for number, source in enumerate(chosen):
        prints = _prints(source.id)
        plain = all(words.isascii() and not set("()\\") & set(words) for words in prints)
        if number % 10 == 3:
            (folder / f"{source.id}.docx").write_bytes(pages.word(prints))
        elif plain and number % 4 == 2:
            (folder / f"{source.id}.pdf").write_bytes(pages.pdf(prints))
        else:
            encoding = "windows-1251" if source.language == "ru" and number % 2 else "utf-8"
            page = pages.html(source.language, prints, encoding)
            (folder / f"{source.id}.html").write_bytes(page)
    return [source.id for source in chosen]


def test_forty_saved_pages_prove_their_figures_in_one_command(tmp_path: Path) -> None:
    """Nearly all rows of the pages get their paragraph and pass every gate with the texts."""
    project = tmp_path / "record"
    project.mkdir()
    shutil.copytree(OWN.data, project / "datapackages")
    shutil.copy(OWN.folder / "civdata.toml", project)
    ids = _saved(tmp_path / "pages")
    told = CliRunner().invoke(
        main,
        ["sources", "keep", "--from", str(tmp_path / "pages"), "--data", str(project), "--json"],
    )
    answer = json.loads(told.output)
    assert (told.exit_code, answer["refused"], answer["kept"]) == (0, {}, sorted(ids))
    rows = answer["rows"]
    assert rows["there"] >= 0.95 * sum(rows.values()) > 100
    record = civdata.open(project)
    sources = record.collection.sources
    assert all(sources[id].held and sources[id].kept for id in ids)
    report = record.validate(sources=project / "texts")
    texts = {f.code for f in report.findings if f.severity == "error"} - {"text-missing"}
    assert texts == set()
    with (project / "datapackages/sources/data/figures.csv").open(encoding="utf-8") as file:
        index = [row for row in csv.DictReader(file) if row["source"] in ids]
    proved = {ref for row in index for ref in row["refs"].split() if row["account"] == "value"}
    keyed = [o for o in record.collection.observations.values() if o.source in ids]
    assert len(proved) >= 0.95 * len(keyed)
    assert all(o.locator.startswith("¶") for o in keyed if o.id in proved)


def test_a_wrong_digit_of_a_kept_page_fails(tmp_path: Path) -> None:
    """After keeping, the value and the place are held against the text."""
    project = tmp_path / "record"
    project.mkdir()
    shutil.copytree(OWN.data, project / "datapackages")
    shutil.copy(OWN.folder / "civdata.toml", project)
    source = next(s.id for s in OWN.collection.sources.values() if not s.held and _prints(s.id))
    page = tmp_path / "page.html"
    language = OWN.collection.sources[source].language
    page.write_bytes(pages.html(language, _prints(source)))
    arguments = ["sources", "keep", source, "--from", str(page), "--data", str(project)]
    told = CliRunner().invoke(main, arguments)
    assert told.exit_code == 0, told.output
    assert "no further" in told.output
    text = project / "texts" / f"{source}.txt"
    assert text.is_file()
    text.write_text(text.read_text("utf-8") + "one more line\n", "utf-8")
    codes = {f.code for f in civdata.open(project).validate(sources=project / "texts").findings}
    assert "text-sha256" in codes
