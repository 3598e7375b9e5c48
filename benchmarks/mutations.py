"""Mutation testing: does a test fail when one small thing in the code is changed?

One mutant at a time changes a comparison, a boolean or arithmetic operator, a number by one, a
string, a returned value or a condition, or drops a statement; then the tests that mirror the module
run. A mutant that no test notices survives. Each survivor must be explained in
`mutations-explained.csv` (by the text of its line, not its number) or be killed by a better test.

Not mutated: docstrings, annotations, decorators, `assert`, `raise` (its arguments), exports, the
block `if __name__ == "__main__"`, and prose, that is strings with a blank: messages are for people,
and no test should freeze their wording. The word lists of `figures` (strings with blanks outside of
functions) are mutated by taking a word out.

How it runs: pytest collects once. For each mutant inside a function the process forks, the code
object of the function is exchanged, and those tests run that reach the line, fastest first, until
one fails. After a change outside of functions the child imports `figures` anew and takes the new
constants and defaults over into the modules that the tests know; that this alone fails no test is
tried first with unchanged code. Other packages are then collected anew.
Hypothesis runs derandomised, so that two runs agree. A test that takes much more time on the
processor than without the mutant ends the child, which counts as killed.

    python benchmarks/mutations.py                          all, word lists by a seeded sample
    python benchmarks/mutations.py civdata/checks/sums.py   one module
    python benchmarks/mutations.py --all                    word lists whole, too (long)
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import csv
import functools
import gc
import importlib
import importlib.abc
import importlib.util
import io
import mmap
import os
import random
import re
import signal
import sys
import time
import types
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

T0 = time.monotonic()
ROOT = Path(__file__).resolve().parents[1]
EXPLAINED = ROOT / "benchmarks" / "mutations-explained.csv"
MODULES = (
    "civdata/figures", "civdata/checks", "civdata/record/reconcile", "civdata/record/compare.py",
)  # fmt: skip
LEXICONS = ("en/figures.py", "ru/figures.py", "kk/figures.py")
RENEWED = "civdata/figures/"  # where a change outside of functions needs no new collection
AT_IMPORT = (*LEXICONS, "lexicon.py")  # their functions run once, when they are imported
TESTS = {
    "civdata/figures": ("tests/engine/figures", "civdata/figures"),
    "civdata/checks": ("tests/engine/checks", "civdata/checks"),
    "civdata/record/reconcile": (
        "tests/engine/record/reconcile",
        "tests/engine/checks/test_sums.py",
    ),
    "civdata/record/compare.py": (
        "tests/engine/record/test_compare.py",
        "tests/engine/record/reconcile",
        "tests/engine/checks/test_conflict.py",
    ),
}
SAMPLE = 60  # mutants of one lexicon, unless --all
BUDGET = 3.0  # seconds of tests (processor) that a mutant may outlive to be a survivor
COMPARE: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
UNCHANGED = ("None", "False")  # no returned value: None for False is as false as before
DROPPED = (ast.Expr, ast.Assign, ast.AugAssign, ast.Raise, ast.Continue, ast.Break)
FUNCTIONS = (ast.FunctionDef, ast.Lambda)


@dataclass(frozen=True)
class Mutant:
    """One change: where, what it says, whether it lies in a function, and the changed module."""

    file: str
    line: int
    text: str
    change: str
    inside: bool
    code: types.CodeType
    named: str = ""  # the string that was changed, or the word that was taken out

    @property
    def key(self) -> tuple[str, str, str]:
        """What an explanation is found by."""
        return self.file, self.text, self.change


def mutants(file: str) -> list[Mutant]:
    """All mutants of a module, in the order of its lines."""
    source = (ROOT / file).read_text("utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    found, told = [], Counter[tuple[int, str]]()
    for change, line, inside, named in _changes(tree, file.startswith("civdata/figures")):
        told[line, change] += 1
        if told[line, change] > 1:
            change = f"{change} ({told[line, change]})"
        try:
            code = compile(tree, str(ROOT / file), "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        inside = inside and not file.endswith(AT_IMPORT)
        text = lines[line - 1].strip()
        found.append(Mutant(file, line, text, change, inside, code, named))
    return sorted(found, key=lambda m: m.line)


def _changes(tree: ast.Module, lists: bool) -> Iterator[tuple[str, int, bool, str]]:
    """Change the tree in one place, yield what was changed and where, and change it back.

    `lists` says whether strings with blanks outside of functions are word lists.
    """
    stack: list[tuple[ast.AST, bool]] = [(tree, False)]
    while stack:
        node, inside = stack.pop()
        if _left_out(node):
            continue
        for name, value in ast.iter_fields(node):
            if name in ("decorator_list", "annotation", "returns"):
                continue
            here = inside or (isinstance(node, FUNCTIONS) and name == "body")
            for index, child in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(child, ast.AST):
                    continue
                for changed in _variants(child, node, lists and not here, here):
                    before = ast.unparse(_shown(node, child))
                    with _put(node, name, index, changed):
                        ast.fix_missing_locations(tree)
                        after = ast.unparse(_shown(node, changed))
                        line = getattr(child, "lineno", None) or getattr(node, "lineno", 1)
                        removed = getattr(changed, "removed", "")
                        told = f"without {removed}" if removed else _told(before, after)
                        yield told, line, here, removed or _string(child)
                stack.append((child, here))


def _string(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _left_out(node: ast.AST) -> bool:
    """Whether nothing in this node is mutated."""
    if isinstance(node, ast.Assert | ast.Raise | ast.Import | ast.ImportFrom | ast.JoinedStr):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test).startswith("__name__"):
        return True
    if isinstance(node, ast.Assign | ast.AnnAssign):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if ast.unparse(target) in ("__all__", "Verdict", "Phrases", "Key", "Parts"):
            return True
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@contextlib.contextmanager
def _put(node: ast.AST, name: str, index: int, changed: ast.AST) -> Iterator[None]:
    value = getattr(node, name)
    if isinstance(value, list):
        kept, value[index] = value[index], changed
        yield
        value[index] = kept
    else:
        setattr(node, name, changed)
        yield
        setattr(node, name, value)


def _shown(node: ast.AST, child: ast.AST) -> ast.AST:
    """What of a change is worth telling: an operator or constant with what it stands in."""
    within = isinstance(child, ast.cmpop | ast.operator | ast.boolop | ast.unaryop | ast.Constant)
    return node if within and isinstance(node, ast.expr | ast.stmt) else child


def _told(before: str, after: str) -> str:
    short = [text if len(text) <= 100 else text[:97] + "…" for text in (before, after)]
    if short[0] == short[1]:  # they differ far behind: tell where
        first = next(i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
        short = [f"…{text[max(0, first - 30) : first + 40]}…" for text in (before, after)]
    return " → ".join(" ".join(text.split()) or "nothing" for text in short)


def _variants(node: ast.AST, parent: ast.AST, lists: bool, inside: bool) -> Iterator[ast.AST]:
    """The changes of one node."""
    if isinstance(node, ast.cmpop):
        yield from (other() for other in COMPARE[type(node)])
    elif isinstance(node, ast.boolop):
        yield ast.Or() if isinstance(node, ast.And) else ast.And()
    elif isinstance(node, ast.operator) and type(node) in ARITHMETIC:
        yield ARITHMETIC[type(node)]()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from _constants(node, lists, isinstance(parent, ast.Subscript))
    elif isinstance(node, ast.Return) and node.value and ast.unparse(node.value) not in UNCHANGED:
        yield ast.Return(ast.Constant(None), lineno=node.lineno, col_offset=0)
    elif isinstance(node, DROPPED) and inside and not _docstring(node):
        yield ast.Pass(lineno=node.lineno, col_offset=0)
    conditional = isinstance(parent, ast.If | ast.While | ast.IfExp) and node is parent.test
    if conditional or (isinstance(parent, ast.comprehension) and node in parent.ifs):
        compared = isinstance(node, ast.Compare) and len(node.ops) == 1
        if not compared and not isinstance(node, ast.UnaryOp | ast.Constant):
            yield ast.UnaryOp(ast.Not(), node)


def _docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _constants(node: ast.Constant, lists: bool, index: bool) -> Iterator[ast.Constant]:
    value = node.value
    made: list[object] = []
    if isinstance(value, bool):
        made = [not value]
    elif isinstance(value, int):
        made = [value + 1, value - 1] if value or not index else [1]
    elif isinstance(value, str):
        words = value.split()
        if len(words) < 2:
            made = [value + "≠"]
        elif lists:
            yield from (_without(node, value, word) for word in words)
    for changed in made:
        yield ast.copy_location(ast.Constant(changed), node)


def _without(node: ast.Constant, value: str, word: str) -> ast.Constant:
    """A word list with one word taken out."""
    shorter = re.sub(rf"(?<!\S){re.escape(word)}(?!\S)", "", value, count=1)
    changed = ast.copy_location(ast.Constant(shorter), node)
    changed.removed = word  # type: ignore[attr-defined]
    return changed


# --- running ---------------------------------------------------------------------------------


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a mutant's code instead of from its file."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = mutant.file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        self.mutant = mutant

    def find_spec(self, fullname, *_):  # type: ignore[no-untyped-def]
        """Answer for the mutated module alone."""
        if fullname != self.name:
            return None
        file = str(ROOT / self.mutant.file)
        inner = [str(Path(file).parent)] if file.endswith("__init__.py") else None
        return importlib.util.spec_from_file_location(
            fullname, file, loader=self, submodule_search_locations=inner
        )

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the changed code."""
        exec(self.mutant.code, module.__dict__)


class _Same:
    """A pytest plugin that makes Hypothesis draw the same examples in each run."""

    def pytest_sessionstart(self) -> None:
        """Choose the profile before tests are collected."""
        import hypothesis

        profile = {"derandomize": True, "database": None, "deadline": None}
        hypothesis.settings.register_profile("mutants", **profile)
        hypothesis.settings.load_profile("mutants")


class _Loop:
    """A pytest plugin that runs mutants instead of the tests it collected."""

    def __init__(self, inside: list[Mutant], results: dict[Mutant, str], verbose: bool) -> None:
        self.inside, self.results, self.verbose = inside, results, verbose
        self.killers: dict[str, int] = {}  # tests that killed lately, and how many mutants

    def pytest_runtestloop(self, session) -> bool:  # type: ignore[no-untyped-def]
        """Run the mutants."""
        items = {item.nodeid: item for item in session.items}
        _caches()
        files = sorted({m.file for m in self.inside})
        reach, seconds = _baseline(list(items.values()), files)
        for nodeid, item in items.items():
            item.seconds = seconds[nodeid]
        for file in files:
            _functions(str(ROOT / file))
        gc.freeze()  # children that collect garbage would copy every page
        renewable = self._renewable(items, seconds)
        for mutant in self.inside:
            if not mutant.inside:
                if renewable:
                    self._renew(mutant, items, seconds)
                continue
            ids = reach.get((mutant.file, mutant.line), set())
            ids = ids or _reached_near(mutant, reach)
            chosen, spent = self._choose(mutant, ids, items, seconds)
            if not chosen:
                self.results[mutant] = "survived: no test reaches it"
            else:
                limit = 10 + 10 * spent
                self._try(functools.partial(_patched, mutant, chosen), mutant, chosen, limit)
            self._tell(mutant)
        return True

    def _choose(self, mutant, ids, items, seconds):  # type: ignore[no-untyped-def]
        """The tests to run within the budget: first what lately killed, then what is near.

        Of a table that says another word, those whose parameters name that word, and those of
        the module that have no parameters.
        """
        parts = [part for part in re.split(r"[\W_]+", mutant.named.lower()) if part]
        if parts and not mutant.inside:
            named = [i for i in ids if _names(items[i], parts, mutant)]
            lists = mutant.change.startswith("without ")
            ids = named if lists or any(_parameters(items[i]) for i in named) else ids

        def rank(nodeid: str) -> float:
            if nodeid in self.killers:
                return seconds[nodeid] - 1 - self.killers[nodeid] / 1000
            return seconds[nodeid] + 5 * (not _mirrors(items[nodeid], mutant))

        chosen, spent = [], 0.0
        for nodeid in sorted(ids, key=rank):
            if spent > BUDGET and not _mirrors(items[nodeid], mutant):
                continue  # what mirrors the module always runs
            spent += seconds[nodeid]
            chosen.append(items[nodeid])
        return chosen, spent

    def _try(self, work, mutant, chosen, limit) -> None:  # type: ignore[no-untyped-def]
        """Run the work of a mutant and remember the test that killed it."""
        place = mmap.mmap(-1, 4)
        result = _fork(functools.partial(work, place), limit)
        self.results[mutant] = result
        killer = int.from_bytes(place[:4], "little")
        if result == "killed" and killer:
            nodeid = chosen[killer - 1].nodeid
            self.killers[nodeid] = self.killers.pop(nodeid, 0) + 1
            if len(self.killers) > 40:
                self.killers.pop(next(iter(self.killers)))

    def _renewable(self, items, seconds) -> bool:  # type: ignore[no-untyped-def]
        """Whether after the renewal of a module that did not change all tests still pass."""
        file = next((m.file for m in self.inside if not m.inside), "")
        if not file:
            return False
        path = ROOT / file
        code = compile(path.read_text("utf-8"), str(path), "exec", dont_inherit=True)
        work = functools.partial(_renewed, Mutant(file, 0, "", "", False, code), items.values())
        passed = _fork(work, 10 + 10 * sum(seconds.values())) == "survived"
        if not passed:
            print("modules cannot be renewed in place", flush=True)
        return passed

    def _renew(self, mutant: Mutant, items, seconds) -> None:  # type: ignore[no-untyped-def]
        """Run a change outside of functions, first the tests that name what was changed."""
        chosen, spent = self._choose(mutant, items, items, seconds)
        self._try(functools.partial(_renewed, mutant, chosen), mutant, chosen, 10 + 10 * spent)
        self._tell(mutant)

    def _tell(self, mutant: Mutant) -> None:
        if self.verbose:
            print(round(time.monotonic() - T0, 1), self.results[mutant][:9], end=" ")
            print(mutant.file, mutant.line, mutant.change, flush=True)


def _mirrors(item, mutant: Mutant) -> bool:  # type: ignore[no-untyped-def]
    stem = Path(mutant.file).stem
    if f"test_{stem}" in item.nodeid or item.nodeid.startswith(mutant.file):
        return True
    params = getattr(getattr(item, "callspec", None), "params", {})
    return (params.get("language"), params.get("fragment")) in _readings(stem)


def _names(item, parts: list[str], mutant: Mutant) -> bool:  # type: ignore[no-untyped-def]
    told = _parameters(item)
    return any(part in told for part in parts) if told else _mirrors(item, mutant)


@functools.cache
def _parameters(item) -> str:  # type: ignore[no-untyped-def]
    """What a test is given, in lower case."""
    return str(getattr(getattr(item, "callspec", None), "params", "")).lower().replace("ё", "е")


@functools.cache
def _readings(stem: str) -> set[tuple[str, str]]:
    """Language and fragment of the lines that `tests/engine/figures` keeps for a module."""
    path = ROOT / "tests/engine/figures/readings" / f"{stem}.txt"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    halves = [line.rpartition("=>")[0].partition(": ") for line in lines]
    return {(language, fragment.strip()) for language, _, fragment in halves}


def _reached_near(mutant: Mutant, reach: dict[tuple[str, int], set[str]]) -> set[str]:
    """Tests that reach the statement of a line on which coverage sees none of its own."""
    for line in range(mutant.line, max(mutant.line - 12, 0), -1):
        if (mutant.file, line) in reach:
            return reach[mutant.file, line]
    return set()


@functools.cache
def _caches() -> list[functools._lru_cache_wrapper[object]]:
    found = (made for made in gc.get_objects() if isinstance(made, functools._lru_cache_wrapper))
    return [made for made in found if (made.__module__ or "").startswith(("civdata", "tests"))]


@functools.cache
def _functions(path: str) -> list[types.FunctionType]:
    found = [made for made in gc.get_objects() if isinstance(made, types.FunctionType)]
    return [made for made in found if made.__code__.co_filename == path]


def _clear_caches() -> None:
    for made in _caches():
        made.cache_clear()


def _run(item) -> bool:  # type: ignore[no-untyped-def]
    """Run one test; return whether it passed. Without fixtures it is simply called."""
    import pytest
    from _pytest.runner import runtestprotocol

    params = getattr(getattr(item, "callspec", None), "params", {})
    marks = {mark.name for mark in item.iter_markers()} - {"parametrize", "hypothesis"}
    plain = isinstance(item, pytest.Function) and item.cls is None and not marks
    if plain and set(item.fixturenames) == set(params):
        try:
            item.obj(**params)
        except pytest.skip.Exception:
            return True
        except BaseException:
            return False
        return True
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _baseline(items, files):  # type: ignore[no-untyped-def]
    """Which tests reach which line, and how long each takes, measured in a child."""
    import pickle

    import coverage

    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(read)
        cover = coverage.Coverage(
            data_file=None, include=[str(ROOT / f) for f in files], config_file=False
        )
        cover.start()
        seconds, failed = {}, []
        for item in items:
            _clear_caches()
            cover.switch_context(item.nodeid)
            started = time.process_time()
            if not _run(item):
                failed.append(item.nodeid)
            seconds[item.nodeid] = time.process_time() - started
        cover.stop()
        reach = {}
        data = cover.get_data()
        for file in files:
            for line, contexts in data.contexts_by_lineno(str(ROOT / file)).items():
                reach[file, line] = set(contexts) - {""}
        with os.fdopen(write, "wb") as out:
            pickle.dump((reach, seconds, failed), out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as source:
        reach, seconds, failed = pickle.load(source)
    os.waitpid(pid, 0)
    if failed:
        raise SystemExit(f"these tests fail without any mutant: {failed[:5]}")
    return reach, seconds


def _patched(mutant: Mutant, items, place=None) -> bool:  # type: ignore[no-untyped-def]
    """Exchange the code of the mutated functions and run tests; return whether one failed.

    The number of the test that failed, counted from one, is written to `place`.
    """
    new: dict[tuple[str, int], types.CodeType] = {}
    stack = [mutant.code]
    while stack:
        code = stack.pop()
        new[code.co_qualname, code.co_firstlineno] = code
        stack += [const for const in code.co_consts if isinstance(const, types.CodeType)]
    for made in _functions(str(ROOT / mutant.file)):
        code = new.get((made.__code__.co_qualname, made.__code__.co_firstlineno))
        if code is not None:
            made.__code__ = code
    _clear_caches()
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    for number, item in enumerate(items, 1):
        signal.setitimer(signal.ITIMER_PROF, 1 + 5 * item.seconds)  # ends a child that hangs
        if not _run(item):
            if place is not None:
                place[:4] = number.to_bytes(4, "little")
            return True
    return False


def _renewed(mutant: Mutant, items, place=None) -> bool:  # type: ignore[no-untyped-def]
    """Import the package of a changed module anew, take it over and run tests, as `_patched`."""
    changed = _Changed(mutant)
    package = changed.name.rpartition(".")[0]
    old = {name: sys.modules.pop(name) for name in list(sys.modules) if name.startswith(package)}
    sys.meta_path.insert(0, changed)
    new = {name: importlib.import_module(name) for name in old}
    sys.modules.update(old)
    taken: dict[tuple[str, int], object] = {}
    for name, module in old.items():
        for key, value in list(vars(module).items()):
            if key.startswith("__") or key not in vars(new[name]):
                continue
            other = vars(new[name])[key]
            if isinstance(value, types.FunctionType):
                _take_defaults(value, other)
            elif isinstance(value, type):
                for made in vars(value).values():
                    if isinstance(made, types.FunctionType):
                        _take_defaults(made, vars(other).get(made.__name__))
            elif not callable(value) and not isinstance(value, types.ModuleType):
                taken[key, id(value)] = other
    for name, module in list(sys.modules.items()):
        if name.startswith(("civdata", "tests")):
            for key, value in list(vars(module).items()):
                if (key, id(value)) in taken:
                    setattr(module, key, taken[key, id(value)])
    return _patched(mutant, items, place)


def _take_defaults(old: types.FunctionType, new: object) -> None:
    if isinstance(new, types.FunctionType):
        old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__


def _fresh(mutant: Mutant, tests: list[str]) -> bool:
    """Import everything anew around a changed module and run tests; return whether one failed."""
    import pytest

    changed = _Changed(mutant)
    sys.meta_path.insert(0, changed)
    importlib.import_module(changed.name)  # before pytest puts a finder of its own in front
    arguments = ["-x", "-q", "-p", "no:cacheprovider", "-k", "not linear_time", *tests]
    return pytest.main(arguments, plugins=[_Same()]) != 0


def _fork(work, limit: float) -> str:  # type: ignore[no-untyped-def]
    """Do some work in a child of its own; `killed`, `killed: …` or `survived`."""
    pid = os.fork()
    if not pid:
        status = 1
        try:
            gc.disable()
            os.setsid()
            hole = os.open(os.devnull, os.O_WRONLY)
            os.dup2(hole, 1)
            os.dup2(hole, 2)
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
            status = 1 if work() else 0
        finally:
            os._exit(status)
    end = time.monotonic() + limit
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return "killed" if status else "survived"
        time.sleep(0.002)
    os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return "killed: by time"


def tests_of(file: str) -> list[str]:
    """The tests that mirror a module, and its own examples; in `figures` all tests after those."""
    area = next(area for area in TESTS if file.startswith(area))
    name = "gates.py" if file.endswith("__init__.py") else Path(file).name
    mirror = f"tests/engine/{area.removeprefix('civdata/')}/test_{name}"
    found = [test for test in (mirror, file, *TESTS[area]) if (ROOT / test).exists()]
    return found[:2] if found[0] == mirror and area == "civdata/checks" else found


def run(chosen: list[Mutant], verbose: bool) -> dict[Mutant, str]:
    """Run mutants; return what became of each."""
    import coverage  # noqa: F401 (heavy imports come before the first fork)
    import pandas as pd  # noqa: F401

    with contextlib.suppress(ImportError):
        import frictionless  # noqa: F401
    results: dict[Mutant, str] = {}
    by_tests: dict[tuple[str, ...], list[Mutant]] = defaultdict(list)
    for mutant in (m for m in chosen if m.inside or m.file.startswith(RENEWED)):
        area = next(area for area in TESTS if mutant.file.startswith(area))
        by_tests[TESTS[area]].append(mutant)
    for tests, inside in by_tests.items():
        _session(tests, inside, results, verbose)
    for mutant in (m for m in chosen if results.get(m, "not run") == "not run"):
        limit = 60.0
        results[mutant] = _fork(functools.partial(_fresh, mutant, tests_of(mutant.file)), limit)
        if verbose:
            print(results[mutant][:9], mutant.file, mutant.line, mutant.change, flush=True)
    return results


def _session(
    tests: tuple[str, ...], inside: list[Mutant], results: dict[Mutant, str], verbose: bool
) -> None:
    """Run mutants inside functions in a pytest session of a child, and take over its results."""
    import pickle

    import pytest

    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(read)
        found: dict[Mutant, str] = {}
        files = [test for test in tests if (ROOT / test).exists()]
        files += sorted({m.file for m in inside if not any(m.file.startswith(t) for t in tests)})
        arguments = ["-q", "-s", "-p", "no:cacheprovider", "-k", "not linear_time", *files]
        pytest.main(arguments, plugins=[_Same(), _Loop(inside, found, verbose)])
        with os.fdopen(write, "wb") as out:
            pickle.dump([found.get(mutant, "not run") for mutant in inside], out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as source:
        results |= dict(zip(inside, pickle.load(source), strict=True))
    os.waitpid(pid, 0)


def explained() -> dict[tuple[str, str, str], str]:
    """The reasons why survivors may survive, by file, line text and change."""
    if not EXPLAINED.exists():
        return {}
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        return {(r["file"], r["line"], r["change"]): r["reason"] for r in csv.DictReader(file)}


def main() -> int:
    """Run the mutants asked for and print the share killed and the survivors."""
    parser = argparse.ArgumentParser(description="Mutation testing of figures, checks and sums.")
    parser.add_argument("modules", nargs="*", default=list(MODULES))
    parser.add_argument("--all", action="store_true", help="mutate the word lists whole, too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=0, help="at most so many a module")
    parser.add_argument("--line", type=int, action="append", help="only these lines")
    parser.add_argument("--inside", action="store_true", help="only changes inside functions")
    parser.add_argument("--outside", action="store_true", help="only changes outside functions")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    files = [
        str(path)
        for module in options.modules
        for path in (
            [Path(module)] if module.endswith(".py") else sorted(Path(module).glob("*.py"))
        )
    ]
    chosen: list[Mutant] = []
    for file in files:
        made = mutants(file)
        most = options.sample or (SAMPLE if file.endswith(LEXICONS) and not options.all else 0)
        if options.inside:
            made = [m for m in made if m.inside]
        if options.outside:
            made = [m for m in made if not m.inside]
        if options.line:
            made = [m for m in made if m.line in options.line]
        if most and len(made) > most:
            made = sorted(random.Random(options.seed).sample(made, most), key=lambda m: m.line)
        chosen += made
    print(f"{len(chosen)} mutants in {len(files)} modules", flush=True)
    results = run(chosen, options.verbose)
    return _report(files, results)


def _report(files: list[str], results: dict[Mutant, str]) -> int:
    reasons = explained()
    open_ones = []
    print(f"{'module':36}{'mutants':>8}{'killed':>8}{'explained':>10}{'left':>6}{'killed %':>10}")
    total = Counter[str]()
    for file in files:
        own = {m: result for m, result in results.items() if m.file == file}
        survivors = [m for m, result in own.items() if not result.startswith("killed")]
        left = [m for m in survivors if m.key not in reasons]
        open_ones += left
        counts = (len(own), len(own) - len(survivors), len(survivors) - len(left), len(left))
        total.update(dict(zip(("all", "killed", "explained", "left"), counts, strict=True)))
        _line(file, counts)
    _line("all", (total["all"], total["killed"], total["explained"], total["left"]))
    for mutant in open_ones:
        print(f"{mutant.file}:{mutant.line}: {mutant.change}   [{results[mutant]}]")
        print(f"    {mutant.text}")
    return 1 if open_ones else 0


def _line(name: str, counts: tuple[int, int, int, int]) -> None:
    every, killed, known, left = counts
    share = 100 * killed / every if every else 100
    print(f"{name:36}{every:8}{killed:8}{known:10}{left:6}{share:10.1f}")


if __name__ == "__main__":
    sys.exit(main())
