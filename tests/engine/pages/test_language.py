from __future__ import annotations

import json
import re
from string import Formatter

import pytest

from civdata.pages import messages as messages_of
from civdata.pages.prose import written as written_pages
from tests.conftest import ROOT
from tests.own import LANGUAGES, OWN

SITE = ROOT / "site"
FORMS = {"kk": {"one", "other"}, "ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}
GRAMMAR = ("noun.scaled", "noun.genitive", "date.short")
MIXED = re.compile(r"(?=\w*[A-Za-z\u0259])(?=\w*[\u0400-\u04ff])\w+")


def read(language: str) -> dict[str, str]:
    """Read the messages of a language."""
    found: dict[str, str] = messages_of(SITE, language, OWN.settings)
    return found


def changes() -> list[dict[str, str]]:
    """Read the changes in the data."""
    found: list[dict[str, str]] = json.loads((SITE / "changes.json").read_text("utf-8"))["changes"]
    return found


def written(language: str, name: str) -> str:
    """Read a hand-written page."""
    return (SITE / "pages" / language / f"{name}.md").read_text("utf-8")


def single(messages: dict[str, str]) -> set[str]:
    """Keys without plural forms, and without the rules of grammar that a language may need."""
    keys = {re.sub(r"\.(one|few|many|other)$", "", key) for key in messages}
    return {key for key in keys if key not in GRAMMAR}


def test_every_message_exists_in_every_language() -> None:
    """No message is missing in a language, and each counting one has all forms it needs."""
    keys = {language: single(read(language)) for language in LANGUAGES}
    assert keys["kk"] == keys["ru"] == keys["en"]
    for language in LANGUAGES:
        messages = read(language)
        counted = {key.rpartition(".")[0] for key in messages if key.endswith(".other")}
        missing = [
            f"{k}.{f}" for k in counted for f in FORMS[language] if f"{k}.{f}" not in messages
        ]
        assert not missing


def test_places_in_messages_agree() -> None:
    """The places to fill in a message are the same in all languages."""

    def places(text: str) -> set[str]:
        names = {name for _, name, _, _ in Formatter().parse(text) if name}
        return {"unit" if name.startswith("unit") else name for name in names}

    texts = {language: read(language) for language in LANGUAGES}
    for key, text in texts["en"].items():
        if key in GRAMMAR:
            continue
        assert places(text) == places(texts["kk"][key]) == places(texts["ru"][key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_scripts(language: str) -> None:
    """No word of ours mixes Latin and Cyrillic letters."""
    texts = [*read(language).values()]
    texts += [path.read_text("utf-8") for path in (SITE / "pages" / language).glob("*.md")]
    texts += [
        entry[language]
        for entry in json.loads((SITE / "changes.json").read_text("utf-8"))["changes"]
    ]
    found = [word for text in texts for word in MIXED.findall(text)]
    assert not found


def test_kazakh_uses_its_own_letters() -> None:
    """Kazakh texts hold none of the look-alikes that slip in by copying."""
    text = "".join(read("kk").values())
    text += "".join(path.read_text("utf-8") for path in (SITE / "pages" / "kk").glob("*.md"))
    assert not set(text) & set("ӛҝə")
    assert "болып табылады" not in text


@pytest.mark.parametrize("name", written_pages(SITE, LANGUAGES[0]))
def test_written_pages_have_the_same_places(name: str) -> None:
    """A hand-written page has the same headings to jump to in all languages."""
    anchors = {
        language: re.findall(
            r"\{#([\w-]+)\}", (SITE / "pages" / language / f"{name}.md").read_text("utf-8")
        )
        for language in LANGUAGES
    }
    assert anchors["kk"] == anchors["ru"] == anchors["en"]
    assert anchors["en"]


def test_changes_are_told_in_every_language() -> None:
    """A change in the data has a date and a sentence in each language."""
    for entry in changes():
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry["date"])
        assert all(entry[language].strip() for language in LANGUAGES)
