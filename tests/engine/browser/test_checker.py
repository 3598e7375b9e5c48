"""The script and data with which a page checks texts."""

from __future__ import annotations

import json

from civdata.browser.checker import written
from civdata.claims.lexical import lexicon
from tests.tiny import tiny_collection


def test_each_language_has_its_data_and_one_script_serves_all() -> None:
    """The data are JSON, and no placeholder of the glue is left in the script."""
    script, data = written({"en": lexicon(tiny_collection(), "en")})
    assert set(data) == {"en"}
    assert json.loads(data["en"])
    assert "$entry_" not in script
