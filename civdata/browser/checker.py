"""Writes the script and the data with which a page checks texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files

from civdata.browser.bundle import Bundle, loaded
from civdata.browser.values import plain
from civdata.claims.check import each
from civdata.claims.detect import language_of
from civdata.claims.lexical import Lexicon
from civdata.storage.cache import NONE, Cache

_OURS = ("civdata.figures", "civdata.claims", "civdata.languages", "snowballstemmer")
_ENTRIES = {"each": each, "language": language_of}


def written(lexicons: Mapping[str, Lexicon], cache: Cache = NONE) -> tuple[str, dict[str, str]]:
    """Return the script for a set of languages, and what each of them needs beside it as JSON.

    The script is that of a worker: it answers the messages that `checker.js` tells of. It hangs
    on what the lexicons name of our programs, not on what they say, and is kept by these names.
    """
    data = {}
    for lexicon in lexicons.values():
        _ = lexicon.words.stem("")  # what the language keeps elsewhere is in memory from here on
    bundle = Bundle(loaded(_OURS))
    names = {name: bundle.named(function) for name, function in _ENTRIES.items()}
    for lang, lexicon in lexicons.items():
        made = plain(lexicon, bundle.named)
        data[lang] = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    made_of = (bundle.modules, bundle.asked)
    script = cache.made(lambda: bundle.script().encode(), "worker", *made_of).decode()
    glue = _read("checker.js")
    for name, entry in names.items():
        glue = glue.replace(f"$entry_{name}", entry)
    return f"{_read('runtime.js')}\n{script}\n{glue}", data


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
