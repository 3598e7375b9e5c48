"""A graph written as Turtle."""

from __future__ import annotations

from civdata.exports.turtle import turtle_of


def test_a_node_is_written_with_its_properties() -> None:
    """Texts have their language, values their type, links are addresses."""
    node = {
        "@id": "https://example.org/a",
        "@type": "dcat:Dataset",
        "dct:title": [{"@value": 'A "good" one', "@language": "en"}],
        "dct:issued": {"@value": "2024-01-02", "@type": "xsd:date"},
        "dct:publisher": {"@id": "https://example.org/p"},
    }
    context = {"dcat": "http://www.w3.org/ns/dcat#"}
    assert turtle_of({"@context": context, "@graph": [node]}) == (
        "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n\n"
        "<https://example.org/a> a dcat:Dataset ;\n"
        '  dct:title "A \\"good\\" one"@en ;\n'
        '  dct:issued "2024-01-02"^^xsd:date ;\n'
        "  dct:publisher <https://example.org/p> .\n"
    )
