"""A page that can be found, what it says, and the single figures and records on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from civdata.model import Texts

Kind = Literal["package", "indicator", "table", "source", "area", "page"]


class Said(NamedTuple):
    """Something that a document says: texts by language, or ready keys; `place` is where, or -1.

    A weight of 0 is that of its names, which `Library.weight` works out when it is needed.
    """

    weight: float
    texts: tuple[tuple[str, str], ...] = ()
    place: int = -1
    ready: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A figure, record or heading on a page, at the anchor `id`; names by language, where known."""

    id: str
    kind: Literal["observation", "record", "heading"]
    names: Texts
    area: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A page that can be found: its address below the language and what it says."""

    path: str
    kind: Kind
    id: str
    topic: str
    names: Texts
    said: tuple[Said, ...]
    places: tuple[Place, ...] = ()

    @property
    def areas(self) -> dict[str, int]:
        """How many figures of each area the page has."""
        made: dict[str, int] = {}
        for place in self.places:
            if place.kind == "observation":
                made[place.area] = made.get(place.area, 0) + 1
        return made
