"""What the how-to says of a new language holds: its folders are written and its lines run."""

import doctest
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "how-to" / "add-a-language.md"


def test_the_page_on_new_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two languages that exist only on the page are read with no change of the engine."""
    page = PAGE.read_text("utf-8")
    written = re.findall(r"^```json (\S+)\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert [name for name, _ in written] == ["eo/figures.json", "tok/figures.json"]
    for name, text in written:
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    example = doctest.DocTestParser().get_doctest(code, {}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=said.append)
    assert result.attempted > 10
    assert not result.failed, "".join(said)


def test_a_package_brings_a_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point of another package makes its code known everywhere."""
    from civdata import languages
    from civdata.figures import read, reader

    package = tmp_path / "civdata_toy"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "figures.json").write_text('{"numbers": {"wan": 1, "tu": 2}}', "utf-8")
    metadata = tmp_path / "civdata_toy-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: civdata-toy\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[civdata.languages]\ntoy = civdata_toy\n")
    monkeypatch.syspath_prepend(tmp_path)
    languages._installed.cache_clear()
    try:
        assert "toy" in languages.read_codes()
        assert [figure.value for figure in read("tu jan", "toy")] == [2]
    finally:
        languages._installed.cache_clear()
        reader._lexicon.cache_clear()
