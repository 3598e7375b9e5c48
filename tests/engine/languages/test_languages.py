"""A language is a folder."""

from pathlib import Path

import pytest

from civdata import languages
from civdata.errors import UnknownName

FIGURES = """
from dataclasses import replace

from civdata.languages.en.figures import LEXICON as ENGLISH

LEXICON = replace(ENGLISH, name="toy")
"""


def test_each_folder_is_a_language() -> None:
    """Every code names its folder, and the languages of this record are among them."""
    assert {"en", "kk", "ru"} <= set(languages.codes())
    for code in languages.codes():
        language = languages.get(code)
        assert (language.code, language.folder.name) == (code, code)
        assert language.name != code


def test_an_unknown_code_is_named() -> None:
    """The error says what there is and what was perhaps meant."""
    with pytest.raises(UnknownName, match=r"no language 'rru'; there are: .*Did you mean ru\?"):
        languages.get("rru")


def test_a_folder_elsewhere_is_a_language_too(tmp_path: Path) -> None:
    """Whatever the folder holds is used, whatever it lacks is empty."""
    folder = tmp_path / "toy"
    folder.mkdir()
    language = languages.load(folder)
    assert (language.code, language.lexicon, language.interface()) == ("toy", None, {})
    assert (language.stem("Word"), language.stopwords, language.quotes) == (
        "word",
        frozenset(),
        ("“", "”"),
    )
    (folder / "figures.py").write_text(FIGURES, "utf-8")
    (folder / "stems.py").write_text("def stem(word):\n    return word[:3]\n", "utf-8")
    (folder / "language.json").write_text(
        '{"name": "Toy", "stopwords": ["a"], "keyboard": {"q": "й"}}', "utf-8"
    )
    language = languages.load(folder)
    assert language.lexicon is not None
    assert (language.name, language.lexicon.name, language.stem("words")) == ("Toy", "toy", "wor")
    assert (language.stopwords, language.keyboard["q"]) == (frozenset("a"), "й")
    assert languages.get("toy", extra=[language]) is language


def test_a_snowball_stemmer_is_named_in_data() -> None:
    """A language whose word forms Snowball knows names it, and needs no rules of its own."""
    stem = languages.get("ru").stem
    assert stem("организаций") == stem("организация")
