"""How a bench spoils a good folder: what is written into it, and what stands for a file in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

Spoil = Callable[[Path], object]


def written(name: str, content: str | bytes) -> Spoil:
    """Return what writes a file."""
    made = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return lambda folder: (folder / name).write_bytes(made)


def instead(name: str) -> Iterator[tuple[str, Spoil]]:
    """Yield what may stand in the place of a file: its words, and what puts it there."""
    kinds: dict[str, Callable[[Path], object]] = {
        "is a pipe": os.mkfifo,
        "is a folder": Path.mkdir,
        "leads to itself": lambda path: path.symlink_to(path.name),
        "leads to /dev/zero": lambda path: path.symlink_to("/dev/zero"),
        "leads to /etc/passwd": lambda path: path.symlink_to("/etc/passwd"),
        "is not there": lambda _: None,
    }
    for words, make in kinds.items():
        yield f"{name} {words}", _replaced(name, make)


def _replaced(name: str, make: Callable[[Path], object]) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).unlink()
        make(folder / name)

    return spoil
