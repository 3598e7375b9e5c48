"""The packages for data catalogues: DCAT-AP 3.0.1, as plain values and as Turtle.

Nothing here reads or writes a file. Every node has an address of its own, so that two runs give
the same text. `base` is the address of the site; where it is empty, addresses are relative to
`/data/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from civdata.exports.formats import FORMATS, media_of
from civdata.exports.published import File, Files, Node, covered
from civdata.languages import DEFAULT
from civdata.model import Collection, Package, Texts
from civdata.model.settings import Licence, Settings
from civdata.record.citation import licence_of, publisher_of

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
THEME = f"{AUTHORITY}data-theme/SOCI"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
MEDIA = "https://www.iana.org/assignments/media-types/"

THEMES = f"{AUTHORITY}data-theme"
STABLE = f"{AUTHORITY}planned-availability/STABLE"
FILE_TYPES = {
    "csv": "CSV",
    "excel-csv": "CSV",
    "xlsx": "XLSX",
    "json": "JSON",
    "parquet": "PARQUET",
    "zip": "ZIP",
}
"""How the EU's list of file types calls the formats that it has."""
OTHER_TYPES = {"jsonl": ("https://jsonlines.org/", "JSON Lines")}
"""Formats that neither that list nor the register of media types has: who says what they are."""
ADMS = "http://purl.org/adms/"
LICENCES = {
    "by": "Attribution",
    "sa": "ViralEffect-ShareAlike",
    "nc": "NonCommercialUseOnly",
    "nd": "NoDerivativeWork",
    "odbl": "ViralEffect-ShareAlike",
    "zero": "PublicDomain",
    "mark": "PublicDomain",
    "pddl": "PublicDomain",
}
"""Words in the addresses of Creative Commons' and Open Data Commons' licences: what they ask."""
LICENCE = re.compile(
    r"https?://(?:www\.)?(?:creativecommons\.org/(?:licenses|publicdomain)"
    r"|opendatacommons\.org/licenses)/([a-z-]+)"
)

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _labelled(address: str, label: str) -> Node:
    """Return a kind of file that no authority lists, with its name."""
    return {**_node(address, "dct:MediaTypeOrExtent"), "rdfs:label": _text(label, DEFAULT)}


def _media_type(name: str) -> Node:
    """Return a media type that IANA has registered."""
    return _node(f"{MEDIA}{name}", "dct:MediaType", "dct:MediaTypeOrExtent")


# complex: one document, a property a line; some are left out
def dcat(
    collection: Collection,
    files: Files,
    base: str = "",
    modified: str = "",
    whole: Iterable[File] = (),
) -> Node:
    """Return the catalogue as DCAT-AP 3.0.1 in JSON-LD; `modified` is an ISO date.

    `whole` are the files of the whole record, a dataset of its own.
    """
    root = f"{base.rstrip('/')}/data/" if base else ""
    site = f"{base.rstrip('/')}/" if base else "../"
    publisher = _node(f"{root}catalog.json#publisher", "foaf:Agent")
    settings = collection.settings
    place = _place(settings)
    own = settings.licence.path
    licences = [own, *(licence_of(collection, p).path for p in collection.packages)]
    catalogue = {
        **_node(f"{root}catalog.json#catalog", "dcat:Catalog"),
        "dct:title": _texts(settings.title),
        "dct:description": _texts(settings.description or settings.title),
        "dct:publisher": _id(publisher["@id"]),
        **({"dct:license": _id(own)} if own else {}),
        "dct:language": _languages(settings),
        **({"dct:spatial": _id(place)} if place else {}),
        "foaf:homepage": _id(site),
        "dcat:themeTaxonomy": _id(THEMES),
        **({"dct:issued": _day(settings.issued)} if settings.issued else {}),
        **_modified(modified),
        "dcat:dataset": [_id(f"{root}{package.name}/") for package in collection.packages],
    }
    graph = [
        catalogue,
        *_publisher(collection, publisher),
        _node(site, "foaf:Document"),
        *_licences(dict.fromkeys(filter(None, licences))),
        *([{**_node(place, "dct:Location"), **_outline(settings)}] if place else []),
        {**_node(THEMES, "skos:ConceptScheme"), "dct:title": _text("Data theme", DEFAULT)},
        _concept(THEME, "Population and society"),
        _concept(STABLE, "stable"),
        *_contact(settings, root),
        *(_node(f"{AUTHORITY}file-type/{name}", "dct:MediaTypeOrExtent") for name in _types()),
        *(_labelled(address, label) for address, label in OTHER_TYPES.values()),
        _node(PROFILE, "dct:Standard"),
        _node(SHA256, "spdx:ChecksumAlgorithm"),
        *(_node(item["@id"], "dct:LinguisticSystem") for item in _languages(settings)),
        *map(_media_type, sorted(_registered())),
    ]
    for package in collection.packages:
        graph += _dataset(
            collection,
            package,
            list(files.get(package.name, ())),
            f"{root}{package.name}/",
            site,
            publisher["@id"],
            modified,
        )
    if whole := list(whole):
        graph += _record(collection, whole, root, site, publisher["@id"], modified)
        catalogue["dcat:dataset"].append(_id(f"{root}#record"))
    return {"@context": CONTEXT, "@graph": graph}


def _dataset(
    collection: Collection,
    package: Package,
    files: list[File],
    root: str,
    site: str,
    publisher: str,
    modified: str,
) -> list[Node]:
    settings, lang = collection.settings, collection.settings.language or DEFAULT
    page, place = f"{site}{settings.language}/{package.name}/", _place(settings)
    made = {
        **_node(root, "dcat:Dataset"),
        "dct:identifier": package.name,
        "dct:title": _texts(package.titles) or [_text(package.titled(lang), lang)],
        "dct:description": _texts(package.descriptions)
        or [_text(package.described(lang) or package.titled(lang), lang)],
        "dct:publisher": _id(publisher),
        "dct:language": _languages(settings),
        **({"dct:spatial": _id(place)} if place else {}),
        "dcat:theme": _id(THEME),
        "dcat:keyword": [_text(word, DEFAULT) for word in package.keywords],
        "dcat:version": package.version,
        "dcat:landingPage": _id(page),
        **_contacted(settings, root.removesuffix(f"{package.name}/")),
        **_modified(modified),
        "dcat:distribution": [_id(f"{root}{file.path}#distribution") for file in files],
    }
    nodes = [made, _node(page, "foaf:Document"), *_covering(made, root, *covered(package))]
    for file in files:
        nodes += _distribution(
            package.name, file, f"{root}{file.path}", licence_of(collection, package)
        )
    return nodes


def _covered_by(packages: Sequence[Package]) -> tuple[str, str]:
    """Return the first and last day that any of the packages speaks of."""
    days = [covered(package) for package in packages]
    first = min((day for day, _ in days if day), default="")
    return first, max((day for _, day in days if day), default="")


# complex: one document, a property a line; some are left out
def _record(
    collection: Collection,
    files: list[File],
    root: str,
    site: str,
    publisher: str,
    modified: str,
) -> list[Node]:
    """Return the dataset of all packages together, with its files."""
    settings, place = collection.settings, _place(collection.settings)
    packages, name = collection.packages, settings.name or "record"
    versions = dict.fromkeys(p.version for p in packages if p.version)
    keywords = dict.fromkeys(word for p in packages for word in p.keywords)
    made = {
        **_node(f"{root}#record", "dcat:Dataset"),
        "dct:identifier": name,
        "dct:title": _texts(settings.title),
        "dct:description": _texts(settings.description or settings.title),
        "dct:publisher": _id(publisher),
        "dct:language": _languages(settings),
        **({"dct:spatial": _id(place)} if place else {}),
        "dcat:theme": _id(THEME),
        "dcat:version": ", ".join(versions),
        "dcat:landingPage": _id(site),
        **_contacted(settings, root),
        "dcat:keyword": [_text(word, DEFAULT) for word in keywords],
        **_modified(modified),
        "dcat:distribution": [_id(f"{root}{file.path}#distribution") for file in files],
    }
    licences = {licence_of(collection, package) for package in packages}
    licence = licences.pop() if len(licences) == 1 else settings.licence
    nodes = [made, *_covering(made, root, *_covered_by(packages))]
    for file in files:
        nodes += _distribution(name, file, f"{root}{file.path}", licence)
    return nodes


def _covering(made: Node, root: str, first: str, last: str) -> list[Node]:
    """Say of a dataset which days it covers; return the node of that period."""
    if not first or not last:
        return []
    made["dct:temporal"] = _id(f"{root}#period")
    ends = {"dcat:startDate": _day(first), "dcat:endDate": _day(last)}
    return [{**_node(f"{root}#period", "dct:PeriodOfTime"), **ends}]


def _distribution(name: str, file: File, address: str, licence: Licence) -> list[Node]:
    made = {
        **_node(f"{address}#distribution", "dcat:Distribution"),
        "dct:title": _text(f"{name}: {file.path}", DEFAULT),
        "dct:description": _text(_told(name, file), DEFAULT),
        "dcatap:availability": _id(STABLE),
        "dcat:accessURL": _id(address),
        "dcat:downloadURL": _id(address),
        "dcat:byteSize": {"@value": str(file.bytes), "@type": "xsd:nonNegativeInteger"},
        **({"dct:license": _id(licence.path)} if licence.path else {}),
        "spdx:checksum": _id(f"{address}#sha256"),
    }
    media = media_of(file.path, file.format)
    listed = "JSON" if file.path.endswith(".json") else FILE_TYPES.get(file.format)
    if media in _registered():
        made["dcat:mediaType"] = _id(f"{MEDIA}{media}")
        made["dct:format"] = _id(f"{MEDIA}{media}")
    if listed:
        made["dct:format"] = _id(f"{AUTHORITY}file-type/{listed}")
    elif file.format in OTHER_TYPES:
        made["dct:format"] = _id(OTHER_TYPES[file.format][0])
    if file.format == "zip":
        made["dct:conformsTo"] = _id(PROFILE)
    checksum = {
        **_node(f"{address}#sha256", "spdx:Checksum"),
        "spdx:algorithm": _id(SHA256),
        "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
    }
    return [made, _node(address, "rdfs:Resource"), checksum]


def _told(name: str, file: File) -> str:
    what = f"The table {file.table} of {name}" if file.table else f"All of {name}"
    return f"{what}, as {file.format}."


def _types() -> list[str]:
    return sorted(set(FILE_TYPES.values()))


def _concept(address: str, label: str) -> Node:
    return {**_node(address, "skos:Concept"), "skos:prefLabel": _text(label, DEFAULT)}


def _publisher(collection: Collection, node: Node) -> list[Node]:
    """Return the nodes of who publishes the record, and of what kind that is."""
    kind = collection.settings.publisher.kind
    made = {**node, "foaf:name": publisher_of(collection, collection.settings.language)}
    if not kind:
        return [made]
    address = f"{ADMS}publishertype/{quote(kind)}"
    return [{**made, "dct:type": _id(address)}, _concept(address, kind)]


def _licences(paths: Iterable[str]) -> list[Node]:
    """Return the nodes of licences, with what they ask for where their address tells it."""
    made: list[Node] = []
    kinds: dict[str, str] = {}
    for path in paths:
        found = LICENCE.match(path)
        words = found[1].split("-") if found else []
        asked = [LICENCES[word] for word in dict.fromkeys(words) if word in LICENCES]
        if words == ["odbl"]:
            asked = ["Attribution", *asked]
        node = _node(path, "dct:LicenseDocument")
        addresses = [f"{ADMS}licencetype/{kind}" for kind in asked]
        kinds |= dict(zip(addresses, asked, strict=True))
        made.append({**node, **({"dct:type": list(map(_id, addresses))} if asked else {})})
    return [*made, *(_concept(address, kind) for address, kind in kinds.items())]


def _outline(settings: Settings) -> Node:
    """Return the box of the whole area and its middle, where the settings have it."""
    if not settings.box:
        return {}
    west, south, east, north = settings.box
    # Across the day line, the middle is reckoned on the side where the area lies.
    middle = (west + (east - west) % 360 / 2 + 180) % 360 - 180
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    ring = ", ".join(f"{x:g} {y:g}" for x, y in corners)
    return {
        "dcat:bbox": _shape(f"POLYGON(({ring}))"),
        "dcat:centroid": _shape(f"POINT({middle:g} {(south + north) / 2:g})"),
    }


def _shape(text: str) -> dict[str, str]:
    return {"@value": text, "@type": "geo:wktLiteral"}


def _contact(settings: Settings, root: str) -> list[Node]:
    """Return the node of whom to ask, where the settings say so."""
    body, lang = settings.publisher, settings.language
    asked = body.url or (settings.feedback if settings.feedback.startswith("https:") else "")
    ways = {
        **({"vcard:hasEmail": _id(f"mailto:{body.email}")} if body.email else {}),
        **({"vcard:hasURL": _id(asked)} if asked else {}),
    }
    if not ways:
        return []
    named = {"vcard:fn": _text(body.named(lang, settings.name), lang or DEFAULT)}
    return [{**_node(f"{root}catalog.json#contact", "vcard:Organization"), **named, **ways}]


def _contacted(settings: Settings, root: str) -> Node:
    found = _contact(settings, root)
    return {"dcat:contactPoint": _id(found[0]["@id"])} if found else {}


def _node(address: str, *kinds: str) -> Node:
    return {"@id": address, "@type": kinds[0] if len(kinds) == 1 else list(kinds)}


def _id(address: str) -> dict[str, str]:
    return {"@id": address}


def _text(text: str, lang: str) -> dict[str, str]:
    return {"@value": text, "@language": lang}


def _texts(texts: Texts) -> list[dict[str, str]]:
    return [_text(text, lang) for lang, text in texts.items() if text]


def _languages(settings: Settings) -> list[dict[str, str]]:
    """Return the languages of a record by their codes of three letters, as DCAT-AP wants them."""
    from pycountry import languages  # codes of ISO 639; only catalogues need them

    found = ((code, languages.get(alpha_2=code[:2])) for code in settings.languages)
    names = [entry.alpha_3.upper() if entry else code.upper() for code, entry in found]
    return [_id(f"{AUTHORITY}language/{name}") for name in names]


def _place(settings: Settings) -> str:
    """Return the address of the country of a record; empty where it has none."""
    from pycountry import countries

    found = countries.get(alpha_2=settings.country) if settings.country else None
    return f"{AUTHORITY}country/{found.alpha_3}" if found else ""


def _registered() -> set[str]:
    return {kind.media for kind in FORMATS.values() if kind.registered}


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}


def _modified(day: str) -> Node:
    return {"dct:modified": _day(day)} if day else {}
