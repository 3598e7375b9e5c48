"""One chart of an indicator outside the site: the picture with its numbers."""

from __future__ import annotations

from pathlib import Path

import pandas
import pytest

from civdata.errors import CivdataError, OutputError, UnknownName
from civdata.pages.plot import Picture, plot
from tests.engine.pages.given import ADDRESS, NOWHERE
from tests.tiny import tiny_collection


def drawn(indicator: str = "tiny-gardens", lang: str = "en") -> Picture:
    """Return the picture of an indicator of the tiny packages."""
    data = pandas.DataFrame({"id": list(tiny_collection().observations)})
    return plot(tiny_collection(), NOWHERE, data, indicator, lang, ADDRESS)


def test_a_picture_comes_with_its_figures(tmp_path: Path) -> None:
    """Title and story are in the language, the figures are those drawn, and it can be saved."""
    picture = drawn()
    assert picture.title == "Gardens"
    assert "258" in picture.description
    assert list(picture.data["id"]) == [
        "tiny-gardens-2022",
        "tiny-gardens-2022-2",
        "tiny-gardens-2023",
    ]
    assert repr(picture) == "<chart 'Gardens', 3 figures>"
    assert picture._repr_mimebundle_()["image/svg+xml"] == picture.svg
    assert picture.save(tmp_path / "a.svg").read_text("utf-8") == picture.svg
    assert drawn(lang="ru").title == "Сады"
    with pytest.raises(OutputError, match="an SVG file"):
        picture.save(tmp_path / "a.png")
    assert not (tmp_path / "a.png").exists()


def test_what_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    """An unknown indicator or language, a single figure and a bad place are one line each."""
    with pytest.raises(UnknownName, match="Did you mean tiny-gardens"):
        drawn("tiny-garden")
    with pytest.raises(UnknownName, match="language"):
        drawn(lang="fr")
    with pytest.raises(CivdataError, match="fewer than two dated figures"):
        drawn("tiny-gardens-new")
    with pytest.raises(OutputError, match="cannot write"):
        drawn().save(tmp_path)
