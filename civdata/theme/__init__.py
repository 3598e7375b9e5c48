"""The theme: templates, layout, styles, scripts and interface pictures of every site."""

from importlib.resources import files
from pathlib import Path

FOLDER = Path(str(files("civdata.theme")))
