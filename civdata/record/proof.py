"""The proof of one observation: what was printed, by whom, where, and a link to the sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from civdata.errors import UnknownName, did_you_mean
from civdata.figures import Interval
from civdata.model import Collection, Discrepancy, Indicator, Observation, Source
from civdata.model.shown import cut, html_table
from civdata.record.compare import conflicts, interval
from civdata.record.links import link
from civdata.record.reconcile import Outcome, outcomes


@dataclass(frozen=True, slots=True, repr=False)
class Evidence:
    """An observation with everything a reader needs to check it.

    `link` is a web address that opens at the printed words (a text fragment), empty where no
    address is known; `contradicts` holds ids of observations that cannot be true beside this one;
    `reconciliations` are the computed relations it takes part in, and `discrepancies` explain what
    of all this does not add up.
    """

    observation: Observation
    indicator: Indicator
    source: Source
    interval: Interval
    link: str
    contradicts: tuple[str, ...]
    reconciliations: tuple[Outcome, ...]
    discrepancies: tuple[Discrepancy, ...]

    def __repr__(self) -> str:
        o, printed = self.observation, cut(self.observation.as_printed)
        return f"<evidence of {o.id}: “{printed}” in {o.source}, {o.locator}>"

    def _repr_html_(self) -> str:
        o, source = self.observation, self.source
        rows = {
            "value": f"{o.value:f} {self.indicator.unit} ({o.qualifier})",
            "period": o.time_period,
            "as printed": o.as_printed,
            "source": f"{source.publisher.name(source.language)}: {source.title}",
            "place": o.locator,
            "link": self.link,
            "contradicts": ", ".join(self.contradicts),
        }
        return html_table(o.id, ((name, text) for name, text in rows.items() if text))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON; figures stay exact as text."""
        o, s = self.observation, self.source
        return {
            "id": o.id,
            "package": o.package,
            "indicator": o.indicator,
            "indicator_names": dict(self.indicator.names),
            "unit": self.indicator.unit,
            "time_period": o.time_period,
            "ref_area": o.ref_area,
            "obs_status": o.obs_status,
            "value": str(o.value),
            "value_max": None if o.value_max is None else str(o.value_max),
            "qualifier": o.qualifier,
            "interval": str(self.interval),
            "as_printed": o.as_printed,
            "source": {
                **{k: v for k, v in asdict(s).items() if k not in ("line", "notes")},
                "notes": dict(s.notes),
            },
            "locator": o.locator,
            "link": self.link,
            "notes": dict(o.notes),
            "contradicts": list(self.contradicts),
            "reconciliations": [
                {
                    "id": outcome.reconciliation.id,
                    "kind": outcome.reconciliation.kind,
                    "names": dict(outcome.reconciliation.names),
                    "verdict": outcome.verdict,
                    "reason": outcome.reason,
                    "printed": str(outcome.result.interval),
                    "computed": str(outcome.computed) if outcome.computed else None,
                }
                for outcome in self.reconciliations
            ],
            "discrepancies": [
                {
                    "id": item.id,
                    "state": item.state,
                    "state_date": item.state_date,
                    "names": dict(item.names),
                    "explanations": dict(item.explanations),
                    "readings": dict(item.readings),
                }
                for item in self.discrepancies
            ],
        }


@lru_cache(maxsize=4)
def _conflicting(collection: Collection) -> Mapping[str, list[tuple[Observation, Observation]]]:
    """Return the pairs of figures that deny each other, by indicator; worked out once."""
    known: dict[str, list[tuple[Observation, Interval]]] = defaultdict(list)
    for o in collection.observations.values():
        if o.indicator in collection.indicators and o.source in collection.sources:
            unit = collection.indicators[o.indicator].unit
            known[o.indicator].append((o, interval(o, unit, collection.sources[o.source].language)))
    return {name: conflicts(found) for name, found in known.items()}


@lru_cache(maxsize=4)
def _relations(collection: Collection) -> Mapping[str, list[Outcome]]:
    """Return the relations that each observation takes part in, in their order."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes(collection):
        for name in outcome.observations:
            found[name].append(outcome)
    return found


def evidence(collection: Collection, observation_id: str) -> Evidence:
    """Return the evidence of an observation; raise UnknownName with near ids."""
    observation = collection.observations.get(observation_id)
    if observation is None:
        tip = did_you_mean(
            observation_id, collection.observations, "; civdata search TEXT finds ids"
        )
        raise UnknownName(f"no observation {observation_id!r}{tip}")
    indicator = collection.indicators[observation.indicator]
    source = collection.sources[observation.source]
    against = tuple(
        other.id if one.id == observation_id else one.id
        for one, other in _conflicting(collection).get(indicator.id, ())
        if observation_id in (one.id, other.id)
    )
    span = interval(observation, indicator.unit, source.language)
    relations = tuple(_relations(collection).get(observation_id, ()))
    members = (observation_id, *(outcome.reconciliation.id for outcome in relations))
    explained = [d for m in members for d in collection.discrepancy_members.get(m, ())]
    return Evidence(
        observation,
        indicator,
        source,
        span,
        link(source, observation),
        against,
        relations,
        tuple({item.id: item for item in explained}.values()),
    )
