"""The command line; the only modules that print or exit."""

import sys

try:
    from civdata.cli.group import main
except KeyboardInterrupt:  # Ctrl-C while it starts
    sys.exit(130)

__all__ = ["main"]
