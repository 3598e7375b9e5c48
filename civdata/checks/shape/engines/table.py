"""The verdict on a large table: taken in as a whole, or part by part."""

from __future__ import annotations

from collections.abc import Mapping

from civdata.checks.shape import fast
from civdata.checks.shape.engines.local import Local
from civdata.checks.shape.fast import Verdict
from civdata.checks.shape.scanning import DoubtError
from civdata.checks.shape.schema import Schema
from civdata.checks.shape.taking import Judge
from civdata.model import LaterRows, Package, Table
from civdata.model.steps import step


def _is_in_parts(package: Package, table: Table, rows: LaterRows) -> bool:
    """Return whether a table, or one that its keys lead to, stands in several files."""
    others = (package.table(key.table) for key in table.foreign_keys)
    there = [one.rows for one in others if one and isinstance(one.rows, LaterRows)]
    return any(one.files for one in (rows, *there))


def look(
    package: Package, table: Table, schema: Schema, schemas: Mapping[str, Schema], judge: Judge
) -> Verdict | None:
    """Return the verdict on a large table, or None where Python has to read it.

    A plain file is taken in as a whole, unless an engine was named.
    """
    rows = table.rows
    if not isinstance(rows, LaterRows) or not fast.is_there():
        return None
    if rows.engine is None and not _is_in_parts(package, table, rows):
        step(table.file)
        return fast.look(package, table, schema, dict(schemas), judge)
    with rows.lock:
        if rows.verdict is None:
            try:
                from civdata.checks.shape.engines.whole import Whole

                runner = rows.engine.runner() if rows.engine else Local()
                with runner:
                    rows.verdict = Whole(package, table, rows, schema, schemas, runner).verdict()
            except DoubtError:
                rows.verdict, rows.total, rows.parts, rows.breaks = False, None, (), ()
    return rows.verdict or None
