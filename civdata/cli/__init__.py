"""The command line; the only modules that print or exit."""

from civdata.cli.reading import main

__all__ = ["main"]
