"""Word forms by table: the page's scripts agree with Python, Russian with Snowball."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata import languages
from civdata.languages.endings import Endings
from civdata.languages.suffixes import Suffixes
from civdata.languages.wordforms import words
from tests import node
from tests.conftest import ROOT

TABLES = [code for code in languages.codes() if languages.get(code).forms]


def corpus() -> list[str]:
    """Return the words of the data and of the texts that the reader of figures is tested with."""
    paths = [*ROOT.glob("datapackages/*/data/*.csv"), *ROOT.glob("tests/**/*.csv")]
    paths += ROOT.glob("tests/engine/figures/readings/*.txt")
    text = " ".join(path.read_text("utf-8") for path in sorted(paths))
    return sorted({word.lower() for word in words(text)})


@pytest.mark.parametrize("code", TABLES)
def test_the_page_gives_the_same_keys(code: str, tmp_path: Path) -> None:
    """The script that reads a language's table gives every word the key that Python gives it."""
    forms = languages.get(code).forms
    asked = [*corpus(), "n'", "84%-ы", "", "-", "qaıyrymdylyq", "oʻzbek"]
    name = {Suffixes: "Suffixes", Endings: "Endings"}.get(type(forms), "")
    if not name:
        pytest.skip("a stemmer by name has no table for the page")
    program = f"""
      const {{ {name} }} = await import("./{name.lower()}.js");
      const made = new {name}(given.rules);
      console.log(JSON.stringify(given.asked.map((word) => made.key(word))));
    """
    assert forms is not None
    got = node.run(tmp_path, program, {"rules": forms.rules, "asked": asked})
    differ = {w: (g, forms.key(w)) for w, g in zip(asked, got, strict=True) if g != forms.key(w)}
    assert differ == {}


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", "charity charities"),
        ("en", "organization organisations organised"),
        ("en", "plan planned planning"),
        ("ru", "совет советами советов"),
        ("ru", "волонтер волонтерских волонтеры"),
        ("ru", "курултай курултая"),
    ],
)
def test_forms_of_a_word_meet(code: str, forms: str) -> None:
    """All forms of a word have one key."""
    assert len({languages.get(code).key(form) for form in forms.split()}) == 1


def test_a_language_without_rules_keeps_whole_words(tmp_path: Path) -> None:
    """A folder without word forms gives words in lower case and has no stop words."""
    bare = languages.load(tmp_path, "xx")
    assert bare.key("Gardens") == "gardens"
    assert bare.fillers == frozenset()
