"""Bad inputs of `civdata validate`, as a table: input, findings, exit code, time, memory.

python -m benchmarks.hardness.inputs [TABLE.csv [MOST]]      all of them, or about so many
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.hardness.fork import attempt
from benchmarks.hardness.process import Done
from benchmarks.hardness.project import TINY
from benchmarks.hardness.spoiling import Spoil, instead, written
from benchmarks.hardness.tally import Tally

DEEP: Any = "x"
for _ in range(300):
    DEEP = [DEEP]
WRONG: dict[str, Any] = {
    "null": None, "5": 5, "-1": -1, "1e400": 1e300, "true": True, "an empty text": "", "a list": [],
    "an object": {}, "a list of lists": [[[]]], "deep lists": DEEP, "NUL": "\0", "a surrogate": "\ud800",
    "an escape": "\x1b[2J", "a line": "a\nb", "markup": "<script>alert(1)</script>", "U+007F": "a\x7fb",
    "a formula": "=HYPERLINK(\"x\")", "a path": "../../evil", "100,000 letters": "a" * 100_000,
    "an object of numbers": {"kk": 5, "ru": 5, "en": 5}, "right to left": "a\u202eb",
    "front matter": "---\ntitle: x\n---", "template": "{{ 7 * 7 }}{% raw %}",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """An input: what is done to a folder of good packages, and which part of it is checked."""

    name: str
    spoil: Spoil
    path: str = "tiny"


def descriptor(folder: Path) -> dict[str, Any]:
    """Return the descriptor of the package that is spoilt."""
    found: dict[str, Any] = json.loads((folder / "tiny" / "datapackage.json").read_text("utf-8"))
    return found


def save(folder: Path, value: Any) -> None:
    """Write the descriptor of the package that is spoilt."""
    text = json.dumps(value)
    (folder / "tiny" / "datapackage.json").write_text(text, "utf-8")


def changed(*keys: str | int, value: Any) -> Spoil:
    """Return what sets one value within the descriptor."""

    def spoil(folder: Path) -> None:
        whole = descriptor(folder)
        place: Any = whole
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = value
        save(folder, whole)

    return spoil


def large(name: str, first: bytes, again: bytes, times: int, last: bytes = b"\n") -> Spoil:
    """Return what writes a large file; it is made when it is written."""
    return lambda folder: (folder / name).write_bytes(first + again * times + last)


def cases() -> Iterator[Case]:
    """Yield every case."""
    return chain(_descriptors(), _texts(), _tables(), _places(), _settings(), _costly(), _strange())


def _descriptors() -> Iterator[Case]:
    whole = descriptor(TINY)
    for key in (
        *whole,
        "keywords",
        "version",
        "contributors",
        "sources",
        "created",
        "image",
        "$schema",
    ):
        for name, value in WRONG.items():
            yield Case(f"descriptor: {key} is {name}", changed(key, value=value))
    for key in (
        "name",
        "path",
        "schema",
        "titles",
        "descriptions",
        "format",
        "encoding",
        "dialect",
        "data",
    ):
        for name, value in WRONG.items():
            yield Case(f"resource: {key} is {name}", changed("resources", 0, key, value=value))
    for key in ("name", "type", "titles", "format", "constraints"):
        for name, value in WRONG.items():
            place = ("resources", 0, "schema", "fields", 0, key)
            yield Case(f"field: {key} is {name}", changed(*place, value=value))
    for key in ("enum", "pattern", "minimum", "maxLength", "required", "unique"):
        for name in (
            "null",
            "5",
            "a list",
            "an object",
            "NUL",
            "a surrogate",
            "100,000 letters",
            "deep lists",
        ):
            place = ("resources", 0, "schema", "fields", 1, "constraints")
            yield Case(f"constraint: {key} is {name}", changed(*place, value={key: WRONG[name]}))
    for key in ("primaryKey", "foreignKeys", "missingValues"):
        for name in ("null", "5", "a list of lists", "an object", "a surrogate", "NUL"):
            yield Case(
                f"schema: {key} is {name}",
                changed("resources", 0, "schema", key, value=WRONG[name]),
            )
    for key in ("name", "titles", "columns", "rows", "values"):
        for name in (
            "null",
            "5",
            "a list",
            "an object",
            "a path",
            "markup",
            "a formula",
            "a surrogate",
        ):
            view = {"name": "v", "titles": {"kk": "В", "ru": "В", "en": "V"}, key: WRONG[name]}
            yield Case(f"view: {key} is {name}", changed("views", value=[view]))


def _texts() -> Iterator[Case]:
    whole = json.dumps(descriptor(TINY))
    for name, text in {
        "nothing": "", "no JSON": "name: x", "a list": "[]", "a number": "5", "a text": '"a"', "NaN": '{"name": NaN}',
        "a key twice": '{"name": "a", "name": "b"}', "cut": whole[:-10], "100,000 brackets": "[" * 100_000,
        "100,000 objects": '{"a":' * 100_000, "zeros": "\0" * 5000, "60,000 keys": json.dumps({f"k{n}": n for n in range(60_000)}),
        "a number of 5,000 digits": '{"version": ' + "9" * 5000 + "}", "1e999": '{"version": 1e999}',
        "blanks": " " * 1_000_000, "lone surrogates": '{"name": "\\ud800"}', "a comment": "// x\n" + whole,
    }.items():  # fmt: skip
        yield Case(f"a descriptor of {name}", written("tiny/datapackage.json", text))
    for name, content in {
        "UTF-16": whole.encode("utf-16"), "a mark": b"\xef\xbb\xbf" + whole.encode(), "no UTF-8": b'{"name": "\xff"}',
        "an archive": b"PK\x03\x04" + b"\0" * 100, "gzip": b"\x1f\x8b" + b"\0" * 100,
    }.items():  # fmt: skip
        yield Case(f"a descriptor in {name}", written("tiny/datapackage.json", content))


def _tables() -> Iterator[Case]:
    file = "tiny/data/observations.csv"
    text = (TINY / file).read_text("utf-8")
    first, *rest = text.splitlines(True)
    row = rest[0].rstrip("\n").split(",")
    for name, made in {
        "nothing": "", "one line end": "\n", "only a header": first, "no header": "".join(rest), "no line end": text[:-1],
        "lines of another system": text.replace("\n", "\r\n"), "lines of an old one": text.replace("\n", "\r"),
        "a blank line": text + "\n", "blank lines": text + "\n" * 1000, "a cell more": text + rest[0].rstrip("\n") + ",x\n",
        "a cell less": text + "x\n", "a quote": text + '"\n', "quotes": text + '"' * 1000 + "\n", "NUL": text + "\0\n",
        "a column twice": first.replace("id", "value") + "".join(rest), "an unknown column": first.replace("id", "colour") + "".join(rest),
        "a row twice": text + rest[0], "a huge cell": text + "a" * 100_000 + "," * (len(row) - 1) + "\n",
        "a huge quoted cell": text + '"' + "a,b" * 100_000 + '"' + "," * (len(row) - 2) + "\n",
        "semicolons": text.replace(",", ";"), "tabs": text.replace(",", "\t"), "zeros": "\0" * 100_000,
        "only commas": "," * 100_000 + "\n", "100,000 columns": ",".join(f"c{n}" for n in range(100_000)) + "\n",
        "letters that are none": text + "\ud800\n", "right to left": text + "\u202e" * 10 + "\n", "a formula": text + "=1+1\n",
    }.items():  # fmt: skip
        yield Case(f"a table with {name}", written(file, made))
    for name, content in {
        "no UTF-8": text.encode() + b"\xff\n", "UTF-16": text.encode("utf-16"), "a mark": b"\xef\xbb\xbf" + text.encode(),
        "an archive": b"PK\x03\x04" + text.encode(),
    }.items():  # fmt: skip
        yield Case(f"a table in {name}", written(file, content))
    columns = first.rstrip("\n").split(",")
    for column in columns:
        for name, cell in {
            "letters": "abc", "10,000 digits": "9" * 10_000, "1e999999": "1e999999", "NaN": "NaN", "-0": "-0", "markup": "<b>x</b>",
            "a surrogate pair": "😀", "an escape": "\x1b[2J", "a formula": "=1+1", "blanks": "   ", "a path": "../../x", "Arabic digits": "٢٠٢٢",
        }.items():  # fmt: skip
            cells = [cell if one == column else old for one, old in zip(columns, row, strict=True)]
            yield Case(
                f"{column} is {name}",
                written(file, first + ",".join(cells) + "\n" + "".join(rest[1:])),
            )


def _places() -> Iterator[Case]:
    for name in ("tiny/datapackage.json", "tiny/data/observations.csv"):
        for words, spoil in instead(name):
            yield Case(words, spoil)
    for path in ("/dev/zero", "/etc/passwd", "../../etc/passwd", "data/../../x.csv", "http://127.0.0.1:9/x.csv",
                 "file:///etc/passwd", "data", "data/none.csv", "a" * 5000 + ".csv", "data/\ud800.csv", "data/\0.csv",
                 "data/observations.csv/x.csv", ["data/observations.csv"], "C:\\x.csv", "~/x.csv", "$HOME/x.csv"):  # fmt: skip
        yield Case(f"path {path!a:.40}", changed("resources", 0, "path", value=path))
    for path in (
        "none",
        "tiny/data",
        "tiny/data/observations.csv",
        "\udcff",
        "tiny/../../..",
        "/dev/null",
        "/dev/zero",
    ):
        yield Case(f"validate {path!a}", lambda _: None, path)

    def loop(folder: Path) -> None:
        (folder / "loop").symlink_to(".")
        (folder / "other").symlink_to("tiny")

    yield Case("folders that lead to each other", loop, ".")


def _settings() -> Iterator[Case]:
    good = 'name = "t"\nlanguages = ["kk", "ru", "en"]\n[title]\nkk = "т"\nru = "т"\nen = "t"\n'
    for name, text in {
        "nothing": "", "no TOML": "{", "a key twice": good + "[title]\n", "deep": "a = " + "[" * 5000, "deep keys": "a." * 5000 + "b = 1",
        "NUL": "\0", "2 MB": "#" * 2_000_000, "no languages": good.replace('["kk", "ru", "en"]', "[]"),
        "a language of nobody": good.replace('"kk"', '"xx"'), "a language as a path": good.replace('"kk"', '"../x"'),
        "100 languages": good.replace('["kk", "ru", "en"]', json.dumps([f"x{chr(97 + n % 26)}" for n in range(100)])),
        "a pattern that hangs": good + '[area]\npattern = "(a+)+$"\n', "a pattern of nobody": good + '[area]\npattern = "("\n',
        "an address that runs": good + '[site]\naddress = "javascript:alert(1)"\n', "markup": good.replace('"т"', '"<script>"'),
        "keep that leads out": good + '[site]\nkeep = ["../x"]\n', "feedback to nobody": good + '[site]\nfeedback = "x"\n',
        "unknown settings": good + "[colour]\na = 1\n", "a date": good + "created = 2024-01-01\n", "a table as a text": good + 'area = "x"\n',
        "escapes": good.replace('"t"', '"\\u001b[2J"'), "huge numbers": "a = " + "9" * 5000,
    }.items():  # fmt: skip
        yield Case(f"settings: {name}", written("civdata.toml", text), ".")


def _costly() -> Iterator[Case]:
    def pattern(text: str) -> Spoil:
        def spoil(folder: Path) -> None:
            whole = descriptor(folder)
            fields = whole["resources"][0]["schema"]["fields"]
            fields[0]["constraints"] = {"pattern": text}
            save(folder, whole)

        return spoil

    for text in (".*.*.*.*x", "(a+)+$", "(.*a){30}", "a{99999999999}", "(" * 2000 + ")" * 2000, "(?:a|a)*b", "[a-z]*[a-z]*[a-z]*[a-z]*!",
                 "(\\w+\\s?)*!", "\\1", "(?P<a>x)(?P=a)", "(?<=a+)b", "^(([a-z])+.)+[A-Z]([a-z])+$", "x*" * 1000, "[", "\ud800"):  # fmt: skip
        yield Case(f"pattern {text[:30]!a}", pattern(text))
    table = "tiny/data/observations.csv"
    header = (TINY / table).read_text("utf-8").split("\n")[0] + "\n"
    for name, file, parts in (
        ("60 MB of line ends", table, (header.encode(), b"\n", 60_000_000)),
        ("60 MB of commas", table, (b"", b",", 60_000_000)),
        ("15 million short rows", table, (header.encode(), b"abc\n", 15_000_000)),
        ("60 MB of quotes", table, (header.encode(), b'"', 60_000_000)),
        ("a line of 60 MB", table, (header.encode(), b"a", 60_000_000)),
        ("60 MB of JSON", "tiny/datapackage.json", (b'{"a":[[]', b",[]", 20_000_000, b"]}")),
        ("70 MB", table, (b"", b"a", 70_000_000)),
    ):
        yield Case(name, large(file, *parts))

    def enum(folder: Path) -> None:
        whole = descriptor(folder)
        whole["resources"][0]["schema"]["fields"][0]["constraints"] = {
            "enum": [f"value-{n}" for n in range(100_000)]
        }
        save(folder, whole)
        with (folder / table).open("a") as file:
            row = (TINY / table).read_text("utf-8").split("\n")[1].split(",", 1)[1]
            file.writelines(f"wrong-{n},{row}\n" for n in range(1000))

    yield Case("a list of 100,000 values and 1,000 wrong rows", enum)
    yield Case("10,000 figures of one thing", lambda folder: many(folder, 10_000, alike=True))
    yield Case("10,000 figures of one thing, all others", lambda folder: many(folder, 10_000))

    def columns(folder: Path) -> None:
        whole = descriptor(folder)
        names = [f"c{n}" for n in range(60_000)]
        whole["resources"][0]["schema"]["fields"] = [
            {"name": name, "type": "string"} for name in names
        ]
        save(folder, whole)
        (folder / table).write_text(",".join(names) + "\n" + "," * 59_999 + "\n")

    yield Case("60,000 columns", columns)


def _strange() -> Iterator[Case]:
    """Yield tables of other people, which may be of any form and have no other limits."""

    def table(content: bytes, field: Any = None, **said: Any) -> Spoil:
        def spoil(folder: Path) -> None:
            (folder / "strange").mkdir()
            schema = {"fields": [field or {"name": "a"}], **said.pop("schema", {})}
            resource = {"name": "t", "path": "t.csv", "schema": schema, **said}
            resources = said.get("resources", [resource])
            text = json.dumps({"name": "strange", "resources": resources})
            (folder / "strange" / "datapackage.json").write_text(text, "utf-8")
            (folder / "strange" / "t.csv").write_bytes(content)

        return spoil

    def typed(kind: str, cell: str, times: int = 5, **said: Any) -> Spoil:
        rows = f"a\n{(cell + chr(10)) * times}".encode()
        return table(rows, {"name": "a", "type": kind, **said})

    whole = b"a\n" + b"1\n" * 100_000
    itself = {"fields": "a", "reference": {"resource": "", "fields": "a"}}
    for name, spoil in {
        "60 MB of line ends": table(b"a\n" + b"\n" * 60_000_000),
        "60 MB of returns": table(b"a\n" + b"\r" * 60_000_000),
        "15 million rows": table(b"a\n" + b"1\n" * 15_000_000),
        "60,000 tables": table(b"a\n", resources=[{"name": f"t{n}", "path": "t.csv"} for n in range(60_000)]),
        "50,000 files": table(b"a\n1\n", path=["t.csv"] * 50_000),
        "a key of 50,000 columns": table(whole, schema={"primaryKey": ["a"] * 50_000}),
        "2,000 keys of 100 columns": table(whole, schema={"uniqueKeys": [["a"] * 100] * 2000}),
        "20,000 foreign keys": table(whole, schema={"foreignKeys": [itself] * 20_000}),
        "200,000 missing values": table(whole, schema={"missingValues": [*map(str, range(200_000))]}),
        "100,000 categories": typed("string", "z", 1000, categories=[*map(str, range(100_000))]),
        "1,000,000 header rows": table(b"a\n1\n", dialect={"headerRows": [*range(1_000_000)]}),
        "whole numbers of 1 MB": typed("integer", "9" * 1_000_000, 20),
        "groups of ones": typed("number", "1" * 200_000, 50, groupChar="1", decimalChar="1"),
        "exponents": typed("number", "1e999999999", 1000),
        "bounds of exponents": typed("number", "1", 5, constraints={"minimum": "1e999999999"}),
        "objects in objects": typed("object", '"' + '{""a"":' * 50_000 + '"'),
        "lists in lists": typed("array", "[" * 500_000),
        "a list of 500,000": typed("list", '"' + "1," * 500_000 + '1"', itemType="integer"),
        "a duration of 100,000 digits": typed("duration", f"P{'9' * 100_000}Y"),
        "an address of 100,000 letters": typed("string", "http://[" + "a" * 100_000, format="uri"),
        "a letter of 100,000 letters": typed("string", "a" * 100_000 + "@", format="email"),
        "signs of equality": typed("string", "=" * 100_000, format="binary"),
        "a form of 100,000 signs": typed("date", "2024", 1000, format="%" * 100_000),
        "any time": typed("time", "9" * 5000, 50, format="any"),
        "any date": typed("date", "1 " * 3000, 50, format="any"),
    }.items():  # fmt: skip
        yield Case(f"of others: {name}", spoil, "strange")
    for text in (".*.*.*.*x", "(?:a{0,1000}){0,1000}", "(?=.*){9999}", "((a*)*)*b", "(.+)(.+)(.+)(.+)\\1\\2\\3z",
                 "^(?!.*(.).*\\1).*$", ".{65535}" * 9, "x{1,65536}" * 3, "|".join("a" * n for n in range(1500)), "a" * 100_000):  # fmt: skip
        spoil = typed("string", "a" * 300, 9, constraints={"pattern": text})
        yield Case(f"of others: pattern {text[:30]!a}", spoil, "strange")
    for name in ("\0", "utf-8\0", "bz2", "x" * 100_000, "idna", "punycode", "unicode_escape", "rot13", "../x", "\ud800"):  # fmt: skip
        yield Case(f"of others: encoding {name[:20]!a}", table(whole, encoding=name), "strange")


def many(folder: Path, number: int, alike: bool = False) -> None:
    """Write so many figures of one indicator, period and area, which differ or not."""
    path = folder / "tiny" / "data" / "observations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        first, columns = next(reader), list(reader.fieldnames or ())
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        for n in range(number):
            value = {} if alike else {"value": str(n), "as_printed": f"{n} gardens"}
            writer.writerow({**first, "id": f"tiny-more-{n}", **value})


def validated(case: Case, folder: Path) -> Done:
    """Run `civdata validate` on a case in a copy of this process."""
    from civdata.cli import main

    data = folder / "data"
    shutil.copytree(TINY, data)
    case.spoil(data)
    arguments = ["validate", str(data / case.path)]
    return attempt(lambda: main(arguments), 120)


def codes(output: str) -> str:
    """Return how many findings of each code were printed."""
    found = Counter(re.findall(r"^error \[([\w-]+)\]", output, re.MULTILINE))
    return " ".join(f"{code}×{number}" for code, number in sorted(found.items()))


def main(table: str = "", most: str = "") -> int:
    """Try every case, or some of each kind, and write the table of what came of each."""
    tally = Tally("bad inputs")
    longest, largest = 0.0, 0.0
    import civdata.checks
    import civdata.cli  # noqa: F401 - what every copy of this process needs

    every = list(cases())
    step = max(1, len(every) // int(most)) if most else 1
    with Path(table or os.devnull).open("w", encoding="utf-8", newline="", buffering=1) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("input", "findings", "exit", "seconds", "processor", "megabytes"))
        for case in every[::step]:
            with tempfile.TemporaryDirectory() as folder:
                done = validated(case, Path(folder))
            long = "prints over 1 MB" if len(done.output) > 1_000_000 else ""
            tally.note(case.name, done.fault((0, 1, 2)) or long)
            longest, largest = max(longest, done.cpu), max(largest, done.megabytes)
            figures = (f"{one:.2f}" for one in (done.seconds, done.cpu, done.megabytes))
            writer.writerow((ascii(case.name)[1:-1], codes(done.output), done.code, *figures))
    tally.say(f"longest {longest:.1f} s of the processor, largest {largest:.0f} MB")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
