"""A graph of plain values, as JSON-LD has it, written as Turtle."""

from __future__ import annotations

import json

from civdata.exports.published import Node


def turtle_of(made: Node) -> str:
    """Return a catalogue as Turtle."""
    prefixes = [f"@prefix {prefix}: <{address}> ." for prefix, address in made["@context"].items()]
    return "\n".join([*prefixes, *map(_subject, made["@graph"])]) + "\n"


def _subject(node: Node) -> str:
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    lines = [f"\n<{node['@id']}> a {', '.join(kinds)}"]
    for predicate, value in node.items():
        if not predicate.startswith("@"):
            values = value if isinstance(value, list) else [value]
            lines += [f"  {predicate} {_object(item)}" for item in values]
    return " ;\n".join(lines) + " ."


def _object(value: str | dict[str, str]) -> str:
    """Return a value in Turtle; the escapes of a JSON string are escapes of Turtle too."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if "@id" in value:
        return f"<{value['@id']}>"
    text = json.dumps(value["@value"], ensure_ascii=False)
    return f"{text}@{value['@language']}" if "@language" in value else f"{text}^^{value['@type']}"
