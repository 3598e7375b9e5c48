"""Bring the index of figures up to date with the held texts and the keyed data.

    python scripts/index_figures.py ../shared/sources [--write]

Reads every held text, keeps the accounts that still fit, and proposes one for each new figure: the
observation whose `as_printed` stands there, the observations a date belongs to, the records it is
part of. What it cannot place is printed for the editor: key the figure, or add a row with a reason
to the file given by `--reasons`. The gate `account` checks the outcome; nothing here is trusted.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from civdata import storage
from civdata.checks.account import _proved_columns, _says
from civdata.checks.periods import points, supports, unsupported
from civdata.compare import printed_figure
from civdata.figures import Figure, read
from civdata.model import Collection, IndexedFigure, Observation

COLUMNS = ("source", "locator", "position", "printed", "account", "refs", "reason")
Place = tuple[str, int, int]


def main() -> int:
    """Propose, print what is open, and write the index when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--reasons", type=Path, help="CSV: source, locator, printed, reason")
    options = parser.parse_args()
    packages = (reading.package for reading in storage.read_all())
    collection = Collection(tuple(package for package in packages if package))
    found = read_texts(collection, options.texts)
    accounts = propose(collection, found)
    reasons = given_reasons(options.reasons) if options.reasons else {}
    rows, open_figures = [], []
    for place, figure in found.items():
        source, number, position = place
        account, refs = accounts.get(place, ("", ()))
        printed = storage.fold(figure.text)
        reason = ""
        if not account:
            reason = reasons.get((source, f"¶{number}", printed), kept_reason(collection, place, printed))
            account = "not_data"
        if not account or (account == "not_data" and not reason):
            open_figures.append(f"{source} ¶{number} {position} “{printed}” {figure.period or ''}")
        cells = (source, f"¶{number}", str(position), printed, account, " ".join(refs), reason)
        rows.append(dict(zip(COLUMNS, cells, strict=True)))
    for line in open_figures:
        print("open:", line)
    for line in unplaced(collection, accounts, found):
        print("unplaced:", line)
    if options.write:
        path = storage.home() / "sources" / "data" / "figures.csv"
        path.write_text(storage.write_csv(COLUMNS, rows), "utf-8", newline="\n")
    print(f"{len(rows)} figures, {len(open_figures)} open")
    return 1 if open_figures else 0


def read_texts(collection: Collection, folder: Path) -> dict[Place, Figure]:
    """Return every figure of every held text by source, paragraph and position."""
    found = {}
    for source in collection.sources.values():
        if source.held:
            text = (folder / source.filename).read_text("utf-8")
            for number, line in enumerate(storage.text_lines(text), 1):
                for position, figure in enumerate(read(storage.fold(line), source.language), 1):
                    found[source.id, number, position] = figure
    return found


def kept_reason(collection: Collection, place: Place, printed: str) -> str:
    """Return the reason that the present index gives, if its row still fits."""
    source, number, position = place
    for row in collection.figures:
        here = (row.source, row.locator, row.position, row.printed)
        if here == (source, f"¶{number}", position, printed):
            return row.reason
    return ""


def given_reasons(path: Path) -> dict[tuple[str, str, str], str]:
    """Read reasons of an editor."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(r["source"], r["locator"], r["printed"]): r["reason"] for r in rows}


def propose(
    collection: Collection, found: dict[Place, Figure]
) -> dict[Place, tuple[str, tuple[str, ...]]]:
    """Propose an account for each figure."""
    values: dict[Place, list[str]] = defaultdict(list)
    others: dict[Place, list[str]] = defaultdict(list)
    periods: dict[Place, list[str]] = defaultdict(list)
    for observation in collection.observations.values():
        place = value_place(collection, observation, found, values)
        if place:
            values[place].append(observation.id)
        for at in period_places(observation, place, found):
            periods[at].append(observation.id)
    for source in collection.sources.values():
        if source.held and source.date:
            for place, figure in found.items():
                if place[0] == source.id and figure.period == source.date:
                    others[place].append(source.id)
                    break
    for identity, (table, row) in collection.records.items():
        for place in record_places(row["source"], row["locator"], [row[c] for c in _proved_columns(table)], found):
            others[place].append(identity)
    kept = {(f.source, int(f.locator[1:]), f.position): f for f in collection.figures}
    accounts: dict[Place, tuple[str, tuple[str, ...]]] = {}
    for place in found:
        refs = [*values[place], *periods[place], *others[place]]
        row = kept.get(place)
        if row and fits(row, found[place]):
            refs += [ref for ref in row.refs if exists(collection, ref) and ref not in refs]
        if refs:
            account = "value" if values[place] else "period" if periods[place] else "record"
            accounts[place] = (account, tuple(dict.fromkeys(refs)))
    return accounts


def fits(row: IndexedFigure, figure: Figure) -> bool:
    """Return whether a row of the present index still speaks of this figure."""
    return row.printed == storage.fold(figure.text)


def exists(collection: Collection, ref: str) -> bool:
    """Return whether a record of this id is there; observations are always proposed anew."""
    return ref in collection.records


def value_place(
    collection: Collection,
    observation: Observation,
    found: dict[Place, Figure],
    taken: dict[Place, list[str]],
) -> Place | None:
    """Return the place of the figure that an observation prints: the first one not taken."""
    source = collection.sources.get(observation.source)
    own = printed_figure(observation.as_printed, source.language) if source else None
    if own is None:
        return None
    for place, figure in found.items():
        if (
            (place[0], f"¶{place[1]}") == (observation.source, observation.locator)
            and storage.fold(figure.text) == storage.fold(own.text)
            and figure.qualifier == own.qualifier
            and not taken[place]
        ):
            return place
    return None


def period_places(
    observation: Observation, at: Place | None, found: dict[Place, Figure]
) -> list[Place]:
    """Return the dates that together give the period: the nearest ones, before rather than after."""
    if not observation.time_period or at is None:
        return []
    dates = [
        (place, figure)
        for place, figure in found.items()
        if place[0] == observation.source
        and figure.period
        and supports(figure.period, observation.time_period)
    ]

    def distance(item: tuple[Place, Figure]) -> tuple[int, int, int]:
        (_, number, position), _ = item
        gap = at[1] - number
        return (abs(gap), 0 if gap >= 0 else 1, abs(at[2] - position) * 2 + (position > at[2]))

    chosen: list[tuple[Place, Figure]] = []
    for item in sorted(dates, key=distance):
        have = [figure.period or "" for _, figure in chosen]
        before = unsupported(observation.time_period, have)
        if before and len(unsupported(observation.time_period, [*have, item[1].period or ""])) < len(before):
            chosen.append(item)
    return [place for place, _ in chosen]


def record_places(
    source: str, locator: str, cells: list[str], found: dict[Place, Figure]
) -> list[Place]:
    """Return the figures that give the numbers and dates of a record, nearest to its locator."""
    match = re.fullmatch(r"¶(\d+)", locator)
    home = int(match[1]) if match else 0
    places: list[Place] = []
    for cell in filter(None, cells):
        candidates = sorted(
            (place for place in found if place[0] == source), key=lambda p: (abs(p[1] - home), p[1], p[2])
        )
        have: list[str] = []
        for place in candidates:
            figure = found[place]
            if points(cell) and figure.period and supports(figure.period, cell):
                missing = unsupported(cell, have)
                if missing and len(unsupported(cell, [*have, figure.period])) < len(missing):
                    have.append(figure.period)
                    places.append(place)
            elif _says(figure, cell) and abs(place[1] - home) <= 3 and not figure.period:
                places.append(place)
                break
    return list(dict.fromkeys(places))


def unplaced(
    collection: Collection,
    accounts: dict[Place, tuple[str, tuple[str, ...]]],
    found: dict[Place, Figure],
) -> list[str]:
    """Name observations of held sources to which no figure leads."""
    placed = {ref for place, (kind, refs) in accounts.items() if kind == "value" for ref in refs}
    assert found
    return [
        f"{o.id} “{o.as_printed}” {o.source} {o.locator}"
        for o in collection.observations.values()
        if o.id not in placed and collection.sources[o.source].held
    ]


if __name__ == "__main__":
    sys.exit(main())
