"""Write corrections of published figures into the log of changes, from the difference itself.

    python scripts/log_corrections.py OLD NEW --date 2026-11-23 \\
        --why-kk "…" --why-ru "…" --why-en "…"

OLD and NEW are two versions of `datapackages/` (or of one package). Every cell of an observation
or record that both versions have and that differs becomes a correction: where, before, after. The
reason is the editor's, in three languages, since no program knows it. Notes are not corrections.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from civdata.project import open_project
from civdata.record.changes import diff

LANGUAGES = open_project().languages
LOG = Path(__file__).resolve().parents[1] / "site" / "changes.json"
NOT_LOGGED = ("note_", "name_", "definition_", "explanation_", "reading_")
TABLES_OF_OURS = ("indicators", "figures", "columns", "codes")


def corrections(old: Path, new: Path) -> list[dict[str, str]]:
    """Return what was corrected: id, column, before and after of each cell."""
    return [
        {"id": " ".join(change.key), "column": c.column, "before": c.before, "after": c.after}
        for change in diff(old, new).changed
        if change.table not in TABLES_OF_OURS
        for c in change.cells
        if not c.column.startswith(NOT_LOGGED)
    ]


def entry(date: str, why: dict[str, str], found: list[dict[str, str]]) -> dict[str, Any]:
    """Return a log entry: the date, the reason in three languages, the corrections."""
    return {"date": date, **why, "corrections": found}


def main() -> int:
    """Append an entry, or say that nothing was corrected."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--date", required=True)
    parser.add_argument("--log", type=Path, default=LOG)
    for language in LANGUAGES:
        parser.add_argument(f"--why-{language}", required=True)
    options = parser.parse_args()
    found = corrections(options.old, options.new)
    if not found:
        print("no cell of an observation or record was corrected: the log stays as it is")
        return 0
    log = json.loads(options.log.read_text("utf-8"))
    why = {language: getattr(options, f"why_{language}") for language in LANGUAGES}
    log["changes"].insert(0, entry(options.date, why, found))
    text = json.dumps(log, ensure_ascii=False, indent=2) + "\n"
    options.log.write_text(text, "utf-8", newline="\n")
    print(f"{len(found)} corrections logged")
    return 0


if __name__ == "__main__":
    sys.exit(main())
