"""Tries a pattern on texts under a limit of CPU time. Run as a script; imports nothing of civdata.

An object comes in as JSON, with `pattern`, `cells` and `seconds`; out go the numbers of the cells
that do not match.
"""

from __future__ import annotations

import json
import re
import sys


def main() -> None:
    """Answer the one question that stands on standard input."""
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
