"""Everything below `/data/` that is about the record as a whole, with the sums of all files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from civdata.exports import Download, catalogue
from civdata.exports.croissant import croissant
from civdata.exports.csvw import csvw
from civdata.exports.delimited import csv_bytes
from civdata.exports.descriptor import json_bytes
from civdata.exports.formats import FORMATS, Format
from civdata.exports.openapi import openapi
from civdata.exports.output import write
from civdata.exports.record import figures, name_of, observations, whole
from civdata.exports.vtl import as_vtl
from civdata.model import Collection
from civdata.record.citation import cite

MOST = 20_000
"""So many figures have a file of their own; a record with more has them in the other formats."""

Written = Mapping[str, tuple[Download, ...]]


def publish_data(
    collection: Collection,
    written: Written,
    folder: Path | None,
    out: Path,
    base: str,
    changed: str,
) -> tuple[Download, ...]:
    """Write the files of the whole record into `out`, where those of the packages are already.

    `written` are the files of the packages, `folder` is that of the record, `base` the address of
    the site with a slash, `changed` the day of the data. Returns the files of the whole record.
    """
    made = dict(_contents(collection, folder, base, changed))
    name = name_of(collection)
    files = tuple(
        _download(path, content)
        for path, content in made.items()
        if path.partition(".")[0] == name and path.partition(".")[2] in SUFFIXES
    )
    told = catalogue.dcat(collection, written, base, changed, files)
    made["catalog.json"] = json_bytes(told)
    made["catalog.ttl"] = catalogue.turtle_of(told).encode()
    write(out, made)
    sums = [(path, hashlib.sha256(content).hexdigest()) for path, content in made.items()]
    sums += [(f"{package}/{d.path}", d.sha256) for package, ds in written.items() for d in ds]
    text = "".join(f"{digest}  {path}\n" for path, digest in sorted(sums))
    write(out, {"SHA256SUMS": text.encode()})
    return files


SUFFIXES: Mapping[str, Format] = {
    "csv": "csv",
    "parquet": "parquet",
    "sqlite": "sqlite",
    "csv.zip": "zip",
    "jsonl": "jsonl",
}
assert set(SUFFIXES.values()) <= set(FORMATS)


def _download(path: str, content: bytes) -> Download:
    format = SUFFIXES[path.partition(".")[2]]
    return Download(path, format, "", len(content), hashlib.sha256(content).hexdigest())


def _contents(
    collection: Collection, folder: Path | None, base: str, changed: str
) -> Iterator[tuple[str, bytes]]:
    name, every = name_of(collection), observations(collection)
    if every.rows:
        text = csv_bytes(every)
        yield f"{name}.csv", text
        yield f"{name}.csv-metadata.json", json_bytes(csvw(collection, every, base, changed))
        digest = hashlib.sha256(text).hexdigest()
        told = croissant(collection, every, digest, len(text), base, changed)
        yield "croissant.json", json_bytes(told)
        yield from as_vtl(collection).items()
    yield from whole(collection, folder)
    lang = collection.settings.language
    known = list(collection.observations)[:MOST]
    cited = {id: cite(collection, id, "text", lang) for id in known}
    yield from figures(collection, cited, MOST)
    yield "openapi.json", json_bytes(openapi(collection, base))
