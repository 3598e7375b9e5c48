"""What the names of a module stand for, and how they are called in the browser."""

from __future__ import annotations

import ast
import builtins
import dataclasses
import inspect
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

from civdata.languages.words import wordset

CARRIED = ("civdata.", "snowballstemmer.")
"""Packages whose functions and classes are carried along; all else is the runtime's."""

_RESERVED = wordset(
    "arguments await case catch const debugger default delete do enum eval export extends "
    "false function implements in instanceof interface let new null of package private "
    "protected public static super switch this throw true typeof undefined var void with self"
)

TESTS = wordset(
    "startswith endswith isupper islower isdigit isdecimal isspace isalpha isascii is_finite "
    "isdisjoint is_infinite is_signed"
)
"""Methods of Python's own types that answer true or false."""


class NotCompiled(ValueError):
    """Something that the compiler does not know, with its place."""


def local(name: str) -> str:
    """Return the name of a local variable in JavaScript."""
    return f"{name}$" if name in _RESERVED else name


@cache
def tree(module: str) -> dict[str, ast.stmt]:
    """Return the functions and classes at the top of a module by name."""
    found: dict[str, ast.stmt] = {}
    for node in ast.parse(inspect.getsource(sys.modules[module])).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
    return found


def is_carried(value: Any) -> bool:
    """Return whether a value is a function or class of ours, written at the top of a module."""
    value = getattr(value, "__wrapped__", value)
    if not isinstance(value, type) and not inspect.isfunction(value):
        return False
    own = str(value.__module__ or "").startswith(CARRIED)
    return own and value.__qualname__ == value.__name__ and value.__name__.isidentifier()


def meaning(module: str, name: str) -> Any:
    """Return what a global name of a module stands for."""
    space = vars(sys.modules[module])
    if name in space:
        return space[name]
    if hasattr(builtins, name):
        return getattr(builtins, name)
    raise NotCompiled(f"{module}: no name {name}")


@dataclasses.dataclass(frozen=True)
class Signature:
    """The parameters of a function in order; those behind `positional` only by name."""

    names: tuple[str, ...]
    rest: str = ""


def signature(args: ast.arguments, bound: bool = False) -> Signature:
    """Return the parameters that a caller gives."""
    names = [a.arg for a in (*args.posonlyargs, *args.args)][1 if bound else 0 :]
    rest = args.vararg.arg if args.vararg else ""
    if rest and args.kwonlyargs:
        raise NotCompiled("rest and names")
    return Signature((*names, *(a.arg for a in args.kwonlyargs)), rest)


# complex: one row of guards, a way to make a class each
def class_signature(value: type) -> Signature:
    """Return what a class is called with."""
    if dataclasses.is_dataclass(value):
        return Signature(tuple(f.name for f in dataclasses.fields(value) if f.init))
    if hasattr(value, "_fields"):
        return Signature(tuple(value._fields))
    for base in value.__mro__:
        if base.__module__.startswith(CARRIED) and "__init__" in vars(base):
            node = tree(base.__module__)[base.__name__]
            return next(
                signature(f.args, bound=True)
                for f in node.body  # type: ignore[attr-defined]
                if isinstance(f, ast.FunctionDef) and f.name == "__init__"
            )
    return Signature(())


@dataclasses.dataclass(frozen=True)
class Members:
    """The methods of all classes by name with their parameters, and the names of their fields."""

    methods: dict[str, Signature]
    fields: frozenset[str]


def decorated(node: ast.FunctionDef) -> set[str]:
    """Return the names of the decorators of a function."""
    found = set()
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        found.add(target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", ""))
    return found


def members(modules: Sequence[str]) -> Members:
    """Gather the methods and fields of the classes of modules."""
    methods: dict[str, Signature] = {}
    fields: set[str] = set()
    for module in modules:
        for node in tree(module).values():
            if not isinstance(node, ast.ClassDef):
                continue
            for item in node.body:
                if isinstance(item, ast.FunctionDef):
                    if decorated(item) & {"property", "cached_property"}:
                        fields.add(item.name)
                    else:
                        bound = "staticmethod" not in decorated(item)
                        methods[item.name] = signature(item.args, bound)
                elif isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                    fields.add(item.target.id)
    return Members(methods, frozenset(fields))
