"""What a record says of itself: the contents of `civdata.toml`, frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]
"""Texts by code of language."""

AREAS = r"[A-Z]{2}(-[A-Z0-9]{1,3})?"
"""The form of area codes where nothing narrower is set: ISO 3166-1 and ISO 3166-2."""

PUBLISHERS = (
    "Academia-ScientificOrganisation",
    "Company",
    "IndustryConsortium",
    "LocalAuthority",
    "NationalAuthority",
    "NonGovernmentalOrganisation",
    "NonProfitOrganisation",
    "PrivateIndividual(s)",
    "RegionalAuthority",
    "StandardisationBody",
    "SupraNationalAuthority",
)
"""Kinds of publishers, as ADMS names them."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the data: its SPDX name, its title and the address of its text."""

    name: str = ""
    title: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """Who publishes the record: names by language, web address, mail address, and its kind.

    `kind` is one of PUBLISHERS, empty where it is not said.
    """

    name: Texts = field(default_factory=dict)
    url: str = ""
    email: str = ""
    kind: str = ""

    def named(self, language: str, otherwise: str = "") -> str:
        """Return the name in a language, else in any, else `otherwise`."""
        return self.name.get(language) or next(iter(self.name.values()), otherwise)


@dataclass(frozen=True)
class Settings:
    """What holds for all packages of a record.

    `name` is the short name of the record, the same in all languages. `languages` are codes in
    the order in which the record shows them, `default_language` is one of them. `country` is the
    code of the whole area that the record is about; it may be empty, and then no area stands for
    the whole. `areas` is the pattern of area codes, `currency` the unit that money is counted in.
    `box` holds the western, southern, eastern and northern edge of the whole area in degrees,
    `issued` is the day on which the record was first published; both may be empty.
    `headlines` are indicators of the home page, `topics` packages in their order; `tiles` places
    regions on the tile map, a row of codes a line of the map, empty texts for gaps; `keep` are
    files of a published site that a build leaves in place. `lines` says on which line of
    `civdata.toml` a setting stands.
    """

    name: str = ""
    languages: tuple[str, ...] = ()
    default_language: str = ""
    title: Texts = field(default_factory=dict)
    description: Texts = field(default_factory=dict)
    country: str = ""
    areas: str = AREAS
    currency: str = ""
    time_zone: str = "UTC"
    box: tuple[float, ...] = ()
    issued: str = ""
    licence: Licence = field(default_factory=Licence)
    publisher: Body = field(default_factory=Body)
    address: str = ""
    feedback: str = ""
    repository: str = ""
    documentation: str = ""
    headlines: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    tiles: tuple[tuple[str, ...], ...] = ()
    keep: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The default language of the record."""
        return self.default_language or (self.languages[0] if self.languages else "")

    def titled(self, language: str) -> str:
        """Return the title of the record in a language, else in the default one, else any."""
        found = self.title.get(language) or self.title.get(self.language)
        return found or next(iter(self.title.values()), "")

    def is_area(self, code: str) -> bool:
        """Return whether a text has the form of this record's area codes."""
        return re.fullmatch(self.areas, code) is not None


NOTHING = Settings()
"""The settings of packages that stand alone, without a record around them."""
