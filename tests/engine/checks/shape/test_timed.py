"""The process that matches texts, with a time limit around it."""

from __future__ import annotations

import json
import subprocess
import sys

from civdata.checks.shape import timed
from tests.engine.checks.shape.orphans import ends_with_parent


def test_the_answer_numbers_the_texts_that_do_not_match() -> None:
    """One question on standard input, one answer on standard output, both JSON."""
    question = json.dumps({"pattern": "[a-z]+", "cells": ["ab", "1", "c2"], "seconds": 5})
    done = subprocess.run(
        [sys.executable, "-P", timed.__file__],
        input=question, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == [1, 2]


def test_it_ends_when_its_parent_is_killed() -> None:
    """Whoever starts it may be killed without a word: nothing is left at work."""
    assert ends_with_parent(
        timed.__file__, json.dumps({"pattern": "(.*)*x", "cells": ["a" * 60], "seconds": 30})
    )
