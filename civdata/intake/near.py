"""Names that come near to one that an editor mistyped: an area, an indicator, a column, a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from civdata.errors import did_you_mean
from civdata.model import Collection, Finding

KEYS = "a key of "
"""How a gate says that a cell should lead to a row of another table."""


def with_near(finding: Finding, collection: Collection) -> Finding:
    """Return a finding about a name with those that are near in its hint; any other as it is."""
    hint = f"{finding.hint}{did_you_mean(finding.got, _known(finding, collection))}"
    return replace(finding, hint=hint.removeprefix(". "))


# complex: a case for each kind of name
def _known(finding: Finding, collection: Collection) -> Iterable[str]:
    """Return the names of which what was got should have been one."""
    if finding.code == "foreign-key" and finding.expected.startswith(KEYS):
        package, _, name = finding.expected.removeprefix(KEYS).partition("/")
        table = collection.table(package, name)
        if table and "id" in table.columns:
            return [row["id"] for row in table.rows]
    if finding.code == "table" and finding.expected:
        return [name.partition("/")[0] for name in finding.expected.split(", ")]
    if finding.code == "table":
        return dict.fromkeys(table.name for p in collection.packages for table in p.tables)
    return finding.expected.split(", ") if finding.code in ("column", "enum") else ()
