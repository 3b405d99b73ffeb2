"""What is said when the library does not answer: what was looked for, came nearest and would be needed."""

from collections.abc import Sequence

from probatum.composers._dose import thing_dosed
from probatum.composers._required import must_be_about
from probatum.composers._statement import Statement
from probatum.composers._telling import is_telling
from probatum.outlines import Outline
from probatum.types.draft import Coverage, Draft, Nearest, Status
from probatum.types.evidence import Evidence
from probatum.types.question import Notice

_TOO_OPEN = "Nothing in the library fits the question closely enough. Name the condition or the drug."
_NEAREST = 3
"""Sources named when the library does not answer."""


def unanswered(candidates: Sequence[Statement], evidence: Evidence, outline: Outline) -> Draft:
    """A draft without claims that says why."""
    telling = [index for index, concept in enumerate(evidence.concepts) if is_telling(concept)]
    asked = [evidence.concepts[index].text for index in telling]
    missing = [
        evidence.concepts[index].text for index in telling if not any(index in one.said for one in candidates)
    ]
    if missing:
        reason = f"The library holds nothing on {listed(missing)}."
    elif (dosed := _dosed(evidence)) is not None:
        reason = f"No source in the library advises a dose of {dosed} for this."
    elif len(asked) == 1:
        reason = f"No statement in the library on {asked[0]} answers this{_for(evidence, asked)}."
    elif telling:
        reason = f"No source in the library speaks of {listed(asked)} together."
    else:
        reason = _TOO_OPEN
    return Draft(
        question=evidence.question,
        direct=(),
        sections=(),
        coverage=tuple(Coverage(facet.name, Status.NOT_IN_LIBRARY) for facet in outline.facets[:1]),
        nearest=_nearest(candidates, evidence, telling),
        reason=reason,
        notices=(*_searched(evidence), Notice("needed", f"What would answer it: {outline.wanted}.")),
    )


def _for(evidence: Evidence, asked: Sequence[str]) -> str:
    """The people whom an answer has to be about, unless what was asked names them already."""
    labels = [label for label in must_be_about(evidence.question.populations) if label not in asked]
    return f" for {listed(labels)}" if labels else ""


def _dosed(evidence: Evidence) -> str | None:
    """What a dose is asked of, as asked."""
    thing = thing_dosed(evidence) if evidence.question.kind == "dose" else None
    return None if thing is None else evidence.concepts[thing].text


def _searched(evidence: Evidence) -> tuple[Notice, ...]:
    """What was looked for and how much was read."""
    sources = {hit.source.id: hit.source.year or 0 for hit in evidence.hits}
    names = "; ".join(concept.text for concept in evidence.concepts if not concept.cue)
    if not names:
        return ()
    newest = f", the newest from {max(sources.values())}" if any(sources.values()) else ""
    many = (
        "The one source that came nearest was"
        if len(sources) == 1
        else f"The {len(sources)} nearest sources were"
    )
    read = f"{many} read{newest}." if sources else "No source was found."
    return (Notice("searched", f"Looked for: {names}. {read}"),)


def _nearest(
    candidates: Sequence[Statement], evidence: Evidence, telling: Sequence[int]
) -> tuple[Nearest, ...]:
    """The sources whose best statement names most of what was asked, by weight."""
    best: dict[str, tuple[float, Statement]] = {}
    for one in candidates:
        worth = sum(evidence.concepts[index].weight for index in one.named)
        source = one.hit.source.id
        if worth > 0 and worth > best.get(source, (0.0, one))[0]:
            best[source] = (worth, one)
    first = sorted(best.values(), key=lambda item: (-item[0], item[1].order))[:_NEAREST]
    return tuple(
        Nearest(
            source=one.hit.source.id,
            title=one.hit.source.title,
            missing=tuple(evidence.concepts[index].text for index in telling if index not in one.named),
        )
        for _, one in first
    )


def listed(names: Sequence[str]) -> str:
    """As a reader lists them: "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
