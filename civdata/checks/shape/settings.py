"""What the settings of a record name must be in its data: areas, topics, headline figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from civdata.checks.scope import Scope
from civdata.errors import did_you_mean
from civdata.model import Collection, Finding, Place, fault

FILE = "civdata.toml"


def check(scope: Scope) -> Iterator[Finding]:
    """Yield each name in the settings that leads to nothing, and each area of another form."""
    collection, settings = scope.collection, scope.collection.settings
    areas = collection.reference("areas")
    places = [code for row in settings.tiles for code in row if code]
    named: list[tuple[str, str, Iterable[str], Iterable[str]]] = [
        ("site.headlines", "an indicator", settings.headlines, collection.indicators),
        ("site.topics", "a package", settings.topics, [p.name for p in collection.packages]),
    ]
    if areas:
        named.append(("area.country", "an area", filter(None, [settings.country]), areas))
        named.append(("area.tiles", "an area", places, areas))
    for key, what, names, known in named:
        for name in names:
            if name not in known:
                listed = ", ".join(list(known)[:12])
                hint = f"Take it out or mend it{did_you_mean(name, known)}"
                line, message = settings.lines.get(key), f"no {what.partition(' ')[2]} of this id"
                place = Place("", FILE, line, key)
                yield fault(place, "settings", message, expected=listed, got=name, hint=hint)
    yield from _odd_areas(collection)


def _odd_areas(collection: Collection) -> Iterator[Finding]:
    """Yield areas of another form than the settings give their codes."""
    settings = collection.settings
    table = collection.table("reference", "areas")
    for row in table.rows if table else ():
        if not settings.is_area(row["id"]):
            message = "not of the form that the settings give area codes"
            hint = f"Mend the code, or area.pattern in {FILE}"
            place = table.place(row.line, "id") if table else Place()
            wanted = settings.areas
            yield fault(place, "settings", message, expected=wanted, got=row["id"], hint=hint)
