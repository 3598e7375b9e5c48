"""The words of a page, and whether a print stands in them."""

from __future__ import annotations

import pytest

from civdata.intake.freshness.text import (
    comparable,
    decoded,
    encoding,
    nearest,
    page_text,
    stands,
    unclear,
)


@pytest.mark.parametrize(
    ("print_", "text", "expected"),
    [
        ("12 grants", "12 grants", True),
        ("12 grants", "112 grants", False),
        ("12 grants", "1.12 grants", False),
        ("112 grants", "in 2020 112 grants", True),
        ("112 grants", "some 3 112 grants", False),
        ("of 12", "of 12 and", True),
        ("of 12", "of 12,5", False),
        ("of 12", "of 12 500", False),
        ("of 12", "of 12. Then", True),
        ("ten", "often, ten", True),
        ("ten", "often", False),
        ("12", "112 and 12", True),
        ("", "text", False),
    ],
)
def test_a_print_is_no_part_of_another_number(print_: str, text: str, expected: bool) -> None:
    """A figure does not stand where its digits are the end or the beginning of another's."""
    assert stands(print_, text) is expected


def test_words_of_a_page() -> None:
    """Entities, no-break blanks, soft hyphens and inline tags fold; blocks part, scripts go."""
    html = "<style>p{}</style><p>«1&#160;756»&shy; про<b>ек</b>тов<br>и</p><td>12</td><td>34</td>"
    assert comparable(page_text(html)) == '"1 756" проектов и 12 34'
    assert page_text("<p>open <b>never closed") == "open never closed"
    assert decoded(b"\xff\xfe\x41", "utf-8")


def test_nearest_needs_words_and_a_number() -> None:
    """Without words of its own, or without a number, a print has no near passage."""
    assert nearest("258", "261") == ""
    assert nearest("ten gardens", "eleven gardens") == ""
    assert nearest("more than 300 gardens", "less 3, more than 350 gardens") == (
        "more than 350 gardens"
    )


@pytest.mark.parametrize(
    ("content", "declared", "name", "sure"),
    [
        ("садов".encode(), "windows-1251", "utf-8-sig", True),
        ("садов".encode("cp1251"), "windows-1251", "windows-1251", True),
        ("садов".encode("cp1251"), "", "cp1251", False),
        (b'<meta charset="koi8-r">' + "садов".encode("koi8-r"), "", "koi8-r", True),
        ("садов".encode("utf-16"), "utf-8", "utf-16", True),
        ("садов".encode("cp1251"), "bz2", "cp1251", False),
    ],
)
def test_a_server_may_be_wrong_about_its_letters(
    content: bytes, declared: str, name: str, sure: bool
) -> None:
    """UTF-8 goes before what is declared; a guess is called one, and only encodings count."""
    assert encoding(content, declared) == (name, sure)
    assert decoded(content, declared).endswith("садов")


def test_a_picture_is_no_text() -> None:
    """More than one letter of a hundred that is none is no text of anybody."""
    assert unclear("\x00" * 3 + "a" * 100)
    assert not unclear("\x00" + "a" * 100)
