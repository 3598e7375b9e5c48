"""What is done with a stranger's bytes, in a process with limits on its time and memory.

It reads one question in JSON from its input and writes one answer in JSON. It starts without the
rest of civdata, because it starts for every page.
"""

from __future__ import annotations

import base64
import http.client
import json
import sys
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.robotparser import RobotFileParser

from civdata.intake.freshness.exchange import Answer, Refused, ascii_url, ask, site
from civdata.intake.freshness.manners import MAX_REDIRECTS, Manners
from civdata.intake.freshness.text import comparable, encoding, nearest, page_text, stands, unclear

TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/json")
DOCUMENTS = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
"""What may be taken whole and is read elsewhere."""

PLAIN = ("text/plain", "text/csv", "application/json")
ROBOTS_SIZE = 512_000
Values = dict[str, Any]


def main() -> None:
    """Answer the question on the input."""
    clock = Clock(0.0)
    question = json.load(sys.stdin)
    manners = Manners(**{**question["manners"], "nearby": tuple(question["manners"]["nearby"])})
    clock.set(manners.timeout)
    _limit(manners.memory)
    try:
        made = answer(question, manners, clock)
    except MemoryError:
        made = _unreachable("it takes more memory than a page may")
    sys.stdout.buffer.write(json.dumps(made, ensure_ascii=False).encode("utf-8", "replace"))


@dataclass
class Clock:
    """The time for all of an exchange; the system ends this process a little after it is over."""

    until: float

    def set(self, seconds: float) -> None:
        """Begin, with so many seconds."""
        self.until = time.monotonic() + seconds
        self._arm(seconds)

    def pause(self, seconds: float) -> None:
        """Wait as good manners ask; the time for it is not taken from the exchange."""
        left = self.until - time.monotonic()
        self._arm(left + seconds)
        time.sleep(seconds)
        self.set(left)

    def _arm(self, seconds: float) -> None:
        with suppress(ImportError, AttributeError, ValueError):
            import signal

            signal.setitimer(signal.ITIMER_REAL, max(0.05, seconds) + 0.2)


def answer(question: Values, manners: Manners, clock: Clock) -> Values:
    """Return what a page says, or why it says nothing, and the rules of sites that were learnt."""
    rules: dict[str, list[str]] = question["rules"]
    known = set(rules)
    try:
        made = _exchange(str(question["url"]), question, rules, manners, clock)
    except (OSError, ValueError, http.client.HTTPException, zlib.error) as error:
        made = _unreachable(str(error) or type(error).__name__)
    except (RecursionError, AssertionError, LookupError, TypeError, AttributeError) as error:
        # A parser of the standard library met what it does not expect.
        made = _unreachable(f"the answer cannot be read: {type(error).__name__}")
    return {**made, "rules": {name: rules[name] for name in rules.keys() - known}}


def _exchange(
    url: str, question: Values, rules: dict[str, list[str]], manners: Manners, clock: Clock
) -> Values:
    """Ask for a page and follow it where it moved; each site is asked for its rules before."""
    for hops in range(MAX_REDIRECTS + 1):
        url = ascii_url(url)
        if site(url) not in rules:
            rules[site(url)] = _robots(url, manners, clock.until)
            if not rules[site(url)][1]:
                clock.pause(manners.delay)
        if barred := _barred(url, rules[site(url)], manners):
            return _unreachable(barred)
        found = ask(url, manners, clock.until)
        if not found.target:
            return {"moved": url if hops else "", **_page(found, question)}
        url = found.target
    return _unreachable(f"moved more than {MAX_REDIRECTS} times")


# complex: one row of guards, a way to have no words each
def _page(found: Answer, question: Values) -> Values:
    if found.status not in (200, 203):
        state = "gone" if found.status in (404, 410) else "unreachable"
        return {"state": state, "detail": f"HTTP {found.status} {found.reason}"}
    raw: Values = {}
    if question.get("raw"):
        raw = {"content": base64.b64encode(found.content).decode(), "kind": found.kind}
        if found.kind in DOCUMENTS:
            return {"state": "read", "whole": found.whole, **raw}
    if not found.kind.startswith(TEXT_TYPES):
        return _unreachable(f"not a page of text: {found.kind}")
    name, sure = encoding(found.content, found.charset)
    text = found.content.decode(name, "replace")
    if unclear(text):
        return _unreachable("its bytes are no text")
    words = text if found.kind in PLAIN else page_text(text)
    if not words.strip():
        return _unreachable("the page has no words of its own")
    made: Values = {"state": "read", "whole": found.whole, "sure": sure, **raw}
    if question["text"]:
        made["text"] = words
    if question["prints"]:
        folded = comparable(words)
        made["marks"] = [_mark(comparable(print_), folded) for print_ in question["prints"]]
    return made


def _mark(print_: str, text: str) -> list[object]:
    """Return whether a print stands on the page, and if not, what stands there now."""
    there = stands(print_, text)
    return [there, "" if there else nearest(print_, text)]


def _robots(url: str, manners: Manners, until: float) -> list[str]:
    """Return the rules of a site and why they cannot be had; one of the two is empty.

    No robots.txt allows everything; one that cannot be had, nothing.
    """
    there = f"{site(url)}/robots.txt"
    try:
        for _ in range(MAX_REDIRECTS + 1):
            found = ask(there, manners, until)
            if not found.target:
                break
            there = found.target
        else:
            raise Refused(f"moved more than {MAX_REDIRECTS} times")
    except (OSError, ValueError, http.client.HTTPException, zlib.error) as error:
        return ["", f"robots.txt: {error or type(error).__name__}"]
    if 400 <= found.status < 500:
        return ["", ""]
    if found.status not in (200, 203):
        return ["", f"robots.txt: HTTP {found.status} {found.reason}"]
    return [found.content[:ROBOTS_SIZE].decode("utf-8", "replace"), ""]


def _barred(url: str, rules: list[str], manners: Manners) -> str:
    text, refusal = rules
    if refusal or not text:
        return refusal
    parser = RobotFileParser()
    parser.parse(text.split("\n"))
    parser.modified()
    return "" if parser.can_fetch(manners.agent, url) else "robots.txt asks to stay away"


def _unreachable(detail: str) -> Values:
    return {"state": "unreachable", "detail": detail}


def _limit(memory: int) -> None:
    """Let the system refuse this process more memory."""
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
