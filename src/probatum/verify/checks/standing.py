"""A claim does not rest on a source that was retracted or withdrawn."""

from probatum.support.verdict import PASSED, Verdict, failed, unsure
from probatum.types.draft import Claim
from probatum.types.source import NOT_CITABLE, Source, State
from probatum.verify.shelf import Shelf, supporting

DOUBTFUL = {
    State.CONCERN: "its publisher has voiced concern about it",
    State.SUPERSEDED: "a newer version has replaced it",
}


def check(claim: Claim, shelf: Shelf) -> Verdict:
    """Fails on a retracted or withdrawn source; cannot decide on one with a concern or a newer version.

    A source of which nobody has looked up the standing passes.
    """
    on_both_sides = [shelf.sources[each.source] for each in claim.citations if each.source in shelf.sources]
    supports = {citation.source for citation in supporting(claim)}
    gone = [source for source in on_both_sides if source.standing.state in NOT_CITABLE]
    for source in gone:
        if source.id in supports:
            return failed(f"{source.id} is {source.standing.state.value}{_note(source)}")
    if gone:
        state = gone[0].standing.state.value
        return unsure(f"{gone[0].id}, which contradicts it, is {state}{_note(gone[0])}")
    doubtful = [source for source in on_both_sides if source.standing.state in DOUBTFUL]
    if doubtful:
        return unsure(f"{doubtful[0].id}: {DOUBTFUL[doubtful[0].standing.state]}{_note(doubtful[0])}")
    return PASSED


def _note(source: Source) -> str:
    return f" ({source.standing.note})" if source.standing.note else ""
