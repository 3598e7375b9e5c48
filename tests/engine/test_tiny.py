"""The tiny packages are good data themselves."""

from __future__ import annotations

import civdata
from tests.tiny import TEXTS, TINY


def test_tiny_packages_pass_every_gate() -> None:
    """The fixture passes all gates against its own texts: a test breaks what it means to."""
    report = civdata.validate(TINY, sources=TEXTS)
    assert report.ok, [str(finding) for finding in report.findings]
