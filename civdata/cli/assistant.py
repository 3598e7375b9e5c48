"""The command that answers assistants."""

from __future__ import annotations

from pathlib import Path

import click

from civdata.cli.choice import chosen, data_option


@click.command("mcp")
@data_option
def mcp(data: Path | None) -> None:
    """Answer assistants over the Model Context Protocol, on standard input and output.

    Tools: search, evidence, series, check. No connection is opened.
    """
    from civdata.assistant import serve

    serve(chosen(data))
