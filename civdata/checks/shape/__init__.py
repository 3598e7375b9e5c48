"""Gate `shape`: descriptors, tables, keys, views, and the adapter to frictionless."""

from civdata.checks.shape.tables import check

__all__ = ["check"]
