"""How results show themselves in a notebook: a small table of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def html_table(caption: str, rows: Iterable[Sequence[str]], head: Sequence[str] = ()) -> str:
    """Return an HTML table; the first cell of a row is its heading, web addresses are links.

    >>> html_table("Proof", [("value", "1 < 2")])
    '<table><caption>Proof</caption><tr><th>value</th><td>1 &lt; 2</td></tr></table>'
    """
    parts = [f"<table><caption>{escape(caption)}</caption>"]
    if head:
        parts.append("<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>")
    for first, *rest in rows:
        cells = "".join(f"<td>{_cell(cell)}</td>" for cell in rest)
        parts.append(f"<tr><th>{escape(first)}</th>{cells}</tr>")
    return "".join([*parts, "</table>"])


def _cell(text: str) -> str:
    shown = escape(text)
    if text.startswith(("https://", "http://")):
        return f'<a href="{shown}" rel="noopener">{shown}</a>'
    return shown


def cut(text: str, most: int = 60) -> str:
    """Return a text in one line of at most so many characters.

    >>> cut("one two", 5)
    'one …'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
