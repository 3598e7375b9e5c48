"""Try something in a copy of this process, so that nothing is imported twice, and measure it."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable

from benchmarks.hardness.process import Done


def attempt(task: Callable[[], object], seconds: float = 60) -> Done:
    """Run a task in a forked process; its words, its exit code, its time and its memory.

    A task that raises prints its traceback. Memory is that of the largest process: the copy, which
    starts with what this one has, or one that it started.
    """
    started = time.monotonic()
    with tempfile.TemporaryFile() as said:
        sys.stdout.flush()
        number = os.fork()
        if number == 0:
            code = 70
            try:
                os.setsid()
                os.dup2(said.fileno(), 1)
                os.dup2(said.fileno(), 2)
                null = os.open(os.devnull, os.O_RDONLY)
                os.dup2(null, 0)
                task()
                code = 0
            except SystemExit as stop:
                code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        found, status, usage = 0, 0, None
        while not found and time.monotonic() - started < seconds:
            found, status, usage = os.wait4(number, os.WNOHANG)
            if not found:
                time.sleep(0.005)
        if not found:
            os.killpg(number, signal.SIGKILL)
            _, status, usage = os.wait4(number, 0)
        taken = time.monotonic() - started
        said.seek(0)
        output = said.read(2_000_000).decode("utf-8", "replace")
    assert usage is not None
    code, cpu = os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime
    return Done(code, taken, cpu, usage.ru_maxrss / 1024, output)
