"""The example of another country: its words are those of its languages."""

from __future__ import annotations

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "kyrgyzstan" / "datapackages"
NAME = "*/datapackage.json"


def test_no_title_is_another_language_s() -> None:
    """What is called by a word in each language is not called in Kyrgyz as in Russian."""
    made = [(path.parent.name, json.loads(path.read_text("utf-8"))) for path in FOLDER.glob(NAME)]
    things = [(name, one) for name, told in made for one in (told, *told["resources"])]
    texts = [(n, t) for n, one in things for t in (one["titles"], one.get("descriptions")) if t]
    assert len(texts) > 30
    assert [(name, told["ky"]) for name, told in texts if told["ky"] == told["ru"]] == []
