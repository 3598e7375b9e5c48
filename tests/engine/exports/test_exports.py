"""What holds for every format: whole or nothing, the same bytes, one clear line on a fault."""

from __future__ import annotations

import builtins
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from civdata.errors import CivdataError, MissingExtra, OutputError
from civdata.exports import FORMATS, contents, export, write_all
from civdata.model import Collection, Package
from tests.tiny import TINY


@pytest.mark.parametrize("name", FORMATS)
def test_format_writes_what_it_promises(
    tiny: Collection, package: Package, name: str, tmp_path: Path
) -> None:
    """Every path that `export` returns exists below the folder and holds the format's bytes."""
    paths = export(tiny, package, name, tmp_path / "new" / "folder")
    expected = contents(tiny, package, name)
    assert [p.relative_to(tmp_path / "new/folder").as_posix() for p in paths] == list(expected)
    assert [p.read_bytes() for p in paths] == list(expected.values())


def test_two_runs_give_the_same_bytes() -> None:
    """Two processes with different hash seeds write every format byte for byte alike."""
    code = (
        "import sys, hashlib; from pathlib import Path\n"
        "from civdata.exports import FORMATS, contents\n"
        "from civdata.model import Collection; from civdata.storage import read_all\n"
        "c = Collection(tuple(r.package for r in read_all([Path(sys.argv[1])]) if r.package))\n"
        "for p in c.packages:\n"
        "  for f in FORMATS:\n"
        "    for n, b in contents(c, p, f).items(): print(n, hashlib.sha256(b).hexdigest())\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code, str(TINY)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_write_all_describes_each_file(tiny: Collection, package: Package, tmp_path: Path) -> None:
    """A download names path, format, table, size and digest as they are on disk, each path once."""
    downloads = write_all(tiny, package, tmp_path)
    assert {d.format for d in downloads} == set(FORMATS)
    assert len({d.path for d in downloads}) == len(downloads)
    for download in downloads:
        data = (tmp_path / download.path).read_bytes()
        assert download.bytes == len(data)
        assert download.sha256 == hashlib.sha256(data).hexdigest()
    on_disk = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert on_disk == {d.path for d in downloads}
    tables = {d.path: d.table for d in downloads}
    assert tables["observations.csv"] == "observations"
    assert tables["views/gardens-by-year.csv"] == "gardens-by-year"
    assert tables["tiny.zip"] == tables["datapackage.json"] == ""
    assert downloads[0].as_dict()["bytes"] == downloads[0].bytes


def test_unknown_format_names_the_known_ones(
    tiny: Collection, package: Package, tmp_path: Path
) -> None:
    """A format that does not exist is refused with the list of those that do."""
    with pytest.raises(CivdataError, match=r"'ods'.*csv, excel-csv, xlsx"):
        export(tiny, package, "ods", tmp_path)


@pytest.mark.parametrize(
    ("name", "extra"), [("xlsxwriter", "xlsx"), ("pyarrow.parquet", "parquet")]
)
def test_missing_extra_says_what_to_install(
    tiny: Collection,
    package: Package,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    extra: str,
) -> None:
    """Without the writer of a format the error is one line with the command that installs it."""
    real = builtins.__import__

    def refuse(wanted: str, *rest: Any) -> Any:
        if wanted == name:
            raise ImportError(wanted)
        return real(wanted, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtra, match=rf'pip install "civdata\[{extra}\]"'):
        export(tiny, package, extra, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_folder_that_is_a_file_gets_one_line(
    tiny: Collection, package: Package, tmp_path: Path
) -> None:
    """An output folder that cannot be made is one line that names it."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match=r"cannot write .*file") as caught:
        export(tiny, package, "zip", tmp_path / "file")
    assert "\n" not in str(caught.value)
    assert (tmp_path / "file").read_text() == "mine"


def test_nothing_changes_when_one_file_cannot_be_written(
    tiny: Collection, package: Package, tmp_path: Path
) -> None:
    """Where one target is in the way, no other file is replaced and nothing is left behind."""
    (tmp_path / "observations.csv").write_text("old")
    (tmp_path / "views" / "feasts.csv").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"feasts\.csv"):
        export(tiny, package, "csv", tmp_path)
    assert (tmp_path / "observations.csv").read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["observations.csv", "views"]
