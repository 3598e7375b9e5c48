"""`python -m civdata` is the command `civdata`."""

from civdata.cli import main

main()
