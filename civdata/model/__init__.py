"""The words of civdata as frozen dataclasses: packages, tables, observations, sources, findings.

Nothing here reads a file. Cells stay text as they stand in the CSV; `Observation` and the other
typed views are made from a row that has the right shape.
"""

from civdata.model.collection import Collection, Package, Part
from civdata.model.engine import Engine
from civdata.model.entries import (
    STATES,
    Discrepancy,
    IndexedFigure,
    Indicator,
    Observation,
    Publisher,
    Source,
    paragraph,
)
from civdata.model.findings import Finding, Gate, Place, Report, Severity, Tally, fault, visible
from civdata.model.registers import Counted, is_register
from civdata.model.rows import NULL, Batch, FilePart, LaterRows, Row, Rows
from civdata.model.settings import Texts
from civdata.model.tables import (
    DECIMAL,
    STANDARD_TABLES,
    Field,
    ForeignKey,
    Table,
    checked_day,
    is_period,
    texts,
)
from civdata.model.views import ColumnSpec, ViewSpec

__all__ = [
    "DECIMAL",
    "NULL",
    "STANDARD_TABLES",
    "STATES",
    "Batch",
    "Collection",
    "ColumnSpec",
    "Counted",
    "Discrepancy",
    "Engine",
    "Field",
    "FilePart",
    "Finding",
    "ForeignKey",
    "Gate",
    "IndexedFigure",
    "Indicator",
    "LaterRows",
    "Observation",
    "Package",
    "Part",
    "Place",
    "Publisher",
    "Report",
    "Row",
    "Rows",
    "Severity",
    "Source",
    "Table",
    "Tally",
    "Texts",
    "ViewSpec",
    "checked_day",
    "fault",
    "is_period",
    "is_register",
    "paragraph",
    "texts",
    "visible",
]
