"""Everything below `/data/` that is about the record as a whole, with the sums of all files."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from civdata.errors import CivdataError, OutputError
from civdata.exports import Download, catalogue, turtle, write_all
from civdata.exports.croissant import croissant
from civdata.exports.csvw import csvw
from civdata.exports.delimited import csv_bytes
from civdata.exports.descriptor import json_bytes
from civdata.exports.formats import FORMATS, Format
from civdata.exports.openapi import openapi
from civdata.exports.output import Put, write
from civdata.exports.record import figures, name_of, observations, whole
from civdata.exports.vtl import as_vtl
from civdata.model import Collection
from civdata.record.citation import cite
from civdata.storage.layout import VERSION

SUMS = "SHA256SUMS"
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
    put: Put = write,
) -> tuple[Download, ...]:
    """Write the files of the whole record into `out`, where those of the packages are already.

    `written` are the files of the packages, `folder` is that of the record, `base` the address of
    the site with a slash, `changed` the day of the data; `put` writes them.
    Returns the files of the whole record.
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
    made["catalog.ttl"] = turtle.turtle_of(told).encode()
    put(out, made)
    sums = [(path, hashlib.sha256(content).hexdigest()) for path, content in made.items()]
    sums += [(f"{package}/{d.path}", d.sha256) for package, ds in written.items() for d in ds]
    text = "".join(f"{digest}  {path}\n" for path, digest in sorted(sums))
    put(out, {SUMS: text.encode()})
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


def release(
    collection: Collection, folder: Path | None, out: Path, version: str, base: str, changed: str
) -> Path:
    """Write all files of `/data/` into `out/VERSION/`, which never changes once it is there.

    A second run that gives the same sums changes nothing. Raises OutputError where the folder
    holds something else: other data needs another version.
    """
    if not VERSION.fullmatch(version):
        raise CivdataError(f"{version!r} is no version such as 1.3.0: say which with --version")
    place = out / version
    with tempfile.TemporaryDirectory(prefix=".civdata-release-", dir=_made(out)) as beside:
        fresh = Path(beside) / version
        written = {p.name: write_all(collection, p, fresh / p.name) for p in collection.packages}
        publish_data(collection, written, folder, fresh, base, changed)
        if place.exists():
            if differing := _differing(fresh, place):
                told = f"{place} is published and stays: other data needs a new version"
                raise OutputError(f"{told} ({differing} is not what it was)")
        else:
            fresh.rename(place)
    return place


def _differing(fresh: Path, place: Path) -> str:
    """Return a file of a version that is not, to the byte, what was made anew, or nothing."""
    made, there = (
        {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        for folder in (fresh, place)
    )
    for path in sorted(made | there):
        try:
            if (fresh / path).read_bytes() != (place / path).read_bytes():
                return path.as_posix()
        except OSError:
            return path.as_posix()
    return ""


def _made(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {out}: {error.strerror}") from None
    return out
