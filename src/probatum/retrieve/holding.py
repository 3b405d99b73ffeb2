"""Whether a source holds here and now, and if not, why: retracted, expired, or another house's rule."""

from probatum.support.places import holds_in
from probatum.types.question import Scope
from probatum.types.source import NOT_CITABLE, Kind, Source


def barred(source: Source, scope: Scope) -> str:
    """Why the source may not be used as support, in a sentence; empty when it may."""
    if source.standing.state in NOT_CITABLE:
        note = f": {source.standing.note}" if source.standing.note else ""
        return f"This source is {source.standing.state.value}{note}"
    return _expired(source, scope) or _elsewhere(source, scope)


def _expired(source: Source, scope: Scope) -> str:
    if not source.expires or (scope.today and scope.today <= source.expires):
        return ""
    if not scope.today:
        return f"This source holds until {source.expires}, and nobody has said what day it is"
    issuer = source.container or "its issuer"
    return f"This source expired on {source.expires}; ask {issuer} for the one in force"


def _elsewhere(source: Source, scope: Scope) -> str:
    """A protocol of one house binds nobody else."""
    if source.kind is not Kind.LOCAL:
        return ""
    if scope.organisation and _other(source.container, scope.organisation):
        return f"This is a protocol of {source.container}, not of {scope.organisation}"
    if not holds_in(source.jurisdiction, scope.jurisdiction):
        return f"This protocol holds in {source.jurisdiction}, not in {scope.jurisdiction}"
    return ""


def _other(one: str, another: str) -> bool:
    return " ".join(one.casefold().split()) != " ".join(another.casefold().split())
