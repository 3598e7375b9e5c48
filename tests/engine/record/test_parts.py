"""Parts of a record: what a package speaks of, and a sum that changes with nothing else."""

from __future__ import annotations

from dataclasses import replace

from civdata.model import Collection, Package, Part, Row, Table
from civdata.record.fingerprint import fingerprint
from civdata.record.parts import parts
from civdata.record.standing import published
from tests.tiny import tiny_collection, tiny_package


def other(**cells: str) -> Package:
    """Return a second package whose ids begin with `other`; cells go over those of its figures."""
    package = tiny_package()

    def renamed(table: Table) -> Table:
        rows = []
        for row in table.rows:
            told = {k: v.replace("tiny-", "other-") for k, v in row.cells.items()}
            if table.name == "observations":
                told |= cells
            rows.append(Row(row.line, told))
        return replace(table, package="other", rows=tuple(rows))

    return replace(package, name="other", tables=tuple(map(renamed, package.tables)))


def record(second: Package, *more: Package) -> Collection:
    """Return the tiny record with a second package."""
    held = tiny_collection()
    return Collection((*held.packages, second, *more), held.settings)


def of_tiny(second: Package) -> Part:
    """Return the part of the tiny package in a record with another one."""
    return parts(record(second))["tiny"]


def test_a_part_stays_when_what_it_does_not_speak_of_changes() -> None:
    """A note in another package leaves the sum of a part, and changes that of the other one."""
    one, two = record(other()), record(other(note_en="Changed."))
    sums = [{name: fingerprint(part) for name, part in parts(x).items()} for x in (one, two)]
    assert sums[0]["tiny"] == sums[1]["tiny"]
    assert sums[0]["other"] != sums[1]["other"]


def test_a_part_holds_the_figures_that_its_cells_lead_to() -> None:
    """A figure that a cell of the package names comes with all figures of its indicator."""
    second = other()
    first = second.observations[0]
    own = tiny_package()
    table = own.table("observations")
    assert table
    leading = Row(2, {**table.rows[0].cells, "institution": first.id})
    table = replace(table, rows=(leading, *table.rows[1:]))
    changed = tuple(table if one.name == "observations" else one for one in own.tables)
    held = tiny_collection()
    packages = [p for p in held.packages if p.name != "tiny"]
    leads = Collection((*packages, replace(own, tables=changed), second), held.settings)
    part = parts(leads)["tiny"].package("other")
    assert part
    alike = {o.id for o in second.observations if o.indicator == first.indicator}
    assert alike <= {o.id for o in part.observations}
    assert not [o for o in of_tiny(second).observations if o.startswith("other")]


def test_a_part_knows_how_many_figures_each_source_has() -> None:
    """What the whole record says of the sources of a part belongs to the part."""
    part, whole = of_tiny(other()), record(other())
    source = tiny_package().observations[0].source
    assert part.counted[source] == sum(o.source == source for o in whole.observations.values())
    assert published(part)[source] == published(whole)[source]
    assert part.has_figures


def test_the_sum_is_of_what_is_said() -> None:
    """Two readings of the same data have one sum; a moved line or another cell has another."""
    one, two = record(other()), record(other())
    assert fingerprint(one) == fingerprint(two)
    moved = other()
    table = moved.tables[0]
    rows = (replace(table.rows[0], line=77), *table.rows[1:])
    moved = replace(moved, tables=(replace(table, rows=rows), *moved.tables[1:]))
    assert fingerprint(record(moved)) != fingerprint(one)
