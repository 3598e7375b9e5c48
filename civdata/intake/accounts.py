"""The published account of a batch: how many figures became what, and which did not, and why."""

from __future__ import annotations

from collections import Counter

from civdata.intake.batch import Batch, Skipped

HEAD = """# Figures of public pages that are not published

Written by `civdata import … --report`. Every figure of the batch is either published, with its
page and how it was printed there, or stands here with the reason why not.
"""


def page(batch: Batch) -> str:
    """Return the Markdown page: figures published by package, then each one left out."""
    figures = [row for row in batch.rows if row.table == "observations"]
    packages = Counter(row.package for row in figures)
    total = len(figures) + len(batch.skipped)
    lines = [HEAD, f"{len(figures)} of {total} figures are published:", ""]
    lines += ["| package | figures |", "|---|---|"]
    lines += [f"| {name} | {number} |" for name, number in sorted(packages.items())]
    lines += ["", f"{len(batch.skipped)} are not:", ""]
    lines += ["| key | value | page | reason |", "|---|---|---|---|"]
    lines += [_line(item) for item in sorted(batch.skipped, key=lambda item: item.key)]
    return "\n".join(lines) + "\n"


def _line(item: Skipped) -> str:
    address = item.source
    host = address.split("/")[2] if address.startswith(("http://", "https://")) else ""
    place = f"[{host}](<{address}>)" if host else _plain(address)
    return f"| {_plain(item.key)} | {_plain(item.value)} | {place} | {_plain(item.reason)} |"


def _plain(text: str) -> str:
    """Return text that a Markdown table shows as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|" else c for c in text)
