"""Tries a pattern on texts under a limit of CPU time. Run as a script; imports nothing of civdata.

An object comes in as JSON, with `pattern`, `cells` and `seconds`; out go the numbers of the cells
that do not match.
"""

from __future__ import annotations

import ctypes
import json
import re
import signal
import sys
from contextlib import suppress


def _end_with_parent() -> None:
    """Ask the system to end this process when its parent ends, however; only Linux can.

    A thread that watches would not do: a pattern that is tried lets no other thread run.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def main() -> None:
    """Answer the one question that stands on standard input."""
    _end_with_parent()
    asked = json.load(sys.stdin)
    try:
        import resource
    except ImportError:  # no such limit on this system: the caller's clock is the limit
        pass
    else:
        seconds = int(asked["seconds"])
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    match = re.compile(asked["pattern"]).fullmatch
    wrong = [at for at, cell in enumerate(asked["cells"]) if not match(cell)]
    print(json.dumps(wrong))


if __name__ == "__main__":
    main()
