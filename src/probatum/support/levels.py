"""How much a source counts as evidence, beside another that fits the question as well."""

from probatum.support.places import holds_in
from probatum.types.source import Kind, Source, State
from probatum.vocabulary import table


def weight(source: Source, place: str = "") -> float:
    """Level, age, standing and jurisdiction of a source as one factor, about 0.4 to 1.4.

    `place`: where the reader is; guidance of another place counts less there.
    """
    levels = table("evidence_levels")
    state: float = levels["state"].get(source.standing.state.value, 1.0)
    elsewhere: float = 1.0 if at_home(source, place) else levels["place"]["elsewhere"]
    return level(source.kind) * recency(source.year) * state * elsewhere


def at_home(source: Source, place: str) -> bool:
    """Whether it is no guidance, or guidance that holds in this place."""
    return source.kind.value not in table("evidence_levels")["place"]["kinds"] or holds_in(
        source.jurisdiction, place
    )


def level(kind: Kind) -> float:
    """Weight of a kind of source."""
    found: float = table("evidence_levels")["kind"][kind.value]
    return found


def recency(year: int | None) -> float:
    """0.85 for 1985 and before, rising evenly to 1.1 from 2025 on; 0.9 without a year."""
    return 0.9 if year is None else 0.85 + 0.25 * min(max(year - 1985, 0), 40) / 40


def superseded(source: Source) -> bool:
    """Whether a newer edition replaces the source: history, not advice."""
    return source.standing.state is State.SUPERSEDED
