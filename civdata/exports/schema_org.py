"""The packages for search engines: schema.org, as plain values.

Nothing here reads or writes a file. `base` is the address of the site; where it is empty,
addresses are relative to `/{lang}/{package}/`.
"""

from __future__ import annotations

from collections.abc import Iterable

from civdata.exports.formats import media_of
from civdata.exports.published import File, Node, covered
from civdata.model import Collection, Package
from civdata.record.citation import cite, licence_of, publisher_of


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


# complex: one list of sources, a property a line
def _based_on(collection: Collection, package: Package, lang: str) -> list[Node]:
    held = (t for t in package.tables if "source" in t.columns and t not in package.registers)
    used = {row["source"] for table in held for row in table.rows} - {""}
    made = []
    for source in (collection.sources[id] for id in collection.sources if id in used):
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


def _spatial(collection: Collection, lang: str) -> Node:
    row = collection.reference("areas").get(collection.country)
    name = row[f"name_{lang}"] if row else ""
    return {"spatialCoverage": {"@type": "Place", "name": name}} if name else {}
