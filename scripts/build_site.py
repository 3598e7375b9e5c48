"""Build the site from the data: the same as `civdata build`, for use without installing it.

    python scripts/build_site.py [OUT]

The held texts are taken from beside the project, where they are at hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from civdata.errors import CivdataError  # noqa: E402
from civdata.project import open_project  # noqa: E402
from civdata.publish import build  # noqa: E402


def main(arguments: list[str]) -> int:
    """Build into the folder named, or into `build/site`; return 1 when a gate failed."""
    texts = ROOT.parent / "shared" / "sources"
    out = Path(arguments[0]) if arguments else ROOT / "build" / "site"
    try:
        result = build(open_project(ROOT), out, texts if texts.is_dir() else None)
    except CivdataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for finding in result.report.findings:
        if finding.severity == "error":
            sys.stderr.write(f"{finding}\n")
    if not result.report.ok:
        return 1
    sys.stdout.write(f"{result.pages} pages, {result.files} files in {result.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
