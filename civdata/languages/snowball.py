"""Stemmers of Snowball, always those in Python.

Where PyStemmer is installed, `snowballstemmer` gives its stemmers in C instead: other versions of
the rules, perhaps, and nothing that the page's script could be made of.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from civdata.errors import UnknownName


def stem_of(name: str) -> Callable[[str], str]:
    """Return the function that gives the stem of a word; raises UnknownName for no such stemmer.

    >>> stem_of("english")("volunteers")
    'volunt'
    """
    kind = "".join(part.title() for part in name.split("_"))
    try:
        module = import_module(f"snowballstemmer.{name}_stemmer")
    except ModuleNotFoundError:
        from snowballstemmer import algorithms

        raise UnknownName.among("stemmer", name, algorithms()) from None
    stem: Callable[[str], str] = getattr(module, f"{kind}Stemmer")().stemWord
    return stem
