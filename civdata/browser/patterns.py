"""Writes a regular expression of Python as one of JavaScript, by its parsed tree.

Letters, digits and blanks are those of Unicode in both: where JavaScript means ASCII by a class,
the property is named instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")

SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
WORD = r"\p{L}\p{N}_"
_CLASSES = {"CATEGORY_WORD": WORD, "CATEGORY_DIGIT": r"\p{Nd}", "CATEGORY_SPACE": SPACE}
_AT = {
    "AT_BEGINNING_STRING": r"(?<![\s\S])",
    "AT_END_STRING": r"(?![\s\S])",
    "AT_BOUNDARY": f"(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))",
}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/-")


class NotWritten(ValueError):
    """A pattern that this does not know how to write."""


def written(pattern: str, flags: int = 0) -> tuple[str, str]:
    r"""Return the source and the flags of a pattern in JavaScript.

    >>> written(r"[^\W\d_]+\Z")
    ('[\\p{L}\\p{Nl}\\p{No}]+(?![\\s\\S])', 'u')
    """
    tree = _parser.parse(pattern, flags)
    flags = tree.state.flags
    return _all(tree, flags), "iu" if flags & re.IGNORECASE else "u"


def _all(tree: Iterable[tuple[Any, Any]], flags: int) -> str:
    return "".join(_one(str(op), av, flags) for op, av in tree)


def _one(op: str, av: Any, flags: int) -> str:
    write = _WRITERS.get(op)
    if write is None:
        raise NotWritten(op)
    return write(av, flags)


def _group(av: Any, flags: int) -> str:
    group, add, _, inner = av
    return f"{'(' if group else '(?:'}{_all(inner, flags | add)})"


def _looking(sign: str, av: Any, flags: int) -> str:
    direction, inner = av
    return f"(?{'<' if direction < 0 else ''}{sign}{_all(inner, flags)})"


def _branch(av: Any, flags: int) -> str:
    return f"(?:{'|'.join(_all(branch, flags) for branch in av[1])})"


_WRITERS: dict[str, Callable[[Any, int], str]] = {
    "LITERAL": lambda av, _: _literal(av),
    "NOT_LITERAL": lambda av, _: f"[^{_escaped(av)}]",
    "ANY": lambda _, flags: r"[\s\S]" if flags & re.DOTALL else r"[^\n]",
    "IN": lambda av, _: _set(av),
    "BRANCH": _branch,
    "SUBPATTERN": _group,
    "MAX_REPEAT": lambda av, flags: _repeat(av, "", flags),
    "MIN_REPEAT": lambda av, flags: _repeat(av, "?", flags),
    "ASSERT": lambda av, flags: _looking("=", av, flags),
    "ASSERT_NOT": lambda av, flags: _looking("!", av, flags),
    "GROUPREF": lambda av, _: f"(?:\\{av})",
    "AT": lambda av, flags: _place(str(av), flags),
}
"""How each part of a pattern of Python is written, by its name in `re`."""


def _place(at: str, flags: int) -> str:
    many = flags & re.MULTILINE
    if at == "AT_BEGINNING":
        return r"(?<![^\n])" if many else _AT["AT_BEGINNING_STRING"]
    if at == "AT_END":
        return r"(?![^\n])" if many else r"(?=\n?(?![\s\S]))"
    if at not in _AT:
        raise NotWritten(at)
    return _AT[at]


def _repeat(av: tuple[int, Any, Any], lazy: str, flags: int) -> str:
    low, high, inner = av
    body = _all(inner, flags)
    many = high == _parser.MAXREPEAT
    times = {(0, True): "*", (1, True): "+"}.get((low, many))
    if times is None:
        times = "?" if (low, high) == (0, 1) else f"{{{low},{'' if many else high}}}"
    return f"(?:{body}){times}{lazy}" if _compound(inner) else f"{body}{times}{lazy}"


def _compound(tree: Sequence[tuple[Any, Any]]) -> bool:
    return len(tree) != 1 or str(tree[0][0]) not in ("LITERAL", "IN", "ANY", "SUBPATTERN")


# complex: the sets that JavaScript cannot negate are told apart one by one
def _set(items: Sequence[tuple[Any, Any]]) -> str:
    negated = str(items[0][0]) == "NEGATE"
    rest = [(str(op), av) for op, av in items[negated:]]
    others = [item for item in rest if item != ("CATEGORY", _parser.CATEGORY_NOT_WORD)]
    body = "".join(_member(op, av) for op, av in others)
    if len(others) == len(rest):
        return f"[{'^' if negated else ''}{body}]"
    if not negated:
        return f"(?:[{body}]|[^{WORD}])" if body else f"[^{WORD}]"
    if body in (r"\p{Nd}_", r"_\p{Nd}"):
        return r"[\p{L}\p{Nl}\p{No}]"
    return f"(?:(?![{body}])[{WORD}])" if body else f"[{WORD}]"


def _member(op: str, av: Any) -> str:
    if op == "LITERAL":
        return _escaped(av)
    if op == "RANGE":
        return f"{_escaped(av[0])}-{_escaped(av[1])}"
    name = str(av)
    if name in _CLASSES:
        return _CLASSES[name]
    if name == "CATEGORY_NOT_DIGIT":
        return r"\P{Nd}"
    if name == "CATEGORY_NOT_SPACE":
        return r"\S"
    raise NotWritten(name)


def _literal(code: int) -> str:
    return "-" if code == ord("-") else _escaped(code)


def _escaped(code: int) -> str:
    letter = chr(code)
    if letter in _SYNTAX:
        return f"\\{letter}"
    return letter if letter.isprintable() else f"\\u{{{code:x}}}"
