"""What `civdata add` asks at a terminal: a question a column, with what is known already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from civdata.figures.digits import exact
from civdata.intake.batch import owner
from civdata.model import Collection, Package
from civdata.record.compare import printed_figure

NEW = "new"
# In the order of a reader: where it stands, what it says, what it is about.
OBSERVATION = (
    "source",
    "indicator",
    "as_printed",
    "value",
    "value_max",
    "qualifier",
    "time_period",
    "ref_area",
    "obs_status",
    "locator",
    "institution",
    "note_*",
    "id",
)
SOURCE = ("title", "publisher", "kind", "date", "language", "url", "id")
PUBLISHER = ("name_*", "publisher_kind", "id")
INDICATOR = (
    "name_*",
    "definition_*",
    "unit",
    "kind",
    "id",
)
NEWCOMERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "source": ("sources", SOURCE),
    "publisher": ("publishers", PUBLISHER),
    "indicator": ("indicators", INDICATOR),
}
"""Columns whose answer may be a thing that is not here yet: its table, and what is asked of it."""
CODED: Mapping[str, str] = {
    "ref_area": "areas",
    "institution": "institutions",
    "qualifier": "qualifiers",
    "obs_status": "statuses",
    "unit": "units",
}
"""Columns whose answer is a code, with the reference table that names it."""
TEXTS: Mapping[str, str] = {
    "source": f"source: its id, a part of its title, or {NEW!r}",
    "publisher": f"publisher: its id, a part of its name, or {NEW!r}",
    "indicator": f"indicator: its id, a part of its name, or {NEW!r}",
    "as_printed": "as printed, letter for letter, with one figure in it",
    "value": "value in the base unit",
    "value_max": "upper value, only if a range is printed",
    "qualifier": "qualifier, as printed",
    "time_period": "period: 2024, 2024-Q1, 2024-05-20, 2020/2022; empty if the source does not say",
    "ref_area": "area",
    "obs_status": "status",
    "locator": "place in the source: ¶57 in a held text, page on a web page",
    "institution": "institution that spends or counts, if printed",
    "note": "note, in every language of the record or in none",
    "title": "title as printed",
    "date": "date of the page, if shown: 2024-05-20",
    "url": "address",
    "publisher_kind": "kind of publisher",
    "kind": "kind",
    "definition": "what is counted, in one sentence",
    "name": "name",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a column; `choices` are ids with their titles, none for free text."""

    column: str
    text: str
    choices: Mapping[str, str]
    default: str
    required: bool

    def problem(self, answer: str) -> str:
        """Say what is wrong with an answer, or return an empty text."""
        if not answer:
            return "an answer is needed" if self.required else ""
        if self.choices and answer not in self.choices:
            near = {
                identity: title
                for identity, title in self.choices.items()
                if answer.casefold() in f"{identity} {title}".casefold()
            }
            found = "".join(f"\n  {i}  {title}" for i, title in list(near.items())[:20])
            return f"not one of the {len(self.choices)} known" + (found and f"; near:{found}")
        return ""


def expanded(columns: Iterable[str], languages: Iterable[str]) -> tuple[str, ...]:
    """Return columns with those that stand once a language written out.

    >>> expanded(("id", "name_*"), ("en", "fr"))
    ('id', 'name_en', 'name_fr')
    """
    codes = tuple(languages)
    listed = ([c[:-1] + x for x in codes] if c.endswith("_*") else [c] for c in columns)
    return tuple(name for names in listed for name in names)


def asked(column: str, languages: Iterable[str]) -> str:
    """Return what a question says: the words of its column, and in which language."""
    stem, _, code = column.rpartition("_")
    return (
        f"{TEXTS[stem]} [{code}]"
        if stem in TEXTS and code in languages
        else TEXTS.get(column, column)
    )


def question(
    collection: Collection, package: Package, table: str, column: str, answers: Mapping[str, str]
) -> Question:
    """Return the question for a column of a row, given the answers so far.

    `answers` may hold `language`, the language of a source that is itself new.
    """
    found = collection.table(owner(table, package.name), table)
    field = next((f for f in found.fields if f.name == column), None) if found else None
    choices = _choices(collection, package, table, column)
    if field and field.enum and not choices:
        choices = dict.fromkeys(field.enum, "")
    default = _default(collection, table, column, answers)
    required = bool(field and field.required)
    return Question(column, asked(column, collection.languages), choices, default, required)


# complex: one row of guards, a column each
def _choices(collection: Collection, package: Package, table: str, column: str) -> dict[str, str]:
    told = collection.settings.language
    if column == "source":
        known = {source.id: source.title for source in collection.sources.values()}
        return {**known, NEW: "a source that is not here yet"}
    if column == "publisher":
        publishers = {p.id: p.name(told) for p in collection.publishers.values()}
        return {**publishers, NEW: "a publisher that is not here yet"}
    if column == "indicator":
        names = {i.id: i.names.get(told, "") for i in package.indicators.values()}
        return {**names, NEW: "something else is counted"}
    if (table, column) == ("sources", "kind"):
        standing = collection.table("sources", "sources")
        return dict.fromkeys([row["kind"] for row in standing.rows], "") if standing else {}
    named = "kinds" if (table, column) == ("indicators", "kind") else CODED.get(column, "")
    rows = collection.reference(named)
    return {identity: row[f"name_{told}"] for identity, row in rows.items()}


def _default(collection: Collection, table: str, column: str, answers: Mapping[str, str]) -> str:
    """Return the likely answer: what our reader sees in the print, or what is usual."""
    if column in ("value", "value_max", "qualifier"):
        source = collection.sources.get(answers.get("source", ""))
        language = source.language if source else answers.get("language", "")
        figure = printed_figure(answers.get("as_printed", ""), language)
        if figure is None:
            return ""
        value = getattr(figure, column)
        return str(value) if column == "qualifier" else exact(value)
    if column == "locator":
        source = collection.sources.get(answers.get("source", ""))
        return "" if source and source.held else "page"
    if column == "id":
        return _identity(collection, table, answers)
    return {"ref_area": collection.country, "obs_status": "actual"}.get(column, "")


# complex: an id is made of what tells a figure apart, part by part
def _identity(collection: Collection, table: str, answers: Mapping[str, str]) -> str:
    """Return a readable id that is not taken."""
    if table == "observations":
        stem = _words(answers["indicator"], answers["time_period"] or "undated")
        taken: Mapping[str, object] = collection.observations
    elif table == "sources":
        host = re.sub(r"^(https?://)?(www\.)?", "", answers["url"]).split("/")[0]
        stem = _words(host.rsplit(".", 1)[0] or answers["publisher"], answers["date"])
        taken = collection.sources
    else:
        stem = _words(
            next(
                (
                    answers[k]
                    for k in answers
                    if re.fullmatch("name_[a-z]{2,3}", k) and re.search("[A-Za-z0-9]", answers[k])
                ),
                "",
            )
        )
        taken = collection.publishers if table == "publishers" else collection.indicators
    ids = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 3))
    return next(name for name in ids if name not in taken)


def _words(*texts: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", " ".join(texts).lower())) or "unnamed"
