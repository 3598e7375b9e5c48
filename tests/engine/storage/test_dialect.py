"""How the records of a delimited file are told apart."""

from __future__ import annotations

from typing import Any

import pytest

from civdata.storage.dialect import dialect_of


def test_without_a_dialect_a_file_is_plain() -> None:
    """Commas, double quotes, one header row."""
    made, told = dialect_of(None, ",")
    assert made is not None
    assert made.plain
    assert (made.delimiter, made.quote, made.header_rows, told) == (",", '"', (1,), [])


def test_what_is_said_is_taken() -> None:
    """Delimiter, quotes, comments and rows of the header are those of the descriptor."""
    said = {"delimiter": ";", "quoteChar": "'", "commentChar": "#", "headerRows": [2]}
    made, _ = dialect_of(said, ",")
    assert made is not None
    assert (made.delimiter, made.quote, made.comment, made.header_rows) == (";", "'", "#", (2,))
    assert not made.plain


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"delimiter": ";;"}, "delimiter is no single character"),
        ({"header": "yes"}, "header is neither true nor false"),
        ({"commentChar": 5}, "commentChar is no text"),
        ({"headerRows": [0]}, "headerRows is no list of numbers"),
        ({"lineTerminator": "|"}, "lineTerminator is no line end that is read"),
    ],
)
def test_what_nobody_can_keep_is_told(said: dict[str, Any], wrong: str) -> None:
    """There is no dialect then; a quote may be none at all."""
    assert dialect_of(said, ",") == (None, [wrong])
    assert dialect_of({"quoteChar": None}, ",")[0] is not None
