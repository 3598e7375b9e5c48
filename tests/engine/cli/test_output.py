"""How the command line prints: JSON, findings, reports; and how a signal ends it."""

from __future__ import annotations

import json
import signal

import pytest

from civdata.cli.output import (
    print_findings,
    print_json,
    print_report,
    report_dict,
    softly_ended,
)
from civdata.model import Gate, Place, Report, fault

ERROR = fault(Place("p", "p/t.csv", 2, "value"), "type", "is no number", expected="1", got="x")
REPORT = Report((Gate("shape", 10, 1, 2, (ERROR,)),))


def test_json_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """Each object has the version of its form in front; letters stand as they are."""
    print_json({"name": "сад"})
    said = capsys.readouterr().out
    assert list(json.loads(said)) == ["format", "name"]
    assert "сад" in said
    print_json([{"name": "a"}])
    assert json.loads(capsys.readouterr().out) == [{"format": 1, "name": "a"}]


def test_errors_go_to_the_error_stream(capsys: pytest.CaptureFixture[str]) -> None:
    """A line a finding; only errors are no part of the output."""
    warning = fault(Place("p", "p/t.csv"), "odd", "is odd", severity="warning")
    print_findings([ERROR, warning])
    said = capsys.readouterr()
    assert said.err.startswith("p/t.csv:2:value") or "p/t.csv:2:value" in said.err
    assert "is odd" in said.out
    assert said.err.count("\n") == said.out.count("\n") == 1


def test_a_report_ends_with_its_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    """Each gate has a line of counts, and the last line says whether it would be published."""
    print_report(REPORT)
    *_, gate, verdict = capsys.readouterr().out.splitlines()
    assert gate.split() == ["shape", "checked", "10", "failed", "1", "skipped", "2"]
    assert verdict == "not ok: nothing of this would be published"
    print_report(Report(()))
    assert capsys.readouterr().out == "ok\n"


def test_a_report_is_plain_values() -> None:
    """Findings keep all keys, gates their counts by name."""
    told = json.loads(json.dumps(report_dict(REPORT)))
    assert told["ok"] is False
    assert told["gates"] == {"shape": {"checked": 10, "failed": 1, "skipped": 2}}
    assert (told["findings"][0]["row"], told["findings"][0]["column"]) == (2, "value")


def test_a_signal_ends_softly_once() -> None:
    """The first request to end cleans up, and afterwards all is as it was before."""
    before = signal.getsignal(signal.SIGTERM)
    with softly_ended():
        handler = signal.getsignal(signal.SIGTERM)
        assert callable(handler)
        with pytest.raises(SystemExit, match=str(128 + signal.SIGTERM)):
            handler(signal.SIGTERM, None)
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    assert signal.getsignal(signal.SIGTERM) == before
