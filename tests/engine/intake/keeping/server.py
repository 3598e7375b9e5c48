"""A server whose pages print the same figures in three languages and five forms."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

from tests import pages

PRINTS = {
    "kk": ["2023 жылы 258 кеңес жұмыс істеді", "19 мыңнан астам ұйым", "1,9 млрд теңге бөлінді"],
    "ru": ["в 2023 году работало 258 советов", "более 19 тысяч организаций", "1,9 млрд тенге"],
    "en": ["258 councils worked in 2023", "more than 19,000 organisations", "KZT 1.9 billion"],
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NO_ARCHIVE = '<meta name="robots" content="noarchive">'
SITE: dict[str, tuple[str, bytes]] = {
    "/kk": ("text/html; charset=utf-8", pages.html("kk", PRINTS["kk"])),
    "/ru": ("text/html; charset=windows-1251", pages.html("ru", PRINTS["ru"], "windows-1251")),
    "/ru-unsaid": ("text/html", pages.html("ru", PRINTS["ru"], "windows-1251")),
    "/en": ("text/html; charset=utf-8", pages.html("en", PRINTS["en"])),
    "/en.pdf": ("application/pdf", pages.pdf(PRINTS["en"])),
    "/kk.docx": (WORD, pages.word(PRINTS["kk"])),
    "/broken.pdf": ("application/pdf", b"%PDF-1.4 and nothing more"),
    "/private/page": ("text/html", pages.html("en", PRINTS["en"])),
    "/shy": ("text/html", pages.html("en", PRINTS["en"], head=NO_ARCHIVE)),
    "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /private/\n"),
}
FOUND = b'{"archived_snapshots": {"closest": {"url": "http://web.example/2024/page"}}}'


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer as the path asks."""
        kind, content = SITE.get(self.path, ("", b""))
        if self.path.startswith("/available"):
            kind, content = "application/json", FOUND
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output clean."""
