"""The process that runs the stock validators: what it is asked, what it answers."""

from __future__ import annotations

import io
import json
import signal
import sys
from types import SimpleNamespace
from typing import Any

import frictionless
import pytest

from civdata.checks.shape import apart
from tests.engine.checks.shape.orphans import ends_with_parent

FIELDS = [{"name": name, "type": "string"} for name in ("a", "b", "c")]


def whole(*fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a descriptor of one table with these columns."""
    resource = {"name": "t", "type": "table", "path": "t.csv", "schema": {"fields": list(fields)}}
    return {"name": "p", "resources": [resource], **more}


def fake(monkeypatch: pytest.MonkeyPatch, told: dict[str, Any], place: str) -> None:
    """Have frictionless answer with one error of a table that is told like this."""
    item = SimpleNamespace(type="odd", message="why", note="rule", to_descriptor=lambda: told)
    task = SimpleNamespace(place=place, errors=[item])
    report = SimpleNamespace(errors=[], tasks=[task])

    def validate(*_: Any, **options: Any) -> SimpleNamespace:
        assert options == {"type": "package", "basepath": ".", "limit_errors": 1000}
        return report

    monkeypatch.setattr(frictionless, "validate", validate)


@pytest.mark.parametrize(
    ("told", "place", "expected"),
    [
        ({}, "", ("", None, "", "")),
        ({"rowNumber": 3}, "<memory>", ("", 3, "", "")),
        ({"cell": 5, "rowNumber": 2, "fieldName": "a"}, "t.csv", ("t.csv", 2, "a", "5")),
    ],
)
def test_an_error_stands_as_near_as_frictionless_says(
    monkeypatch: pytest.MonkeyPatch,
    told: dict[str, Any],
    place: str,
    expected: tuple[str, int | None, str, str],
) -> None:
    """File, row, column and cell are passed on; what is not told stays empty."""
    fake(monkeypatch, told, place)
    (error,) = apart.report(".", whole(*FIELDS), {}, set())
    assert (error["file"], error["row"], error["column"], error["got"]) == expected
    assert (error["code"], error["message"], error["expected"]) == ("odd", "why", "rule")


@pytest.mark.parametrize("part", ["message", "expected", "got"])
def test_texts_are_cut_to_a_readable_length(part: str) -> None:
    """Nobody reads more than 300 letters; 300 are left whole."""
    for length, kept in ((299, 299), (300, 300), (301, 300)):
        error = apart.error(**{"code": "x", "message": "", part: "y" * length})
        assert error[part] == "y" * kept
    assert apart.error("x", "y") == {
        "code": "x",
        "message": "y",
        "file": "",
        "row": None,
        "column": "",
        "expected": "",
        "got": "",
    }


def test_columns_that_are_known_are_left_out() -> None:
    """Those that stay are returned too; a table keeps one, as the profile wants it."""
    asked = {**whole(*FIELDS), "title": "P"}
    text, year = '{"type": "string"}', '{"type": "year"}'
    lean = {**whole(FIELDS[0]), "title": "P"}
    assert apart._lean(asked, set()) == (lean, {text})
    other = {"name": "y", "type": "year", "title": "Y"}
    assert apart._lean(whole(*FIELDS, other), set()) == (whole(FIELDS[0], other), {text, year})
    assert apart._lean(whole(*FIELDS, other), {text, year}) == (whole(FIELDS[0]), {text})
    odd = {"name": 5, "type": "string"}
    assert apart._lean(whole(*FIELDS, odd), {text})[0] == whole(FIELDS[0], odd)


@pytest.mark.parametrize(
    "descriptor", [{"name": 5}, {"resources": [5]}, {"resources": [{"name": "t"}]}]
)
def test_what_has_no_columns_is_asked_whole(descriptor: dict[str, Any]) -> None:
    """A descriptor without resources or schemas is still told its faults."""
    errors = list(apart._profile_errors(descriptor, set()))
    assert errors
    assert {error["code"] for error in errors} == {"profile"}


def test_a_fault_of_the_profile_says_what_was_expected() -> None:
    """A short rule is told as it is, a long one by its place, in letters that people read."""
    (short,) = apart._profile_errors(whole(*FIELDS, keywords=[]), set())
    assert short["message"] == "keywords: not as the Data Package profile has it"
    assert (short["expected"], short["got"]) == ('{"minItems": 1}', "[]")
    (long,) = apart._profile_errors(whole({"name": "a", "type": "жол"}), set())
    assert long["message"] == "t/fields/a: an unknown type"
    assert (long["got"], "yearmonth" in long["expected"]) == ("жол", True)


@pytest.mark.parametrize(
    ("resource", "severities"),
    [
        ({"schema": {"fields": FIELDS, "fieldsMatch": "subset"}}, []),
        ({"schema": {"fields": [{"name": "a", "type": "list"}]}}, []),
        ({"schema": {"fields": FIELDS, "primaryKey": []}}, ["warning"]),
        ({"path": "./t.csv"}, ["warning"]),
        ({"path": 5}, ["error"]),
        ({"schema": {"fields": [{"name": "a", "constraints": {"required": "yes"}}]}}, ["error"]),
    ],
)
def test_faults_of_the_profile_itself_are_not_passed_on(
    resource: dict[str, Any], severities: list[str]
) -> None:
    """It refuses what the standard has; what is merely odd is a warning."""
    made = whole(*FIELDS)
    made["resources"][0] |= resource
    found = list(apart._profile_errors(made, set()))
    assert [error["severity"] for error in found] == severities


@pytest.mark.parametrize(
    ("created", "good"),
    [
        ("2024-01-26T15:00:00Z", True),
        ("2024-01-26T15:00:00.5+05:00", True),
        ("yesterday", False),
        ("2024-13-26T15:00:00Z", False),
    ],
)
def test_formats_of_the_profile_are_checked(created: str, good: bool) -> None:
    """jsonschema alone lets any text pass for a date and time."""
    assert (list(apart._profile_errors(whole(*FIELDS, created=created), set())) == []) is good


@pytest.mark.parametrize(("length", "told"), [(199, True), (200, True), (201, False)])
def test_a_rule_of_200_letters_is_short(
    monkeypatch: pytest.MonkeyPatch, length: int, told: bool
) -> None:
    """Longer ones are told by their place; the rule keeps its letters."""
    rule = "ж" * (length - len(json.dumps({"v": ""})))
    fault = SimpleNamespace(absolute_path=[], validator="v", validator_value=rule, instance=1)
    validator = SimpleNamespace(is_valid=lambda _: False, iter_errors=lambda _: [fault])
    monkeypatch.setattr(apart, "_validator", lambda: validator)
    (error,) = apart._profile_errors(whole(*FIELDS), set())
    assert (error["expected"] == json.dumps({"v": rule}, ensure_ascii=False)) is told
    assert error["message"].startswith("descriptor: ")


class Out(io.StringIO):
    """A stream that counts how often it is flushed."""

    flushed = 0

    def flush(self) -> None:
        """Count."""
        self.flushed += 1


@pytest.mark.parametrize("alarmed", [True, False])
def test_each_line_gets_an_answer_at_once(monkeypatch: pytest.MonkeyPatch, alarmed: bool) -> None:
    """The time limit of each package is set before and lifted after; some systems have none."""
    alarms: list[int] = []
    monkeypatch.setattr(apart, "_limit_memory", lambda: None)
    if alarmed:
        monkeypatch.setattr(signal, "setitimer", lambda _, seconds: alarms.append(seconds))
    else:
        monkeypatch.delattr(signal, "setitimer")
    lines = [
        {
            "path": name,
            "folder": f"/{name}",
            "whole": {"w": name},
            "safe": {"s": name},
            "seconds": n,
        }
        for name, n in (("one", 5), ("two", 7))
    ]
    heard: list[tuple[Any, ...]] = []

    def report(*asked: Any) -> list[str]:
        heard.append((*asked[:3], id(asked[3])))
        return [f"error of {asked[0]}"]

    monkeypatch.setattr(apart, "report", report)
    out = Out()
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(json.dumps(x) + "\n" for x in lines)))
    monkeypatch.setattr(sys, "stdout", out)
    apart.main()
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"path": "one", "errors": ["error of /one"]},
        {"path": "two", "errors": ["error of /two"]},
    ]
    assert out.flushed == 2
    assert alarms == ([5, 0, 7, 0] if alarmed else [])
    assert [call[:3] for call in heard] == [
        ("/one", {"w": "one"}, {"s": "one"}),
        ("/two", {"w": "two"}, {"s": "two"}),
    ]
    assert heard[0][3] == heard[1][3]  # what is known to be good is kept


def test_it_ends_when_its_parent_is_killed() -> None:
    """Whoever starts it may be killed without a word: nothing is left at work."""
    assert ends_with_parent(apart.__file__, "")
