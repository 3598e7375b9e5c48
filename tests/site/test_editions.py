"""A site shows its own record, whole, and no word of another one."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from civdata.project import Project, open_project
from civdata.publish import inspection
from tests.own import OWN
from tests.site.sites import EXAMPLE, Site

TEXTS = {".html", ".json", ".csv", ".txt", ".xml", ".svg", ".ttl", ".toml", ".md"}
PROGRAM = "civdata"
"""It publishes the own record, and is named wherever its commands are."""

ENGINE = "assets"
"""The folder of what the programs of the pages know of languages: the same on all sites."""


def words_of(project: Project) -> set[str]:
    """Return what only a record of its country says: its titles, publisher, country and areas."""
    settings = project.settings
    found = {*settings.title.values(), *settings.publisher.name.values(), settings.currency}
    for code, row in project.as_read.reference("areas").items():
        found |= {code, *(row[f"name_{language}"] for language in project.languages)}
    return {word for word in found if len(word) > 2 and word != PROGRAM}


def inside(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every text below a folder, and every part of its workbooks and databases."""
    for path in sorted(folder.rglob("*")):
        if path.relative_to(folder).parts[0] == ENGINE:
            continue
        if path.suffix in TEXTS:
            yield str(path), path.read_text("utf-8")
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                yield from ((f"{path}/{n}", book.read(n).decode()) for n in book.namelist())


def test_no_word_of_another_record_stands_on_a_site(site: Site) -> None:
    """No title, publisher, area or currency of another record, unless this record says it."""
    record = site.project
    own = (record.folder / "civdata.toml").read_text("utf-8")
    own += "\n".join(text for part in (record.data, record.site) for _, text in inside(part))
    others = [one for one in (OWN, open_project(EXAMPLE)) if one.settings != record.settings]
    strange = {word for one in others for word in words_of(one) if word not in own}
    assert strange
    whole = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(strange)))
    found = {
        (place, match[0])
        for place, text in inside(site.out)
        if any(word in text for word in strange) and (match := whole.search(text))
    }
    assert not found


def test_every_link_leads_somewhere(site: Site) -> None:
    """The gate of pages, run again on the published folder, has no finding."""
    gate = inspection.check(site.out)
    assert gate.checked > 20
    assert not gate.findings


def test_every_figure_and_table_has_its_page_in_each_language(site: Site) -> None:
    """A site is whole: each indicator, source and foreign table of the record has its page."""
    what = site.project.as_read
    wanted = {f"{one.package}/{one.id}" for one in what.indicators.values()}
    wanted |= {f"sources/{name}" for name in what.sources}
    wanted |= {f"{p.name}/{t.name}" for p in what.packages if p.foreign for t in p.tables}
    assert len(wanted) > 5
    for language in site.languages:
        home = site.out / language
        assert not {name for name in wanted if not (home / name / "index.html").is_file()}
