"""What `validate` accepts, `build` builds and `export` writes: on random changes of a project.

python -m benchmarks.hardness.mutations [NUMBER [EACH [FIRST]]]     2000, each 40th built, from 0

A change sets, takes out or moves a value anywhere in a descriptor or the settings. What our own
gates refuse is counted; what they accept must come out of every exporter and every page maker
without a fault, and each EACHth of these must be built to the end, page checks included. Where it
does not come out, frictionless is asked, too: what it refuses is refused.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.hardness.fork import attempt
from benchmarks.hardness.inputs import WRONG
from benchmarks.hardness.project import small_project
from benchmarks.hardness.tally import Tally

LETTERS = (
    *"aбә1 =+-@<>&\"'`|*_#[](){}!/\\.,:;~^$%\t\n\r\0\x1b\x7f",
    *"\u00a0\u200b\u202e\u2028\ufeff\ufffd\ud800",
    "---\n", "{{7*7}}", "{% raw %}", "<b>", "<!--", "]]>", "&lt;", "](x)", "javascript:", "../", "# ", "1. ",
)  # fmt: skip
KEYS = (
    "name",
    "title",
    "titles",
    "description",
    "version",
    "format",
    "unit",
    "views",
    "schema",
    "x",
)
REFUSED = 3


def mutated(value: Any, dice: random.Random) -> Any:
    """Return a value with one change somewhere in it."""
    if isinstance(value, dict) and value and dice.random() < 0.9:
        key = dice.choice(list(value))
        kind = dice.random()
        if kind < 0.06:
            return {name: one for name, one in value.items() if name != key}
        if kind < 0.1:
            return {**value, dice.choice(KEYS): dice.choice(list(WRONG.values()))}
        return {**value, key: mutated(value[key], dice)}
    if isinstance(value, list) and value and dice.random() < 0.9:
        number = dice.randrange(len(value))
        kind = dice.random()
        if kind < 0.05:
            return value[:number] + value[number + 1 :]
        if kind < 0.1:
            return [*value, value[number]]
        return [*value[:number], mutated(value[number], dice), *value[number + 1 :]]
    if isinstance(value, str) and dice.random() < 0.75:
        place = dice.randrange(len(value) + 1)
        return value[:place] + dice.choice(LETTERS) + value[place + dice.randrange(2) :]
    return dice.choice(list(WRONG.values()))


def change(project: Path, dice: random.Random) -> str:
    """Change one file of a project; return its name."""
    files = sorted(project.glob("datapackages/*/datapackage.json"))
    if dice.random() < 0.25:
        path = project / "civdata.toml"
        text = path.read_text("utf-8")
        place = dice.randrange(len(text))
        path.write_text(
            text[:place] + dice.choice(LETTERS) + text[place + dice.randrange(3) :],
            "utf-8",
            errors="replace",
        )
        return path.name
    path = dice.choice(files)
    path.write_text(json.dumps(mutated(json.loads(path.read_text("utf-8")), dice)), "utf-8")
    return path.parent.name


def used(project: Path, out: Path, whole: bool) -> None:
    """Use a project as a user does; leave with REFUSED where a gate refuses it."""
    from civdata import exports, pages
    from civdata.checks.shape import stock
    from civdata.exports import catalogue, turtle
    from civdata.project import open_project

    check, stock.check = stock.check, lambda _: ([], 0)  # it takes longer than all the rest
    opened = open_project(project)
    if not opened.validate().ok:
        sys.exit(REFUSED)
    stock.check = check
    try:
        collection, address = opened.collection, "https://example.org/"
        written = {p.name: exports.write_all(collection, p, out / p.name) for p in opened.packages}
        catalogue.dcat(collection, written, address, "2026-01-01")
        turtle.turtle_of(catalogue.dcat(collection, written, address, "2026-01-01"))
        books = pages.books_of(collection, opened.site, {}, {}, address)
        list(pages.editions(collection, opened.site, books))
        if whole and not (result := opened.build(out / "site")).pages:
            raise AssertionError(f"not built: {[str(f) for f in result.report.findings][:3]}")
    except Exception:
        if not open_project(project).validate().ok:
            sys.exit(REFUSED)
        raise


def main(number: int = 2000, each: int = 40, first: int = 0) -> int:
    """Try random changes."""
    tally = Tally("random changes of descriptors and settings")
    import civdata.checks
    import civdata.cli
    import civdata.exports
    import civdata.pages
    import civdata.publish  # noqa: F401 - what every copy of this process needs

    refused = accepted = built = 0
    with tempfile.TemporaryDirectory() as place:
        good = small_project(Path(place) / "good")
        for seed in range(first, first + number):
            dice = random.Random(seed)
            project, out = Path(place) / "project", Path(place) / "out"
            shutil.copytree(good, project)
            names = {change(project, dice) for _ in range(dice.choice((1, 1, 2)))}
            whole = accepted % each == each - 1
            done = attempt(lambda: used(project, out, whole), 600)  # noqa: B023
            shutil.rmtree(project)
            shutil.rmtree(out, ignore_errors=True)
            refused += done.code == REFUSED
            accepted += done.code != REFUSED
            built += whole and done.code == 0
            tally.note(f"seed {seed}, {', '.join(sorted(names))}", done.fault((0, REFUSED), 60))
    tally.say(f"refused {refused}, accepted {accepted}, of these built to the end {built}")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:4])))
