"""Are the measured numbers in the docs and on the page those that the programs print today?

    python benchmarks/measured.py --score SCORE.py                    check them
    python benchmarks/measured.py --score SCORE.py --write            write them anew
    python benchmarks/measured.py --sources DIR --examples DIR        the table of drafts, alike

SCORE.py is the script that scores `civdata check` on labelled texts. Its numbers stand in the
`[measured]` of each language's `claims.toml`, which the page "Check a text" shows, and in the table
of `docs/explanation/claims.md`, whose last column is counted here from the texts of the repository.
With --sources and --examples the table of `benchmarks/draft.py` is compared. Exit status 1 where
anything differs.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "explanation" / "claims.md"
LANGUAGES = ROOT / "civdata" / "languages"
MEASURES = {
    "differs": ("`differs`, precision", "differs: precision"),
    "differs_found": ("`differs`, recall", "differs: recall"),
    "agrees": ("`agrees`, precision", "agrees: precision"),
    "agrees_found": ("`agrees`, recall", "agrees: recall"),
    "link": ("link right", "link accuracy"),
    "left": ("left alone what is not in the record", "abstention"),
    "not_a_claim": ("`not_a_claim`", "not_a_claim accuracy"),
    "chance": ("a random number still agrees", "coincidence: still agrees (low is good)"),
    "flip": ("a changed digit no longer agrees", "digit flip: no longer agrees"),
}
"""By its name in `claims.toml`, a measure's name in the docs and in what the script prints."""
SHOWN = ("differs", "differs_found", "agrees", "agrees_found", "link", "left")


def scored(printed: str) -> dict[str, dict[str, str]]:
    """Return by language what the script printed, each measure as `19/20`."""
    lines = printed.splitlines()
    head = next(line.split() for line in lines if line.split()[-1:] == ["all"])
    found: dict[str, dict[str, str]] = {lang: {} for lang in head[:-1]}
    for name, (_, label) in MEASURES.items():
        line = next(line for line in lines if line.startswith(label))
        parts = re.findall(r"\b\d+/\d+\b", line)
        for lang, part in zip(head[:-1], parts, strict=False):
            found[lang][name] = part
    return found


def of_own_texts() -> dict[str, str]:
    """Count the same on the labelled texts of the repository."""
    from tests.edition.test_claims import labelled

    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    kept = {"agrees": "agrees", "differs": "differs"}
    for item in labelled():
        said = item.claim.verdict if item.claim else "not_a_claim"
        for verdict, name in kept.items():
            of[name] += said == verdict
            of[f"{name}_found"] += item.verdict == verdict
            right[name] += said == verdict == item.verdict
            right[f"{name}_found"] += said == verdict == item.verdict
        if item.verdict in ("differs", "agrees", "contested"):
            claim = item.claim
            got = [claim.indicator, claim.period, claim.area, claim.status] if claim else []
            of["link"] += 1
            right["link"] += got == item.about.split("@")
        elif item.verdict == "not_in_record":
            of["left"] += 1
            right["left"] += said not in ("agrees", "differs")
        else:
            of["not_a_claim"] += 1
            right["not_a_claim"] += said == "not_a_claim"
    return {name: f"{right[name]}/{of[name]}" for name in of}


def cell(part: str) -> str:
    """Return `19/20` as the docs write it."""
    right, _, whole = part.partition("/")
    return f"{100 * int(right) / int(whole):.1f}% ({part})" if whole else "–"


def claims_table(found: dict[str, dict[str, str]]) -> str:
    """Return the table of checks for the docs."""
    columns = {**found, "other texts": of_own_texts()}
    rows = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for name, (label, _) in MEASURES.items():
        cells = (cell(column.get(name, "")) for column in columns.values())
        rows.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def drafts_table(sources: Path, examples: Path) -> str:
    """Return the table of drafts for the docs."""
    here = Path(__file__).parent
    rows = []
    alone = {name: value for name, value in os.environ.items() if name != "CIVDATA_SOURCES"}
    for given in (("--sources", sources), ("--examples", examples)):
        command = [sys.executable, str(here / "draft.py"), given[0], str(given[1])]
        printed = subprocess.run(
            command, capture_output=True, encoding="utf-8", check=True, env=alone
        ).stdout
        last = printed.rpartition("\nall\n")[2]
        rows.append(re.findall(r"^  (\S.*?)\s+[\d.]+%\s+(\d+/\d+)$", last, re.M))
    lines = ["| | founding documents | press texts |", "|---|---|---|"]
    for (name, one), (_, other) in zip(*rows, strict=True):
        lines.append(f"| {name} | {cell(one)} | {cell(other)} |")
    return "\n".join(lines) + "\n"


def replaced(text: str, table: str) -> str:
    """Return a text with the table of the same head replaced."""
    head = re.escape(table.partition("\n")[0])
    return re.sub(rf"{head}\n(?:\|.*\n)+", lambda _: table, text, count=1)


def with_measures(text: str, found: dict[str, str]) -> str:
    """Return a language's `claims.toml` with what was measured of it."""
    lines = "".join(f'{name} = "{found[name]}"\n' for name in SHOWN)
    return re.sub(r"(?<=\n\[measured\]\n)(?:\w+ = \".*\"\n)*", lambda _: lines, text, count=1)


def main() -> None:
    """Compare or write, and fail where a number is stale."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--score", type=Path, help="the script that scores `civdata check`")
    parser.add_argument("--sources", type=Path, help="folder of the held texts")
    parser.add_argument("--examples", type=Path, help="folder of press texts with rows.csv")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    wanted: dict[Path, str] = {DOCS: DOCS.read_text("utf-8")}
    if given.score:
        command = [sys.executable, str(given.score)]
        command += ["--command", f"{sys.executable} -m civdata check"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        print(done.stdout)
        found = scored(done.stdout)
        for lang, measures in found.items():
            path = LANGUAGES / lang / "claims.toml"
            wanted[path] = with_measures(path.read_text("utf-8"), measures)
        wanted[DOCS] = replaced(wanted[DOCS], claims_table(found))
    if given.sources and given.examples:
        wanted[DOCS] = replaced(wanted[DOCS], drafts_table(given.sources, given.examples))
    stale = [path for path, text in wanted.items() if path.read_text("utf-8") != text]
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'written' if given.write else 'not what was measured'}")
        if given.write:
            path.write_text(wanted[path], "utf-8", newline="")
    sys.exit(bool(stale) and not given.write)


if __name__ == "__main__":
    main()
