"""The command `civdata check`: a file, a folder, the standard input, exit codes and places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from civdata.cli import main

WRONG = "In 2022 the NGO Academy trained 1,501 people."


def _run(*args: str, input: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *args], input=input)


def test_file_gives_each_figure_with_place_and_proof(tmp_path: Path) -> None:
    """A line a figure says where, what and why, with the print of the record and its link."""
    (tmp_path / "news.md").write_text(f"# News\n\n{WRONG}\n", "utf-8")
    result = _run(str(tmp_path / "news.md"))
    assert result.exit_code == 0
    assert "news.md:3:33: differs: “1,501”" in result.output
    assert "1051" in result.output.replace(",", "").replace(" ", "")
    assert "1 differs" in result.output


def test_json_has_the_agreed_shape(tmp_path: Path) -> None:
    """Places count characters of the file, also in HTML with tags and entities."""
    text = f"<p>Жаңалық&nbsp;🙂 <b>{WRONG.replace('1,501', '<i>1,501</i>')}</b></p>"
    (tmp_path / "news.html").write_text(text, "utf-8")
    result = _run(str(tmp_path / "news.html"), "--json", "--lang", "en")
    [figure] = [f for f in json.loads(result.output)["figures"] if f["verdict"] == "differs"]
    assert text[figure["start"] : figure["end"]] == figure["printed"] == "1,501"
    assert figure["value"] == "1501"
    assert figure["observations"][0].startswith("ngos-academy-trained-2022")


def test_folder_takes_days_from_its_table(tmp_path: Path) -> None:
    """Each text of a folder has its day; a text without a line has none."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Last year the NGO Academy trained 1,501 people.", "utf-8")
    (tmp_path / "published.csv").write_text("file,published\na.txt,2023-03-01\n", "utf-8")
    texts = json.loads(_run(str(tmp_path), "--json").output)["texts"]
    verdicts = {name: [f["verdict"] for f in texts[name]["figures"]] for name in texts}
    assert verdicts == {"a.txt": ["differs"], "b.txt": ["not_in_record"]}


@pytest.mark.parametrize(
    ("args", "code"),
    [((), 0), (("--fail-on", "contested"), 0), (("--fail-on", "differs,contested"), 1)],
)
def test_fail_on_decides_the_exit_code(args: tuple[str, ...], code: int) -> None:
    """A verdict fails only those who ask for it."""
    assert _run("-", *args, input=WRONG).exit_code == code


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("-", "--fail-on", "wrong"), 2, "differs"),
        (("-", "--published", "today"), 1, "2024-02-14"),
        (("-", "--lang", "tlh"), 1, "tlh"),
        (("no-such-file.txt",), 1, "no-such-file.txt"),
    ],
)
def test_misuse_is_told_in_a_line(args: tuple[str, ...], code: int, says: str) -> None:
    """What is asked wrongly is answered with what is allowed, without a traceback."""
    result = _run(*args, input=WRONG)
    assert (result.exit_code, says in result.output) == (code, True)
    assert isinstance(result.exception, SystemExit)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A file in another encoding is named, with what to do."""
    (tmp_path / "old.txt").write_bytes("Гранты".encode("cp1251"))
    result = _run(str(tmp_path / "old.txt"))
    assert (result.exit_code, "UTF-8" in result.output) == (1, True)
