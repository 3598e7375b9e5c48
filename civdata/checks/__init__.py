"""The gates: what must hold before anything is published.

Each module is one gate: it takes the packages in question and everything they refer to, and
returns a `Gate` with its findings. A gate that could not check something counts it as skipped.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path

from civdata.checks import account, conflict, language, printed, safety, shape, source, sums
from civdata.checks.held import Folders
from civdata.checks.scope import Scope, scope
from civdata.model import Engine, Finding, Gate, Report
from civdata.model.findings import Tally, most
from civdata.model.settings import Settings

GATES = ("shape", "print", "source", "account", "sum", "conflict", "language", "safety")


def validate(
    data: Path,
    names_or_paths: Iterable[str | Path] = (),
    sources: Folders = None,
    given: tuple[Settings, tuple[Finding, ...]] | None = None,
    engine: Engine | None = None,
) -> Report:
    """Run all gates over packages of the record in `data`, or of a path; without any, over all.

    `sources` are folders of held texts, one or several; `given` are the settings and what is wrong
    in them; `engine` is what looks at large tables, if not this process.
    """
    return check(scope(data, tuple(names_or_paths), sources, given, engine))


def check(what: Scope) -> Report:
    """Run all gates over a scope that was read before.

    Gate `shape` waits for frictionless most of the time; the others run meanwhile.
    """
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(copy_context().run, shape.check, what)
        others: tuple[Gate, ...] = (
            printed.check(what),
            source.check(what),
            account.check(what),
            sums.check(what),
            conflict.check(what),
            language.check(what),
            safety.check(what),
        )
        return Report(tuple(_told(gate) for gate in (first.result(), *others)))


def _told(gate: Gate) -> Gate:
    """Return a gate with the first findings of each code and file; the rest is only counted."""
    tally = Tally(most() + 1)  # where a gate has counted itself, one more finding says so
    tally.extend(gate.findings)
    return replace(gate, findings=tally.all())
