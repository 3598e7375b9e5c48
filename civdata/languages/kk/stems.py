"""Kazakh words for search: `stem`, `key` and `fold` by the rules of `suffixes.json`.

>>> stem("ұйымдарының"), stem("Халқына"), stem("кітабымызда"), stem("өткізілген")
('ұйым', 'халық', 'кітап', 'өткізілу')
>>> stem("қоғам"), stem("қоғамдық"), stem("ата"), stem("аты")
('қоғам', 'қоғамдық', 'ата', 'ат')
>>> stem("ҮЕҰ-ларға"), stem("84%-ы"), stem("іс-шараларды")
('үеұ', '84', 'іс-шара')
>>> {key(w) for w in ("қайырымдылықтың", "кайырымдылык", "qaıyrymdylyq", "qayyrymdylyqty")}
{'каиырымдылык'}
>>> fold("ұйымдары"), fold("uıymdary"), fold("uyymdary"), fold("Ūiymdary")
('уиымдары', 'уиымдары', 'уиымдары', 'уиымдары')
"""

from __future__ import annotations

import json
from pathlib import Path

from civdata.languages.suffixes import Suffixes
from civdata.languages.wordforms import words

__all__ = ["fold", "key", "stem", "words"]

_RULES = Suffixes(json.loads(Path(__file__).with_name("suffixes.json").read_text("utf-8")))

stem, key, fold = _RULES.stem, _RULES.key, _RULES.fold
