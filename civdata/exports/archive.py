"""A data package in one file, complete in itself."""

from __future__ import annotations

from civdata.exports.delimited import as_csv
from civdata.exports.notice import citation, licence_text, readme
from civdata.exports.output import pack
from civdata.exports.tables import bundle
from civdata.model import Collection, Package


def as_zip(collection: Collection, package: Package) -> dict[str, bytes]:
    """Return `NAME.zip`: descriptor, tables, views, its sources and lists, licence, citation.

    Any Frictionless tool accepts it alone: `frictionless validate NAME.zip`.
    """
    tables = as_csv(collection, package)
    words = {
        "README.md": readme(collection, package, bundle(collection, package)),
        "LICENSE.txt": licence_text(collection, package),
        "CITATION.txt": citation(collection, package),
    }
    members = {**tables, **{name: text.encode() for name, text in words.items()}}
    return {f"{package.name}.zip": pack(members)}
