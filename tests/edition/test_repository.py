"""What others get when they check the project out."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_on_windows_has_the_same_bytes(tmp_path: Path) -> None:
    """Git turns no line end of the data into that of another system, whatever it is set to."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    clone = ("git", "clone", "-q", "--no-checkout", "--shared", str(ROOT), "copy")
    subprocess.run(clone, cwd=tmp_path, check=True, capture_output=True)
    windows = ("-c", "core.autocrlf=true", "-c", "core.eol=crlf")
    for file in (".gitattributes", "datapackages/grants"):
        command = ("git", *windows, "checkout", "-q", "HEAD", "--", file)
        subprocess.run(command, cwd=tmp_path / "copy", check=True, capture_output=True)
    files = [path for path in (tmp_path / "copy/datapackages").rglob("*") if path.is_file()]
    assert len(files) > 3
    assert not [path for path in files if b"\r" in path.read_bytes()]


def test_the_workflows_are_without_findings() -> None:
    """Actions are pinned, and no job has more rights than it needs, as zizmor sees it."""
    zizmor = Path(sys.executable).with_name("zizmor")  # of the requirements for developers
    command = [zizmor, "--offline", "--no-progress", ROOT / ".github" / "workflows"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()


def test_the_source_distribution_has_all_that_is_kept() -> None:
    """Each file or folder at the top of a checkout is in it, so that its tests run."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    command = ["git", "ls-files"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    kept = {path.partition("/")[0] for path in done.stdout.splitlines()}
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = told["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    always = {"pyproject.toml", ".gitignore"}
    assert {n for n in kept - always if not any(fnmatch(n, form) for form in asked)} == set()


def test_what_is_published_is_published_anew_when_it_changes() -> None:
    """A change of the data, the code, the site or the documentation starts the workflow."""
    text = (ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    for part in ("datapackages", "site", "civdata", "docs", "requirements"):
        assert f'- "{part}/**"' in text, part


def test_every_page_of_the_documentation_is_listed() -> None:
    """Its front page leads to each other page, and to none that is not there."""
    docs = ROOT / "docs"
    listed = set(re.findall(r"\]\(([\w/-]+\.md)\)", (docs / "index.md").read_text("utf-8")))
    pages = {path.relative_to(docs).as_posix() for path in docs.glob("*/*.md")}
    assert listed == pages


def test_python_is_asked_for_as_it_was_tried() -> None:
    """The versions of the classifiers are those that the workflow of checks runs on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    said = [c.rpartition(" ")[2] for c in project["classifiers"] if "Python :: 3." in c]
    check = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    (tried,) = re.findall(r"python: \[(.*)\]", check)
    assert said == re.findall(r"[\d.]+", tried)
