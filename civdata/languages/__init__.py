"""One folder a language, with everything that depends on a language."""

from importlib.resources import files
from pathlib import Path


def interface(code: str) -> Path:
    """Return the file of the interface words of a language."""
    return Path(str(files("civdata.languages") / code / "interface.json"))
