"""The public library: what `import civdata` brings and how it behaves."""

from __future__ import annotations

import locale
import subprocess
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pandas
import pytest

import civdata


def test_import_is_light() -> None:
    """`import civdata` loads neither pandas nor frictionless, nor anything of the site."""
    code = (
        "import sys, civdata;"
        "heavy = {'pandas', 'numpy', 'frictionless', 'mkdocs', 'babel', 'jinja2', 'pyarrow'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_exists_and_has_a_docstring() -> None:
    """`__all__` lists only things that are there and documented."""
    for name in civdata.__all__:
        assert getattr(civdata, name) is not None
        if name != "__version__":
            # A choice of words has no docstring of its own; its words say what it is.
            assert getattr(civdata, name).__doc__ or get_args(getattr(civdata, name))


def test_public_names_survive_the_import_of_every_module() -> None:
    """No module hides a function of the same name, as `civdata.evidence` might."""
    code = (
        "import pkgutil, importlib, civdata\n"
        "for m in pkgutil.iter_modules(civdata.__path__, 'civdata.'):\n"
        "    if m.name != 'civdata.__main__': importlib.import_module(m.name)\n"
        "import types\n"
        "print([n for n in civdata.__all__ if isinstance(getattr(civdata, n), types.ModuleType)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_load_gives_exact_types() -> None:
    """Values can be exact decimals, closed lists are categories, periods dates at both ends."""
    frame = civdata.load("grants", numbers="decimal")
    assert all(isinstance(value, Decimal) for value in frame["value"])
    assert isinstance(frame["obs_status"].dtype, pandas.CategoricalDtype)
    assert str(frame["period_start"].dtype) == "datetime64[s]"
    assert str(frame["id"].dtype) == "string"
    row = frame.set_index("id").loc["grants-amount-2022"]
    assert row["value"] == Decimal("1900000000")
    assert row["as_printed"].startswith("1,9 млрд")


def test_counts_in_records_are_nullable_integers() -> None:
    """Integer columns stay integers, empty cells and all."""
    frame = civdata.load("charities", "award_rounds")
    assert str(frame["winners"].dtype) == "Int64"
    assert int(frame["winners"].sum()) == 226


def test_a_view_is_a_wide_table() -> None:
    """A view has a row a period and a column an indicator, planned and actual apart."""
    frame = civdata.view("grants", "grants-by-year").set_index("time_period")
    assert frame.loc["2021", "projects"] == 51
    assert "contested" in frame.columns


@pytest.mark.parametrize(
    "call",
    [
        lambda: civdata.package("nothing"),
        lambda: civdata.load("nothing"),
        lambda: civdata.load("grants", "nothing"),
        lambda: civdata.view("grants", "nothing"),
        lambda: civdata.evidence("nothing"),
        lambda: civdata.cite("nothing"),
        lambda: civdata.cite("grants", style="nothing"),  # type: ignore[arg-type]
        lambda: civdata.validate("nothing"),
    ],
)
def test_a_bad_name_gets_one_line_that_helps(call: object) -> None:
    """Misuse raises a CivdataError whose text names what was asked for."""
    assert callable(call)
    with pytest.raises(civdata.CivdataError, match="nothing") as caught:
        call()
    assert "\n" not in str(caught.value)


def test_evidence_carries_the_whole_proof() -> None:
    """Value, print, source and place stand together, and what denies the figure is named."""
    proof = civdata.evidence("grants-amount-2020")
    assert proof.observation.as_printed.startswith("1,5 млрд")
    assert proof.source.id == "ministry-concept-report-2023"
    assert proof.observation.locator == "¶87"
    assert proof.interval.contains(Decimal("1450000000"))
    assert "grants-amount-2020-2" in proof.contradicts


def test_evidence_names_the_relations_and_what_does_not_add_up() -> None:
    """The computed relations of a figure and the explained discrepancies come with it."""
    proof = civdata.evidence("councils-total-2023")
    assert "holds" in {outcome.verdict for outcome in proof.reconciliations}
    contested = civdata.evidence("grants-amount-2020").as_dict()
    assert any("1" in item["explanations"]["kk"] for item in contested["discrepancies"])
    assert {item["verdict"] for item in contested["reconciliations"]} >= {"contradicts"}


def test_evidence_links_to_the_sentence() -> None:
    """Where an address is known, the link opens at the printed words."""
    link = civdata.evidence("grants-amount-2020-2").link
    assert link.startswith("https://")
    assert "#:~:text=" in link


@pytest.mark.parametrize("style", ["text", "bibtex", "ris", "csl-json"])
def test_a_citation_names_the_print_and_the_place(style: str) -> None:
    """Each style carries the figure as printed, the source and the place in it."""
    text = civdata.cite("councils-total-2023", style)
    assert "258" in text
    assert "¶28" in text


def test_modules_are_there_when_they_are_first_asked_for() -> None:
    """`import civdata` does not bring the reader of figures, and `civdata.figures` does."""
    code = (
        "import sys, civdata\n"
        "print(sorted({'click', 'civdata.figures', 'civdata.model'} & set(sys.modules)))\n"
        "civdata.kazakh.stem, civdata.figures.read, civdata.Package, civdata.Report"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_editor_can_complete_every_public_name() -> None:
    """`dir` names what is not imported yet, and Python says what a mistyped name may have meant."""
    assert set(civdata.__all__) <= set(dir(civdata))
    code = "import civdata\ncivdata.serch"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "Did you mean: 'search'?" in done.stderr


def test_another_attribute_does_not_exist() -> None:
    """What is asked for when it is first needed does not invent names."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        civdata.nothing  # noqa: B018


@pytest.mark.parametrize("call", [civdata.search, civdata.cite])
def test_a_language_is_one_of_the_three(call: Callable[..., Any]) -> None:
    """A language that civdata does not speak is refused, not answered with blanks."""
    with pytest.raises(civdata.CivdataError, match="kk, ru, en"):
        call("grants", lang="fr")


def test_validate_leaves_the_process_as_it_was(tmp_path: Path, data: Path) -> None:
    """Two runs at a time give what one gives; folder, files, warnings and locale stay."""

    def state() -> tuple[Any, ...]:
        files = sorted((str(p), p.stat().st_mtime_ns) for p in data.rglob("*"))
        return (Path.cwd(), files, list(warnings.filters), locale.setlocale(locale.LC_ALL))

    before = state()
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(civdata.validate, (data / "grants", data / "grants"))
    assert one == other
    assert one.ok
    assert state() == before
