"""A language: a folder with everything that depends on it, read when it is first asked for.

    figures.py       the words of printed figures: a module with `LEXICON`, or instead of it
    figures.json     the same as data only, see `tables.from_table`
    stems.py         word forms: a module with `stem(word)`; not needed with one of these:
    suffixes.json    word forms of an agglutinative language for search, see `suffixes`
    endings.json     word forms of another one, see `endings`
    search.json      more stop words, words of questions, scales, things of many names
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

from civdata.languages.endings import Endings
from civdata.languages.snowball import stem_of
from civdata.languages.suffixes import Suffixes

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from civdata.languages.lexicon import Lexicon


@dataclass(frozen=True)
class Language:
    """One language by its code; `package` is the importable name of its folder, if it has one."""

    code: str
    folder: Path
    package: str = ""

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The words of its figures; `None` for a language without a reader."""
        from civdata.languages.lexicon import Lexicon  # a search reads no figures of texts
        from civdata.languages.tables import from_table

        module = self._module("figures")
        if module is not None:
            lexicon = module.LEXICON
            assert isinstance(lexicon, Lexicon), f"LEXICON of {self.code} is no Lexicon"
            return lexicon
        table = self._json("figures.json")
        return from_table(self.code, table) if table else None

    @cached_property
    def forms(self) -> Suffixes | Endings | Listed | None:
        """The rules by which the forms of a word meet in searches; None where each stays alone."""
        if suffixes := self._json("suffixes.json"):
            return Suffixes(suffixes)
        if endings := self._json("endings.json"):
            return Endings(endings)
        return None if self.stem is str.casefold else Listed(self.stem)

    @cached_property
    def stem(self) -> Callable[[str], str]:
        """The function that brings the forms of a word together, in the language's own letters.

        Endings are made for searches, where more words meet: they are no stemmer for texts.
        """
        module = self._module("stems")
        if module is not None:
            own: Callable[[str], str] = module.stem
            return own
        if suffixes := self._json("suffixes.json"):
            return Suffixes(suffixes).stem
        if self.snowball:
            return stem_of(self.snowball)
        return str.casefold

    @cached_property
    def key(self) -> Callable[[str], str]:
        """The function that gives a word its search key, however the word was typed."""
        return self.forms.key if self.forms else str.casefold

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
    def look_alikes(self) -> Mapping[str, str]:
        """Letters of other alphabets that look like its own, and what they should be."""
        return MappingProxyType(self._facts.get("look_alikes", {}))

    @property
    def snowball(self) -> str:
        """The name of its Snowball stemmer, empty where it has none."""
        return str(self._facts.get("snowball", ""))

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters of its alphabet as a set; empty where it does not say."""
        return frozenset(letter for letter in self.alphabet if letter.isalpha())

    @property
    def has_apostrophes(self) -> bool:
        """Whether an apostrophe is a part of letters, so that it does not end a word."""
        return any(mark in self.alphabet for mark in "'ʻʼ")

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """The words that searches pass over."""
        listed = self._facts.get("stopwords", ())
        return frozenset((*listed, *self._search.get("stopwords", "").split()))

    @cached_property
    def fillers(self) -> frozenset[str]:
        """The stop words, and those that only make a question of what is asked for."""
        return self.stopwords | set(self._search.get("questions", "").split())

    @cached_property
    def scales(self) -> Mapping[str, tuple[str, ...]]:
        """The words that stand for a power of ten in a query, by the power."""
        found = self._search.get("scales", {})
        return {power: tuple(names.split()) for power, names in found.items()}

    @cached_property
    def numerals(self) -> Mapping[str, tuple[str, ...]]:
        """The words of numbers said in a query, by value; `.` and `and` are of what joins them."""
        found = self._search.get("numerals", {})
        return {value: tuple(names.split()) for value, names in found.items()}

    @cached_property
    def counted(self) -> frozenset[str]:
        """The words behind a number that tell a search nothing more, such as those of money."""
        return frozenset(self._search.get("counted", "").split())

    @property
    def things(self) -> Mapping[str, str]:
        """What one thing is called: phrases by an identifier that languages share."""
        return MappingProxyType(self._search.get("things", {}))

    @property
    def asks(self) -> Mapping[str, str]:
        """The words by which readers ask for a page of the theme, by the address of the page."""
        return MappingProxyType(self._search.get("pages", {}))

    @property
    def keyboard(self) -> Mapping[str, str]:
        """Rows of keys, as a Latin layout names them, and what they write on this one."""
        return MappingProxyType(self._facts.get("keyboard", {}))

    @cached_property
    def _search(self) -> dict[str, Any]:
        return self._json("search.json")

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


class Listed:
    """A stemmer without rules that a page could read: it is given the stems of all known words."""

    rules: Mapping[str, Any] = MappingProxyType({})

    def __init__(self, stem: Callable[[str], str]) -> None:
        self.stem = stem

    def key(self, word: str) -> str:
        """Give the stem of a word in lower case."""
        return self.stem(word.lower())
