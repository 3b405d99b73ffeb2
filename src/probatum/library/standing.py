"""Whether a source may be relied on: what its record and all authorities say, weighed into one standing.

A mark is lifted by a statement that says so, never by silence. Why: docs/decisions/0081-marks.md.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from probatum.types.source import Source
from probatum.types.standing import Entry, Mark, Standing, State
from probatum.vocabulary import table

ORDER = (
    State.WITHDRAWN,
    State.RETRACTED,
    State.CONCERN,
    State.SUPERSEDED,
    State.REINSTATED,
    State.CORRECTED,
    State.CURRENT,
)
"""Of several states the first counts."""
_LIFTED = frozenset({State.WITHDRAWN, State.RETRACTED, State.CONCERN})
"""What a later reinstatement takes back."""
_NOTICES = frozenset(
    {"retraction of publication", "retraction notice", "published erratum", "expression of concern"}
)
"""Publication types of documents that speak of another's standing."""
_NOTHING_SAID = Standing()
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def settled(source: Source) -> Source:
    """The source with its standing worked out anew from its record and its marks.

    A standing that comes with it and that these do not come to is kept as a mark of its own.
    """
    given, marks = source.standing, _sorted(source.marks)
    found = _weighed([*_own(source), *marks])
    if given.state is not State.UNKNOWN and (given.state, given.note) != (found.state, found.note):
        marks = _sorted([*marks, Mark(given.state, given.by or "its record", given.note)])
        found = _weighed([*_own(source), *marks])
    standing = replace(found, checked=given.checked) if found.checked != given.checked else found
    if standing == given and marks == source.marks:
        return source
    return replace(source, marks=marks, standing=standing)


def joined(source: Source, *records: Source) -> Source:
    """The source that these records make, settled: what only one of them says is not lost with its words."""
    said = {mark.state for mark in _own(source)}
    lost = [mark for record in records for mark in _own(record) if mark.state not in said]
    marks = [mark for record in records for mark in settled(record).marks]
    checked = max(record.standing.checked for record in records)
    return settled(replace(source, marks=(*marks, *lost), standing=Standing(checked=checked)))


def marked(source: Source, marks: Iterable[Mark]) -> Source:
    """The source with these marks as well; a notice is not marked by what it says itself."""
    said = [mark for mark in marks if not (is_notice(source) and mark.notice in source.identifiers)]
    united = _sorted([*source.marks, *said])
    if united == source.marks:
        return source
    bare = replace(source, marks=united, standing=Standing(checked=source.standing.checked))
    return settled(bare)


def is_notice(source: Source) -> bool:
    """Whether the document is a notice about another: it is then not the document that it speaks of."""
    return any(name.lower() in _NOTICES for name in source.publication_types)


def about_others(source: Source) -> Iterator[Entry]:
    """What the record of a notice, or of a newer version, says of other sources.

    That another was retracted, withdrawn or is doubted can be said by the record of a notice alone; and what
    a house writes itself speaks of nothing but what it wrote itself.
    """
    for relation in source.relations:
        state = _state("notices", relation.kind)
        if state and relation.id not in ("", *source.identifiers) and _may_say(source, state, relation.id):
            note = f"{_VERBS[state]}: {source.title}"
            yield Entry((relation.id,), Mark(state, _authority(source), note, source.id, source.date))


def _may_say(source: Source, state: State, other: str) -> bool:
    if state in _LIFTED and not (is_notice(source) or _republished(source, other)):
        return False
    return other.startswith("local:") or not source.id.startswith("local:")


def _republished(source: Source, other: str) -> bool:
    return any(
        each.id == other and each.kind.lower() == "retracted and republished from"
        for each in source.relations
    )


def about_itself(source: Source) -> Iterator[Entry]:
    """What the record says of its own source, for a register."""
    for mark in _own(source):
        yield Entry(source.identifiers, mark)


_VERBS = {
    State.RETRACTED: "Retracted in",
    State.WITHDRAWN: "Withdrawn in",
    State.CONCERN: "Expression of concern in",
    State.SUPERSEDED: "Replaced by",
    State.CORRECTED: "Corrected in",
    State.REINSTATED: "Reinstated in",
}


def _own(source: Source) -> Iterator[Mark]:
    """What the source's own record says of it, the gravest first; of one state the first that is printed."""
    by = _authority(source)
    said: dict[State, Mark] = {}
    for relation in source.relations:
        state = _state("relations", relation.kind)
        if state:
            note = f"{relation.kind.capitalize()}: {relation.reference or relation.id}"
            year = _YEAR.search(relation.reference)
            said.setdefault(state, Mark(state, by, note, relation.id, year[0] if year else ""))
    for name in source.publication_types:
        if state := _state("types", name):
            said.setdefault(state, Mark(state, by))
    titles = table("standing")["titles"]
    if source.title.startswith(tuple(titles)) and not is_notice(source):
        for value in (value for beginning, value in titles.items() if source.title.startswith(beginning)):
            said.setdefault(State(value), Mark(State(value), by))
    return iter(sorted(said.values(), key=lambda mark: ORDER.index(mark.state)))


def _state(part: str, name: str) -> State | None:
    value = table("standing")[part].get(name.lower())
    return State(value) if value else None


def _authority(source: Source) -> str:
    return "PubMed" if source.id.startswith("pmid:") else "its record"


def _weighed(marks: list[Mark]) -> Standing:
    """The first state in `ORDER` that some mark states and no reinstatement has taken back."""
    if not marks:
        return _NOTHING_SAID
    lifts = [mark for mark in marks if mark.state is State.REINSTATED]
    kept = [mark for mark in marks if not any(_lifts(lift, mark) for lift in lifts)]
    for state in ORDER:
        said = [mark for mark in kept if mark.state is state]
        if said:
            note = next((mark.note for mark in said if mark.note), "")
            return Standing(state, note, by=", ".join(dict.fromkeys(mark.by for mark in said)))
    return _NOTHING_SAID


def _lifts(lift: Mark, mark: Mark) -> bool:
    """Whether a reinstatement takes this mark back: it is no later notice, as far as the dates say."""
    if mark.state not in _LIFTED:
        return False
    if not lift.date:
        return not mark.date or mark.by == lift.by
    exact = min(len(lift.date), len(mark.date))
    return mark.date[:exact] <= lift.date[:exact]


def _sorted(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Each statement of an authority once, the last wording of it."""
    latest = {(mark.by, mark.state, mark.notice, mark.date): mark for mark in marks}
    return tuple(latest[key] for key in sorted(latest))
