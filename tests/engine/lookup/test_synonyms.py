"""What things, pages and areas are also called."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata import languages
from civdata.errors import CivdataError
from civdata.lookup.synonyms import Synonyms

EN = languages.get("en")
RU = languages.get("ru")


def read(folder: Path, *lines: str) -> Synonyms:
    """Read the file of a record with these lines."""
    (folder / "search.csv").write_text("\n".join(("kind,target,en,ru", *lines)), "utf-8")
    return Synonyms.read(folder, (EN, RU))


def test_a_record_adds_its_own_names(tmp_path: Path) -> None:
    """Phrases are parted by semicolons and kept with their language, by kind."""
    made = read(
        tmp_path,
        "thing,trees,tree; wood,дерево",
        "page,developers/,api,",
        "area,NO-03,Christiania,",
        "empty,,record,запись",
    )
    assert made.areas == {"NO-03": (("en", "Christiania"),)}
    assert ("en", "api") in made.asks["developers/"]
    phrases = [thing.phrases for thing in made.things]
    assert (("en", "tree"), ("en", "wood"), ("ru", "дерево")) in phrases
    assert made.idle == (("en", "record"), ("ru", "запись"))
    assert set(EN.key("records").split()) <= made.empty((EN, RU))


def test_a_thing_of_a_language_is_added_to(tmp_path: Path) -> None:
    """The id of a thing that the language knows joins the record's names with its own."""
    name = next(iter(EN.things))
    before = Synonyms.read(None, (EN, RU))
    made = read(tmp_path, f"thing,{name},our own word,")
    assert len(made.things) == len(before.things)
    assert any(("en", "our own word") in thing.phrases for thing in made.things)


def test_a_body_is_called_by_its_first_letters() -> None:
    """A name of three telling words is a thing, with its letters; a shorter one is none."""
    names = {
        "bns": {"en": "Bureau of National Statistics (old)", "ru": ""},
        "moj": {"en": "Ministry of Justice", "ru": ""},
    }
    made = Synonyms.read(None, (EN,), names)
    known = Synonyms.read(None, (EN,))
    added = [thing.phrases for thing in made.things if thing not in known.things]
    assert added == [(("en", "Bureau of National Statistics"), ("en", "BNS"))]


def test_a_wrong_kind_is_told_with_its_line(tmp_path: Path) -> None:
    """The line of the file and the kinds that there are stand in the message."""
    with pytest.raises(CivdataError, match=r"search\.csv:3: kind: expected thing"):
        read(tmp_path, "thing,a,b,", "things,a,b,")


def test_without_a_file_the_languages_speak(tmp_path: Path) -> None:
    """A record without a file has the names that its languages know, and nothing idle."""
    assert Synonyms.read(tmp_path, (EN,)) == Synonyms.read(None, (EN,))
    assert Synonyms.read(None, (EN,)).idle == ()
