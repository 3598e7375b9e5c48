"""The editions: the pages of each language, then the shared assets and the pages at the root."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from civdata import languages, theme
from civdata.model.settings import Settings
from civdata.pages import Edition
from civdata.pages.book import other_language
from civdata.pages.templates import environment
from civdata.publish import cards, folder
from civdata.publish.draft import Draft
from civdata.publish.layout import Layout, extensions
from civdata.storage.cache import digest

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
    draft: Draft,
    address: str,
    stated: str,
    changed: str,
    watch: bool,
) -> None:
    """Write all pages of a site; `changed` is the date that the built files carry.

    `stated` is the address that pages print, `address` that of the lists for machines, which may
    hold no relative one. Pages and pictures that were made of the same before are taken over.
    """
    site = draft.folder
    for edition in editions:
        layout, key = _layout(edition, home, stated, watch)
        for page in edition.pages:
            name, made_of = f"{page.language}/{page.path}index.html", (page.path, page.markdown)
            draft.make(name, partial(layout.page, page), "page", key, *made_of)
        draft.make(f"{edition.language}/404.html", layout.missing, "404", key)
        if edition.feed:
            draft.write(f"{edition.language}/changes/feed.xml", edition.feed.encode())
    _cards(editions, draft)
    shutil.copytree(theme.FOLDER / "assets", site / "assets")
    if (home / "assets").is_dir():
        shutil.copytree(home / "assets", site / "assets", dirs_exist_ok=True)
    _root(editions, home, site, address, stated, changed)


def _cards(editions: Sequence[Edition], draft: Draft) -> None:
    """Draw the pictures of pages."""
    for edition in editions:
        named = edition.settings.name or edition.settings.titled(edition.language)
        for page in edition.pages:
            if page.card:
                name = f"{edition.language}/{page.path}card.png"
                draw = partial(cards.draw, page.card, named)
                draft.make(name, draw, "card", named, asdict(page.card))


def _layout(edition: Edition, home: Path, address: str, watch: bool) -> tuple[Layout, str]:
    paths = [page.path for page in edition.pages if page.path.count("/") == 1]
    told = (edition.messages, paths, bool(edition.feed))
    return layout_of(edition.language, edition.settings, *told, home, address, watch)


def layout_of(
    language: str,
    settings: Settings,
    words: Mapping[str, str],
    paths: Sequence[str],
    feed: bool,
    home: Path,
    address: str,
    watch: bool,
) -> tuple[Layout, str]:
    """Return the layout of one language's pages; `paths` are those right below the language.

    Beside it a key of all that decides what a page becomes besides the page itself.
    """
    name = settings.name or settings.titled(language)
    extra = {
        "words": dict(words),
        "name": name,
        "name_language": other_language(
            name, language, settings.languages, {settings.language: name}
        ),
        "languages": list(settings.languages),
        "default_language": settings.language,
        "language_names": {code: languages.get(code).name for code in settings.languages},
        "country": settings.country,
        "pages": sorted(paths),
        "feed": feed,
        "offline": folder.offline(settings),
        "root": address,
        "policy": POLICY,
        "watch": watch,
    }
    asked = extensions(_base(home))
    return (
        Layout(language, f"{address}{language}/", extra, asked),
        digest(language, address, extra, asked),
    )


def _base(home: Path) -> Path:
    """Return the configuration that all languages share: the project's, else the theme's."""
    own = home.parent / "mkdocs.yml"
    return own if own.is_file() else theme.FOLDER / "mkdocs.yml"


def _root(
    editions: Sequence[Edition], home: Path, site: Path, address: str, stated: str, changed: str
) -> None:
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
            words=words,
            address=address,
            stated=stated if stated != "/" else "",
            base=base,
            policy=POLICY,
            changed=changed,
            **extra,
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
        text = _security(contact, settings.languages, "" if stated == "/" else stated, changed)
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
    }
    if address:
        lines["Canonical"] = f"{address}.well-known/security.txt"
    return "".join(f"{name}: {value}\n" for name, value in lines.items())
