"""The packages for catalogues and search engines: DCAT-AP 3.0.1 and schema.org, as plain values.

Nothing here reads or writes a file. Every node has an address of its own, so that two runs give
the same text. `base` is the address of the site; where it is empty, addresses are relative: to
`/data/` for DCAT, to `/{lang}/{package}/` for schema.org.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from civdata.exports.formats import FORMATS, media_of
from civdata.languages import DEFAULT
from civdata.model import Collection, Package, Texts
from civdata.model.settings import Licence, Settings
from civdata.record.citation import cite, licence_of, publisher_of
from civdata.record.frames import period_ends

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
ATTRIBUTION = "http://purl.org/adms/licencetype/Attribution"

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class File(Protocol):
    """A published file: its path below the package's folder, format, table, size and sha256."""

    @property
    def path(self) -> str:
        """Where it lies."""

    @property
    def format(self) -> str:
        """One of the formats of the exports."""

    @property
    def table(self) -> str:
        """The table in it, empty where it holds the whole package."""

    @property
    def bytes(self) -> int:
        """Its size."""

    @property
    def sha256(self) -> str:
        """Its digest, in hexadecimal digits."""


Files = Mapping[str, Iterable[File]]
"""Published files by name of package."""

Node = dict[str, Any]


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
        **_modified(modified),
        "dcat:dataset": [_id(f"{root}{package.name}/") for package in collection.packages],
    }
    graph = [
        catalogue,
        {**publisher, "foaf:name": publisher_of(collection, settings.language)},
        _node(site, "foaf:Document"),
        *(_licence(path) for path in dict.fromkeys(filter(None, licences))),
        *([_node(place, "dct:Location")] if place else []),
        {**_node(THEMES, "skos:ConceptScheme"), "dct:title": _text("Data theme", DEFAULT)},
        _concept(THEME, "Population and society"),
        _concept(STABLE, "stable"),
        *_contact(settings, root),
        *(_node(f"{AUTHORITY}file-type/{name}", "dct:MediaTypeOrExtent") for name in _types()),
        _node(PROFILE, "dct:Standard"),
        _node(SHA256, "spdx:ChecksumAlgorithm"),
        *(_node(item["@id"], "dct:LinguisticSystem") for item in _languages(settings)),
        *(_node(f"{MEDIA}{t}", "dct:MediaType") for t in sorted(_registered())),
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
    days = [covered(package) for package in packages]
    first = min((day for day, _ in days if day), default="")
    last = max((day for _, day in days if day), default="")
    nodes = [made, *_covering(made, root, first, last)]
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
    if file.format == "zip":
        made["dct:conformsTo"] = _id(PROFILE)
    checksum = {
        **_node(f"{address}#sha256", "spdx:Checksum"),
        "spdx:algorithm": _id(SHA256),
        "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
    }
    return [made, checksum]


def _told(name: str, file: File) -> str:
    what = f"The table {file.table} of {name}" if file.table else f"All of {name}"
    return f"{what}, as {file.format}."


def _types() -> list[str]:
    return sorted(set(FILE_TYPES.values()))


def _concept(address: str, label: str) -> Node:
    return {**_node(address, "skos:Concept"), "skos:prefLabel": _text(label, DEFAULT)}


def _licence(path: str) -> Node:
    """Return the node of a licence; those of Creative Commons with BY ask for attribution."""
    kind = _id(ATTRIBUTION) if "creativecommons.org/licenses/by" in path else None
    return {**_node(path, "dct:LicenseDocument"), **({"dct:type": kind} if kind else {})}


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


def covered(package: Package) -> tuple[str, str]:
    """Return the first and last day that a package's observations speak of, or two empty texts."""
    ends = [period_ends(o.time_period) for o in package.observations if o.time_period]
    return (min(e[0] or "" for e in ends), max(e[1] or "" for e in ends)) if ends else ("", "")


def turtle_of(made: Node) -> str:
    """Return a catalogue as Turtle."""
    prefixes = [f"@prefix {prefix}: <{address}> ." for prefix, address in CONTEXT.items()]
    return "\n".join([*prefixes, *map(_subject, made["@graph"])]) + "\n"


def _subject(node: Node) -> str:
    lines = [f"\n<{node['@id']}> a {node['@type']}"]
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


def schema_org(
    collection: Collection,
    package: Package,
    lang: str,
    files: Iterable[File] = (),
    base: str = "",
    modified: str = "",
) -> Node:
    """Return a package as a schema.org Dataset in one language, for its page."""
    site = f"{base.rstrip('/')}/" if base else "../../"
    root = f"{site}data/{package.name}/"
    settings, licence = collection.settings, licence_of(collection, package)
    ours = {"@type": "Organization", "name": publisher_of(collection, lang), "url": site}
    first, last = covered(package)
    made: Node = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": root,
        "name": package.titled(lang),
        "description": package.described(lang) or package.titled(lang),
        "url": f"{site}{lang}/{package.name}/",
        "inLanguage": list(collection.languages),
        "identifier": package.name,
        "version": package.version,
        **({"license": licence.path} if licence.path else {}),
        "isAccessibleForFree": True,
        "keywords": list(package.keywords),
        "creator": ours,
        "publisher": ours,
        "citation": cite(collection, package.name, "text", lang),
        **_spatial(collection, lang),
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": settings.titled(lang),
            "url": site,
        },
    }
    if modified:
        made["dateModified"] = modified
    if first:
        made["temporalCoverage"] = f"{first}/{last}"
    return made | {
        "variableMeasured": _variables(collection, package, lang),
        "isBasedOn": _based_on(collection, package, lang),
        "distribution": [_download(file, root) for file in files],
    }


def _variables(collection: Collection, package: Package, lang: str) -> list[Node]:
    units = collection.reference("units")
    return [
        {
            "@type": "PropertyValue",
            "name": indicator.names.get(lang) or indicator.id,
            **({"description": text} if (text := indicator.definitions.get(lang)) else {}),
            "unitText": (units[indicator.unit][f"name_{lang}"] if indicator.unit in units else "")
            or indicator.unit,
        }
        for indicator in package.indicators.values()
    ]


def _based_on(collection: Collection, package: Package, lang: str) -> list[Node]:
    used = {row["source"] for table in package.tables for row in table.rows} - {""}
    made = []
    for source in (source for id, source in collection.sources.items() if id in used):
        known = {"url": source.address, "datePublished": source.date}
        made.append(
            {
                "@type": "CreativeWork",
                "name": source.title,
                "inLanguage": source.language,
                "publisher": {"@type": "Organization", "name": source.publisher.name(lang)},
                **{key: value for key, value in known.items() if value},
            }
        )
    return made


def _download(file: File, root: str) -> Node:
    return {
        "@type": "DataDownload",
        "name": file.path,
        "encodingFormat": media_of(file.path, file.format),
        "contentUrl": f"{root}{file.path}",
        "contentSize": f"{file.bytes} B",
        "sha256": file.sha256,
    }


def _node(address: str, kind: str) -> Node:
    return {"@id": address, "@type": kind}


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


def _spatial(collection: Collection, lang: str) -> Node:
    row = collection.reference("areas").get(collection.country)
    name = row[f"name_{lang}"] if row else ""
    return {"spatialCoverage": {"@type": "Place", "name": name}} if name else {}


def _registered() -> set[str]:
    return {kind.media for kind in FORMATS.values() if kind.registered}


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}


def _modified(day: str) -> Node:
    return {"dct:modified": _day(day)} if day else {}
