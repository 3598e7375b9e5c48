"""Files of an edition below a site."""

from __future__ import annotations

from pathlib import Path

from civdata.publish.edition import put


def test_files_stand_below_the_site_with_their_folders(tmp_path: Path) -> None:
    """Folders are made where they lack, bytes are written as they are."""
    put(tmp_path, [("en/index.html", b"<p>"), ("feed.xml", b"")])
    found = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in tmp_path.rglob("*.*")}
    assert found == {"en/index.html": b"<p>", "feed.xml": b""}
