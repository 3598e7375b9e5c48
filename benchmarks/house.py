"""What a review of the house counts, today and at an older commit, in one table.

    python benchmarks/house.py [--before 470962b]

Reads the sources with git and Python's own parser; runs nothing of them. Needs radon.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import subprocess
import tarfile
import tempfile
import tokenize
from pathlib import Path

from radon.complexity import cc_visit

ROOT = Path(__file__).resolve().parents[1]
CODES = re.compile(r"[\"'](kk|ru|en)[\"']")
TENANT = re.compile(r"\bKZ\b|KZT|Kazakhstan|Казахстан|Қазақстан")


def modules(root: Path) -> list[Path]:
    """Return the modules of the library."""
    return sorted(p for p in (root / "civdata").rglob("*.py") if "edition" not in p.parts)


def engine(root: Path) -> list[Path]:
    """Return the files of the engine: modules, scripts and templates outside the languages."""
    places = ("languages", "skeleton", "edition", "datapackages")
    kinds = {".py", ".js", ".html", ".md"}
    found = [p for p in (root / "civdata").rglob("*") if p.suffix in kinds]
    return [p for p in found if not set(p.relative_to(root).parts) & set(places)]


def code(path: Path) -> str:
    """Return a file without docstrings' examples and without comments."""
    text = path.read_text("utf-8")
    return "\n".join(line for line in text.splitlines() if ">>>" not in line)


def calls(root: Path, name: str) -> int:
    """Count the calls of a name."""
    found = 0
    for path in modules(root):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                found += 1
    return found


def comments(root: Path, folder: str) -> str:
    """Count comments and lines of a folder."""
    noted = lines = 0
    for path in sorted((root / "civdata" / folder).rglob("*.py")):
        text = path.read_text("utf-8")
        lines += len(text.splitlines())
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        noted += sum(token.type == tokenize.COMMENT for token in tokens)
    return f"{noted} in {lines}"


def complexities(root: Path) -> list[int]:
    """Return the cyclomatic complexity of each function and class, by radon."""
    return [
        block.complexity for path in modules(root) for block in cc_visit(path.read_text("utf-8"))
    ]


def reasons(root: Path) -> int:
    """Count the comments that say why a function is complex."""
    texts = (path.read_text("utf-8") for path in modules(root))
    return sum(len(re.findall(r"^ *# complex: ", text, re.MULTILINE)) for text in texts)


def untested(root: Path) -> str:
    """Count the modules without a test file of their name."""
    tests = {p.stem.removeprefix("test_") for p in (root / "tests").rglob("test_*.py")}
    names = [p for p in modules(root) if p.stem not in ("__init__", "__main__")]
    lacking = [p for p in names if p.stem not in tests]
    return f"{len(lacking)} of {len(names)}"


def long_modules(root: Path) -> int:
    """Count the modules of more than 300 lines."""
    return sum(len(path.read_text("utf-8").splitlines()) > 300 for path in modules(root))


def measures(root: Path) -> dict[str, str]:
    """Return what is counted, in words and figures."""
    texts = {path: code(path) for path in engine(root)}
    named = [path for path, text in texts.items() if CODES.search(text)]
    ways = complexities(root)
    tenants = [path for path, text in texts.items() if TENANT.search(text)]
    return {
        "modules": str(len(modules(root))),
        "lines": f"{sum(len(p.read_text('utf-8').splitlines()) for p in modules(root)):,}",
        "modules over 300 lines": str(long_modules(root)),
        "files of the engine that name a language": str(len(named)),
        "files of the engine that name the country or its currency": str(len(tenants)),
        "places where `lexicon.name` decides": str(
            sum(text.count("lexicon.name") for text in texts.values())
        ),
        "places that make a `Finding` by hand": str(calls(root, "Finding")),
        "places that make one by `fault`": str(calls(root, "fault")),
        "functions of complexity over 10": str(sum(one > 10 for one in ways)),
        "of these with the reason beside them": str(reasons(root)),
        "functions of complexity over 15": str(sum(one > 15 for one in ways)),
        "functions of complexity over 20": str(sum(one > 20 for one in ways)),
        "modules without a test of their name": untested(root),
        "comments in lines of `figures/`": comments(root, "figures"),
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--before", default="470962b", help="an older commit")
    options = parser.parse_args()
    done = subprocess.run(
        ["git", "archive", options.before, "civdata", "tests"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        before = measures(Path(folder))
    now = measures(ROOT)
    print(f"| counted | {options.before} | now |\n|---|---|---|")
    for name, value in now.items():
        print(f"| {name} | {before[name]} | {value} |")


if __name__ == "__main__":
    main()
