"""Set the project up on a fresh machine and build the site or run the tests.

    python3 scripts/dev.py site     set up, then build the site from the data into build/site
    python3 scripts/dev.py docs     set up, then build the documentation into build/site/docs
    python3 scripts/dev.py test     set up, then run every check and all tests
    python3 scripts/dev.py lock     write the pinned requirements files anew

Needs Python 3.11+ and git, nothing else: it makes `.venv` beside this folder, installs the pinned
and hashed requirements into it, and, for the tests, Debian's `chromium` where it is missing and
this user may install packages.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
REQUIREMENTS = ROOT / "requirements"
SOURCES = Path(os.environ.get("CIVDATA_SOURCES", ROOT.parent / "shared" / "sources"))


def main() -> int:
    """Run the task named on the command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - a fresh machine may bring an older one
        print(f"civdata needs Python 3.11 or newer; this is {sys.version.split()[0]}")
        return 1
    tasks = {"site": site, "docs": docs, "test": test, "lock": lock}
    task = tasks.get(sys.argv[1] if len(sys.argv) == 2 else "")
    if task is None:
        print(__doc__)
        return 2
    return task()


def run(*command: str | Path, **environment: str) -> int:
    """Run a command in the project folder, showing it first; return its exit code."""
    words = [str(word) for word in command]
    print("$", " ".join(words).replace(f"{ROOT}{os.sep}", ""), flush=True)
    return subprocess.run(
        words, cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def setup(requirements: str) -> int:
    """Make the virtual environment and install the pinned requirements, once for each version."""
    locked = [REQUIREMENTS / f"{requirements}.txt"]
    if requirements == "dev":
        locked.append(REQUIREMENTS / "shapes.txt")
    read = b"".join(path.read_bytes() for path in (*locked, ROOT / "pyproject.toml"))
    state = hashlib.sha256(read).hexdigest()
    stamp = VENV / f".{requirements}-installed"
    if stamp.exists() and stamp.read_text() == state:
        return 0
    if not (BIN / "pip").exists() and not (BIN / "pip.exe").exists():
        venv.create(VENV, with_pip=True)
    pip = (BIN / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    # The file is complete, so nothing is left to resolve: an older pip would take the extra of a
    # pinned package for another, unpinned one as soon as a newer version of it comes out.
    files = [word for path in locked for word in ("-r", path)]
    code = run(*pip, "--require-hashes", "--no-deps", *files) or run(
        *pip, "--no-deps", "--no-build-isolation", "--editable", ROOT
    )
    if not code:
        stamp.write_text(state)
    return code


def site() -> int:
    """Build the site; held texts are used as proof where they are at hand."""
    proof = ("--sources", SOURCES) if SOURCES.is_dir() else ()
    code = setup("site") or run(BIN / "civdata", "build", *proof)
    if not code:
        print(f"Open it with: {BIN.relative_to(ROOT) / 'civdata'} serve")
    return code


def docs() -> int:
    """Build the documentation beside the site."""
    return setup("dev") or book(ROOT / "build" / "site" / "docs")


def book(place: Path) -> int:
    """Build the documentation into a folder; a warning fails it."""
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    settings = ROOT / "scripts" / "docs.yml"
    return run(BIN / "mkdocs", "build", "-q", "-f", settings, "-d", place, **quiet)


def test() -> int:
    """Run linters, types, the import contract, the gates and the tests; stop at nothing."""
    if code := setup("dev"):
        return code
    browser()
    python = BIN / "python"
    proof = ("--sources", SOURCES) if SOURCES.is_dir() else ()
    if not proof:
        print(f"No held texts at {SOURCES}: figures are checked against the index only.")
    pytest = (python, "-m", "pytest", "-q", "-rs", "--durations=10")
    with tempfile.TemporaryFile("w+") as said:
        # The browser tests wait a lot, so they run beside all the rest and are printed at the end.
        beside = subprocess.Popen(
            [*pytest, "tests/site"], cwd=ROOT, stdout=said, stderr=subprocess.STDOUT
        )
        codes = [
            run(BIN / "ruff", "check"),
            run(BIN / "ruff", "format", "--check"),
            run(BIN / "mypy"),
            run(BIN / "lint-imports"),
            run(BIN / "zizmor", "--offline", "--no-progress", "--persona=pedantic", ".github"),
            run(BIN / "civdata", "validate", *proof),
            book(ROOT / "build" / "docs"),
            run(*pytest, "--ignore=tests/site"),
            beside.wait(),
        ]
        said.seek(0)
        print("$", "pytest tests/site", flush=True)
        print(said.read(), flush=True)
    return max(codes)


def browser() -> None:
    """Install Debian's chromium where it is missing and that can be done; else name the command."""
    if any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        return
    install = "apt-get update -q && apt-get install -y -q chromium"
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        run("sh", "-c", install, DEBIAN_FRONTEND="noninteractive")
    elif shutil.which("apt-get") and shutil.which("sudo"):
        run("sudo", "sh", "-c", install)
    else:
        print("The browser tests need chromium: install it with your package manager.")


def lock() -> int:
    """Pin what the extras ask for, with hashes and without the address of any registry."""
    if code := setup("dev"):
        return code
    dev = REQUIREMENTS / "dev.txt"
    return max(
        run(
            *(BIN / "uv", "pip", "compile", "--quiet", "pyproject.toml", "--extra", name),
            *("--extra", "setup", *limits),
            *("--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade"),
            *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header"),
            *("--output-file", REQUIREMENTS / f"{name}.txt"),
        )
        # What builds the site has the versions that were tested: they decide its bytes.
        for name, limits in (("dev", ()), ("site", ("--constraint", dev)))
    )


if __name__ == "__main__":
    sys.exit(main())
