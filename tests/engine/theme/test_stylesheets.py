"""A class means one thing: no part of a stylesheet sets anew what another part has set."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT

STYLES = sorted((ROOT / "civdata" / "theme" / "assets" / "stylesheets").glob("*.css"))


def selectors(css: str) -> Counter[str]:
    """Count the selectors of the rules that stand in no other rule.

    >>> selectors(".a { b: c } @media print { .a { b: d } } .a { e: f }")[".a"]
    2
    """
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    while re.search(inner := r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", plain):
        plain = re.sub(inner, "", plain)
    return Counter(" ".join(found.split()) for found in re.findall(r"([^{}]+)\{[^{}]*\}", plain))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_selector_is_set_twice(path: Path) -> None:
    """Two parts of the site that share a class by chance would change each other's looks."""
    counted = selectors(path.read_text("utf-8"))
    assert counted
    assert [name for name, times in counted.items() if times > 1] == []
