"""The reader and the matcher in a browser: their Python, written as JavaScript."""
