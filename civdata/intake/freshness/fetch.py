"""Fetch one page with good manners: one name, one limit of time for all of it, robots.txt.

Everything that a stranger's server has a hand in happens in a process of its own, which is ended
when its time is over (see `child`). Whatever comes of that, there is an answer here.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from civdata.intake.freshness.manners import MAX_REDIRECTS, Manners
from civdata.model.findings import visible
from civdata.storage import children

State = Literal["read", "gone", "unreachable"]
STATES: tuple[State, ...] = ("read", "gone", "unreachable")
LONGEST = 200
START = 2.0
"""Seconds that the process may take to start and to end, beyond those it is given."""

Rules = dict[str, tuple[str, str]]
"""The robots.txt of each site that was asked: its text, and why it cannot be had."""

# The packages above `child` are given empty, so that their own imports do not run.
_CHILD = """
import sys, types
from pathlib import Path
for name in ("civdata", "civdata.intake", "civdata.intake.freshness"):
    package = types.ModuleType(name)
    package.__path__ = [str(Path(sys.argv[1], *name.split(".")[1:]))]
    sys.modules[name] = package
from civdata.intake.freshness.child import main
main()
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether a print stands on a page, and if not, what stands there in nearly the same words."""

    there: bool
    now: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What came of asking: the text of a page that was read, else why not, in `detail`.

    `gone` is what the server itself says (404, 410); everything else that gives no text is
    `unreachable`, and proves nothing about the page; nor does one that is not `whole`, because it
    is larger than the limit, or not `sure`, because nobody says its encoding, about what it does
    not show. `marks` has one mark for each print that was looked for.
    """

    url: str
    state: State
    text: str = ""
    detail: str = ""
    whole: bool = True
    sure: bool = True
    marks: tuple[Mark, ...] = ()
    content: bytes = b""
    kind: str = ""


def fetch(
    url: str,
    manners: Manners,
    rules: Rules | None = None,
    prints: Sequence[str] = (),
    text: bool = True,
    raw: bool = False,
) -> Page:
    """Fetch a page, and return its text or where prints stand on it, or why not. Raises nothing.

    `rules` holds what is known of robots.txt, and learns. Redirects are followed within the same
    limit of time; the pauses between two requests to a host are not counted. With `raw` the page
    carries its bytes and their kind, and may be a document of another kind than text.
    """
    rules = {} if rules is None else rules
    question = {"url": url, "prints": list(prints), "text": text, "raw": raw, "rules": rules}
    answer = _answer({**question, "manners": asdict(manners)}, manners)
    for site, (robots, refusal) in answer.get("rules", {}).items():
        rules[str(site)] = (str(robots), str(refusal))
    return _page(url, answer, len(prints))


def _answer(question: dict[str, Any], manners: Manners) -> dict[str, Any]:
    """Put a question to a process of its own; without an answer, say why."""
    late = f"not done within {manners.timeout:g} seconds"
    pauses = manners.delay * (MAX_REDIRECTS + 1)
    try:
        done = subprocess.run(
            children.python("-c", _CHILD, str(Path(__file__).parents[2])),
            input=json.dumps(question).encode(),
            capture_output=True,
            timeout=manners.timeout + pauses + START,
            check=False,
            env=children.environment(),
        )
    except subprocess.TimeoutExpired:
        return _nothing(late)
    except OSError as error:
        return _nothing(f"the process did not start: {error.strerror}")
    try:
        answer = json.loads(done.stdout)
        return answer if isinstance(answer, dict) else {}
    except (ValueError, RecursionError, MemoryError):
        return _nothing(late if done.returncode < 0 else "it takes more memory than a page may")


def _nothing(detail: str) -> dict[str, Any]:
    return {"state": "unreachable", "detail": detail}


def _page(url: str, answer: dict[str, Any], number: int) -> Page:
    """Return an answer of the child as a page; a server's words can be seen, all of them."""
    named = (one for one in STATES if one == answer.get("state"))
    state: State = next(named, "unreachable")
    detail = str(answer.get("detail", ""))
    if state == "read" and answer.get("moved"):
        detail = f"moved to {answer['moved']}"
    marks = [Mark(bool(there), shown(str(now))) for there, now in answer.get("marks", [])]
    if len(marks) != (number if state == "read" else 0):
        state, detail, marks = "unreachable", "the answer is not complete", []
    whole, sure = bool(answer.get("whole", True)), bool(answer.get("sure", True))
    text, kind = str(answer.get("text", "")), shown(str(answer.get("kind", "")))
    content = base64.b64decode(str(answer.get("content", "")))
    return Page(url, state, text, shown(detail), whole, sure, tuple(marks), content, kind)


def shown(text: str) -> str:
    """Return words of a server as one line that no terminal takes for a command."""
    made = visible(text)
    return made if len(made) <= LONGEST else f"{made[: LONGEST - 1]}…"
