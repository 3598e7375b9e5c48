"""Writes the script and the data with which a page checks texts."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from civdata.browser.bundle import Bundle, loaded
from civdata.browser.names import is_carried
from civdata.browser.values import plain
from civdata.claims import check
from civdata.claims.detect import language_of
from civdata.claims.lexical import Lexicon

_OURS = ("civdata.figures", "civdata.claims", "civdata.languages", "snowballstemmer")


def written(lexicons: dict[str, Lexicon]) -> tuple[str, dict[str, str]]:
    """Return the script for a set of languages, and what each needs beside it as JSON."""
    from importlib import import_module

    module = import_module("civdata.claims.check")
    bundle = Bundle([m for m in loaded(_OURS) if m != "civdata.figures"])
    names = {name: bundle.named(f) for name, f in (("against", module.against), ("language", language_of))}
    data = {
        lang: json.dumps(plain(lexicon, bundle.named), ensure_ascii=False, separators=(",", ":"))
        for lang, lexicon in lexicons.items()
    }
    runtime = files(__package__).joinpath("runtime.js").read_text(encoding="utf-8")
    glue = files(__package__).joinpath("checker.js").read_text(encoding="utf-8")
    for name, made in names.items():
        glue = glue.replace(f"$entry_{name}", made)
    return f"{runtime}\n{bundle.script()}\n{glue}", data
