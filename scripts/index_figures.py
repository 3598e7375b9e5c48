"""Bring the index of figures up to date with the held texts and the keyed data.

    python scripts/index_figures.py ../shared/sources [../shared/bench …] [--write]

Reads every held text, keeps the accounts that still fit, and proposes one for each new figure: the
observation whose `as_printed` stands there, the observations a date belongs to, the records it is
part of. What it cannot place is printed for the editor: key the figure, or add a row with a reason
to the file given by `--reasons`. `--write` also writes the seals, `sources/data/seals.csv`, once
the gates have passed with the texts. The gate `account` checks the outcome; nothing here is
trusted.
"""

from __future__ import annotations

import argparse
import csv
import sys
from dataclasses import replace
from pathlib import Path

from civdata import storage
from civdata.checks import account
from civdata.checks import source as places
from civdata.checks.account import says
from civdata.checks.periods import agree, points, supports, unsupported
from civdata.checks.scope import scope
from civdata.figures import Figure, read
from civdata.model import Collection, Gate, IndexedFigure, Observation, Row, paragraph
from civdata.project import Project, open_project
from civdata.record.compare import printed_figure
from civdata.record.seals import COLUMNS as SEALS
from civdata.record.seals import proved_columns, sealed

COLUMNS = ("source", "locator", "position", "printed", "account", "refs", "reason")
Place = tuple[str, int, int]
Accounts = dict[Place, tuple[str, tuple[str, ...]]]


def main() -> int:
    """Propose, print what is open, and write the index when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="+", help="folders of held texts and tables")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--reasons", type=Path, help="CSV: source, locator, printed, reason")
    parser.add_argument("--data", type=Path, help="folder of the record")
    options = parser.parse_args()
    project = open_project(options.data)
    collection = project.collection
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
            reason = reasons.get(
                (source, f"¶{number}", printed), kept_reason(collection, place, printed)
            )
            account = "not_data"
        if not account or (account == "not_data" and not reason):
            open_figures.append(f"{source} ¶{number} {position} “{printed}” {figure.period or ''}")
        cells = (source, f"¶{number}", str(position), printed, account, " ".join(refs), reason)
        rows.append(dict(zip(COLUMNS, cells, strict=True)))
    for line in open_figures:
        print("open:", line)
    for line in unplaced(collection, accounts):
        print("unplaced:", line)
    if options.write:
        path = project.data / "sources" / "data" / "figures.csv"
        path.write_text(storage.write_csv(COLUMNS, rows), "utf-8", newline="\n")
        if not open_figures:
            seal(options.data, options.texts)
    print(f"{len(rows)} figures, {len(open_figures)} open")
    return 1 if open_figures else 0


def seal(data: Path | None, texts: list[Path]) -> None:
    """Write the seals if every print was found at its place."""
    project = open_project(data)
    told = [f for gate in held_gates(project, texts) for f in gate.findings]
    faults = [f for f in told if f.severity == "error"]
    absent = [f for f in told if f.code == "text-not-at-hand"]
    for finding in (*faults, *absent):
        print(finding)
    if faults or absent:
        print("not sealed: something was not found at its place, or is not at hand")
        return
    rows = list(sealed(project.collection))
    path = project.data / "sources" / "data" / "seals.csv"
    path.write_text(storage.write_csv(SEALS, rows), "utf-8", newline="\n")
    print(f"{len(rows)} places sealed")


def held_gates(project: Project, texts: list[Path]) -> tuple[Gate, Gate]:
    """Run the gates that read the texts."""
    what = scope(project.data, (), texts, project.given)
    return places.check(what), account.check(what)


def read_texts(collection: Collection, folders: list[Path]) -> dict[Place, Figure]:
    """Return every figure of every held text by source, paragraph and position."""
    found = {}
    for source in collection.sources.values():
        paths = (folder / source.filename for folder in folders)
        path = next(filter(Path.is_file, paths), None)
        if source.held and not source.tabular and path:
            text = path.read_text("utf-8")
            keyed = {f.locator for f in collection.figures if f.source == source.id}
            for number, line in enumerate(storage.text_lines(text), 1):
                if source.kept and f"¶{number}" not in keyed:
                    continue
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


def propose(collection: Collection, found: dict[Place, Figure]) -> Accounts:
    """Return an account for each figure: what the present index says, completed for new data."""
    kept = kept_rows(collection, found)
    refs = {place: list(row.refs) for place, row in kept.items()}
    kinds = {place: row.account for place, row in kept.items()}

    def add(place: Place, kind: str, ref: str) -> None:
        known = refs.setdefault(place, [])
        if ref not in known:
            known.append(ref)
        if kinds.get(place) not in ("value", kind) and (kind == "value" or place not in kinds):
            kinds[place] = kind

    for o in collection.observations.values():
        own = [place for place, ids in refs.items() if o.id in ids]
        value = next((place for place in own if kinds[place] == "value"), None)
        if value is None:
            value = value_place(collection, o, found, kinds)
            if value:
                add(value, "value", o.id)
        dated = [found[place].period or "" for place in own if kinds[place] == "period"]
        for place in period_places(o, value, found, dated):
            add(place, "period", o.id)
    for source in collection.sources.values():
        places = [p for p, figure in found.items() if p[0] == source.id]
        same = [p for p in places if source.date and found[p].period == source.date]
        for place in same[:1]:
            add(place, "record", source.id)
    for identity, (table, record) in collection.records.items():
        if paragraph(record["locator"]) is None:
            continue
        proofs = [found[place] for place, ids in refs.items() if identity in ids]
        for place in record_places(record, proved_columns(table), found, proofs):
            add(place, "record", identity)
    return {place: (kinds[place], tuple(ids)) for place, ids in refs.items() if ids}


def kept_rows(collection: Collection, found: dict[Place, Figure]) -> dict[Place, IndexedFigure]:
    """Return the rows of the present index that still speak of the same figures and ids."""
    rows = {}
    known = collection.observations.keys() | collection.records.keys() | collection.sources.keys()
    for row in collection.figures:
        place = (row.source, int(row.locator[1:]), row.position)
        if place in found and storage.fold(found[place].text) == row.printed:
            refs = tuple(ref for ref in row.refs if ref in known)
            if refs:
                rows[place] = replace(row, refs=refs)
    return rows


def value_place(
    collection: Collection,
    observation: Observation,
    found: dict[Place, Figure],
    kinds: dict[Place, str],
) -> Place | None:
    """Return the place of the figure that an observation prints: the first one not taken."""
    source = collection.sources.get(observation.source)
    own = printed_figure(observation.as_printed, source.language) if source else None
    for place, figure in found.items():
        if (
            own
            and (place[0], f"¶{place[1]}") == (observation.source, observation.locator)
            and storage.fold(figure.text) == storage.fold(own.text)
            and figure.qualifier == own.qualifier
            and kinds.get(place) != "value"
        ):
            return place
    return None


def period_places(
    observation: Observation, at: Place | None, found: dict[Place, Figure], have: list[str]
) -> list[Place]:
    """Return the dates that together give the period: the nearest, before rather than after."""
    if not observation.time_period or at is None:
        return []
    paragraph, position = at[1:]

    def distance(place: Place) -> tuple[int, int, int]:
        gap = paragraph - place[1]
        return (
            abs(gap),
            0 if gap >= 0 else 1,
            abs(position - place[2]) * 2 + (place[2] > position),
        )

    dates = [
        place
        for place, figure in found.items()
        if place[0] == observation.source and supports(figure.period or "", observation.time_period)
    ]
    return completing(observation.time_period, sorted(dates, key=distance), found, have)


def completing(
    period: str, places: list[Place], found: dict[Place, Figure], have: list[str]
) -> list[Place]:
    """Return those of the places, in order, whose dates add a part of the period."""
    given, chosen = list(have), []
    for place in places:
        missing = unsupported(period, given)
        more = [*given, found[place].period or ""]
        if missing and len(unsupported(period, more)) < len(missing):
            given = more
            chosen.append(place)
    return chosen


def record_places(
    record: Row, columns: list[str], found: dict[Place, Figure], own: list[Figure]
) -> list[Place]:
    """Return the figures that give the numbers and dates of a record, nearest to its locator."""
    home = int(record["locator"].removeprefix("¶") or 0)
    near = sorted(
        (place for place in found if place[0] == record["source"]),
        key=lambda place: (abs(place[1] - home), place[1], place[2]),
    )
    places: list[Place] = []
    periods = [figure.period for figure in own if figure.period]
    for cell in filter(None, (record[column] for column in columns)):
        if points(cell):
            dates = [place for place in near if found[place].period]
            dates = [place for place in dates if agrees(found[place].period or "", cell)]
            places += completing(cell, dates, found, periods)
            if not unsupported(cell, [*periods, *(found[p].period or "" for p in places)]):
                continue
        if not any(says(figure, cell) for figure in own):
            close = [p for p in near if abs(p[1] - home) <= 3 and says(found[p], cell)]
            places += close[:1]
    return list(dict.fromkeys(places))


def agrees(printed: str, cell: str) -> bool:
    """Return whether a printed period may give a cell: whole, or one end of it for a single day."""
    if len(points(printed)) == len(points(cell)) == 2:
        return supports(printed, cell)
    return any(agree(one, other) for one in points(printed) for other in points(cell))


def unplaced(collection: Collection, accounts: Accounts) -> list[str]:
    """Name observations of held texts to which no figure leads; a table has no index."""
    placed = {ref for place, (kind, refs) in accounts.items() if kind == "value" for ref in refs}
    return [
        f"{o.id} “{o.as_printed}” {o.source} {o.locator}"
        for o in collection.observations.values()
        if o.id not in placed
        and (source := collection.sources[o.source]).held
        and not source.tabular
    ]


if __name__ == "__main__":
    sys.exit(main())
