"""Writes functions and classes of Python as JavaScript."""

from __future__ import annotations

import ast
import dataclasses
import json
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from civdata.browser.expressions import Expressions
from civdata.browser.names import decorated, is_carried, local, meaning
from civdata.browser.values import plain

if TYPE_CHECKING:
    from civdata.browser.bundle import Bundle

_SCOPES = (ast.FunctionDef, ast.Lambda, ast.ClassDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def assigned(body: list[ast.stmt]) -> set[str]:
    """Return the variables of a function."""
    found: set[str] = set()

    def visit(node: ast.AST, inner: bool) -> None:
        if isinstance(node, ast.NamedExpr):
            found.add(node.target.id)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and not inner:
            found.add(node.id)
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        if isinstance(node, _SCOPES):
            return
        for child in ast.iter_child_nodes(node):
            visit(child, inner or isinstance(node, _COMPREHENSIONS))

    for statement in body:
        visit(statement, False)
    return found


def _yields(body: list[ast.stmt]) -> bool:
    queue: list[ast.AST] = list(body)
    while queue:
        node = queue.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(node, _SCOPES):
            queue += ast.iter_child_nodes(node)
    return False


class Statements(Expressions):
    """The statements of one function."""

    def __init__(self, bundle: Bundle, module: str, names: set[str]) -> None:
        super().__init__(bundle, module, names)
        self.broken: list[str] = []

    def block(self, body: list[ast.stmt]) -> str:
        """Write statements one behind the other."""
        return "".join(f"{self._statement(statement)}\n" for statement in body)

    def _statement(self, node: ast.stmt) -> str:
        made = getattr(self, f"_{type(node).__name__}", None)
        if made is None:
            raise self.fail(node)
        return str(made(node))

    def _Expr(self, node: ast.Expr) -> str:
        return "" if isinstance(node.value, ast.Constant) else f"{self.write(node.value)};"

    def _Return(self, node: ast.Return) -> str:
        return f"return {self.write(node.value) if node.value else 'null'};"

    def _Pass(self, _: ast.Pass) -> str:
        return ""

    def _Assert(self, _: ast.Assert) -> str:
        return ""

    def _Import(self, _: ast.Import) -> str:
        return ""

    def _Continue(self, _: ast.Continue) -> str:
        return "continue;"

    def _Break(self, _: ast.Break) -> str:
        flag = self.broken[-1]
        return f"{flag}=true;break;" if flag else "break;"

    def _Assign(self, node: ast.Assign) -> str:
        value = self.write(node.value)
        if len(node.targets) > 1:
            kept = self.spared()
            return f"{kept}={value};" + "".join(self._put(t, kept) for t in node.targets)
        return self._put(node.targets[0], value)

    def _put(self, target: ast.expr, value: str) -> str:
        if isinstance(target, ast.Subscript):
            base = self.write(target.value)
            if isinstance(target.slice, ast.Slice):
                ends = (target.slice.lower, target.slice.upper)
                given = ",".join("null" if end is None else self.write(end) for end in ends)
                return f"$put_slice({base},{given},{value});"
            return f"$put({base},{self.write(target.slice)},{value});"
        if isinstance(target, ast.Tuple | ast.List):
            return f"{self.target(target)}=$iter({value});"
        return f"{self.target(target)}={value};"

    def _AnnAssign(self, node: ast.AnnAssign) -> str:
        return self._put(node.target, self.write(node.value)) if node.value else ""

    def _AugAssign(self, node: ast.AugAssign) -> str:
        load = ast.copy_location(_loaded(node.target), node)
        made = self._BinOp(ast.copy_location(ast.BinOp(load, node.op, node.value), node))
        return self._put(node.target, made)

    def _If(self, node: ast.If) -> str:
        made = f"if({self.condition(node.test)}){{{self.block(node.body)}}}"
        return f"{made}else{{{self.block(node.orelse)}}}" if node.orelse else made

    def _For(self, node: ast.For) -> str:
        kept = self.spared()
        head = f"for({kept} of $iter({self.write(node.iter)}))"
        return self._loop(head, f"{self._put(node.target, kept)}", node)

    def _While(self, node: ast.While) -> str:
        return self._loop(f"while({self.condition(node.test)})", "", node)

    def _loop(self, head: str, first: str, node: ast.For | ast.While) -> str:
        flag = self.spared() if node.orelse else ""
        self.broken.append(flag)
        made = f"{head}{{{first}{self.block(node.body)}}}"
        self.broken.pop()
        if flag:
            return f"{flag}=false;{made}if(!{flag}){{{self.block(node.orelse)}}}"
        return made

    def _FunctionDef(self, node: ast.FunctionDef) -> str:
        made = function(self.bundle, self.module, node, "function*", outer=self.names)
        return f"{local(node.name)}={made};"

    def _Raise(self, node: ast.Raise) -> str:
        return f"throw {self.write(node.exc)};" if node.exc else "throw $e;"

    def _Try(self, node: ast.Try) -> str:
        made = f"try{{{self.block(node.body)}}}catch($e){{"
        closed = ""
        for handler in node.handlers:
            assert handler.type is not None
            made += (
                f"if($e instanceof {self.write(handler.type)}){{{self.block(handler.body)}}}else{{"
            )
            closed += "}"
        return f"{made}throw $e;{closed}}}"


def _loaded(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Name):
        return ast.Name(node.id, ast.Load())
    if isinstance(node, ast.Attribute):
        return ast.Attribute(node.value, node.attr, ast.Load())
    assert isinstance(node, ast.Subscript)
    return ast.Subscript(node.value, node.slice, ast.Load())


def _parameters(inside: Statements, args: ast.arguments, bound: bool) -> list[str]:
    """Write the parameters of a function with their defaults, without the object of a method."""
    given = [*args.posonlyargs, *args.args]
    last = given[len(given) - len(args.defaults) :]
    defaults = {a.arg: d for a, d in zip(last, args.defaults, strict=True)}
    named = zip(args.kwonlyargs, args.kw_defaults, strict=True)
    defaults |= {a.arg: d for a, d in named if d is not None}
    params = [
        local(a.arg) + (f"={inside.write(defaults[a.arg])}" if a.arg in defaults else "")
        for a in [*given[1 if bound else 0 :], *args.kwonlyargs]
    ]
    return [*params, f"...{local(args.vararg.arg)}"] if args.vararg else params


def function(
    bundle: Bundle,
    module: str,
    node: ast.FunctionDef,
    head: str,
    bound: bool = False,
    outer: Collection[str] = (),
) -> str:
    """Write a function; a method (`bound`) has its object as `self`."""
    given = [*node.args.posonlyargs, *node.args.args]
    rest = node.args.vararg
    names = {a.arg for a in (*given, *node.args.kwonlyargs)} | ({rest.arg} if rest else set())
    inside = Statements(bundle, module, names | assigned(node.body) | set(outer))
    params = _parameters(inside, node.args, bound)
    body = inside.block(node.body)
    inner = sorted(local(name) for name in assigned(node.body) - names)
    inner += [f"$t{n + 1}" for n in range(inside.spare)]
    lets = f"let {','.join(inner)};" if inner else ""
    own = f"const {local(given[0].arg)}=this;" if bound and head != "static" else ""
    ends = "" if head == "constructor" else "return null"
    star = "*" if _yields(node.body) else ""
    return f"{head.replace('*', star)}({','.join(params)}){{{own}{lets}\n{body}{ends}}}"


# complex: the parts of a class in the order in which they are written
def class_(bundle: Bundle, name: str, value: type, node: ast.ClassDef) -> str:
    """Write a class with its fields, methods and properties."""
    module, members = value.__module__, bundle.members
    parts, behind = [], ""
    extends = _extends(bundle, value)
    methods = {f.name: f for f in node.body if isinstance(f, ast.FunctionDef)}
    if dataclasses.is_dataclass(value) or hasattr(value, "_fields"):
        parts.append(_constructor(bundle, value, "__post_init__" in methods))
        own = [n for n in _fields(value) if n in members.methods or n in bundle.builtin_methods]
        parts += [_by_call(n) for n in own if n not in methods]
        params = getattr(value, "__dataclass_params__", None)
        compared = params is None or params.eq
        behind = f"$class({name},{json.dumps(_fields(value))},{json.dumps(compared)});"
    for method in methods.values():
        if method.name in getattr(value, "CARRIED", ()):
            parts.append(f"get {method.name}(){{return $kept(this,'{method.name}')}}")
            parts.append(_by_call(method.name))
        elif method.name not in ("__repr__", "_repr_html_"):
            parts += _member(bundle, module, method, bool(extends))
    if not behind:
        _keep_attributes(bundle, name, value)
    inner = "\n".join(parts)
    return f"class {name}{extends}{{{inner}\n}}\n{behind}"


def _extends(bundle: Bundle, value: type) -> str:
    """Write what a class extends: its base of ours, or the mapping of the library."""
    bases = [b for b in value.__bases__ if is_carried(b)]
    if bases:
        return f" extends {bundle.use(value.__module__, bases[0].__name__, bases[0])}"
    return " extends $lib_Mapping" if issubclass(value, Mapping) else ""


def _by_call(name: str) -> str:
    """Write a method that returns a field: a call by name may mean a method of another class."""
    return f"${name}(...a){{return this.{name}(...a)}}"


def _member(bundle: Bundle, module: str, node: ast.FunctionDef, derived: bool) -> Iterator[str]:
    """Write a method, and its other form where its name is also a field or a property."""
    yield _method(bundle, module, node, derived)
    members, kinds = bundle.members, decorated(node)
    if node.name in members.fields and not kinds:
        yield f"get {node.name}(){{return $bound(this,'${node.name}')}}"
    if kinds & {"property", "cached_property"} and node.name in members.methods:
        yield _by_call(node.name)


def _keep_attributes(bundle: Bundle, name: str, value: type) -> None:
    """Leave the plain attributes of a class for after its definition."""
    for key, kept in sorted(vars(value).items()):
        if not key.startswith("_") and isinstance(kept, set | list | dict | tuple | str | int):
            made = json.dumps(plain(kept, bundle.named), ensure_ascii=False, sort_keys=True)
            bundle.late.append(f"{name}.{key}={name}.prototype.{key}=$revive({made});")


def _fields(value: Any) -> list[str]:
    if hasattr(value, "_fields"):
        return list(value._fields)
    return [f.name for f in dataclasses.fields(value)]


# complex: one row of guards, a kind of default each
def _constructor(bundle: Bundle, value: Any, after: bool) -> str:
    params = []
    defaults: dict[str, Any] = getattr(value, "_field_defaults", {})
    made = (
        {f.name: f for f in dataclasses.fields(value)}
        if not defaults and dataclasses.is_dataclass(value)
        else {}
    )
    for name in _fields(value):
        field = made.get(name)
        text = ""
        if field is not None and field.default is not dataclasses.MISSING:
            text = f"=$revive({json.dumps(plain(field.default, bundle.named), sort_keys=True)})"
        elif field is not None and field.default_factory is not dataclasses.MISSING:
            factory = field.default_factory
            made_by = bundle.use(value.__module__, getattr(factory, "__name__", ""), factory)
            text = f"=new {made_by}()" if is_carried(factory) else f"={made_by}()"
        elif name in defaults:
            text = f"=$revive({json.dumps(plain(defaults[name], bundle.named), sort_keys=True)})"
        params.append(local(name) + text)
    put = "".join(f"this.{name}={local(name)};" for name in _fields(value))
    return f"constructor({','.join(params)}){{{put}{'this.$__post_init__();' if after else ''}}}"


def _method(bundle: Bundle, module: str, node: ast.FunctionDef, derived: bool) -> str:
    kinds = decorated(node)
    if "cached_property" in kinds:
        made = function(bundle, module, node, f"$make_{node.name}", bound=True)
        return f"get {node.name}(){{return $kept(this,'{node.name}')}}\n{made}"
    if "property" in kinds:
        return function(bundle, module, node, f"get {node.name}", bound=True)
    if "classmethod" in kinds:
        return function(bundle, module, node, f"static *${node.name}", bound=True)
    if "staticmethod" in kinds:
        made = function(bundle, module, node, f"static *${node.name}")
        given = "...a"
        owner = "this.constructor"
        return f"{made}\n${node.name}({given}){{return {owner}.${node.name}({given})}}"
    if node.name == "__init__":
        made = function(bundle, module, node, "constructor", bound=True)
        return made.replace("{const self$=this;", "{super();const self$=this;") if derived else made
    return function(bundle, module, node, f"*${node.name}", bound=True)


def keeps(value: Any) -> bool:
    """Return whether a function remembers its answers."""
    return hasattr(value, "cache_info")


__all__ = ["assigned", "class_", "function", "keeps", "meaning"]
