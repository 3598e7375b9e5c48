"""Search by words and figures in three languages."""

from __future__ import annotations

import json

import pytest

from civdata.lookup.find import search
from tests.own import LANGUAGES, OWN
from tests.tiny import tiny_collection


def _ids(text: str, lang: str = "en") -> list[str]:
    return [hit.id for hit in search(tiny_collection(), text, lang)]


@pytest.mark.parametrize(
    "text",
    [
        "garden",
        "the Gardens",
        "садами",
        "сколько садов",
        "бақтардың",
        "бақтар саны",
        "бактар",
        "baqtar",
    ],
)
def test_word_form_finds_the_indicator(text: str) -> None:
    """Any form of the word, in any of the three languages, finds the indicator of gardens."""
    assert "tiny-gardens" in _ids(text)


@pytest.mark.parametrize(
    ("text", "lang", "id"),
    [
        ("258", "en", "tiny-gardens-2022"),
        ("1,9 млрд", "ru", "tiny-amount-undated"),
        ("1.9 billion", "en", "tiny-amount-undated"),
        ("1,9 миллиард теңге", "kk", "tiny-amount-undated"),
        ("1 900 000 000", "ru", "tiny-amount-undated"),
        ("66,7 %", "ru", "tiny-visitors-share-undated"),
        ("66.7%", "en", "tiny-visitors-share-undated"),
        ("more than 300", "en", "tiny-gardens-2023"),
    ],
)
def test_figure_finds_its_observation(text: str, lang: str, id: str) -> None:
    """A figure finds the observation of exactly that value, however it is printed."""
    assert _ids(text, lang)[0] == id


def test_year_narrows_words() -> None:
    """A year beside a word leads to the observations of that year first."""
    assert _ids("gardens 2023")[0] == "tiny-gardens-2023"
    assert _ids("сколько садов было в 2023 году", "ru")[0] == "tiny-gardens-2023"


def test_all_words_come_before_most_words() -> None:
    """What meets all words comes first; a word that nothing meets takes nothing away."""
    assert _ids("new gardens")[0] == "tiny-gardens-new"
    assert _ids("new gardens zzz")[0] == "tiny-gardens-new"


def test_whole_id_finds_itself_first() -> None:
    """An id that is given whole comes first, also one that is a word of other things."""
    assert _ids("tiny-gardens-2022-2")[0] == "tiny-gardens-2022-2"
    assert _ids("tiny")[0] == "tiny"


def test_record_and_package_are_found() -> None:
    """Records and packages are found by their names too."""
    feast = search(tiny_collection(), "праздник", "ru")[0]
    assert (feast.kind, feast.id) == ("record", "feast-gardens-2022")
    assert search(tiny_collection(), "дала", "kk")[0].kind == "package"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hit_speaks_the_reader_s_language(lang: str) -> None:
    """Title and detail are in the language asked for, whatever that of the query."""
    hit = search(tiny_collection(), "258", lang)[0]
    name = {"kk": "Бақтар, 2022", "ru": "Сады, 2022", "en": "Gardens, 2022"}[lang]
    assert hit.title == name
    who = {"kk": "Бақ министрлігі", "ru": "Министерство садов", "en": "Ministry of Gardens"}[lang]
    assert hit.detail == f"“258 садов” — {who}, ¶2"
    assert json.loads(json.dumps(hit.as_dict()))["id"] == hit.id


@pytest.mark.parametrize("text", ["", "   ", "zzz", "и в на", "the of", "%%%", "()[]*", "9" * 400])
def test_nothing_to_find_is_an_empty_list(text: str) -> None:
    """A query without a telling word, or that nothing meets, gives an empty list."""
    assert search(tiny_collection(), text) == []


def test_limit_and_order_hold() -> None:
    """Hits come best first and never more than asked for; two searches agree."""
    hits = search(tiny_collection(), "garden", limit=3)
    assert len(hits) == 3
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert hits == search(tiny_collection(), "garden")[:3]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("благотворительных организаций", "ru"), ("қайырымдылық ұйымдары", "kk"), ("charities", "en")],
)
def test_charities_are_found_in_every_language(text: str, lang: str) -> None:
    """In the real data the three words for charities lead to the register of them."""
    found = [hit.id for hit in search(OWN.collection, text, lang)][:3]
    assert "charities-registered" in found
