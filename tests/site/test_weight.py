from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

from civdata.publish import BuildResult
from tests.site.sites import Site

MOST = 100_000
SHARED = (
    "stylesheets/site.css",
    "javascripts/theme.js",
    "javascripts/site.js",
    "javascripts/tables.js",
    "javascripts/sift.js",
    "javascripts/lists.js",
    "javascripts/charts.js",
    "javascripts/files.js",
    "images/mark.svg",
)


def packed(path: Path) -> int:
    """Size of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 6))


def test_every_page_is_light(site: Site) -> None:
    """The first load of any page is at most 100 KB compressed, with all that it loads."""
    shared = sum(packed(site.out / "assets" / name) for name in SHARED)
    weights = {path: packed(path) + shared for path in site.out.rglob("*.html")}
    assert not {str(path): weight for path, weight in weights.items() if weight > MOST}


def test_two_builds_are_the_same_bytes(
    built: BuildResult, twin: tuple[Path, subprocess.Popen[str]]
) -> None:
    """A second build from the same input gives the same files, byte for byte."""
    second, running = twin
    said, _ = running.communicate()
    assert running.returncode == 0, said

    def contents(root: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(root)): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file()
        }

    one, other = contents(built.out), contents(second)
    assert set(one) == set(other)
    assert not [name for name, content in one.items() if other[name] != content]
