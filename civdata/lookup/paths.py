"""Where things stand: addresses below the language that search results and pages share."""

from __future__ import annotations

from civdata.model import Observation, Table

LONG = 60
"""A table with more rows than this has a page of its own."""


def is_long(table: Table) -> bool:
    """Tell whether a table of records has a page of its own."""
    return len(table.rows) > LONG


def table_path(table: Table) -> str:
    """Return the address of a table of records, below the language."""
    name = table.name.replace("_", "-")
    return f"{table.package}/{table.name}/" if is_long(table) else f"{table.package}/#{name}"


def record_path(table: Table, record: str) -> str:
    """Return the permanent address of a record, below the language."""
    return f"{table_path(table).partition('#')[0]}#{record}"


def observation_path(observation: Observation) -> str:
    """Return the permanent address of an observation, below the language."""
    return f"{observation.package}/{observation.indicator}/#{observation.id}"
