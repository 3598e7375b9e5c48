"""The zip: a data package that needs nothing else."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from civdata.exports import contents, export
from civdata.model import Collection, Package
from civdata.storage import read
from tests.own import OWN, validate

NAMES = ["tiny", "reference", "sources"]
PUBLISHED = sorted(path.parent.name for path in OWN.data.glob("*/datapackage.json"))
Valid = Callable[[Path], None]
STOCK = """
import json, os, sys
from frictionless import validate
for line in sys.stdin:
    path = json.loads(line)
    os.chdir(os.path.dirname(path))
    report = validate(os.path.basename(path))
    errors = report.flatten(["type", "message"])
    print(json.dumps([report.valid, len(report.tasks), errors]), flush=True)
"""


@pytest.fixture(scope="module")
def valid() -> Iterator[Valid]:
    """Return a function that asks the stock tool, in a process of its own: it is slow to start."""
    command = [sys.executable, "-P", "-c", STOCK]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        asked, said = process.stdin, process.stdout
        assert asked
        assert said

        def ask(path: Path) -> None:
            asked.write(json.dumps(str(path)) + "\n")
            found, tasks, errors = json.loads(said.readline())
            assert found, errors
            assert tasks

        yield ask
        asked.close()


@pytest.mark.parametrize("name", NAMES)
def test_stock_frictionless_accepts_the_zip(
    valid: Valid, tiny: Collection, name: str, tmp_path: Path
) -> None:
    """The stock tool accepts archive, unpacked descriptor and CSV folder, each alone."""
    package = tiny.package(name)
    assert package
    (path,) = export(tiny, package, "zip", tmp_path)
    valid(path)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "unpacked")
    valid(tmp_path / "unpacked" / "datapackage.json")
    csv = export(tiny, package, "csv", tmp_path / "csv")
    valid(csv[0])


@pytest.mark.parametrize("name", PUBLISHED)
def test_own_packages_are_accepted_too(valid: Valid, name: str, tmp_path: Path) -> None:
    """The stock tool accepts the archive of each of civdata's packages."""
    package = OWN.collection.package(name)
    assert package
    (path,) = export(OWN.collection, package, "zip", tmp_path)
    valid(path)


@pytest.mark.parametrize("name", NAMES)
def test_official_profile_accepts_the_descriptor(tiny: Collection, name: str) -> None:
    """The descriptor keeps to the official Data Package v2 profile, and so do its parts."""
    package = tiny.package(name)
    assert package
    made = json.loads(contents(tiny, package, "csv")["datapackage.json"])
    profiles = Path(str(files("dplib"))) / "profiles" / "2.0"
    for profile, parts in {
        "datapackage": [made],
        "dataresource": made["resources"],
        "tableschema": [resource["schema"] for resource in made["resources"]],
        "tabledialect": [resource["dialect"] for resource in made["resources"]],
    }.items():
        schema = json.loads((profiles / f"{profile}.json").read_text("utf-8"))
        for part in parts:
            jsonschema.Draft7Validator(schema).validate(part)


def test_foreign_key_of_the_zip_is_real(
    valid: Valid, tiny: Collection, package: Package, tmp_path: Path
) -> None:
    """A source that is missing from the archive's own list makes the stock tool refuse it."""
    export(tiny, package, "csv", tmp_path)
    sources = tmp_path / "sources.csv"
    sources.write_text(
        sources.read_text("utf-8").replace("garden-news-2022,", "garden-news-2021,", 1), "utf-8"
    )
    descriptor = tmp_path / "datapackage.json"
    made = json.loads(descriptor.read_text("utf-8"))
    for resource in made["resources"]:
        del resource["hash"], resource["bytes"]
    descriptor.write_text(json.dumps(made), "utf-8")
    with pytest.raises(AssertionError, match="foreign-key"):
        valid(descriptor)


def test_zip_says_what_it_is(tiny: Collection, package: Package) -> None:
    """Read-me, licence and citation lie inside, and every member carries one fixed date."""
    data = contents(tiny, package, "zip")["tiny.zip"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "datapackage.json"
        assert "Сады степи" in archive.read("README.md").decode()
        assert (
            "https://creativecommons.org/licenses/by/4.0/" in archive.read("LICENSE.txt").decode()
        )
        assert "@misc{small-tiny" in archive.read("CITATION.txt").decode()


def test_civdata_reads_its_own_export(tiny: Collection, package: Package, tmp_path: Path) -> None:
    """An exported folder is a package that civdata itself reads without a fault."""
    export(tiny, package, "csv", tmp_path / "tiny")
    reading = read(tmp_path / "tiny" / "datapackage.json")
    assert reading.findings == ()
    assert reading.package
    assert len(reading.package.observations) == len(package.observations)


def test_civdata_itself_accepts_what_it_exports(tmp_path: Path) -> None:
    """A downloaded package, unpacked, passes every gate of `civdata validate`."""
    for name in ("legislation", "grants"):
        package = OWN.collection.package(name)
        assert package
        export(OWN.collection, package, "csv", tmp_path / name)
        report = validate([tmp_path / name])
        assert [str(f) for f in report.findings if f.severity == "error"] == []
