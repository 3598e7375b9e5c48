"""A language: a folder with everything that depends on it, read when it is first asked for.

    figures.py       the words of printed figures: a module with `LEXICON`, or instead of it
    figures.json     the same as data only, see `tables.from_table`
    stems.py         word forms for search: a module with `stem(word)`; not needed with a stemmer
    language.json    name, alphabet, quotes, stop words, keyboard, the name of a Snowball stemmer
    interface.json   the words of the pages

Each file may be missing: without the first two a language has no reader, without `interface.json`
no pages of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from civdata.languages.lexicon import Lexicon
from civdata.languages.tables import from_table

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@dataclass(frozen=True)
class Language:
    """One language by its code; `package` is the importable name of its folder, if it has one."""

    code: str
    folder: Path
    package: str = ""

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The words of its figures; `None` for a language without a reader."""
        module = self._module("figures")
        if module is not None:
            lexicon = module.LEXICON
            assert isinstance(lexicon, Lexicon), f"LEXICON of {self.code} is no Lexicon"
            return lexicon
        table = self._json("figures.json")
        return from_table(self.code, table) if table else None

    @cached_property
    def stem(self) -> Callable[[str], str]:
        """The function that brings the forms of a word together; without rules each stays alone."""
        module = self._module("stems")
        if module is not None:
            own: Callable[[str], str] = module.stem
            return own
        if self.snowball:
            from snowballstemmer import stemmer  # only searches need it

            foreign: Callable[[str], str] = stemmer(self.snowball).stemWord
            return foreign
        return str.casefold

    def interface(self) -> dict[str, str]:
        """Return the words of the pages; none for a language that only sources are in."""
        found: dict[str, str] = self._json("interface.json")
        return found

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return str(self._facts.get("name", self.code))

    @property
    def alphabet(self) -> str:
        """Its small letters in order."""
        return str(self._facts.get("alphabet", ""))

    @property
    def quotes(self) -> tuple[str, str]:
        """The marks that open and close a quotation."""
        first, last = self._facts.get("quotes", "“”")
        return first, last

    @property
    def snowball(self) -> str:
        """The name of its Snowball stemmer, empty where it has none."""
        return str(self._facts.get("snowball", ""))

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """The words that searches pass over."""
        return frozenset(self._facts.get("stopwords", ()))

    @property
    def keyboard(self) -> Mapping[str, str]:
        """What a letter becomes when it was typed on another layout."""
        return MappingProxyType(self._facts.get("keyboard", {}))

    @cached_property
    def _facts(self) -> dict[str, Any]:
        return self._json("language.json")

    def _json(self, name: str) -> dict[str, Any]:
        path = self.folder / name
        found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return found

    def _module(self, name: str) -> ModuleType | None:
        """The module of a file in the folder, `None` where the file is missing."""
        import importlib.util  # not at the top: the page that reads texts in a browser lacks it

        path = self.folder / f"{name}.py"
        if not path.is_file():
            return None
        if self.package:
            return importlib.import_module(f"{self.package}.{name}")
        spec = importlib.util.spec_from_file_location(f"{self.code}_{name}", path)
        assert spec is not None
        assert spec.loader is not None  # the file exists and ends in .py
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
