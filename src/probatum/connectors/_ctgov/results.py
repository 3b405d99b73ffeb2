"""Results that a study has posted: outcome measures with their groups, and serious adverse events."""

from collections.abc import Iterator
from typing import Any

from probatum.connectors._ctgov.fields import entries, table, words

_Told = tuple[str, str, str]
"""Label, text and role of a section."""


def results(study: Any) -> Iterator[_Told]:
    """A section for each outcome measure, and one for serious adverse events."""
    section = table(study, "resultsSection")
    for measure in entries(table(section, "outcomeMeasuresModule"), "outcomeMeasures"):
        title = words(measure, "title")
        if title:
            yield f"Result: {title[:150]}", "\n\n".join(filter(None, _measure(measure, title))), "result"
    events = table(section, "adverseEventsModule")
    yield "Serious adverse events", "\n\n".join(filter(None, _events(events))), "result"


def _measure(measure: dict[str, Any], title: str) -> Iterator[str]:
    frame, unit = words(measure, "timeFrame"), words(measure, "unitOfMeasure")
    groups = {words(group, "id"): words(group, "title") for group in entries(measure, "groups")}
    yield f"{title} ({frame})" if frame else title
    for one in entries(measure, "classes"):
        for category in entries(one, "categories"):
            name = ", ".join(part for part in (words(one, "title"), words(category, "title")) if part)
            values = [_value(each, groups, unit) for each in entries(category, "measurements")]
            if any(values):
                yield f"{name or title} — {'; '.join(filter(None, values))}"
    for analysis in entries(measure, "analyses"):
        yield _analysis(analysis)


def _value(measured: dict[str, Any], groups: dict[str, str], unit: str) -> str:
    value = words(measured, "value")
    if not value:
        return ""
    spread, low, high = (words(measured, name) for name in ("spread", "lowerLimit", "upperLimit"))
    around = f" ({low} to {high})" if low and high else f" ({spread})" if spread else ""
    return f"{groups.get(words(measured, 'groupId'), 'All')}: {value}{around} {unit}".strip()


def _analysis(analysis: dict[str, Any]) -> str:
    kind, value = words(analysis, "paramType"), words(analysis, "paramValue")
    low, high = words(analysis, "ciLowerLimit"), words(analysis, "ciUpperLimit")
    share = words(analysis, "ciPctValue")
    parts = (
        f"{kind}: {value}" if kind and value else "",
        f"{share}% CI {low} to {high}" if share and low and high else "",
        f"P {words(analysis, 'pValue')}" if words(analysis, "pValue") else "",
    )
    return "; ".join(part for part in parts if part)


def _events(events: dict[str, Any]) -> Iterator[str]:
    for group in entries(events, "eventGroups"):
        hurt, risk = words(group, "seriousNumAffected"), words(group, "seriousNumAtRisk")
        if hurt and risk:
            yield f"{words(group, 'title') or 'All'}: {hurt} of {risk} participants"
