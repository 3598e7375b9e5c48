"""The workers of a cluster."""

from __future__ import annotations

import pytest

from civdata.checks.shape.engines.cluster import Dask, engine_of
from civdata.errors import EngineError, UnknownName


def test_an_engine_and_its_scheduler_go_together() -> None:
    """One without the other is wrong usage; a scheduler that is not there is told in a line."""
    with pytest.raises(EngineError, match="go together"):
        engine_of("dask", "")
    pytest.importorskip("distributed")
    with pytest.raises(EngineError, match="no scheduler"):
        Dask("nothing://here").runner()


def test_an_unknown_engine_is_named_with_those_that_are_known() -> None:
    """A slip of the hand is told as such."""
    with pytest.raises(UnknownName, match="dask"):
        engine_of("dusk", "tcp://127.0.0.1:1")
