"""The record that comes with civdata, opened once, and its gates on any paths."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from civdata import checks
from civdata.checks.scope import Scope
from civdata.checks.scope import scope as make_scope
from civdata.model import Report
from civdata.project import Project, open_project

OWN: Project = open_project()
LANGUAGES = OWN.languages


def scope(names_or_paths: tuple[str | Path, ...] = (), texts: Path | None = None) -> Scope:
    """Read packages as `civdata validate` does, by name or path."""
    return make_scope(OWN.data, names_or_paths, texts, OWN.given)


def validate(names_or_paths: Iterable[str | Path] = (), texts: Path | None = None) -> Report:
    """Run the gates as `civdata validate` does, over names or paths."""
    return checks.validate(OWN.data, names_or_paths, texts, OWN.given)
