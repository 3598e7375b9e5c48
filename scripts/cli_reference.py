"""Write the reference page of the command line from the commands themselves.

python scripts/cli_reference.py          write docs/reference/cli.md
python scripts/cli_reference.py --check  fail when the page is not what would be written
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
    top = click.Context(command, info_name="civdata", max_content_width=96)
    return "\n".join([HEAD, *sections(command, top, "")])


def sections(group: click.Group, context: click.Context, prefix: str) -> Iterator[str]:
    """Yield the section of each command of a group; a group's own commands follow it."""
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        own = click.Context(found, info_name=name, parent=context, max_content_width=96)
        yield f"## {prefix}{name}\n\n```text\n{found.get_help(own)}\n```\n"
        if isinstance(found, click.Group):
            yield from sections(found, own, f"{prefix}{name} ")


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
