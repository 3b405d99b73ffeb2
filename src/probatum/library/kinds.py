"""Kind and standing of a source from what its record says."""

from functools import cache

from probatum.types.source import Kind, Source, Standing, State
from probatum.vocabulary import table

_STATE_OF_TYPE = {"retracted publication": State.RETRACTED, "withdrawn publication": State.WITHDRAWN}
_STATES_OF_RELATIONS = {
    "retraction in": State.RETRACTED,
    "expression of concern in": State.CONCERN,
    "erratum in": State.CORRECTED,
    "corrected and republished in": State.CORRECTED,
    "update in": State.SUPERSEDED,
}
"""Relations that say something of the source itself; the notice has the other half ("retraction of")."""
_GRAVEST = (
    State.WITHDRAWN,
    State.RETRACTED,
    State.CONCERN,
    State.SUPERSEDED,
    State.CORRECTED,
)


def kind_of(source: Source) -> Kind:
    """The kind that the connector gave, or the first in `vocabulary/kinds.toml` with one of its types.

    A guideline must name its issuer or journal and its year; what does not is what its other types say.
    """
    can_be_guideline = bool(source.container and source.year)
    if source.kind is not Kind.OTHER and (source.kind is not Kind.GUIDELINE or can_be_guideline):
        return source.kind
    types = {name.lower() for name in source.publication_types}
    for kind, names in _kinds():
        if types & names and (kind is not Kind.GUIDELINE or can_be_guideline):
            return kind
    return Kind.OTHER


def standing_of(source: Source) -> Standing:
    """The standing that the connector gave, or else the gravest that types and relations state."""
    if source.standing.state is not State.UNKNOWN:
        return source.standing
    said = {state for name in source.publication_types if (state := _STATE_OF_TYPE.get(name.lower()))}
    notes = {
        state: relation
        for relation in reversed(source.relations)
        if (state := _STATES_OF_RELATIONS.get(relation.kind.lower()))
    }
    for state in _GRAVEST:
        if state in said or state in notes:
            relation = notes.get(state)
            note = f"{relation.kind.capitalize()}: {relation.reference or relation.id}" if relation else ""
            return Standing(state, note, source.standing.checked)
    return source.standing


@cache
def _kinds() -> tuple[tuple[Kind, frozenset[str]], ...]:
    kinds = table("kinds")["kind"]
    return tuple((Kind(entry["name"]), frozenset(name.lower() for name in entry["types"])) for entry in kinds)
