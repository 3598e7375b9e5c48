"""Each figure of a text with what the text says about it: terms, period, area, status, unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civdata.claims.lexical import Lexicon
from civdata.claims.places import Place
from civdata.claims.sentences import Stretch, parts, sentences
from civdata.claims.times import Time
from civdata.claims.words import Term, Token, spotted
from civdata.figures import Figure, read

_FIXED = {"currency", "share", "multiple"}
_DATED = {"year", "date"}
_CARRY = (0.9, 0.8, 0.65, 0.5, 0.4)
_BEFORE, _AFTER = 0.6, 0.15
_BACK = 5
_SHORT = 400  # characters of a text whose last words may name its place


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure in its place.

    `own` are the terms beside it, `around` those further away, each with how much it counts.
    `units` are the ids of units that the counted word can mean, None where no word stands there;
    `thing` is a counted word that is no unit. `periods` come in order of preference. `status` is
    "" where the words say neither plan nor fact.
    """

    figure: Figure
    reference: str
    own: Mapping[str, float]
    strange: int
    around: Mapping[str, float]
    units: frozenset[str] | None
    thing: str
    periods: tuple[str, ...]
    area: str
    status: str
    follows: bool
    each: bool


@dataclass(frozen=True, eq=False)
class _Page:
    """A text cut up once for all its figures."""

    text: str
    lexicon: Lexicon
    tokens: list[Token]
    figures: tuple[Figure, ...]
    terms: list[Term]
    times: list[Time]
    places: list[Place]
    published: str
    head: frozenset[int]
    spans: list[tuple[int, int]]
    planned: list[tuple[int, int]]
    done: list[tuple[int, int]]
    units: list[tuple[int, int, frozenset[str]]]


def mentions(text: str, lexicon: Lexicon, published: str) -> list[Mention]:
    """Read every figure of a text with its surroundings."""
    page = _page(text, lexicon, published)
    found: list[Mention] = []
    spans = [(f.start, f.end) for f in page.figures]
    cut = sentences(text, lexicon.words, spans)
    for number, sentence in enumerate(cut):
        inside = [f for f in page.figures if sentence.holds(f.start)]
        claims = [f for f in inside if f.unit not in _DATED and not _reference(page, f)]
        starts = [f.start for f in claims]
        own = dict(
            zip(
                starts,
                parts(text, sentence, [(f.start, f.end) for f in claims], lexicon.words),
                strict=True,
            )
        )
        for figure in inside:
            stretch = own.get(figure.start, sentence)
            before = [m for m in found if not m.reference]
            found.append(_mention(page, figure, stretch, cut, number, before, starts))
    return found


def _page(text: str, lexicon: Lexicon, published: str) -> _Page:
    words = lexicon.words
    figures = read(text, words.lang)
    tokens = words.tokens(text)
    times = lexicon.calendar.find(text, tokens, figures, published)
    places = lexicon.places.find(
        [t for t in tokens if not any(f.start <= t.start < f.end for f in figures)]
    )
    head, places = _datelines(text, figures, places)
    times = [time for time in times if time.start not in head]
    dated = {f.start for f in figures if f.period}
    spans = [(t.start, t.end) for t in times if t.start not in dated]
    taken = [(f.start, f.end) for f in figures]
    taken += [(t.start, t.end) for t in times] + [(p.start, p.end) for p in places]
    planned = spotted(tokens, str(words.table.get("planned", "")))
    taken += planned
    free = [t for t in tokens if not any(f.start <= t.start < f.end for f in figures)]
    return _Page(
        text,
        lexicon,
        tokens,
        figures,
        words.terms(tokens, taken),
        times,
        places,
        published,
        head,
        spans,
        planned,
        spotted(free, str(words.table.get("done", ""))),
        _units(lexicon, free),
    )


def _datelines(
    text: str, figures: Sequence[Figure], places: Sequence[Place]
) -> tuple[frozenset[int], list[Place]]:
    """Return the dates that only date the text itself, and the places without those beside them.

    They stand alone in a line, or begin a paragraph behind the place where it was written.
    """
    head = set()
    left = []
    for place in places:
        line = text.rfind("\n", 0, place.start) + 1
        behind = re.match(r"\s*[,.–—-]\s*", text[place.end :])
        if text[line : place.start].strip() or not behind:
            left.append(place)
            continue
        at = place.end + behind.end()
        date = next((f for f in figures if f.period and f.start == at), None)
        if date and date.unit == "date":
            head.add(date.start)
        elif not text[place.start : place.end].isupper():
            left.append(place)
    for figure in figures:
        if figure.unit == "date":
            start = text.rfind("\n", 0, figure.start) + 1
            end = text.find("\n", figure.end)
            line_ = text[start : figure.start] + text[figure.end : end if end >= 0 else len(text)]
            if len(re.findall(r"[^\W\d_]+", line_)) < 2 and len(text) > end >= 0:
                head.add(figure.start)
    return frozenset(head), left


def _units(lexicon: Lexicon, tokens: Sequence[Token]) -> list[tuple[int, int, frozenset[str]]]:
    """Return the words of a text that name a unit, with all units that each can mean."""
    found = []
    for at, token in enumerate(tokens):
        ids: set[str] = set()
        size = 1
        for phrase, unit in lexicon.units.get(token.stem, ()):
            here = tokens[at : at + len(phrase)]
            if len(phrase) >= size and [t.stem for t in here] == list(phrase):
                ids = ids | {unit} if len(phrase) == size else {unit}
                size = len(phrase)
        if ids:
            found.append((token.start, tokens[at + size - 1].end, frozenset(ids)))
    return found


def _reference(page: _Page, figure: Figure) -> str:
    """Return why a figure is no claim: what it numbers or dates; "" for one that may be a claim."""
    text, table = page.text, page.lexicon.words.table
    if figure.start in page.head:
        return "page"
    if figure.unit in _DATED or any(a <= figure.start < b for a, b in page.spans):
        return "date"
    before, after = text[: figure.start], text[figure.end :]
    if re.search(r"(?:№|#|\bN)\s*$", before) or re.match(r"[-–]?[IVXLC]+\b", after):
        return "number"
    if re.search(r"\d[-–:]$", before) and not figure.value_max:
        return "part"
    if re.match(r"[:]\d{1,2}\b", after) or (
        re.match(r"-\d", after) or re.search(r"\+\d[\d\s()-]*$", before)
    ):
        return "part"
    words = table.get("reference", {})
    near = [t for t in page.tokens if t.end <= figure.start][-1:]
    mark = text[near[0].end : figure.start] if near else ""
    short = near and len(near[0].text) < 4
    joined = near and not re.search(r"[,;:()]" if short else r"[.,;:()]", mark)
    stem = page.lexicon.words.stem
    if joined and near[0].stem in {stem(w) for w in str(words.get("before", "")).split()}:
        return "number"
    following = [t for t in page.tokens if t.start >= figure.end][:2]
    gap = text[figure.end : following[0].start] if following else "."
    if following and not re.search(r"[.,;:()]", gap):
        ends = {stem(w) for w in str(words.get("after", "")).split()}
        ordinal = figure.unit == "ordinal" or re.match(r"-", gap)
        if ordinal and following[0].stem in ends:
            return "number"
        if re.match(r"-", gap) and len(following) > 1 and following[1].stem in ends:
            return "number"
    ages = table.get("ages", {})
    ends = {end for _, end in spotted(page.tokens, str(ages.get("before", "")))}
    if joined and near[0].end in ends:
        return "age"
    for phrase in str(ages.get("after", "")).split(" | "):
        wanted = [t.stem for t in page.lexicon.words.tokens(phrase)]
        here = [t.stem for t in page.tokens if t.start >= figure.end][: len(wanted)]
        if wanted and here == wanted and not re.search(r"[.;]", gap):
            return "age"
    if figure.unit == "ordinal" and re.match(r"[^\S\n]*\)", after) and not before.strip():
        return "number"
    line = before.rpartition("\n")[2]
    if not line.strip() and re.match(r"[.)]\s", after):
        return "number"
    return ""


def _mention(
    page: _Page,
    figure: Figure,
    stretch: Stretch,
    cut: Sequence[Stretch],
    number: int,
    before: Sequence[Mention],
    claims: Sequence[int],
) -> Mention:
    sentence = cut[number]
    own: dict[str, float] = {}
    strange = 0
    for term in page.terms:
        if stretch.holds(term.start) and not term.inner:
            own[term.key] = 1.0
            strange += not term.known
    units, thing = _counted(page, figure, stretch)
    carry = _CARRY[min(len(own), len(_CARRY) - 1)]
    around: dict[str, float] = {}
    behind = any(stretch.holds(t.start) and t.start > figure.start for t in page.terms)
    area = _area(page, stretch, sentence)
    if area != page.lexicon.places.country:
        around = dict.fromkeys(page.lexicon.area_terms, 1.0)
    first = cut[max(0, number - _BACK)].start
    last = cut[min(len(cut) - 1, number + 1)].end
    for term in (term for term in page.terms if first <= term.start < last):
        share = _distance(term.start, stretch, cut, number, carry, claims, behind)
        if share > around.get(term.key, 0.0):
            around[term.key] = share
    follows = units is None and not thing and figure.unit != "ordinal"
    previous = before[-1] if before else None
    if follows and previous and figure.unit not in _DATED:
        kinds = page.lexicon.unit_kinds
        inside = (u for u in page.units if sentence.holds(u[0]))
        near = [u for u in inside if not any(kinds[unit] == "duration" for unit in u[2])]
        units = frozenset().union(*(u[2] for u in near)) if near else _inherited(page, before)
    status = _status(page, stretch, sentence)
    if not status and previous and not _fresh(page, sentence):
        status = previous.status
    return Mention(
        figure,
        _reference(page, figure),
        own,
        strange,
        around,
        units,
        thing,
        _periods(page, stretch, sentence),
        area,
        status,
        follows,
        _each(page, figure),
    )


def _inherited(page: _Page, before: Sequence[Mention]) -> frozenset[str] | None:
    """Return what the last figure counted that was no money, share or multiple."""
    kinds = page.lexicon.unit_kinds
    for mention in reversed(before):
        if mention.units and not any(kinds.get(unit) in _FIXED for unit in mention.units):
            return mention.units
    return None


def _each(page: _Page, figure: Figure) -> bool:
    """Return whether an ordinal says one in so many: every third."""
    before = [t for t in page.tokens if t.end <= figure.start][-1:]
    words = str(page.lexicon.words.table.get("each", "")).split(" | ")
    return bool(before) and before[0].stem in {page.lexicon.words.stem(word) for word in words}


def _distance(
    start: int,
    stretch: Stretch,
    cut: Sequence[Stretch],
    number: int,
    carry: float,
    claims: Sequence[int],
    behind: bool,
) -> float:
    """Return how much a term counts by where it stands; its own stretch counts wholly.

    Of the figures before it in a sentence, the words behind each are its own where words stand
    `behind` this one too; those before the first are common to all.
    """
    if stretch.holds(start):
        return 1.0
    sentence = cut[number]
    if sentence.holds(start):
        if start > stretch.start:
            return carry * 0.4
        passed = any(claim < start for claim in claims)
        second = passed and any(start < claim < stretch.start for claim in claims)
        return carry * (0.5 if passed and behind else 0.6 if second else 1.0)
    if start < sentence.start:
        back = next(n for n, s in enumerate(reversed(cut[:number]), 1) if s.holds(start))
        return carry * (_BEFORE if carry < _CARRY[0] else 0.9) / (1 + 0.3 * (back - 1))
    return _AFTER


def _counted(page: _Page, figure: Figure, stretch: Stretch) -> tuple[frozenset[str] | None, str]:
    """Return the units that a figure counts by its words, and the counted word if it is none.

    The words behind a figure run up to the first that tells nothing; the noun that is counted is
    the first unit among them, or the last where the language puts it there. Without such words,
    a unit before the figure is what it counts.
    """
    unit = (figure.unit or "").replace("_", "-")
    if page.lexicon.unit_kinds.get(unit) in _FIXED:
        return frozenset({unit}), ""
    words = page.lexicon.words
    last = words.table.get("head") == "last"
    run = _run(page, figure, stretch)
    named = {start: ids for start, _, ids in page.units}
    heads = [at for at, token in enumerate(run) if token.start in named]
    if heads:
        head = heads[-1] if last else heads[0]
        rest = run[-1] if last and head < len(run) - 1 else None
        return named[run[head].start], words.same(rest.stem) if rest else ""
    if run:
        return None, words.same((run[-1] if last else run[0]).stem)
    kinds = page.lexicon.unit_kinds
    before = [
        ids
        for start, _, ids in page.units
        if stretch.start <= start < figure.start and not any(kinds[u] == "duration" for u in ids)
    ]
    return (before[-1], "") if before else (None, "")


def _run(page: _Page, figure: Figure, stretch: Stretch) -> list[Token]:
    """Return the words behind a figure that may be what it counts, with what describes it."""
    words = page.lexicon.words
    run: list[Token] = []
    end = figure.end
    for token in page.tokens:
        if token.start < figure.end:
            continue
        if token.start >= stretch.end or re.search(r"[.,;:()–—]", page.text[end : token.start]):
            break
        if any(f.start <= token.start < f.end for f in page.figures) or len(run) == 5:
            break
        end = token.end
        named = any(start == token.start for start, _, _ in page.units)
        if not named and (token.text in words.stopwords or token.stem in words.neutral):
            if run or token.start - figure.end > 25:
                break
        else:
            run.append(token)
    return run


def _periods(page: _Page, stretch: Stretch, sentence: Stretch) -> tuple[str, ...]:
    """Return the periods that a figure may be of, in order of preference.

    The nearest in its stretch goes first, then those in its sentence, then what the paragraph goes
    by; a new paragraph of a text with a day is of its year.
    """
    paragraph = _paragraph(page.text, sentence)
    own = [t for t in page.times if stretch.holds(t.start)]
    inside = [t for t in page.times if sentence.holds(t.start)]
    left = [t for t in inside if t.start < stretch.start]
    right = [t for t in inside if t.start >= stretch.end]
    before = [t for t in page.times if paragraph <= t.start < sentence.start]
    steady = [t for t in before if not t.aside]
    year = [Time(0, 0, page.published[:4])] if page.published else []
    far = [t for t in page.times if t.start < paragraph and not t.aside]
    ordered: list[str] = []
    for group in (own[::-1], left[::-1], right, steady[::-1], year, before[::-1], far[::-1]):
        ordered += [t.period for t in group]
        if ordered:
            break
    if not ordered and page.times:
        ordered.append(page.times[0].period)
    years = [p for p in ordered if re.fullmatch(r"\d{4}", p)]
    if len(years) == 2:
        ordered.append("/".join(sorted(years)))
    ordered += [p[:4] for p in ordered if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", p)]
    return tuple(dict.fromkeys(ordered))


def _paragraph(text: str, sentence: Stretch) -> int:
    """Return where the paragraph of a sentence begins."""
    return text.rfind("\n", 0, sentence.start) + 1


def _area(page: _Page, stretch: Stretch, sentence: Stretch) -> str:
    """Return the area that governs: beside the figure, in its sentence, in its paragraph.

    A paragraph that names none is of the area that the first lines name.
    """
    country = page.lexicon.places.country
    paragraph = _paragraph(page.text, sentence)
    groups = (
        [p for p in page.places if stretch.holds(p.start)],
        [p for p in page.places if sentence.start <= p.start < stretch.start],
        [p for p in page.places if stretch.end <= p.start < sentence.end],
        [p for p in page.places if paragraph <= p.start < sentence.start],
    )
    for number, group in enumerate(groups):
        named = [p for p in group if p.area != country]
        if named and (number != 3 or group[-1].area != country):
            return named[0].area if number < 2 else named[-1].area
        if group:
            return country
    first = page.text.find("\n", len(page.text) - len(page.text.lstrip()))
    top = [p for p in page.places if p.start < min(first, paragraph)]
    if top:
        return top[0].area
    later = [p for p in page.places if p.start >= sentence.end]
    counted = [f.start for f in page.figures if f.unit not in _DATED]
    alone = [p for p in later if not any(start > p.end for start in counted)]
    return alone[0].area if alone and len(page.text) < _SHORT else country


def _status(page: _Page, stretch: Stretch, sentence: Stretch) -> str:
    """Return what the words beside a figure say, plan or fact, else those before it."""
    for part in (stretch, Stretch(sentence.start, stretch.start)):
        if any(part.holds(start) for start, _ in page.planned):
            return "planned"
        if any(part.holds(start) for start, _ in page.done):
            return "actual"
    return ""


def _fresh(page: _Page, sentence: Stretch) -> bool:
    """Return whether a sentence names a time of its own, and so begins anew."""
    return any(sentence.holds(t.start) for t in page.times)
