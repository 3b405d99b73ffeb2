"""Which retrieved guideline statements, warnings and contraindications the article does without, and why.

It looks at the evidence and at what is left of the draft, never at how the draft came about: what a
composer forgets, or leaves out on purpose, is found all the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from probatum import outlines
from probatum.support.cues import is_warning, may_warn
from probatum.support.disagreement import disagreement
from probatum.support.levels import superseded
from probatum.support.naming import around, named
from probatum.support.quantities import quantities
from probatum.support.topics import stems as content
from probatum.text.terms import stems_of
from probatum.types.answer import Omission, Unused, Withheld
from probatum.types.draft import Citation, Claim
from probatum.types.evidence import Concept, Evidence, Hit
from probatum.types.source import Kind
from probatum.verify.shelf import supporting

_ADVISING = frozenset({Kind.LOCAL, Kind.GUIDELINE, Kind.DRUG_LABEL, Kind.SAFETY_NOTICE})
_NO_ADVICE = frozenset({"method", "objective", "background", "caption"})
"""Roles of statements that advise nothing."""
_NAMED = 2 / 3
"""Share of what was asked about, by weight, from which a statement is on the matter; set by hand."""
_SAME = 0.72
"""Share of its content words from which a statement shown says much the same."""

Place = tuple[str, str]
Spans = Mapping[Place, Sequence[tuple[int, int]]]
"""Cited spans by source and section."""


@dataclass(frozen=True, slots=True)
class _Shown:
    spans: Spans
    withheld: Spans
    claims: Sequence[Claim]
    asked: frozenset[str]
    """Facets that the question asks for."""


def unused(evidence: Evidence, claims: Sequence[Claim], withheld: Sequence[Withheld]) -> tuple[Unused, ...]:
    """What readers may miss: on what was asked, and under no claim that is shown; warnings first."""
    outline = outlines.load(evidence.question.kind)
    shown = _Shown(
        spans=_spans(claims),
        withheld=_spans(fallen.claim for fallen in withheld),
        claims=claims,
        asked=frozenset({"", *evidence.question.facets, *outline.asked}),
    )
    found = [one for hit in evidence.hits for one in _of_hit(hit, evidence, shown)]
    return tuple(sorted(found, key=lambda one: not one.warning))


def _of_hit(hit: Hit, evidence: Evidence, shown: _Shown) -> Iterator[Unused]:
    passage = hit.passage
    advice = hit.source.kind in _ADVISING and passage.role not in _NO_ADVICE
    if not advice and not may_warn(passage.text):
        return
    for span in passage.sentences:
        quote = passage.text[span.start - passage.start : span.end - passage.start]
        warns = is_warning(quote)
        if not (advice or warns):
            continue
        citation = Citation(passage.source, passage.section, span.start, span.end, quote)
        if not _cited(citation, shown.spans) and _is_asked(quote, hit, evidence):
            yield Unused(citation, hit.source, _why(citation, hit, shown, warns), passage.facet, warns)


def _is_asked(quote: str, hit: Hit, evidence: Evidence) -> bool:
    """Whether the statement, or its record, names most of what one of the questions asked is about."""
    telling = [concept for concept in evidence.concepts if not concept.everyday and not concept.cue]
    telling = telling or [concept for concept in evidence.concepts if not concept.cue]
    clauses = {concept.clause for concept in telling if not concept.carried} or {0}
    found = named(stems_of(quote), telling)
    if len(found) < len(telling):
        found |= named(around(hit), telling)
    return any(_names_most(telling, found, clause) for clause in clauses)


def _names_most(telling: Sequence[Concept], found: frozenset[int], clause: int) -> bool:
    """Whether enough of one clause is named by weight; of things joined by "or" one is enough."""
    groups: list[tuple[float, bool]] = []
    for index, concept in enumerate(telling):
        if concept.clause != clause and not concept.carried:
            continue
        if concept.alternative and groups:
            weight, before = groups.pop()
            groups.append((max(weight, concept.weight), before or index in found))
        else:
            groups.append((concept.weight, index in found))
    got = sum(weight for weight, is_named in groups if is_named)
    return got > 0 and got >= _NAMED * sum(weight for weight, _ in groups)


def _why(citation: Citation, hit: Hit, shown: _Shown, warns: bool) -> Omission:
    if _cited(citation, shown.withheld):
        return Omission.WITHHELD
    if superseded(hit.source):
        return Omission.SUPERSEDED
    if any(_says_the_same(claim.text, citation.quote) for claim in shown.claims):
        return Omission.ALIKE
    if hit.passage.facet not in shown.asked and not warns:
        return Omission.OTHER_SIDE
    return Omission.PASSED_OVER


def _says_the_same(text: str, quote: str) -> bool:
    """Whether a claim has most of the quote's words and all of its figures, and does not disagree with it."""
    words = content(quote)
    if len(words & content(text)) < _SAME * len(words):
        return False
    figures = {item.value for item in quantities(text)}
    return all(item.value in figures for item in quantities(quote)) and not disagreement(text, quote)


def _spans(claims: Iterable[Claim]) -> Spans:
    found: dict[Place, list[tuple[int, int]]] = {}
    for claim in claims:
        for each in supporting(claim):
            found.setdefault((each.source, each.section), []).append((each.start, each.end))
    return found


def _cited(citation: Citation, spans: Spans) -> bool:
    """Whether a claim rests on any of these words."""
    return any(
        start < citation.end and citation.start < end
        for start, end in spans.get((citation.source, citation.section), ())
    )
