"""What every engine must do: the same calls give the same outcomes, whoever makes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from civdata.checks.shape.engines.local import Local
from civdata.model.engine import Engine, Runner


class Here:
    """An engine of this process."""

    def runner(self) -> Runner:
        """Return a runner for one table."""
        return Local()


def _halves(numbers: list[int]) -> tuple[list[int], list[int]]:
    return numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]


def test_a_runner_hands_outcomes_on() -> None:
    """Handles lead from call to call, alone and in lists, and are gathered in order."""
    engine: Engine = Here()
    add: Callable[[list[Any]], int] = sum
    with engine.runner() as runner:
        low, high = runner.split(_halves, 2, [1, 2, 3, 4])
        sums = [runner.submit(add, low), runner.submit(add, high)]
        whole = runner.submit(add, sums)
        assert runner.gather([whole, *sums]) == [10, 3, 7]
