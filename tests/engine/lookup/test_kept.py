"""What a search has worked out is kept; the next process answers the same, and reads no table."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from civdata.lookup.find import found
from civdata.lookup.kept import BROUGHT, Kept, brought_by_wheel, parts_of
from civdata.lookup.reading import Read, shelf_of
from civdata.project import Project
from civdata.storage.contents import record_sum
from tests.tiny import TINY, tiny_collection

ASKED = (
    "gardens", "сколько садов", "бақтардың", "baqtar", "258", "1,9 млрд", "2022", "visitorz",
    "gardens in Almaty city", "Almaty city", "tiny-gardens-2022", "garde", "", "two hundred", "xyz",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the tiny record, with an empty cache beside it."""
    monkeypatch.setenv("CIVDATA_CACHE", str(tmp_path / "cache"))
    shutil.copytree(TINY, tmp_path / "record" / "datapackages")
    return tmp_path / "record"


def read() -> Read:
    """Return the tiny record as it is read."""
    return shelf_of(tiny_collection())


@pytest.mark.parametrize("whole", [False, True], ids=["some words", "all words"])
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_what_was_kept_answers_as_the_record_does(lang: str, whole: bool) -> None:
    """Hits, their order, scores and words are those of the record, in each language."""
    kept = Kept(parts_of(read(), whole=whole))
    again = Kept(kept.parts)
    for text in ASKED:
        wanted = found(read(), text, lang)
        assert found(kept, text, lang) == wanted
        assert found(again, text, lang) == wanted
    assert kept.has_more is not whole


def test_the_next_process_reads_no_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first search reads the record and keeps it; another project of the folder does not."""
    first = Project(folder).search("gardens", "en")

    def refused(self: Project) -> None:
        raise AssertionError("the record was read again")

    monkeypatch.setattr(Project, "collection", property(refused))
    assert Project(folder).search("gardens", "en") == first
    assert Project(folder).search("visitors", "en")  # a word that was not asked for before


def test_a_changed_record_is_read_again(folder: Path) -> None:
    """Whatever a search reads is in the sum: a note changed by a letter is found."""
    assert not [hit for hit in Project(folder).search("quokka", "en") if hit.id == "tiny-gardens"]
    path = next(folder.glob("datapackages/tiny/data/indicators.csv"))
    path.write_text(path.read_text("utf-8").replace("Gardens", "Quokka", 1), "utf-8", newline="")
    assert Project(folder).search("quokka", "en")


def test_what_is_broken_or_refused_is_made_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache of rubbish, or none at all, changes no answer and raises nothing."""
    first = Project(folder).search("gardens", "en")
    (cache,) = (tmp_path / "cache").glob("*.sqlite")
    cache.write_bytes(b"rubbish")
    assert Project(folder).search("gardens", "en") == first
    monkeypatch.setenv("CIVDATA_CACHE", "off")
    assert Project(folder).search("gardens", "en") == first


def test_a_wheel_brings_what_its_own_record_needs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies beside the record is used as long as the record is as it was."""
    project = Project(folder)
    known = record_sum(project.folder, project.data, project.site)
    assert known
    made = brought_by_wheel(known, shelf_of(project.collection, project.site))
    assert made == brought_by_wheel(known, Read(shelf_of(project.collection).library))
    (folder / BROUGHT).write_bytes(made)
    monkeypatch.setenv("CIVDATA_CACHE", "off")
    brought = Project(folder)
    assert brought.search("gardens", "en") == project.search("gardens", "en")
    assert "collection" not in brought.__dict__
    with (folder / "datapackages/tiny/datapackage.json").open("a") as file:
        file.write("\n")
    other = Project(folder)
    assert other.search("gardens", "en")
    assert "collection" in other.__dict__
