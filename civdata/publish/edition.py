"""The editions: one MkDocs run a language, then the shared assets and the pages at the root."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from civdata import languages, theme
from civdata.errors import CivdataError
from civdata.model.settings import Settings
from civdata.pages import Edition, Page
from civdata.pages.book import environment
from civdata.publish import cards, folder
from civdata.publish.made import Made, digest, put
from civdata.storage.children import Module, last_words

PROGRAMS = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pymdown-extensions", "pygments")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)


def write(
    editions: Sequence[Edition],
    home: Path,
    work: Path,
    site: Path,
    address: str,
    changed: str,
    watch: bool,
    made: Made,
) -> None:
    """Write all pages below `site`; `changed` is the date that the built files carry.

    MkDocs runs on the pages that the last site does not have as they are now, one run a language.
    """
    runs: list[Module] = []
    again: list[tuple[str, bytes]] = []
    for edition in editions:
        config, key = _config(edition, home, work, site, address, watch)
        kept = _kept(edition, key, made)
        again += kept.items()
        left = [page for page in edition.pages if _name(page) not in kept]
        if left or f"{edition.language}/404.html" not in kept:
            _documents(work / "pages" / edition.language, edition, left)
            runs.append(_start(config, changed))
    try:
        for run in runs:
            code, output = run.result()
            if code:
                raise CivdataError(f"MkDocs stopped: {last_words(output)}")
    finally:
        for run in runs:
            run.end()
    put(site, again)
    for edition in editions:
        shutil.rmtree(site / edition.language / "assets", ignore_errors=True)
        (site / edition.language / "sitemap.xml.gz").unlink(missing_ok=True)
        if edition.feed:
            put(site, [(f"{edition.language}/changes/feed.xml", edition.feed.encode())])
    _cards(editions, site, made)
    shutil.copytree(theme.FOLDER / "assets", site / "assets")
    if (home / "assets").is_dir():
        shutil.copytree(home / "assets", site / "assets", dirs_exist_ok=True)
    _root(editions, home, site, address, changed)


def _name(page: Page) -> str:
    return f"{page.language}/{page.path}index.html"


def _kept(edition: Edition, key: str, made: Made) -> dict[str, bytes]:
    """Return the pages of the last site that would come out the same, by their addresses."""
    keys = {_name(page): digest(key, page.path, page.markdown) for page in edition.pages}
    keys[f"{edition.language}/404.html"] = key
    found = {name: made.again(name, one) for name, one in keys.items()}
    return {name: content for name, content in found.items() if content is not None}


def _documents(docs: Path, edition: Edition, pages: Sequence[Page]) -> None:
    """Write what MkDocs reads: these pages and always the home page, the root of navigation."""
    first = edition.pages[0]
    for page in pages if first in pages else (first, *pages):
        path = docs / page.path / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, "utf-8")


def _cards(editions: Sequence[Edition], site: Path, made: Made) -> None:
    """Draw the pictures of pages, those that the last site does not have."""
    for edition in editions:
        named = edition.settings.name or edition.settings.titled(edition.language)
        for page in edition.pages:
            if page.card:
                name = f"{edition.language}/{page.path}card.png"
                found = made.again(name, digest(cards.state(), named, asdict(page.card)))
                put(site, [(name, found or cards.draw(page.card, named))])


def _config(
    edition: Edition, home: Path, work: Path, site: Path, address: str, watch: bool
) -> tuple[Path, str]:
    """Write the configuration of one language, which inherits all the rest from `mkdocs.yml`.

    Returns its path and a key of all that decides what a page becomes besides the page itself.
    """
    language, settings = edition.language, edition.settings
    extra = {
        "words": dict(edition.messages),
        "name": settings.name or settings.titled(language),
        "languages": list(settings.languages),
        "default_language": settings.language,
        "language_names": {code: languages.get(code).name for code in settings.languages},
        "country": settings.country,
        "pages": sorted(page.path for page in edition.pages if page.path.count("/") == 1),
        "feed": bool(edition.feed),
        "offline": folder.offline(settings),
        "root": address,
        "policy": POLICY,
        "watch": watch,
    }
    given = {
        "INHERIT": os.path.relpath(_base(home), work),
        "site_name": extra["name"],
        "site_url": f"{address}{language}/",
        "docs_dir": f"pages/{language}",
        "site_dir": os.path.relpath(site / language, work),
        "theme": {
            "language": language,
            "custom_dir": os.path.relpath(theme.FOLDER / "overrides", work),
        },
        "extra": extra,
    }
    path = work / f"{language}.yml"
    path.write_text(json.dumps(given, ensure_ascii=False), "utf-8")
    return path, digest(language, extra, _theme(home))


def _base(home: Path) -> Path:
    """Return the configuration that all languages share: the project's, else the theme's."""
    own = home.parent / "mkdocs.yml"
    return own if own.is_file() else theme.FOLDER / "mkdocs.yml"


def _theme(home: Path) -> list[tuple[str, str]]:
    """Name the layout and the programs that make a page of Markdown, with their versions."""
    paths = [_base(home), *sorted((theme.FOLDER / "overrides").rglob("*.html"))]
    layout = [(path.name, path.read_text("utf-8")) for path in paths]
    return layout + [(name, version(name)) for name in PROGRAMS]


def _start(config: Path, changed: str) -> Module:
    """Start MkDocs; it runs beside this process, and its dates are those of the data."""
    moment = int(datetime.fromisoformat(changed).replace(tzinfo=UTC).timestamp())
    return Module(
        ["mkdocs", "build", "--strict", "--quiet", "-f", str(config)],
        {
            "SOURCE_DATE_EPOCH": str(moment),
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
        },
    )


def _root(editions: Sequence[Edition], home: Path, site: Path, address: str, changed: str) -> None:
    """Write what stands above the languages: the choice of language, 404, sitemaps, robots."""
    templates = environment(home)
    words = {edition.language: edition.messages for edition in editions}
    settings = editions[0].settings
    extra = {
        "name": settings.name or settings.titled(settings.language),
        "default": settings.language,
        "titles": {edition.language: settings.titled(edition.language) for edition in editions},
        "names": {code: languages.get(code).name for code in settings.languages},
    }
    base = urlsplit(address).path
    for name in ("index.html", "404.html", "sitemap.xml", "robots.txt"):
        text = templates.get_template(f"root/{name}").render(
            words=words, address=address, base=base, policy=POLICY, changed=changed, **extra
        )
        (site / name).write_text(text, "utf-8")
    listing = templates.get_template("root/pages.xml")
    for edition in editions:
        text = listing.render(
            edition=edition, address=address, languages=tuple(words), default=settings.language
        )
        (site / edition.language / "sitemap.xml").write_text(text, "utf-8")
    (site / ".nojekyll").write_text("", "utf-8")
    if contact := _contact(settings):
        (site / ".well-known").mkdir()
        text = _security(contact, settings.languages, address, changed)
        (site / ".well-known" / "security.txt").write_text(text, "utf-8")


def _contact(settings: Settings) -> str:
    """Return where a fault of the site may be told to its publisher, or an empty text."""
    email = settings.publisher.email
    return f"mailto:{email}" if email else settings.feedback


def _security(contact: str, codes: Sequence[str], address: str, changed: str) -> str:
    """Return a security.txt (RFC 9116); it holds for a year from the last change of the data."""
    year, month, day = changed.split("-")
    lines = {
        "Contact": contact,
        "Expires": f"{int(year) + 1}-{month}-{min(int(day), 28):02}T00:00:00Z",
        "Preferred-Languages": ", ".join(codes),
        "Canonical": f"{address}.well-known/security.txt",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())
