"""One folder a language, with everything that depends on a language.

Languages are the folders here and the packages that others install with an entry point of the
group `civdata.languages` (its name is the code, its value the package). A folder that is no
package, such as one beside somebody's data, is opened by `load` and handed on.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from civdata.errors import UnknownName
from civdata.languages.language import Language

if TYPE_CHECKING:
    from pathlib import Path

    from civdata.languages.lexicon import Lexicon as Lexicon

__all__ = ["Language", "Lexicon", "codes", "get", "load", "read_codes"]

DEFAULT = "en"
"""The language of what nothing else says the language of."""

GROUP = "civdata.languages"
"""The group of entry points by which another package brings a language."""


def codes() -> tuple[str, ...]:
    """Return the codes of all installed languages, in alphabetical order.

    >>> "en" in codes()
    True
    """
    return tuple(sorted(_installed()))


def read_codes() -> tuple[str, ...]:
    """Return the codes of the installed languages whose figures can be read."""
    names = ("figures.py", "figures.json")
    return tuple(
        code
        for code, language in sorted(_installed().items())
        if any((language.folder / name).is_file() for name in names)
    )


def get(code: str, extra: Iterable[Language] = ()) -> Language:
    """Return a language by its code; those of `extra` go before the installed ones.

    >>> get("en").code
    'en'

    Raises `UnknownName` for a code that no language has.
    """
    for language in extra:
        if language.code == code:
            return language
    known = own()
    if code not in known:
        known = _installed()
    if code not in known:
        raise UnknownName.among("language", code, codes())
    return known[code]


def load(folder: Path, code: str = "") -> Language:
    """Open a folder as a language; its code is the name of the folder unless another is given."""
    return Language(code or folder.name, folder)


@cache
def own() -> dict[str, Language]:
    """Return the languages that come with civdata, by code; they go before those of others."""
    from pathlib import Path

    return {
        folder.name: Language(folder.name, folder, f"{__name__}.{folder.name}")
        for folder in Path(__file__).parent.iterdir()
        if folder.is_dir() and not folder.name.startswith(("_", "."))
    }


@cache
def _installed() -> dict[str, Language]:
    """Find the languages once: what is installed does not change while a program runs."""
    from importlib.metadata import entry_points  # not at the top: slow, and no browser has it
    from importlib.resources import files
    from pathlib import Path

    found = dict(own())
    for point in entry_points(group=GROUP):
        folder = Path(str(files(point.value)))
        found.setdefault(point.name, Language(point.name, folder, point.value))
    return found


def __getattr__(name: str) -> Any:
    """Import the grammar of figures when it is first asked for: a search needs none."""
    if name == "Lexicon":
        from civdata.languages.lexicon import Lexicon

        return Lexicon
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
