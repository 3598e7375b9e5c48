"""The downloads of a package: made of its part of the record, and kept as long as that lasts."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

from civdata.exports import Download, contents, write_all
from civdata.exports.output import Files, Put, write
from civdata.exports.schema_org import schema_org
from civdata.model import Collection, Package
from civdata.pages import File
from civdata.record.fingerprint import fingerprint
from civdata.record.parts import parts
from civdata.storage.batch import joined, parted
from civdata.storage.cache import Cache

DEFAULT_ADDRESS = "http://127.0.0.1:8000/"


def address_of(collection: Collection) -> str:
    """Return the address of the site, with a slash in the end."""
    address = collection.settings.address or DEFAULT_ADDRESS
    return os.environ.get("CIVDATA_SITE_URL", address).rstrip("/") + "/"


def stated_address(collection: Collection) -> str:
    """Return the address that pages print: that of the site, or `/` where it has none yet.

    A page of a site without an address names places below wherever it stands, never a machine.
    """
    known = collection.settings.address or os.environ.get("CIVDATA_SITE_URL")
    return address_of(collection) if known else "/"


def documented(collection: Collection) -> Collection:
    """Return a record whose settings say where its documentation is, if the environment does."""
    address = os.environ.get("CIVDATA_DOCS_URL", "")
    known = replace(collection.settings, documentation=address)
    return replace(collection, settings=known) if address else collection


def downloads_of(
    collection: Collection, package: Package, out: Path, cache: Cache, put: Put = write
) -> tuple[Download, ...]:
    """Write a package in every format below `out`, which is the package's own folder."""
    part = parts(collection)[package.name]

    def made(name: str) -> Files:
        key, found = cache.get("download", name, package.name, fingerprint(part))
        if found is not None:
            return parted(found)
        files = contents(part, package, name)
        cache.put(key, joined(files))
        return files

    return write_all(part, package, out, made, put)


def listed(name: str, files: tuple[Download, ...]) -> tuple[File, ...]:
    """Return the downloads of a package as its pages list them."""
    return tuple(
        File(f"data/{name}/{d.path}", d.format, d.table, d.bytes, d.sha256)
        for d in files
        if not d.path.endswith("datapackage.json")
    )


def linked(
    collection: Collection, package: Package, files: tuple[Download, ...], address: str
) -> dict[tuple[str, str], str]:
    """Return the schema.org description of a package as JSON, by its name and language."""
    return {
        (package.name, language): json.dumps(
            schema_org(collection, package, language, files, address), ensure_ascii=False
        )
        for language in collection.languages
    }
