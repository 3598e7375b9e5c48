"""Where a reader reports an error: a mail or an issue, filled in beforehand, as a plain link.

The link works without JavaScript. Where the settings name no address, there is no link, and the
page says so.
"""

from __future__ import annotations

from urllib.parse import quote

from civdata.model import Observation
from civdata.pages.book import Book, Page, observation_path

MAIL = "mailto:"


def report(book: Book, path: str, o: Observation | None = None) -> str:
    """Return the address that reports an error on a page, or in a figure; empty without one."""
    address = book.collection.settings.feedback
    if not address:
        return ""
    say, where = book.words.say, f"{book.site_url}{book.language}/{path}"
    title = say("report.title", what=o.id if o else path or book.name)
    lines = [f"{say('report.page')} {where}"]
    if o:
        lines = [
            f"{say('report.page')} {book.site_url}{book.language}/{observation_path(o)}",
            f"{say('report.figure')} {o.id}: {book.show(o).value} ({book.show(o).when})",
            f"{say('report.print')} {o.as_printed}",
        ]
    lines += [say("report.wrong"), ""]
    named = ("subject", "body") if address.startswith(MAIL) else ("title", "body")
    values = (title, "\n".join(lines))
    asked = "&".join(f"{key}={quote(text)}" for key, text in zip(named, values, strict=True))
    return f"{address}{'&' if '?' in address else '?'}{asked}"


def about(book: Book) -> Page:
    """Make the page that says who runs the site, how figures are chosen and how to write."""
    say, settings = book.words.say, book.collection.settings
    publisher = settings.publisher.named(book.language)
    return book.page(
        "about",
        "about/",
        say("about.title"),
        say("about.description", name=book.name),
        settings=settings,
        publisher=publisher,
        spoken=book.other_language(publisher, settings.publisher.name),
        report=report(book, "about/"),
        funding=book.words.messages.get("about.funding.text", ""),
    )
