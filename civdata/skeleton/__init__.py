"""What `civdata init` copies: a read-me, workflows, files that git leaves alone."""

from importlib.resources import files
from pathlib import Path

FOLDER = Path(str(files("civdata.skeleton")))
