"""Shows the examples of docstrings as code in the documentation; mkdocstrings runs this."""

from __future__ import annotations

import re
from typing import Any

import griffe

EXAMPLE = re.compile(r"^>>> .*(?:\n(?!\s*$).*)*", re.MULTILINE)
"""A doctest: from its first prompt to the next empty line."""


def fenced(text: str) -> str:
    """Return a docstring whose examples are blocks of code.

    >>> print(fenced("Say it.\\n\\n>>> 1 + 1\\n2\\n\\nSo."))
    Say it.
    <BLANKLINE>
    ```pycon
    >>> 1 + 1
    2
    ```
    <BLANKLINE>
    So.
    """
    if "```" in text:  # by hand, or seen before
        return text
    return EXAMPLE.sub(lambda found: f"```pycon\n{found[0]}\n```", text)


class Examples(griffe.Extension):
    """Puts fences around the examples of every docstring."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change the docstring of a class, function or attribute that has one."""
        if obj.docstring:
            obj.docstring.value = fenced(obj.docstring.value)

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Change the docstring of the package itself."""
        self.on_object(obj=pkg)
