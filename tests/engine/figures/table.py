"""How the tables of examples in these tests are written and compared."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from civdata.figures import Figure, read


def told(figure: Figure) -> str:
    """A figure in one line: `text = value[..value_max] unit qualifier [period]`."""
    value = f"{figure.value:f}"
    if figure.value_max is not None:
        value += f"..{figure.value_max:f}"
    words = [figure.text, "=", value, figure.unit or "-", figure.qualifier, figure.period or ""]
    return " ".join(words).strip()


def told_all(text: str, lang: str) -> str:
    """All figures of a text, divided by ` | `."""
    return " | ".join(told(figure) for figure in read(text, lang))


def examples(table: str) -> list[tuple[str, str]]:
    """Pairs of printed text and figures from lines of `printed => figures`."""
    rows = (line.partition("=>") for line in table.strip().splitlines())
    return [(printed.strip(), figures.strip()) for printed, _, figures in rows]


def kinds(tables: Mapping[str, str]) -> list[ParameterSet]:
    """Language, print and figures of lines of `language: printed => figures`, with their kind."""
    return [
        pytest.param(language, printed.strip(), figures.strip(), id=f"{kind} {printed.strip()}")
        for kind, table in tables.items()
        for line in table.strip().splitlines()
        for language, _, example in [line.partition(": ")]
        for printed, _, figures in [example.partition("=>")]
    ]


def readings(module: str) -> list[tuple[str, str, str]]:
    """Language, fragment and figures of the lines of `readings/MODULE.txt`; `⏎` breaks a line."""
    path = Path(__file__).parent / "readings" / f"{module}.txt"
    return [
        (language, fragment.strip(), figures.strip())
        for line in path.read_text("utf-8").splitlines()
        for language, _, example in [line.partition(": ")]
        for fragment, _, figures in [example.rpartition("=>")]
    ]


def reads_as(fragment: str, language: str, figures: str) -> bool:
    """Whether a fragment reads as a line of `readings` says."""
    return told_all(fragment.replace("⏎", "\n"), language).replace("\n", "⏎") == figures
