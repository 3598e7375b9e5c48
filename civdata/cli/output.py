"""How the command line prints: JSON, findings, reports. Nothing but `cli` modules uses it."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import Any, NoReturn

import click

from civdata.model import Finding, Gate, Report

FORMAT = 1
"""The version of what `--json` prints; it grows when a key goes or changes its meaning."""

as_json = click.option("--json", "json_", is_flag=True, help="Print JSON.")


def prepare_streams() -> None:
    """Let nothing that is printed fail for its letters.

    A file or a pipe gets UTF-8 whatever the machine is set to; a terminal keeps its encoding, and
    letters that it does not have come as escapes.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


@contextmanager
def softly_ended() -> Iterator[None]:
    """Let a signal that asks for the end clean up like Ctrl-C; a second one ends at once."""

    def end(number: int, _: object) -> NoReturn:
        signal.signal(number, signal.SIG_DFL)
        raise SystemExit(128 + number)

    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            with suppress(ValueError):  # not the main thread
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def let_go() -> None:
    """Keep what could not be printed from being tried again when the program ends."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_json(value: Any) -> None:
    """Print plain values as JSON; each object says which version of the form it has."""
    if isinstance(value, dict):
        value = {"format": FORMAT, **value}
    elif isinstance(value, list):
        value = [{"format": FORMAT, **one} for one in value]
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def report_dict(report: Report) -> dict[str, Any]:
    """Return a report as plain values, in the form that `validate --json` prints."""
    names = ("checked", "failed", "skipped")
    return {
        "ok": report.ok,
        "findings": [asdict(finding) for finding in report.findings],
        "gates": {gate.name: {n: getattr(gate, n) for n in names} for gate in report.gates},
    }


def print_report(report: Report) -> None:
    """Print findings, a line a gate, and the verdict."""
    print_findings(report.findings)
    for gate in report.gates:
        click.echo(_gate_line(gate))
    click.echo("ok" if report.ok else "not ok: nothing of this would be published")


def print_findings(findings: Iterable[Finding]) -> None:
    """Print a line a finding, errors to the error stream."""
    colours = {"error": "red", "warning": "yellow", "note": "cyan"}
    for finding in findings:
        line = click.style(str(finding), fg=colours[finding.severity])
        click.echo(line, err=finding.severity == "error")


def _gate_line(gate: Gate) -> str:
    counts = f"checked {gate.checked:>6}   failed {gate.failed:>4}   skipped {gate.skipped:>4}"
    return f"{gate.name:<10} {counts}"
