"""Pages ahead of the build: while the preview is built anew, the page that is asked for is made.

A page of a package hangs on its part of the record alone, so it is made in a moment, by the same
steps as in a build. All other pages stay those of the last build until the next one is there. To
make all downloads takes longer than a page: those known from before are listed until then.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from threading import Lock

from civdata.exports import Download
from civdata.model import Collection, Package
from civdata.pages import books_of
from civdata.pages.chapter import Maker
from civdata.publish.downloads import downloads_of, linked, listed, stated_address
from civdata.publish.edition import layout_of
from civdata.record.log import read_changes
from civdata.storage.cache import NONE


class Ahead:
    """A record that was read anew, beside the site that was built of it before."""

    def __init__(
        self,
        collection: Collection,
        home: Path,
        site: Path,
        files: dict[str, tuple[Download, ...]] | None = None,
    ) -> None:
        """`files` are downloads by package that were made before; others are made and put there."""
        self.collection, self.home, self.site = collection, home, site
        self.files = {} if files is None else files
        self._pages: dict[str, bytes] = {}
        self._makers: dict[str, Maker] = {}
        self._lock = Lock()

    def page(self, address: str) -> bytes | None:
        """Return the page of an address below the site, or None where it is not a package's."""
        with self._lock:
            if address in self._pages:
                return self._pages[address]
            page = self._page(address)
            if page is not None:  # of what is no page there is no end
                self._pages[address] = page
            return page

    def _page(self, address: str) -> bytes | None:
        language, _, path = address.strip("/").removesuffix("index.html").partition("/")
        package = self.collection.package(path.partition("/")[0])
        if package is None or language not in self.collection.languages:
            return None
        maker = self._maker(package)
        page = maker.page(language, f"{path.rstrip('/')}/")
        if page is None:
            return None
        words, settings = maker.whole[language].words.messages, self.collection.settings
        folder = self.site / language
        paths = [f"{one.parent.name}/" for one in folder.glob("*/index.html")]
        feed = (folder / "changes" / "feed.xml").is_file()
        address = stated_address(self.collection)
        told = (paths, feed, self.home, address, True)
        return layout_of(language, settings, words, *told)[0].page(page)

    def _maker(self, package: Package) -> Maker:
        if package.name not in self._makers:
            address = stated_address(self.collection)
            if package.name not in self.files:
                with tempfile.TemporaryDirectory() as beside:
                    made = downloads_of(self.collection, package, Path(beside), NONE)
                    self.files[package.name] = made
            files = self.files[package.name]
            downloads = {package.name: listed(package.name, files)}
            told = linked(self.collection, package, files, address)
            books = books_of(self.collection, self.home, downloads, told, address)
            changes = read_changes(self.home / "changes.json")
            self._makers[package.name] = Maker(package, books, changes, "", NONE)
        return self._makers[package.name]
