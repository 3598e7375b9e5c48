"""Run a command of civdata in a process of its own, with limits, and measure it."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CIVDATA = (sys.executable, "-P", "-c", "from civdata.cli import main; main()")


@dataclass(frozen=True)
class Done:
    """What came of a command: exit code, seconds of the clock and of the processor, memory, words.

    On a machine that is busy with other things only those of the processor say anything; both hold
    for the command and all that it started, the memory for the largest of these processes.
    """

    code: int
    seconds: float
    cpu: float
    megabytes: float
    output: str

    def fault(self, codes: Sequence[int], seconds: float = 20, megabytes: float = 1024) -> str:
        """Say what is wrong, or return an empty text: a traceback, another code, too much."""
        if "Traceback (most recent call last)" in self.output:
            return f"a traceback: {self.output.strip().splitlines()[-1][:200]}"
        if self.cpu > seconds or self.seconds > 10 * seconds or self.code == -9:
            return f"took {self.cpu:.1f} s of the processor, {self.seconds:.1f} of the clock"
        if self.megabytes > megabytes:
            return f"took {self.megabytes:.0f} MB"
        if self.code not in codes:
            return f"exit code {self.code}: {self.output.strip()[-200:]}"
        return ""


def run(
    *arguments: str | Path,
    cwd: Path | None = None,
    more: Mapping[str, str] | None = None,
    timeout: float = 60,
    command: Sequence[str] = CIVDATA,
    files: int | None = None,
) -> Done:
    """Run civdata (or another command) to its end; `files` limits the size of files it may write.

    Memory is that of the largest of its processes, those that it starts included.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(more or {})}

    def limit() -> None:
        if files is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (files, files))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    started = time.monotonic()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [*command, *map(os.fspath, arguments)],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=limit,
        )
        usage, code = None, None
        while code is None and time.monotonic() - started < timeout:
            number, status, usage = os.wait4(process.pid, os.WNOHANG)
            if number:
                code = os.waitstatus_to_exitcode(status)
            else:
                time.sleep(0.01)
        if code is None:
            os.killpg(process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(process.pid, 0)
            code = os.waitstatus_to_exitcode(status)
        process.returncode = code
        seconds = time.monotonic() - started
        said.seek(0)
        output = said.read(1_000_000).decode("utf-8", "replace")
    assert usage is not None
    cpu = usage.ru_utime + usage.ru_stime
    return Done(code, seconds, cpu, usage.ru_maxrss / 1024, output)
