"""Answers for assistants over the Model Context Protocol: every number comes with its proof.

The server speaks over standard input and output and opens no connection. What it says is made of
the record alone: a figure is given with its id, print, source, place and what contradicts it, and
where the record has no answer, that is the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import civdata
from civdata.errors import CivdataError, MissingExtra, UnknownName, nearest
from civdata.lookup.answers import answer, areas_named

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from civdata.model import Observation, Row
    from civdata.project import Project

MOST = 12
"""So many figures come with an answer; `series` gives all."""

SAID = {
    "nothing": "the record has no indicator that is surely of this; see those near, if any",
    "period": "the record has this indicator, but no figure of the period asked for",
    "area": "the record has this indicator, but no figure of the area asked for",
    "none": "the record has this indicator, but no figure of it",
}
"""Why there is no answer."""

RULES = (
    "Figures of a record in which each number carries its proof. Give a number only as a tool "
    "returned it, with its id, its source and the words as printed. Where `contradicted_by` is "
    "not empty, say that the sources differ and give both. Where `answered` is false, say that "
    "the record does not know; do not put in a number from elsewhere."
)


def proof(project: Project, o: Observation, lang: str) -> dict[str, Any]:
    """Return a figure with what proves it, in plain values."""
    found = project.evidence(o.id)
    return {
        "id": o.id,
        "indicator": found.indicator.names.get(lang) or o.indicator,
        "period": o.time_period,
        "area": o.ref_area,
        "value": f"{o.value:f}",
        **({} if o.value_max is None else {"value_max": f"{o.value_max:f}"}),
        "unit": found.indicator.unit,
        "qualifier": o.qualifier,
        "status": o.obs_status,
        "as_printed": o.as_printed,
        "source": {
            "id": found.source.id,
            "title": found.source.title,
            "publisher": found.source.publisher.name(lang),
            "date": found.source.date,
        },
        "place": o.locator,
        "link": found.link,
        "contradicted_by": [
            {"id": other.id, "as_printed": other.as_printed, "source": other.source}
            for id in found.contradicts
            if (other := project.collection.observations.get(id))
        ],
        "cite": project.cite(o.id, "text", lang, seen=""),
    }


def ask(project: Project, question: str, lang: str = "") -> dict[str, Any]:
    """Answer a question with figures and their proof, or say that the record has no answer."""
    spoken = lang or project.settings.language
    found = answer(project.collection, question, spoken)
    indicators = project.collection.indicators
    if found.figures:
        figures = [proof(project, o, spoken) for o in found.figures[:MOST]]
        left = len(found.figures) - len(figures)
        return {
            "answered": True,
            "figures": figures,
            "left_out": left,
            "version": _version(project),
        }
    return {
        "answered": False,
        "reason": SAID[found.reason],
        "near": [
            {"indicator": id, "name": indicators[id].names.get(spoken) or id} for id in found.near
        ],
        "version": _version(project),
    }


# complex: an indicator, perhaps an area, and an answer or the reason for none
def series(project: Project, indicator: str, lang: str = "", area: str = "") -> dict[str, Any]:
    """Return all figures of an indicator, oldest first, each with its proof."""
    spoken = lang or project.settings.language
    known = project.collection.indicators
    if indicator not in known:
        raise UnknownName.among("indicator", indicator, known)
    held = [o for o in project.collection.observations.values() if o.indicator == indicator]
    code = _area(project, area) if area else ""
    found = sorted((o for o in held if code in ("", o.ref_area)), key=lambda o: o.time_period)
    return {
        "answered": bool(found),
        "indicator": known[indicator].names.get(spoken) or indicator,
        "definition": known[indicator].definitions.get(spoken, ""),
        "figures": [proof(project, o, spoken) for o in found],
        **({} if found else _none(held)),
        "version": _version(project),
    }


def _none(held: Sequence[Observation]) -> dict[str, Any]:
    """Say why a series is empty, and of which areas there are figures."""
    reason = SAID["area"] if held else SAID["none"]
    return {"reason": reason, "areas": sorted({o.ref_area for o in held})}


def _area(project: Project, area: str) -> str:
    """Return the code of an area by its code or a name of it; raises UnknownName with what is near.

    Assistants are asked about places by their names, not by their codes.
    """
    areas = project.collection.reference("areas")
    named = _called(areas, area, project.languages) or areas_named(project.collection, area)
    if len(named) == 1:
        return named[0]
    column = f"name_{project.settings.language}"
    near = [
        f"{code} ({areas[code].cells.get(column, '')})" for code in named or nearest(area, areas)
    ]
    raise UnknownName(
        f"no area {area!r}" + (f". Did you mean {' or '.join(near)}?" if near else "")
    )


def _called(areas: Mapping[str, Row], area: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Return the areas of exactly this code or name."""
    if area in areas:
        return (area,)
    told = [
        (code, {row.cells.get(f"name_{x}", "").casefold() for x in languages})
        for code, row in areas.items()
    ]
    return tuple(code for code, names in told if area.casefold() in names)


def check(project: Project, text: str, lang: str = "", published: str = "") -> dict[str, Any]:
    """Say of each figure of a text whether the record confirms, denies or does not know it."""
    checked = project.check(text, lang or None, published or None)
    spoken = checked.lang if checked.lang in project.languages else project.settings.language
    known = project.collection.observations
    return {
        "figures": [
            {
                "printed": claim.printed,
                "verdict": claim.verdict,
                "reason": claim.reason,
                "proof": [proof(project, known[id], spoken) for id in claim.observations[:MOST]],
            }
            for claim in checked.figures
        ],
        "version": _version(project),
    }


def _version(project: Project) -> str:
    return ", ".join(dict.fromkeys(p.version for p in project.packages if p.version))


def server(project: Project) -> MCPServer:
    """Return the server of a record; raises MissingExtra without the SDK."""
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
    except ImportError:
        raise MissingExtra("civdata mcp", "mcp") from None

    made = MCPServer(
        project.settings.name or "record",
        title=project.settings.titled(project.settings.language),
        instructions=RULES,
        version=civdata.__version__,
        log_level="WARNING",
    )

    def told(call: Any, *given: str) -> dict[str, Any]:
        try:
            result: dict[str, Any] = call(project, *given)
        except CivdataError as error:
            raise ToolError(str(error)) from None
        return result

    @made.tool(name="search", description="Answer a question with figures and their proof.")
    def search_tool(question: str, lang: str = "") -> dict[str, Any]:
        return told(ask, question, lang)

    @made.tool(name="evidence", description="The proof of one figure, by its id.")
    def evidence_tool(observation_id: str, lang: str = "") -> dict[str, Any]:
        def found(project: Project, id: str, lang: str) -> dict[str, Any]:
            observation = project.evidence(id).observation
            return proof(project, observation, lang or project.settings.language)

        return told(found, observation_id, lang)

    @made.tool(name="series", description="All figures of an indicator, each with its proof.")
    def series_tool(indicator: str, lang: str = "", area: str = "") -> dict[str, Any]:
        return told(series, indicator, lang, area)

    @made.tool(name="check", description="Check the figures of a text against the record.")
    def check_tool(text: str, lang: str = "", published: str = "") -> dict[str, Any]:
        return told(check, text, lang, published)

    return made


def serve(project: Project) -> None:
    """Answer over standard input and output until the other side ends."""
    server(project).run("stdio")
