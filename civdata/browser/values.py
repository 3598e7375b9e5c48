"""Writes values of Python as JSON that the browser's side makes the same values of.

Lists and tuples are arrays, texts, numbers, booleans and None are themselves; of the rest, one key
with a dollar says what it is: `$n` a decimal, `$s` a set, `$d` a table with other keys than texts,
`$o` an object of a class with its fields in order, `$c` an object that is made anew, `$f` a
function, `$m` a method of an object, `$k` a function that remembers its answers, `$r` a pattern.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from functools import cache
from types import BuiltinFunctionType, FunctionType, MethodType, NoneType
from typing import Any

from civdata.browser.patterns import written

ITSELF = frozenset((NoneType, bool, str, int, float))

Named = Callable[[Any], str]
"""Gives the name in the browser of a function or class, which is then carried along."""


# complex: a flat dispatch over kinds of values
def plain(value: Any, named: Named) -> Any:
    """Return a value as JSON; raises TypeError for what cannot be carried."""
    if type(value) in ITSELF:
        return value
    if _is_named_tuple(value):
        return {"$o": named(type(value)), "v": [plain(v, named) for v in value]}
    if isinstance(value, list | tuple):
        return [plain(v, named) for v in value]
    if isinstance(value, set | frozenset):
        return {"$s": sorted((plain(v, named) for v in value), key=repr)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _object(value, named)
    if isinstance(value, dict | Mapping) and type(value).__module__ in _TABLES:
        return _table(value, named)
    return _of_its_kind(value, named)


def _of_its_kind(value: Any, named: Named) -> Any:
    """Return a value that is neither plain nor a collection: a number, a pattern, a function."""
    if isinstance(value, Decimal):
        return {"$n": str(value)}
    if isinstance(value, Context):
        return {"$x": 1}
    if isinstance(value, re.Pattern):
        return {"$r": written(value.pattern, value.flags)}
    if isinstance(value, type | FunctionType | MethodType | BuiltinFunctionType):
        return _function(value, named)
    if hasattr(value, "__wrapped__"):
        return {"$k": plain(value.__wrapped__, named)}
    if value == str.casefold:
        return {"$f": "$casefold"}
    return _anew(value, named)


_TABLES = ("builtins", "types", "collections")
"""The modules of the tables that are carried as such."""


def _is_named_tuple(value: Any) -> bool:
    return isinstance(value, tuple) and hasattr(value, "_fields")


def _object(value: Any, named: Named) -> dict[str, Any]:
    kind: Any = type(value)
    fields = [plain(getattr(value, name), named) for name in _fields(kind)]
    made: dict[str, Any] = {"$o": named(type(value)), "v": fields}
    carried = getattr(type(value), "CARRIED", ())
    if carried:
        made["p"] = {name: plain(getattr(value, name), named) for name in carried}
    return made


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """Name the fields of a class in order."""
    return tuple(field.name for field in dataclasses.fields(kind))


def _table(value: Mapping[Any, Any], named: Named) -> dict[str, Any]:
    if all(isinstance(key, str) and key[:1] not in "$0123456789" for key in value):
        return {key: plain(v, named) for key, v in value.items()}
    return {"$d": [[plain(k, named), plain(v, named)] for k, v in value.items()]}


def _function(value: Any, named: Named) -> dict[str, Any]:
    if isinstance(value, MethodType):
        return {"$m": plain(value.__self__, named), "n": value.__name__}
    return {"$f": named(value)}


def _anew(value: Any, named: Named) -> dict[str, Any]:
    """Return an object as what its class is called with: the names of its parameters, kept."""
    init = type(value).__init__
    names = init.__code__.co_varnames[1 : init.__code__.co_argcount]
    kept = [n if hasattr(value, n) else f"_{n}" for n in names]
    return {"$c": named(type(value)), "v": [plain(getattr(value, n), named) for n in kept]}
