"""How a bench spoils what is good: texts that attack, what is written, what stands for a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

EVIL = "evil.example"
PAYLOADS = (
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)\" autofocus onfocus=\"alert(1)\" x=\"",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    f"<iframe src=//{EVIL}/></iframe>",
    f"<meta http-equiv=\"refresh\" content=\"0;url=//{EVIL}/\">",
    f"p\"><meta http-equiv=\"refresh\" content=\"0;url=//{EVIL}/\"><!--",
    f"<base href=//{EVIL}/>",
    f"<link rel=stylesheet href=//{EVIL}/x.css>",
    f"<style>@import url(//{EVIL}/x.css)</style>",
    f"<object data=//{EVIL}/></object>",
    f"<form action=//{EVIL}/><button autofocus>x</button></form>",
    f"<img src=//{EVIL}/x.png>",
    f"![x](//{EVIL}/x.png)",
    "[x](javascript:alert(1))",
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>x</a>",
    f"[x]: //{EVIL}/ 'x'",
    f"<{'a' * 20} style=background:url(//{EVIL}/)>",
    "{{ 7 * 7 }}{% raw %}{{ config }}{% endraw %}",
    "`</code><script>alert(1)</script>`",
    "```\n<script>alert(1)</script>",
    "{: onclick=alert(1) }",
    "# x {onclick=alert(1)}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "| a | b |\n|---|---|\n| <script>alert(1)</script> |",
    "---\ntemplate: x\n---",
    "<math><mtext><script>alert(1)</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "\u2028<script>alert(1)</script>",
)  # fmt: skip
Spoil = Callable[[Path], object]


def written(name: str, content: str | bytes) -> Spoil:
    """Return what writes a file."""
    made = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return lambda folder: (folder / name).write_bytes(made)


def instead(name: str) -> Iterator[tuple[str, Spoil]]:
    """Yield what may stand in the place of a file: its words, and what puts it there."""
    kinds: dict[str, Callable[[Path], object]] = {
        "is a pipe": os.mkfifo,
        "is a folder": Path.mkdir,
        "leads to itself": lambda path: path.symlink_to(path.name),
        "leads to /dev/zero": lambda path: path.symlink_to("/dev/zero"),
        "leads to /etc/passwd": lambda path: path.symlink_to("/etc/passwd"),
        "is not there": lambda _: None,
    }
    for words, make in kinds.items():
        yield f"{name} {words}", _replaced(name, make)


def _replaced(name: str, make: Callable[[Path], object]) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).unlink()
        make(folder / name)

    return spoil
