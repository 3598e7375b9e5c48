"""The script and data with which a page checks texts."""

from __future__ import annotations

import json
import re

from civdata.browser.checker import written
from civdata.claims.lexical import lexicon
from tests.tiny import tiny_collection


def test_each_language_has_its_data_and_one_script_serves_all() -> None:
    """The data are JSON, and no placeholder of the glue is left in the script."""
    script, data = written({"en": lexicon(tiny_collection(), "en")})
    assert set(data) == {"en"}
    assert json.loads(data["en"])
    assert "$entry_" not in script


def test_the_runtime_has_every_name_that_the_script_uses() -> None:
    """A builtin that only Python knows is seen here, not by a reader whose page stands still."""
    script, _ = written({"en": lexicon(tiny_collection(), "en")})
    used = set(re.findall(r"(?<![\w$])\$(?:b|lib)_\w+(?:\$\w+)?", script))
    made = set(re.findall(r"(?:const|let|function\*?|class) (\$(?:b|lib)_\w+(?:\$\w+)?)", script))
    assert len(used) > 30
    assert used <= made
