"""Gathers what a set of functions needs and writes all of it as one script."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from civdata.browser.expressions import runtime_name
from civdata.browser.names import TESTS, Members, NotCompiled, is_carried, members, tree
from civdata.browser.statements import class_, function, keeps
from civdata.browser.values import plain
from civdata.languages.words import wordset

BUILTIN_METHODS = TESTS | wordset(
    "split join strip lstrip rstrip lower upper replace find rfind index count translate "
    "partition rpartition ljust splitlines removesuffix casefold append extend pop insert "
    "sort get items keys values setdefault update add union intersection discard match search "
    "fullmatch finditer findall sub group start end groups copy_negate normalize as_tuple "
    "scaleb quantize to_integral_value subtract multiply divide isoformat strftime"
)


class Bundle:
    """A script in the making: functions, classes and values by their places in Python."""

    def __init__(self, modules: Sequence[str]) -> None:
        self.modules = tuple(modules)
        self.builtin_methods = BUILTIN_METHODS
        self.late: list[str] = []
        self._made: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._patterns: dict[tuple[str, str], str] = {}
        self._order: list[str] = []
        self._queue: list[tuple[str, Any]] = []

    @cached_property
    def members(self) -> Members:
        """What the classes of the modules hold."""
        return members(self.modules)

    @property
    def asked(self) -> tuple[str, ...]:
        """The names of all that was asked for so far, in order."""
        return tuple(self._kinds)

    def named(self, value: Any) -> str:
        """Return the name of a function or class, and carry it along."""
        if not is_carried(value):
            return runtime_name(value)
        inner = getattr(value, "__wrapped__", value)
        name = f"{inner.__module__.replace('.', '_')}__{inner.__name__}"
        if name not in self._kinds:
            self._kinds[name] = "class" if isinstance(inner, type) else "function"
            self._queue.append((name, value))
        return name

    def use(self, module: str, name: str, value: Any) -> str:
        """Return what a global name of a module is called, and carry along what it stands for."""
        if is_carried(value):
            return self.named(value)
        builtin = type(value).__name__ == "builtin_function_or_method"
        foreign = callable(value) and getattr(value, "__module__", "") != module
        bound = hasattr(value, "__self__")
        if isinstance(value, type) or builtin or (foreign and not bound):
            return runtime_name(value)
        made = f"{module.replace('.', '_')}__{name}"
        if made not in self._kinds:
            self._kinds[made] = "value"
            try:
                text = json.dumps(
                    plain(value, self.named),
                    ensure_ascii=False,
                    separators=(",", ":"),
                    sort_keys=False,
                )
            except (TypeError, AttributeError) as error:
                raise NotCompiled(f"{module}.{name}: {error}") from None
            self.late.append(f"const {made}=$revive({text});")
        return made

    def pattern(self, source: str, flags: str) -> str:
        """Return the name of a pattern that stands in a function."""
        key = (source, flags)
        if key not in self._patterns:
            self._patterns[key] = f"$re{len(self._patterns)}"
        return self._patterns[key]

    def script(self) -> str:
        """Write all that was asked for and all that this needs."""
        while self._queue:
            name, value = self._queue.pop(0)
            inner = getattr(value, "__wrapped__", value)
            node = tree(inner.__module__)[inner.__name__]
            if isinstance(node, ast.ClassDef):
                self._made[name] = class_(self, name, inner, node)
            else:
                assert isinstance(node, ast.FunctionDef)
                made = function(self, inner.__module__, node, f"function* {name}")
                self._made[name] = f"const {name}=$cache({made});" if keeps(value) else made
        patterns = [
            f"const {name}=$revive({json.dumps({'$r': key}, ensure_ascii=False)});"
            for key, name in self._patterns.items()
        ]
        classes = self._classes()
        functions = [self._made[n] for n, kind in sorted(self._kinds.items()) if kind == "function"]
        known = [
            f"$names.set({json.dumps(n)},{n});"
            for n, k in sorted(self._kinds.items())
            if k != "value"
        ]
        return "\n".join([*patterns, *classes, *functions, *known, *self.late])

    def _classes(self) -> list[str]:
        """Return the classes, those that others are made of first."""
        made = [self._made[n] for n, kind in sorted(self._kinds.items()) if kind == "class"]
        return sorted(made, key=lambda text: " extends " in text.partition("{")[0])


def loaded(names: Sequence[str]) -> tuple[str, ...]:
    """Return the modules in memory that begin with one of these names."""
    return tuple(sorted(m for m in sys.modules if m.startswith(tuple(names)) and sys.modules[m]))
