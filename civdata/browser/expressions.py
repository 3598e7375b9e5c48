"""Writes expressions of Python as JavaScript, with the meaning that Python gives them."""

from __future__ import annotations

import ast
import builtins
import inspect
import json
import re
from types import ModuleType
from typing import TYPE_CHECKING, Any

from civdata.browser.names import (
    TESTS,
    NotCompiled,
    class_signature,
    is_carried,
    local,
    meaning,
    signature,
    tree,
)
from civdata.browser.patterns import written
from civdata.languages.words import wordset

if TYPE_CHECKING:
    from civdata.browser.bundle import Bundle
    from civdata.browser.names import Signature

_BINARY = {
    "Add": "$add", "Sub": "$sub", "Mult": "$mul", "Div": "$div", "Mod": "$mod", "Pow": "$pow",
    "BitOr": "$or", "BitAnd": "$and", "FloorDiv": "$floor", "RShift": "$shift",
}  # fmt: skip
_COMPARED = {
    "Eq": "$eq({0},{1})", "NotEq": "!$eq({0},{1})", "Lt": "$lt({0},{1})", "Gt": "$lt({1},{0})",
    "LtE": "$le({0},{1})", "GtE": "$le({1},{0})", "In": "$in({0},{1})", "NotIn": "!$in({0},{1})",
    "Is": "({0}==={1})", "IsNot": "({0}!=={1})",
}  # fmt: skip
_TRUE_OR_FALSE = TESTS | wordset("meets holds any all bool isinstance")


class Expressions:
    """Expressions of one function of a module; `spare` counts its spare variables."""

    def __init__(self, bundle: Bundle, module: str, names: set[str]) -> None:
        self.bundle, self.module, self.names = bundle, module, names
        self.spare = 0

    # --- helpers ---

    def fail(self, node: ast.AST, why: str = "") -> NotCompiled:
        """Return an error that tells the place."""
        line = getattr(node, "lineno", 0)
        return NotCompiled(f"{self.module}:{line}: {why or type(node).__name__}")

    def spared(self) -> str:
        """Return a fresh variable of the function."""
        self.spare += 1
        return f"$t{self.spare}"

    def constant(self, node: ast.expr) -> Any:
        """Return the value of an expression that needs none of the function's variables."""
        used = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
        if used & self.names:
            raise self.fail(node, "no constant")
        space = {name: meaning(self.module, name) for name in used}
        return eval(compile(ast.Expression(node), "<constant>", "eval"), space)  # our own source

    # --- conditions ---

    def is_bool(self, node: ast.expr) -> bool:
        """Return whether an expression is surely true or false."""
        if isinstance(node, ast.Compare):
            return True
        if isinstance(node, ast.UnaryOp):
            return isinstance(node.op, ast.Not)
        if isinstance(node, ast.BoolOp):
            return all(map(self.is_bool, node.values))
        if isinstance(node, ast.Call):
            named = node.func
            name = named.attr if isinstance(named, ast.Attribute) else getattr(named, "id", "")
            return name in _TRUE_OR_FALSE
        return isinstance(node, ast.Constant) and isinstance(node.value, bool)

    def condition(self, node: ast.expr) -> str:
        """Write an expression that is only asked whether it holds."""
        if isinstance(node, ast.BoolOp):
            sign = "&&" if isinstance(node.op, ast.And) else "||"
            return f"({sign.join(self.condition(v) for v in node.values)})"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return f"!{self.condition(node.operand)}"
        made = self.write(node)
        return made if self.is_bool(node) else f"$true({made})"

    # --- expressions ---

    def write(self, node: ast.expr) -> str:
        """Write any expression."""
        made = getattr(self, f"_{type(node).__name__}", None)
        if made is None:
            raise self.fail(node)
        return str(made(node))

    def _Constant(self, node: ast.Constant) -> str:
        if node.value is None or isinstance(node.value, bool | str | int | float):
            return json.dumps(node.value, ensure_ascii=False)
        raise self.fail(node)

    def _Name(self, node: ast.Name) -> str:
        if node.id in self.names:
            return local(node.id)
        return self.bundle.use(self.module, node.id, meaning(self.module, node.id))

    def _Attribute(self, node: ast.Attribute) -> str:
        whole = self._module_value(node)
        if whole is not None:
            return self.bundle.use(self.module, node.attr, whole[0])
        members, base = self.bundle.members, self.write(node.value)
        if node.attr in members.methods and node.attr not in members.fields:
            return f"$bound({base},{json.dumps('$' + node.attr)})"
        return f"{base}.{node.attr}"

    def _module_value(self, node: ast.expr) -> tuple[Any] | None:
        """Return the value of `module.name`, if it is one."""
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            return None
        if node.value.id in self.names:
            return None
        owner = meaning(self.module, node.value.id)
        return (getattr(owner, node.attr),) if isinstance(owner, ModuleType) else None

    def _Tuple(self, node: ast.Tuple | ast.List) -> str:
        return f"[{','.join(self.item(e) for e in node.elts)}]"

    _List = _Tuple

    def item(self, node: ast.expr) -> str:
        """Write one item of a list or call, which a star spreads."""
        if isinstance(node, ast.Starred):
            return f"...$iter({self.write(node.value)})"
        return self.write(node)

    def _Set(self, node: ast.Set) -> str:
        return f"new $Set([{','.join(self.item(e) for e in node.elts)}])"

    def _Dict(self, node: ast.Dict) -> str:
        parts = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                parts.append(f"...$iter({self.write(value)}.$items())")
            else:
                parts.append(f"[{self.write(key)},{self.write(value)}]")
        return f"new $Dict([{','.join(parts)}])"

    def _BoolOp(self, node: ast.BoolOp) -> str:
        if self.is_bool(node):
            return self.condition(node)
        made = self.write(node.values[-1])
        for value in reversed(node.values[:-1]):
            kept = self.spared()
            asked = f"$true({kept}={self.write(value)})"
            chosen = (made, kept) if isinstance(node.op, ast.And) else (kept, made)
            made = f"({asked}?{chosen[0]}:{chosen[1]})"
        return made

    def _UnaryOp(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return f"!{self.condition(node.operand)}"
        if isinstance(node.op, ast.USub):
            if isinstance(node.operand, ast.Constant):
                return f"(-{self.write(node.operand)})"
            return f"$neg({self.write(node.operand)})"
        raise self.fail(node)

    def _BinOp(self, node: ast.BinOp) -> str:
        name = _BINARY.get(type(node.op).__name__)
        if name is None:
            raise self.fail(node)
        return f"{name}({self.write(node.left)},{self.write(node.right)})"

    def _Compare(self, node: ast.Compare) -> str:
        if len(node.ops) == 1:
            return self._compared(node.ops[0], node.left, node.comparators[0])
        parts, left = [], self.write(node.left)
        for number, (op, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
            made = self.write(right)
            if number < len(node.ops) - 1:
                kept = self.spared()
                # `$lt(b, a)` would look at the kept one first
                parts.append(f"({kept}={made},{_COMPARED[type(op).__name__].format(left, kept)})")
                left = kept
            else:
                parts.append(_COMPARED[type(op).__name__].format(left, made))
        return f"({'&&'.join(parts)})"

    def _compared(self, op: ast.cmpop, left: ast.expr, right: ast.expr) -> str:
        a, b = self.write(left), self.write(right)
        texts = any(isinstance(e, ast.Constant) and isinstance(e.value, str) for e in (left, right))
        if texts and isinstance(op, ast.Eq | ast.NotEq):
            return f"({a}{'===' if isinstance(op, ast.Eq) else '!=='}{b})"
        return _COMPARED[type(op).__name__].format(a, b)

    def _IfExp(self, node: ast.IfExp) -> str:
        chosen = f"{self.write(node.body)}:{self.write(node.orelse)}"
        return f"({self.condition(node.test)}?{chosen})"

    def _NamedExpr(self, node: ast.NamedExpr) -> str:
        return f"({local(node.target.id)}={self.write(node.value)})"

    def _Subscript(self, node: ast.Subscript) -> str:
        if isinstance(node.slice, ast.Slice):
            ends = (node.slice.lower, node.slice.upper, node.slice.step)
            given = ",".join("null" if end is None else self.write(end) for end in ends)
            return f"$slice({self.write(node.value)},{given})"
        return f"$get({self.write(node.value)},{self.write(node.slice)})"

    def _JoinedStr(self, node: ast.JoinedStr) -> str:
        parts = []
        for value in node.values:
            if isinstance(value, ast.Constant):
                parts.append(json.dumps(value.value, ensure_ascii=False))
                continue
            assert isinstance(value, ast.FormattedValue)
            made = self.write(value.value)
            made = f"$repr({made})" if value.conversion == ord("r") else made
            spec = self.constant(value.format_spec) if value.format_spec else ""
            parts.append(f"$format({made},{json.dumps(spec)})" if spec else f"$str({made})")
        return f"({'+'.join(parts)})" if parts else '""'

    def _Lambda(self, node: ast.Lambda) -> str:
        names = {a.arg for a in node.args.args}
        given = ",".join(local(a.arg) for a in node.args.args)
        return f"(({given})=>{self._within(names, node.body)})"

    def _within(self, names: set[str], node: ast.expr) -> str:
        before, self.names = self.names, self.names | names
        made = self.write(node)
        self.names = before
        return made

    def _Yield(self, node: ast.Yield) -> str:
        return f"(yield {self.write(node.value) if node.value else 'null'})"

    def _YieldFrom(self, node: ast.YieldFrom) -> str:
        return f"(yield* $iter({self.write(node.value)}))"

    # --- comprehensions ---

    def loops(self, generators: list[ast.comprehension], body: Any) -> str:
        """Write the loops of a comprehension around what `body` writes inside."""
        before = self.names
        opened, closed = "", ""
        for generator in generators:
            source = self.write(generator.iter)
            bound = {n.id for n in ast.walk(generator.target) if isinstance(n, ast.Name)}
            self.names = self.names | bound
            opened += f"for(const {self.target(generator.target)} of $iter({source})){{"
            closed += "}"
            for test in generator.ifs:
                opened += f"if({self.condition(test)}){{"
                closed += "}"
        made = body()
        self.names = before
        return f"{opened}{made}{closed}"

    def target(self, node: ast.expr) -> str:
        """Write what something is assigned to."""
        if isinstance(node, ast.Name):
            return local(node.id)
        if isinstance(node, ast.Tuple | ast.List):
            names = ("" if getattr(e, "id", "") == "_" else self.target(e) for e in node.elts)
            return f"[{','.join(names)}]"
        if isinstance(node, ast.Starred):
            return f"...{self.target(node.value)}"
        if isinstance(node, ast.Attribute):
            return f"{self.write(node.value)}.{node.attr}"
        raise self.fail(node)

    def listed(self, node: ast.GeneratorExp | ast.ListComp | ast.SetComp) -> str:
        """Write a comprehension as a list."""
        inner = self.loops(node.generators, lambda: f"$r.push({self.write(node.elt)});")
        return f"(()=>{{const $r=[];{inner}return $r}})()"

    _ListComp = listed

    def _SetComp(self, node: ast.SetComp) -> str:
        return f"new $Set({self.listed(node)})"

    def _DictComp(self, node: ast.DictComp) -> str:
        inner = self.loops(
            node.generators,
            lambda: f"$r.set({self.write(node.key)},{self.write(node.value)});",
        )
        return f"(()=>{{const $r=new $Dict();{inner}return $r}})()"

    def _GeneratorExp(self, node: ast.GeneratorExp) -> str:
        inner = self.loops(node.generators, lambda: f"yield {self.write(node.elt)};")
        return f"(function*(){{{inner}}})()"

    # --- calls ---

    def _Call(self, node: ast.Call) -> str:
        func = node.func.value if isinstance(node.func, ast.Subscript) else node.func
        if isinstance(func, ast.Name) and func.id not in self.names:
            value = meaning(self.module, func.id)
            return self._called(node, func.id, value)
        if isinstance(func, ast.Attribute):
            whole = self._module_value(func)
            if whole is not None:
                return self._called(node, func.attr, whole[0])
            return self._method(node, func)
        made = "new cls" if isinstance(func, ast.Name) and func.id == "cls" else self.write(func)
        return f"{made}({self._given(node)})"

    def _given(self, node: ast.Call, order: Signature | None = None) -> str:
        given = [self.item(a) for a in node.args]
        named = {k.arg: self.write(k.value) for k in node.keywords}
        if named:
            if order is None:
                raise self.fail(node, f"names {sorted(map(str, named))} of an unknown function")
            if any(isinstance(a, ast.Starred) for a in node.args):
                raise self.fail(node, "a star beside names")
            behind = order.names[len(given) :]
            if set(named) - set(behind):
                raise self.fail(node, f"no parameters {set(named) - set(behind)}")
            given += [named.get(name, "undefined") for name in behind]
            while given[-1] == "undefined":
                given.pop()
        return ",".join(given)

    # complex: one row of guards, a kind of called thing each, and what none knows is called plainly
    def _called(self, node: ast.Call, name: str, value: Any) -> str:
        if value is re.compile or getattr(value, "__module__", "") == "re":
            return self._pattern(node, value.__name__)
        if is_carried(value):
            made = self.bundle.use(self.module, name, value)
            if isinstance(value, type):
                return f"new {made}({self._given(node, class_signature(value))})"
            inner = getattr(value, "__wrapped__", value)
            found = tree(inner.__module__)[inner.__name__]
            assert isinstance(found, ast.FunctionDef)
            return f"{made}({self._given(node, signature(found.args))})"
        if value in (any, all, next) and isinstance(node.args[0], ast.GeneratorExp):
            return self._early(node, value.__name__)
        made = self.bundle.use(self.module, name, value)
        given = [self._whole(a) for a in node.args]
        if node.keywords:
            options = ",".join(f"{k.arg}:{self.write(k.value)}" for k in node.keywords if k.arg)
            return f"{made}([{','.join(given)}],{{{options}}})".replace("(", "$by(", 1)
        return f"{made}({','.join(given)})"

    def _whole(self, node: ast.expr) -> str:
        """Write an argument of a function of the runtime, which takes a whole list at once."""
        return self.listed(node) if isinstance(node, ast.GeneratorExp) else self.item(node)

    def _early(self, node: ast.Call, name: str) -> str:
        """Write `any`, `all` and `next` of a comprehension, which stop as soon as they can."""
        made = node.args[0]
        assert isinstance(made, ast.GeneratorExp)
        if name == "next":
            behind = self.write(node.args[1]) if len(node.args) > 1 else "$stop()"
            inner = self.loops(made.generators, lambda: f"return {self.write(made.elt)};")
        else:
            sign = "" if name == "any" else "!"
            behind = "false" if name == "any" else "true"
            told = "true" if name == "any" else "false"
            inner = self.loops(
                made.generators, lambda: f"if({sign}{self.condition(made.elt)})return {told};"
            )
        return f"(()=>{{{inner}return {behind}}})()"

    # complex: one row of guards, a kind of owner each, the surest first
    def _method(self, node: ast.Call, func: ast.Attribute) -> str:
        owner = func.value
        if isinstance(owner, ast.Name) and owner.id not in self.names:
            base = meaning(self.module, owner.id)
            if base is object:
                obj, field, value = (self.write(a) for a in node.args)
                return f"({obj}[{field}]={value})"
            if base in (dict, str):
                return f"$by_{base.__name__}.{func.attr}({self._given(node)})"
            if inspect.isclass(base) and is_carried(base):
                made = self.bundle.use(self.module, owner.id, base)
                order = self.bundle.members.methods.get(func.attr)
                return f"{made}.${func.attr}({self._given(node, order)})"
        base_made = self.write(owner)
        if func.attr == "_replace":
            options = ",".join(f"{k.arg}:{self.write(k.value)}" for k in node.keywords)
            return f"$lib_replace$by([{base_made}],{{{options}}})"
        members = self.bundle.members
        known = func.attr in members.methods or func.attr in self.bundle.builtin_methods
        if not known:
            return f"{base_made}.{func.attr}({self._given(node)})"
        if func.attr in self.bundle.builtin_methods and not node.keywords:
            given = ",".join(self._whole(a) for a in node.args)
            return f"{base_made}.${func.attr}({given})"
        return f"{base_made}.${func.attr}({self._given(node, members.methods.get(func.attr))})"

    # complex: the arguments of `re` stand in other places for each function
    def _pattern(self, node: ast.Call, name: str) -> str:
        """Write a call of `re`: its pattern is turned while compiling, if it stands fast."""
        if name == "escape":
            return f"$escape({self._given(node)})"
        options = {k.arg: k.value for k in node.keywords}
        at = {"sub": 3, "split": 2}.get(name, 1 if name == "compile" else 2)
        rest = node.args[1:at]
        flags = options.get("flags") or (node.args[at] if len(node.args) > at else None)
        try:
            source = self.constant(node.args[0])
            number = self.constant(flags) if flags is not None else 0
        except NotCompiled:
            made = f"$dynamic({self.write(node.args[0])})"
        else:
            if isinstance(source, re.Pattern):
                made = self.write(node.args[0])
            else:
                made = self.bundle.pattern(*written(source, int(number)))
        if name == "compile":
            return made
        return f"{made}.${name}({','.join(self.item(a) for a in rest)})"


def runtime_name(value: Any) -> str:
    """Return what the runtime calls a thing of the standard library."""
    name = getattr(value, "__name__", "")
    if getattr(builtins, name, None) is value:
        return f"$b_{name}"
    return f"$lib_{name}"
