"""What is wrong with a Table Schema itself: its fields, keys and constraints; and its rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from civdata.checks.shape import patterns
from civdata.checks.shape.rules import Problem, Rule, rule_of
from civdata.model import Rows, Table
from civdata.storage.descriptor import listed_of, missing_of, names_of

WAYS = ("exact", "equal", "subset", "superset", "partial")


@dataclass(frozen=True)
class Schema:
    """The rules of a table's columns by their position in the file, its keys, and its faults."""

    rules: tuple[Rule | None, ...]
    names: tuple[str, ...]
    primary: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    problems: tuple[Problem, ...]

    @property
    def keys(self) -> list[tuple[str, tuple[str, ...]]]:
        """The fields whose values stand once, each with the code of the finding if they do not."""
        unique = [(rule.name,) for rule in self.rules if rule and rule.unique]
        return [
            ("primary-key", self.primary),
            *(("unique-key", names) for names in self.unique),
            *(("unique", names) for names in unique),
        ]

    def rule(self, name: str) -> Rule | None:
        """Return the rule of a column, if the file and the schema have it."""
        return self.rules[self.names.index(name)] if name in self.names else None


# complex: the parts of a schema in the order in which they need each other
def schema_of(table: Table) -> Schema:
    """Compile the schema of a table of other people."""
    rows = table.rows
    names = rows.names if isinstance(rows, Rows) else table.columns
    missing = rows.missing if isinstance(rows, Rows) else ()
    fields = [item for item in listed_of(table.schema.get("fields")) if isinstance(item, Mapping)]
    said = [str(item.get("name")) for item in fields]
    problems: list[Problem] = []
    primary = tuple(dict.fromkeys(names_of(table.schema, "primaryKey")))
    nulls = dict(zip(said, missing_of(table.schema, said), strict=True))
    nulls |= dict(zip(names, missing, strict=False))
    rules: dict[str, Rule] = {}
    for item, name in zip(fields, said, strict=True):
        rule = _readable(name, rule_of(item, nulls[name], problems), problems)
        rules[name] = replace(rule, required=True) if name in primary else rule
    if names == tuple(said):  # names may stand twice, as in version 1: then order tells
        found = [rules[name] for name in names]
    else:
        found = [rules.get(name) for name in names]  # type: ignore[misc]
    unique = _unique(table)
    problems += _keys(table, set(said), primary, unique)
    return Schema(tuple(found), tuple(names), primary, unique, tuple(problems))


def _readable(name: str, rule: Rule, problems: list[Problem]) -> Rule:
    """Return a rule without a pattern that cannot be read; what is wrong goes to `problems`."""
    why = patterns.problem_of(rule.pattern) if rule.pattern else ""
    if not why:
        return rule
    if not patterns.is_of_xml(rule.pattern):
        message = f"field {name}: pattern cannot be read"
        problems.append((message, "a regular expression", f"{rule.pattern}: {why}"))
    return replace(rule, pattern="")


def _unique(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the unique keys of a table, each with the names of its fields."""
    given = listed_of(table.schema.get("uniqueKeys"))
    keys = [key for key in given if isinstance(key, list) and key]
    named = (dict.fromkeys(name for name in key if isinstance(name, str)) for key in keys)
    return tuple(dict.fromkeys(map(tuple, named)))


def _keys(
    table: Table, known: set[str], primary: tuple[str, ...], unique: tuple[tuple[str, ...], ...]
) -> Iterator[Problem]:
    """Yield keys that name no field, and a fieldsMatch that nobody knows."""
    parts = [("primaryKey", primary), *(("uniqueKeys", key) for key in unique)]
    parts += [("foreignKeys", key.fields) for key in table.foreign_keys]
    for key, names in parts:
        for name in names:
            if name not in known:
                yield f"{key} names a field that is not there", ", ".join(sorted(known)), name
    way = table.schema.get("fieldsMatch", "exact")
    way = way[0] if isinstance(way, list) and way else way
    if way not in WAYS:
        yield "an unknown fieldsMatch", ", ".join(WAYS), str(way)
    yield from _unlike_parts(table)


def _unlike_parts(table: Table) -> Iterator[Problem]:
    """Yield foreign keys that have not as many fields as they refer to."""
    for link in table.foreign_keys:
        if len(link.fields) != len(link.reference) or not link.fields:
            got = f"{', '.join(link.fields)}; {', '.join(link.reference)}"
            yield "a foreign key of unlike parts", "as many fields as it refers to", got
