"""The documentation shows the examples of docstrings as code."""

from __future__ import annotations

import importlib.util
import inspect

import pytest

import civdata
from tests.conftest import ROOT

pytest.importorskip("griffe")


def fenced(text: str) -> str:
    """Return a docstring as the documentation takes it."""
    spec = importlib.util.spec_from_file_location("examples", ROOT / "scripts" / "examples.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shown: str = module.fenced(text)
    return shown


def test_an_example_becomes_a_block_of_code() -> None:
    """From the first prompt to the empty line; what was fenced already stays as it is."""
    text = "Say it.\n\n>>> 1 + 1\n2\n\nSo."
    assert fenced(text) == "Say it.\n\n```pycon\n>>> 1 + 1\n2\n```\n\nSo."
    assert fenced(fenced(text)) == fenced(text)


@pytest.mark.parametrize(
    "name", [n for n in civdata.__all__ if inspect.isfunction(getattr(civdata, n))]
)
def test_no_answer_of_an_example_is_read_as_a_link(name: str) -> None:
    """`[0][:3]` and the like stand inside of fences, where Markdown leaves them alone."""
    told = fenced(inspect.getdoc(getattr(civdata, name)) or "")
    outside = "".join(told.split("```")[::2])
    assert ">>>" not in outside
    assert "][" not in outside
