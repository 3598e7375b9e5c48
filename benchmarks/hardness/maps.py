"""Broken maps, batches and options of `civdata import` and `civdata add`.

python -m benchmarks.hardness.maps            all of them, each in a process of its own
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.hardness.process import run
from benchmarks.hardness.project import TINY
from benchmarks.hardness.spoiling import Spoil, instead, written
from benchmarks.hardness.tally import everyone

MAP: dict[str, Any] = {
    "about": "Three figures",
    "key": "key",
    "columns": {"print": "as_printed", "number": "value", "page": "source"},
    "rows": ["rows.csv"],
    "publishers": "publishers.csv",
    "sources": "sources.csv",
    "source_defaults": {"status": "seen"},
    "source_kinds": {"independent_media": "news"},
    "indicators": ["indicators.csv"],
    "records": [],
}
FILES = {
    "facts.csv": "key,print,number,page\n"
    "f1,10 gardens,10,https://example.org/new\n"
    "f2,20 gardens,20,https://example.org/gardens\n"
    "f3,30 gardens,30,https://example.org/new\n",
    "rows.csv": "id,package,observation,indicator,time_period,ref_area,obs_status,qualifier,locator,skip\n"
    "f1,tiny,tiny-gardens-2018,tiny-gardens,2018,KZ,actual,exact,page,\n"
    "f2,tiny,,,,,,,,the page is held already\n"
    "f3,tiny,tiny-gardens-2019,tiny-gardens,2019,KZ,actual,exact,page,\n",
    "publishers.csv": "id,publisher_kind,name_kk,name_ru,name_en\n"
    "tree-post,independent_media,Tree Post,Tree Post,Tree Post\n",
    "sources.csv": "id,title,publisher,language,url\n"
    "new-page,New,tree-post,en,https://example.org/new\n",
    "indicators.csv": "package,id,unit,kind,name_kk,name_ru,name_en,definition_kk,definition_ru,definition_en\n"
    "tiny,tiny-idle,gardens,stock,Жер,Жер,Жер,Жер,Жер,Жер\n",
}
WRONG: tuple[Any, ...] = (
    None,
    5,
    1.5,
    True,
    "",
    "x\0y",
    "no\nline",
    [],
    [[]],
    [5],
    ["\0"],
    {},
    {"a": 5},
    {"a": []},
)


@dataclass(frozen=True)
class Case:
    """A broken batch: what is done to the folder of a good one, and how it is then imported."""

    name: str
    spoil: Spoil
    options: tuple[str, ...] = ()


def good(folder: Path) -> None:
    """Write a good batch into a folder."""
    (folder / "map.json").write_text(json.dumps(MAP))
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")


def cases() -> Iterator[Case]:
    """Yield every case."""
    return chain(_settings(), _texts(), _places(), _batches(), _options())


def _map(**changes: Any) -> Spoil:
    return written("map.json", json.dumps({**MAP, **changes}))


def _settings() -> Iterator[Case]:
    for key, value in MAP.items():
        for wrong in WRONG:
            empty = wrong == "" or wrong == [] or wrong == {}
            if (
                type(wrong) is not type(value)
                or (not empty and wrong != {"a": 5})
                or key in ("key", "rows")
            ):
                yield Case(f"{key} is {wrong!r}", _map(**{key: wrong}))
    item = {"file": "records.csv", "table": "feasts", "package": "tiny"}
    for change in (
        {"file": 5}, {"file": ["a"]}, {"file": ""}, {"file": "\0"}, {"file": "/etc/passwd"},
        {"file": "/dev/zero"}, {"file": "../../../../etc/hostname"}, {"file": "a" * 5000},
        {"file": "\ud800"}, {"file": "."}, {"table": 5}, {"table": {}}, {"table": "nonsense"},
        {"package": 5}, {"package": []}, {"package": "nonsense"}, {"columns": "id"}, {"columns": []},
        {"columns": {"a": 1}}, {"columns": {"a": "id", "b": "id"}}, {"columns": {"a": "b"}}, {"more": 1},
    ):  # fmt: skip
        yield Case(f"a record with {change!a:.60}", _map(records=[{**item, **change}]))
    for wrong in ({}, {"file": "records.csv"}, {"table": "feasts"}):
        yield Case(f"a record that is {wrong}", _map(records=[wrong]))
    yield Case("an unknown setting", _map(keys="id"))
    yield Case("a column of FILE that is none", _map(columns={"colour": "value"}))
    yield Case(
        "a column of observations that is none", _map(columns={**MAP["columns"], "key": "colour"})
    )
    yield Case("two columns for one", _map(columns={"print": "value", "number": "value"}))
    yield Case("a key that is no column", _map(key="id"))
    for name in ("rows", "indicators", "sources", "publishers"):
        for path in ("none.csv", "/dev/zero", "/etc", "fifo", "\ud800", "a" * 5000, "map.json"):
            value = path if isinstance(MAP[name], str) else [path]
            yield Case(f"{name} is {path[:20]!a}", _map(**{name: value}))


def _texts() -> Iterator[Case]:
    for name, text in {
        "nothing": "",
        "no JSON": "key: id",
        "a list": "[]",
        "a number": "5",
        "NaN": '{"key": NaN}',
        "a number of 5,000 digits": '{"key": ' + "9" * 5000 + "}",
        "a key twice": '{"key": "a", "key": "b", "rows": ["rows.csv"]}',
        "100,000 brackets": "[" * 100_000,
        "100,000 objects": '{"a":' * 100_000,
        "zeros": "\0" * 1000,
        "2 MB of blanks": " " * 2_000_000,
        "a cut map": json.dumps(MAP)[:-20],
        "lone surrogates": '{"key": "\\ud800", "rows": ["rows.csv"]}',
        "escapes": '{"key": "\\u001b[2J", "rows": ["rows.csv"]}',
    }.items():
        yield Case(f"a map of {name}", written("map.json", text))
    yield Case("a map in UTF-16", written("map.json", json.dumps(MAP).encode("utf-16")))
    yield Case("a map with a mark", written("map.json", b"\xef\xbb\xbf" + json.dumps(MAP).encode()))
    yield Case("a map that is no UTF-8", written("map.json", b'{"key": "\xff"}'))
    yield Case("a map that is an archive", written("map.json", b"PK\x03\x04"))


def _places() -> Iterator[Case]:
    for name in ("map.json", "facts.csv", "rows.csv"):
        for words, spoil in instead(name):
            yield Case(words, spoil)


def _batches() -> Iterator[Case]:
    facts, rows = FILES["facts.csv"], FILES["rows.csv"]
    for name, text in {
        "a key twice": facts + "f1,40 gardens,40,https://example.org/new\n",
        "an empty key": facts + ",40 gardens,40,https://example.org/new\n",
        "a figure more": facts + "f4,40 gardens,40,https://example.org/new\n",
        "a figure less": "".join(facts.splitlines(True)[:-1]),
        "no header": "".join(facts.splitlines(True)[1:]),
        "only a header": facts.splitlines(True)[0],
        "nothing": "",
        "no line end": facts[:-1],
        "a cell more": facts + "f4,a,b,c,d\n",
        "a blank line": facts + "\n",
        "a column twice": facts.replace("number", "print"),
        "zeros": facts + "\0" * 100 + "\n",
        "a quote": facts + 'f4,"a,b,c\n',
        "a cell of 1 MB": facts + f"f4,{'a' * 1_000_000},b,c\n",
        "no UTF-8": facts + "\ud800\n",
        "lines of another system": facts.replace("\n", "\r\n"),
    }.items():
        yield Case(f"FILE with {name}", written("facts.csv", text))
    first = rows.splitlines(True)[1]
    for name, text in {
        "a key twice": rows + first,
        "a figure both imported and skipped": rows + "f1,tiny,,,,,,,,too old\n",
        "a row that does both": rows.replace("page,\n", "page,too old\n", 1),
        "a row that does neither": rows.replace("tiny-gardens-2018", ""),
        "an unknown key": rows + first.replace("f1", "f9"),
        "no key": rows + first.replace("f1", ""),
        "no package": rows.replace(",tiny,tiny-g", ",,tiny-g"),
        "an unknown package": rows.replace(",tiny,tiny-g", ",nonsense,tiny-g"),
        "no header": "".join(rows.splitlines(True)[1:]),
        "only a header": rows.splitlines(True)[0],
        "nothing": "",
        "an unknown column": rows.replace("locator", "colour"),
        "two figures of one id": rows.replace("2019", "2018"),
        "a wrong value": rows.replace("exact", "about"),
        "an id with escapes": rows.replace("tiny-gardens-2018", "\x1b[2J"),
        "an id that leads out": rows.replace("tiny-gardens-2018", "../../x"),
    }.items():
        yield Case(f"rows with {name}", written("rows.csv", text))
    for name in ("sources.csv", "publishers.csv", "indicators.csv"):
        yield Case(f"{name} without its header", written(name, FILES[name].split("\n", 1)[1]))
        yield Case(
            f"{name} with only a header", written(name, FILES[name].split("\n", 1)[0] + "\n")
        )


def _options() -> Iterator[Case]:
    def nothing(_: Path) -> None:
        """Leave the batch good: the options are wrong."""

    for options in (
        ("--map", "/dev/zero"), ("--map", "/dev/stdin"), ("--map", ""), ("--map", "."),
        ("--data", "/dev"), ("--data", "/dev/null"), ("--data", ""), ("--data", "none"), ("--data", "."),
        ("--sources", "map.json"), ("--sources", "none"), ("--report", "/none/report.md"),
        ("--report", "/dev/full"), ("--report", "."), ("--nonsense",),
    ):  # fmt: skip
        yield Case(f"options {' '.join(options)}", nothing, options)


def try_one(case: Case, folder: Path) -> str:
    """Import a broken batch into a copy of the tiny packages; say what is wrong, or nothing."""
    data, batch = folder / "data", folder / "batch"
    shutil.copytree(TINY, data)
    batch.mkdir()
    good(batch)
    case.spoil(batch)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    options = ("--map", "map.json", "--data", str(data), *case.options)
    done = run("import", "facts.csv", *options, cwd=batch)
    after = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    late = case.options[:1] == ("--report",)
    if fault := done.fault((1, 2)):
        return fault
    if not late and before != after:
        return "the data were changed"
    return "" if done.output.strip() else "no word of what is wrong"


def main() -> int:
    """Try every case."""
    return everyone("broken maps, files and options", cases(), try_one)


if __name__ == "__main__":
    sys.exit(main())
