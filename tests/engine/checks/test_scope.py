"""What is checked: packages by name or path, what they refer to, and the held texts."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from civdata import storage
from civdata.errors import UnknownName
from tests.conftest import Edit
from tests.own import OWN, scope
from tests.small import collection, printed
from tests.small import scope as small_scope
from tests.tiny import TEXTS, TINY


def test_without_names_everything_is_checked() -> None:
    """All of civdata's packages are targets, and so is the index."""
    what = scope(())
    assert [package.name for package in what.targets] == sorted(
        path.parent.name for path in storage.descriptors([OWN.data])
    )
    assert what.has_index
    assert (what.texts, what.texts_folder, what.faults) == (None, "", ())


def test_a_name_brings_what_it_refers_to() -> None:
    """One package by its name is the only target, within all the others."""
    what = scope(("grants",))
    assert [package.name for package in what.targets] == ["grants"]
    assert not what.has_index
    assert {"sources", "reference"} <= {package.name for package in what.collection.packages}
    assert "grants-projects-2020" in what.ids


def test_a_whole_folder_elsewhere_stands_alone() -> None:
    """Packages that bring their own sources and reference do not mix with civdata's."""
    what = scope((TINY,))
    assert {package.name for package in what.collection.packages} == {
        "reference",
        "sources",
        "tiny",
    }
    assert what.has_index


def test_packages_that_bring_both_may_stand_in_several_folders(tmp_path: Path) -> None:
    """With `sources` and `reference` among them nothing of civdata is mixed in."""
    paths = [tmp_path / name / name for name in ("sources", "reference", "tiny")]
    for path in paths:
        shutil.copytree(TINY / path.name, path)
    what = scope(tuple(paths))
    assert [p.name for p in what.collection.packages] == ["reference", "sources", "tiny"]
    both = scope(tuple(paths[:2]))
    assert [p.name for p in both.collection.packages] == ["reference", "sources"]


def test_what_was_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole folder, ours or another, serves itself without a second reading."""
    folders: list[object] = []
    read_all = storage.read_all
    monkeypatch.setattr(storage, "read_all", lambda paths: folders.append(paths) or read_all(paths))
    scope(())
    scope((TINY,))
    assert folders == [[OWN.data], [TINY]]


def test_sources_and_reference_bring_what_stands_beside_them(data: Path) -> None:
    """The index leads into the other packages of their folder, so those are known."""
    what = scope((data / "sources", data / "reference"))
    assert {package.name for package in what.targets} == {"reference", "sources"}
    assert what.collection.package("grants") is not None


def test_a_package_elsewhere_is_read_against_civdata(data: Path) -> None:
    """A copied package without sources of its own is checked against civdata's."""
    what = scope((data / "grants",))
    assert [package.name for package in what.targets] == ["grants"]
    assert {"sources", "reference", "councils"} <= {p.name for p in what.collection.packages}
    assert what.collection.package("grants") is what.targets[0]


def test_one_of_the_two_is_not_enough(data: Path) -> None:
    """With `reference` alone at hand the sources come from civdata."""
    what = scope((data / "reference", data / "grants"))
    assert what.collection.package("sources") is not None
    assert what.collection.package("councils") is not None


def test_civdatas_own_packages_always_bring_all_others() -> None:
    """Its `sources` and `reference` alone are still checked within everything."""
    what = scope(("sources", "reference"))
    assert what.collection.package("grants") is not None


def test_packages_stand_in_order_of_name(data: Path) -> None:
    """The collection is in the order of names, however the packages were named."""
    names = [p.name for p in scope((data / "sdg", data / "grants")).collection.packages]
    assert names == sorted(names)


def test_an_unknown_name_is_misuse(tmp_path: Path) -> None:
    """A name that is neither package nor file says which packages there are."""
    with pytest.raises(UnknownName, match=r"no file 'nothing'; there are: .*grants, "):
        scope(("nothing",))
    with pytest.raises(UnknownName):
        scope((tmp_path / "nothing",))


def test_a_link_that_leads_nowhere_is_read_and_reported(tmp_path: Path) -> None:
    """A dangling link is no misuse: its fault is a finding."""
    link = tmp_path / "datapackage.json"
    link.symlink_to(tmp_path / "gone")
    what = scope((link,))
    assert what.targets == ()
    assert [f.code for reading in what.readings for f in reading.findings] == ["file-kind"]


def test_ids_are_observations_and_records() -> None:
    """What the index may lead to: every observation and every record of the targets."""
    what = small_scope(collection([printed("one", "1 project")], records=[{"id": "record"}]))
    assert what.ids == {"one", "record"}
    assert [o.id for o in what.observations] == ["one"]
    assert (what.texts, what.texts_folder) == (None, "")
    assert {(table.name, row.line) for table, row in what.rows()} == {
        ("observations", 2),
        ("indicators", 2),
        ("records", 2),
    }


def test_held_texts_are_read_with_their_hash() -> None:
    """A text is its folded lines and the sha256 of its bytes; sources only seen have none."""
    what = scope((TINY,), TEXTS)
    assert what.faults == ()
    assert what.texts is not None
    held = {source.id for source in what.collection.sources.values() if source.held}
    assert set(what.texts) == held
    assert held < set(what.collection.sources)
    for identity, text in what.texts.items():
        filename = what.collection.sources[identity].filename
        assert text.sha256 == hashlib.sha256((TEXTS / filename).read_bytes()).hexdigest()
        assert all(line == storage.fold(line) != "" for line in text.lines)
    assert what.texts_folder == str(TEXTS)


def test_a_text_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    """Each missing or undecodable text is one error at its source, and the others are read."""
    sources = [s for s in scope((TINY,)).collection.sources.values() if s.held]
    for source in sources[1:]:
        (tmp_path / source.filename).write_bytes(b"\xff\xfe")
    what = scope((TINY,), tmp_path)
    assert what.texts == {}
    assert [(f.severity, f.code, f.row, f.column, f.expected, f.got) for f in what.faults] == [
        (
            "error",
            "text-missing",
            source.line,
            "filename",
            source.filename,
            "not UTF-8" if number else "No such file or directory",
        )
        for number, source in enumerate(sources)
    ]
    assert {(f.package, f.file) for f in what.faults} == {("sources", "sources/data/sources.csv")}


def test_a_pipe_among_the_texts_is_not_opened(tmp_path: Path) -> None:
    """What is no file is a missing text, and the check does not wait for it."""
    sources = [s for s in scope((TINY,)).collection.sources.values() if s.held]
    os.mkfifo(tmp_path / sources[0].filename)
    assert scope((TINY,), tmp_path).faults[0].got == "not a regular file"


def test_a_file_name_stays_within_the_folder(data: Path, edit: Edit, tmp_path: Path) -> None:
    """Only the last part of a recorded file name counts; without one, the id names the text."""
    first = next(s for s in scope((data,)).collection.sources.values() if s.held)
    (tmp_path / "texts").mkdir()
    (tmp_path / "secret.txt").write_text("5\n", "utf-8")
    (tmp_path / "texts" / f"{first.id}.txt").write_text("6\n", "utf-8")
    edit(
        "sources/data/sources.csv",
        lambda text: text.replace(f",{first.filename},", ",../secret.txt,", 1),
    )
    assert first.id not in (scope((data,), tmp_path / "texts").texts or {})
    edit("sources/data/sources.csv", lambda text: text.replace(",../secret.txt,", ",,", 1))
    texts = scope((data,), tmp_path / "texts").texts
    assert texts is not None
    assert texts[first.id].lines == ("6",)


def test_what_stands_beside_a_package_serves_it(data: Path, edit: Edit) -> None:
    """A checkout's own sources and reference count, not those of the civdata that checks it."""
    edit("sources/data/sources.csv", lambda text: text.replace("kazinform-2020-06-29,", "new,", 1))
    known = scope((data / "grants",)).collection.sources
    assert "new" in known
    assert "kazinform-2020-06-29" not in known


@pytest.mark.parametrize("name", ["", "grantz", "a" * 5000, "a\0b"])
def test_no_path_and_no_name_is_misuse(name: str) -> None:
    """Whatever is given instead of a path is refused in one line, with the nearest name."""
    with pytest.raises(UnknownName, match=r"grants") as caught:
        scope((name,))
    assert "\n" not in str(caught.value)
