"""How we ask a stranger: our name, and limits of time, pause, size and memory."""

from __future__ import annotations

from dataclasses import dataclass

MAX_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Manners:
    """Who asks, and the limits: seconds in all for a page, seconds between two of one host.

    Only public addresses are asked; `nearby` names others, as `host:port`, for servers of tests.
    """

    agent: str = "civdata"
    timeout: float = 20.0
    delay: float = 1.0
    size: int = 8 * 1024 * 1024
    memory: int = 280 * 1024 * 1024
    nearby: tuple[str, ...] = ()
