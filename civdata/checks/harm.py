"""What in a text of other people harms a reader, and what is merely untidy.

Lawful are phone numbers, temperatures, `<LOD`, `M&M; spol.`, marks of Persian and Hebrew, lines
and tabs in cells. An error is what a spreadsheet or browser would run, what hides letters, and
letters that were lost on the way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from civdata.checks.cells import Fault

HINT = "Type the text anew instead of pasting it"
ELEMENTS = (
    "abbr|address|animate|applet|area|article|aside|audio|base|bdo|blink|blockquote|body|br|button|"
    "canvas|center|code|col|dd|del|details|dialog|div|dl|dt|em|embed|fieldset|figure|font|footer|"
    "foreignobject|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|image|img|input|ins|kbd|"
    "keygen|label|legend|li|link|listing|main|map|mark|marquee|math|menu|meta|meter|nav|noscript|"
    "object|ol|optgroup|option|output|param|picture|pre|progress|samp|script|section|select|set|"
    "small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|"
    "tfoot|th|thead|time|title|tr|track|tt|ul|use|var|video|wbr|xml|xmp"
)
_TAG = re.compile(
    rf"<(?:/?(?:{ELEMENTS})(?:[\s/][^<]*)?(?:>|$)|/?[abipqsu](?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>"
    r"|[a-z][^\s<>]*\s[^<]*\bon\w+\s*=|!--|!\[CDATA|!doctype|\?xml|\?php)",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"<(?:/?(?:script|iframe|object|embed|applet|svg|math|meta|base|link|style|form|frame|frameset|"
    r"input|button|textarea|template|animate|set|use|marquee|xml|image)\b"
    r"|[a-z][^<]*\bon\w+\s*=|[a-z][^<>]*=\s*[\"']?\s*(?:javascript|vbscript|data):)",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:^|[\]\s\"'=]\(?)\s*(?:javascript|vbscript):[^\s]|data:text/html", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|copy|eacute|laquo|raquo|#\d{2,6}|#x[0-9a-f]+);")
_CALLS = re.compile(r"[A-Za-z_.]\w*\s*\(|\|.*!|!\s*\$?[A-Za-z]{1,3}\$?\d|\bcmd\b")
_CELL = re.compile(r"[+@-]\s*\$?[A-Z]{1,3}\$?[0-9]{1,7}(?:\s*[-+*/&^:,].*)?")
_SHEET = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|N/A|SPILL!|CALC!)")
_QUESTIONS = re.compile(r"\?{3,}")
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
_QUICK = re.compile(r"[ !-;A-Z_a-z?\[\]^`{}|~ЁА-яё«»–—№’“”„…€°]*")
_CP1252 = {chr(code): bytes([code]) for code in range(256)} | {
    bytes([code]).decode("cp1252", "ignore"): bytes([code]) for code in range(0x80, 0xA0)
}
_CP1251 = {bytes([code]).decode("cp1251", "ignore"): bytes([code]) for code in range(0x80, 0x100)}
_LAWFUL = frozenset("\t\n\r\u200c\u200d\u200e\u200f\u061c\u2060")
_TURNING = frozenset("\u202d\u202e")
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def faults(cell: str) -> Iterator[Fault]:
    """Yield what is wrong or untidy in a cell of other people."""
    if not cell:
        return
    if cell != cell.strip():
        yield _untidy("space", "blank at an end of the cell", "no outer blanks", repr(cell)[:60])
    yield from formula(cell)
    yield from markup(cell)
    if _SHEET.fullmatch(cell):
        what = "an error of a spreadsheet instead of a value"
        if cell == "#N/A":
            yield _untidy("sheet-error", what, "a value, or a missing value that is declared", cell)
        else:
            yield Fault("sheet-error", what, "a value, or an empty cell", cell)
    yield from lost(cell)
    if MIXED.search(cell):
        word = next(w for w in re.split(r"[\s\-«»()/.,;:]+", cell) if MIXED.search(w))
        yield _untidy("mixed-word", "a word of two alphabets", "one alphabet a word", word)
    if not _QUICK.fullmatch(cell):
        yield from characters(cell)


def _untidy(code: str, message: str, expected: str, got: str) -> Fault:
    return Fault(code, message, expected, got, severity="warning")


def formula(cell: str) -> Iterator[Fault]:
    """Yield that a spreadsheet would run a cell, or stumble over it.

    >>> [[f.severity for f in formula(c)] for c in ("=1+1", "+7 727", "- a", "-SUM(A1)", "@me")]
    [['error'], [], ['warning'], ['error'], ['warning']]
    """
    text = cell.lstrip("\t\r\n ")
    first = {"＝": "=", "＋": "+", "－": "-", "＠": "@"}.get(text[:1], text[:1])
    if first not in ("=", "+", "-", "@") or len(text) < 2 or not first:
        return
    rest = text[1:].lstrip()
    expected, got = "text or a number", cell[:30]
    if first == "=":
        runs = bool(re.match(r"[\w(\"'+\-@$.{]", rest))
    else:
        runs = bool(_CALLS.search(rest) or _CELL.fullmatch(first + rest))
    if rest.lower() in ("inf", "infinity", "nan"):
        return
    if runs:
        yield Fault("formula", "a spreadsheet would run this cell", expected, got, HINT)
    elif rest[:1].isalpha() or first in "=@":
        yield _untidy("formula", "a spreadsheet may take this cell for a formula", expected, got)


def markup(cell: str, live: bool = False) -> Iterator[Fault]:
    """Yield that a browser would take a text for more than text; `live` asks for what runs alone.

    >>> [bool(list(markup(c))) for c in ("x <y", "<LOD", "M&M; spol.", "<b>", "<img src=x>")]
    [False, False, False, True, True]
    """
    if "<" in cell and (_LIVE if live else _TAG).search(cell):
        yield Fault("markup", "markup in a cell", "plain text", cell[:60], HINT)
    elif ":" in cell and _SCRIPT.search(cell):
        yield Fault("markup", "an address that runs a script", "plain text", cell[:60], HINT)
    elif "&" in cell and not live and _ENTITY.search(cell):
        yield _untidy("markup", "a sign written as in HTML", "the sign itself", cell[:60])


def lost(cell: str) -> Iterator[Fault]:
    """Yield that letters were lost: question marks in their place, or bytes read as another code.

    >>> [[f.code for f in lost(c)] for c in ("????? ??", "Ð¤Ð°", "cafÃ©", "café", "what???")]
    [['lost-letters'], ['mojibake'], ['mojibake'], [], []]
    """
    if _QUESTIONS.search(cell) and not any(map(str.isalpha, cell)):
        what = "question marks where letters were"
        yield Fault("lost-letters", what, "the letters", cell[:60], "Take the text from its source")
    if cell.isascii():
        return
    for run in _RUN.findall(cell):
        for table in (_CP1252, _CP1251):
            if read := _undone(run, table):
                what = "UTF-8 that was read as another encoding"
                yield Fault("mojibake", what, read[:60], cell[:60], "Save the file as UTF-8 again")
                return


# complex: one condition of a run of letters, each of its terms a kind of doubt
def _undone(run: str, table: dict[str, bytes]) -> str:
    """Return what letters read in the wrong encoding were, or nothing where they are right."""
    if any(letter not in table for letter in run):
        return ""
    text = b"".join(table[letter] for letter in run).decode("utf-8", "replace")
    good = sum(c.isalpha() or (c in "–—’“”«»№…€° ©®™" and table is _CP1252) for c in text)
    broken = text.count("\ufffd")
    certain = not broken and (run[0] in "ÃÂâÐÑÄÅ" or len(text) >= 2)
    mostly = good >= max(1, len(text) / 2)
    return text if mostly and (certain or good >= 4 * max(broken, 1)) else ""


def characters(cell: str) -> Iterator[Fault]:
    """Yield letters that nobody sees, or that stand for none."""
    if not unicodedata.is_normalized("NFC", cell):
        what = "letters and marks that are not put together"
        yield _untidy("control", what, "NFC", cell[:60])
    for letter in dict.fromkeys(cell):
        plain = letter.isascii() and letter.isprintable()
        found = None if plain or letter in _LAWFUL else _character(letter)
        if found:
            yield found


def _character(letter: str) -> Fault | None:
    """Return what is wrong with a character that is neither plain nor lawful."""
    category = unicodedata.category(letter)
    name = unicodedata.name(letter, f"U+{ord(letter):04X}")
    if letter == "\ufffd":
        return Fault("control", "a sign that stands for no letter", "visible text", name, HINT)
    if category in ("Cc", "Cs") or letter in _TURNING:
        return Fault("control", "an invisible character", "visible text", name, HINT)
    if category in ("Cf", "Co", "Cn", "Zl", "Zp") or letter in _BLANKS:
        flag = 0xE0020 <= ord(letter) <= 0xE007F  # parts of flags
        unseen = "an invisible character"
        return None if flag else _untidy("control", unseen, "visible text", name)
    if category == "Zs" and letter != " ":
        return _untidy("no-break-space", "a space that is not a blank", "a plain blank", name)
    return None
