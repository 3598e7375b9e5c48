"""Write the reference page of the command line from the commands themselves.

python scripts/cli_reference.py          write docs/reference/cli.md
python scripts/cli_reference.py --check  fail when the page is not what would be written
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from civdata.cli import main as command

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "cli.md"
HEAD = """# The command line

Written by `python scripts/cli_reference.py` from the commands themselves; a test fails when a
command is missing here or has changed.
"""


def page() -> str:
    """Return the whole page: a section for each command with its help text."""
    parts = [HEAD]
    top = click.Context(command, info_name="civdata", max_content_width=96)
    for name in command.list_commands(top):
        found = command.get_command(top, name)
        assert found is not None
        context = click.Context(found, info_name=name, parent=top, max_content_width=96)
        parts.append(f"## {name}\n\n```text\n{found.get_help(context)}\n```\n")
    return "\n".join(parts)


def main() -> int:
    """Write the page, or compare it."""
    if "--check" in sys.argv:
        same = PAGE.read_text("utf-8") == page()
        print("docs/reference/cli.md is", "current" if same else "old: run this without --check")
        return 0 if same else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
