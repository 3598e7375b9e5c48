"""The command that writes a version of the data that stays."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from civdata.cli import main
from tests.tiny import TINY


def test_the_version_of_a_release_is_that_of_the_packages(tmp_path: Path) -> None:
    """`civdata release` takes the version of the data, and says where the files are."""
    arguments = ["release", "--out", str(tmp_path), "--data", str(TINY)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "1.0.0" / "SHA256SUMS").is_file()
