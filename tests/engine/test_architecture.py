"""What holds the project together: the import contract, canonical data, nothing copied."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit_ast
from radon.visitors import Function

from civdata import storage
from tests.conftest import ROOT
from tests.own import LANGUAGES

DATA = sorted((ROOT / "datapackages").glob("*/data/*.csv"))


def test_imports_go_down_only() -> None:
    """The layers of pyproject.toml hold."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_standard_schemas_are_in_every_descriptor() -> None:
    """`scripts/sync_schemas.py` would change nothing."""
    standard = storage.standard_schemas(LANGUAGES)
    for path in (ROOT / "datapackages").glob("*/datapackage.json"):
        for resource in json.loads(path.read_text("utf-8"))["resources"]:
            if resource["name"] in standard:
                assert resource["schema"] == standard[resource["name"]], path


@pytest.mark.parametrize("path", DATA, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_data_files_are_canonical(path: Path) -> None:
    """Writing a table again changes no byte, so that a diff shows data and nothing else."""
    import csv
    import io

    text = path.read_bytes().decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    header = text.split("\n", 1)[0].split(",")
    assert storage.write_csv(header, rows) == text


def test_no_registry_and_no_machine_path_is_committed() -> None:
    """Requirements carry hashes and no addresses; no file names a folder of one machine."""
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|file:|--index|--find-links", text), path
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    machine = re.compile(r"(?<![\w.])/(?:home|root|work|Users)/[a-z]")
    for name in filter(None, listed):
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".toml", ".yml", ".md", ".json", ".cff"}:
            assert not machine.search(path.read_text("utf-8")), name


def test_public_modules_stay_short() -> None:
    """No module of the library grows beyond what a reader takes in at a sitting."""
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in (ROOT / "civdata").rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 520
    }
    assert long == {}


def _modules() -> list[Path]:
    """Return the modules of the library, without the record that travels with it."""
    found = (ROOT / "civdata").rglob("*.py")
    return sorted(path for path in found if "edition" not in path.parts)


def _begins(tree: ast.Module) -> dict[int, int]:
    """Return by the line of each function the one on which its decorators begin."""
    found = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {f.lineno: min([f.lineno, *(d.lineno for d in f.decorator_list)]) for f in found}


def test_a_complex_function_says_why_it_is_one() -> None:
    """Above ten by radon a comment gives the reason, and only there; nothing is above fifteen."""
    wrong: list[str] = []
    for path in _modules():
        text = path.read_text("utf-8")
        lines, tree = text.splitlines(), ast.parse(text)
        begins = _begins(tree)
        said = {n for n, line in enumerate(lines, 2) if line.lstrip().startswith("# complex: ")}
        found = [b for b in cc_visit_ast(tree) if isinstance(b, Function) and b.complexity > 10]
        name = path.relative_to(ROOT).as_posix()
        wrong += [f"{name}: {b.fullname} is too complex" for b in found if b.complexity > 15]
        needed = {begins[block.lineno] for block in found}
        wrong += [f"{name}:{line}: no reason" for line in sorted(needed - said)]
        wrong += [f"{name}:{line}: no need of a reason" for line in sorted(said - needed)]
    assert wrong == []


def test_every_module_has_a_test_of_its_name() -> None:
    """Who looks for the test of a module finds it by its name."""
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "tests").rglob("test_*.py")}
    named = [path for path in _modules() if path.stem not in ("__init__", "__main__")]
    lacking = [str(path.relative_to(ROOT)) for path in named if path.stem not in tests]
    assert lacking == []


TENANT = re.compile(r"(?<![\w-])(kk|ru|en|ky|uz|de|KZ|KG|KZT|KGS|USD|EUR|RUB)(?![\w-])")
COUNTRY = re.compile(r"Kazakh|Қазақ|Казах|Kyrgyz|Кыргыз")
NAMED_HERE = ("languages", "skeleton", "edition")


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts in a module's code, without docstrings and what follows `>>>`."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in told | alone:
            yield getattr(node, "lineno", 0), text


def test_no_module_of_the_engine_names_a_language_a_country_or_a_currency() -> None:
    """What belongs to a language stands in its folder, what belongs to a record in its settings."""
    found = []
    for path in sorted((ROOT / "civdata").rglob("*.py")):
        place = path.relative_to(ROOT / "civdata")
        if place.parts[0] in NAMED_HERE:
            continue
        for line, text in _texts(path):
            if TENANT.fullmatch(text) or COUNTRY.search(text):
                found.append(f"{place}:{line}: {text[:60]}")
    assert found == []


def test_no_script_or_template_names_a_language_or_a_country() -> None:
    """The theme is the same for every record."""
    found = []
    for path in sorted((ROOT / "civdata" / "theme").rglob("*")):
        if path.suffix in (".js", ".html", ".md", ".xml"):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if re.search(r"""["'](kk|ru|en|ky|KZ|KZT)["']""", line) or COUNTRY.search(line):
                    found.append(f"{path.name}:{number}: {line.strip()[:80]}")
    assert found == []
