"""Pages as sites print them, made for tests: menus, banners, tables, lists, three languages."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx

MENUS = {
    "kk": ("Басты бет", "Жаңалықтар", "Сайт cookie файлдарын қолданады. Келісемін"),
    "ru": ("Главная", "Новости", "Мы используем файлы cookie. Принять все"),
    "en": ("Home", "News", "We use cookies. Accept all"),
}


def html(
    language: str, prints: Sequence[str], encoding: str = "utf-8", head: str = "", lead: str = ""
) -> bytes:
    """Return a page that prints each fragment once: in a paragraph, a list or a table."""
    home, news, cookies = MENUS.get(language, MENUS["en"])
    parts = [lead]
    for number, words in enumerate(prints):
        form = (
            "<p>{}.</p>",
            "<ul><li>{};</li></ul>",
            "<table><tr><td>№</td><td>{}</td></tr></table>",
        )
        safe = words.replace("&", "&amp;").replace("<", "&lt;")
        parts.append(form[number % 3].format(safe))
    body = "\n".join(parts)
    page = (
        f'<!doctype html><html lang="{language}"><head><meta charset="{encoding}">{head}'
        f"<title>{news}</title><script>var figures = [258, 1756];</script></head><body>"
        f"<nav><ul><li><a href=/>{home}</a></li><li>{news}</li></ul></nav>"
        f'<div class="cookie-banner">{cookies}</div><main><h1>{news}</h1>{body}</main>'
        f"<footer>{home} | RSS</footer></body></html>"
    )
    return page.encode(encoding, "xmlcharrefreplace")


def word(prints: Sequence[str]) -> bytes:
    """Return a Word document that prints each fragment in a paragraph."""
    document = docx.Document()
    for words in prints:
        document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def pdf(prints: Sequence[str]) -> bytes:
    """Return a PDF of one page that prints each fragment, of plain letters, on a line."""
    lines = "".join(f"({words}.) Tj 0 -40 Td " for words in prints)
    stream = f"BT /F1 10 Tf 40 760 Td {lines}ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return made + head + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)
