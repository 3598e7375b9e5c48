"""A child whose parent is killed: does it end, too?"""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-P", sys.argv[1]], stdin=subprocess.PIPE)
child.stdin.write(sys.argv[2].encode())
child.stdin.flush()
if sys.argv[2]:
    child.stdin.close()
print(child.pid, flush=True)
child.wait()
"""
PATIENCE = 20.0


def ends_with_parent(script: str, question: str) -> bool:
    """Start a script by a parent that is killed; return whether the script ends soon after."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, script, question], stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    with parent:
        child = int(parent.stdout.readline())
        time.sleep(0.5)  # the child has begun
        parent.kill()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and _is_alive(child):
        time.sleep(0.02)
    return not _is_alive(child)


def _is_alive(process: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
