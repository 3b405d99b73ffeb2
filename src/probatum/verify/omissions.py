"""Which retrieved guideline statements, warnings and contraindications the article does without, and why.

It looks at the evidence and at what is left of the draft, never at how the draft came about: what a
composer forgets, or leaves out on purpose, is found all the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from probatum import outlines
from probatum.support.cues import cautioning, cautions, is_warning, marked
from probatum.support.disagreement import disagreement
from probatum.support.levels import superseded
from probatum.support.naming import Names, around, passage_stems
from probatum.support.people import is_about, is_about_others, must_be_named
from probatum.support.quantities import quantities
from probatum.support.topics import stems as content
from probatum.text.terms import stems_of
from probatum.types.answer import Omission, Unused, Withheld
from probatum.types.draft import Citation, Claim
from probatum.types.evidence import Concept, Evidence, Hit
from probatum.types.source import Kind
from probatum.verify.shelf import supporting
from probatum.vocabulary import words

_ADVISING = frozenset({Kind.LOCAL, Kind.GUIDELINE, Kind.DRUG_LABEL, Kind.SAFETY_NOTICE})
_CHAPTERS = frozenset({Kind.LOCAL, Kind.GUIDELINE})
"""Kinds whose sentences advise only where their words or their passage say so: most tell facts."""
_NO_ADVICE = frozenset({"method", "objective", "background", "caption"})
"""Roles of statements that advise nothing."""
_NAMED, _NAMED_OF_MANY = 2 / 3, 0.6
"""Share of what was asked about, by weight, from which a statement is on the matter; of three things and more
a little less, as for an answer (docs/decisions/0010). Set by hand."""
_MANY = 3
_SAME = 0.72
"""Share of its content words from which a statement shown says much the same."""

_Rank = tuple[bool, bool, bool, bool, bool]
_Groups = Sequence[tuple[frozenset[int], float, bool]]
"""Indices of things of which one is enough, their weight, and whether one of them is rare."""
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


@dataclass(frozen=True, slots=True)
class _Matter:
    """What the questions asked are about."""

    names: Names
    """Of the things that are asked about."""
    things: frozenset[int]
    """Indices of those that are more than a sort of a thing ("oral", "severe")."""
    clauses: tuple[_Groups, ...]
    """For each question its things with their weights; of things joined by "or" one will do."""
    people: tuple[str, ...]

    def is_asked(self, quote: str, hit: Hit | None = None) -> bool:
        """Whether the statement names most of what a question is about; with its record, if that is given."""
        said = quote.lower() if hit is None else f"{quote} {hit.source.title}".lower()
        if not all(is_about(name, said) for name in self.people if must_be_named(name)):
            return False
        found = self.names.among(stems_of(quote))
        if hit is not None:
            found |= self.names.among(around(hit))
        return bool(found & self.things) and any(_names_most(groups, found) for groups in self.clauses)

    def is_told_by(self, hits: Sequence[Hit]) -> bool:
        """Whether passages of a source and its record name all asked, or all but one of three or more."""
        found = frozenset[int]().union(
            *(self.names.among(passage_stems(hit.passage)) | self.names.among(around(hit)) for hit in hits)
        )
        return any(_names_all(groups, found) for groups in self.clauses)


def _groups(telling: Sequence[Concept], clause: int) -> _Groups:
    groups: list[tuple[frozenset[int], float, bool]] = []
    for index, concept in enumerate(telling):
        if concept.clause != clause and not concept.carried:
            continue
        before = groups.pop() if concept.alternative and groups else (frozenset[int](), 0.0, False)
        weight = max(before[1], concept.weight)
        groups.append((before[0] | {index}, weight, before[2] or concept.rare))
    return groups


def _names_most(groups: _Groups, found: frozenset[int]) -> bool:
    got = sum(weight for group, weight, _ in groups if group & found)
    least = _NAMED_OF_MANY if len(groups) >= _MANY else _NAMED
    return got > 0 and got >= least * sum(weight for _, weight, _ in groups)


def _names_all(groups: _Groups, found: frozenset[int]) -> bool:
    missed = [(weight, rare) for group, weight, rare in groups if not group & found]
    if len(groups) < _MANY:
        return not missed
    most = (1 - _NAMED_OF_MANY) * sum(weight for _, weight, _ in groups)
    return not missed or (len(missed) == 1 and missed[0][0] <= most and not missed[0][1])


def unused(evidence: Evidence, claims: Sequence[Claim], withheld: Sequence[Withheld]) -> tuple[Unused, ...]:
    """What readers may miss: on what was asked, and under no claim that is shown; the gravest first.

    First comes what speaks to a side that is asked for, then what is of the people asked about, then
    warnings, then what names the matter itself and not in its record; of equals the best evidence.
    """
    outline = outlines.load(evidence.question.kind)
    shown = _Shown(
        spans=_spans(claims),
        withheld=_spans(fallen.claim for fallen in withheld),
        claims=claims,
        asked=frozenset({"", *evidence.question.facets, *outline.asked, *(claim.facet for claim in claims)}),
    )
    matter = _matter(evidence)
    found = [one for hit in _that_may_tell(evidence.hits, matter) for one in _of_hit(hit, matter, shown)]
    return tuple(each for each, _ in sorted(found, key=lambda one: one[1]))


def _that_may_tell(hits: Sequence[Hit], matter: _Matter) -> list[Hit]:
    """Hits with advice or a caution, of sources that as a whole speak of what is asked."""
    grave = [hit for hit in hits if _may_advise(hit) or cautioning(hit.passage.text)]
    whole: dict[str, list[Hit]] = {hit.source.id: [] for hit in grave}
    for hit in hits:
        if hit.source.id in whole:
            whole[hit.source.id].append(hit)
    told = {source for source, found in whole.items() if matter.is_told_by(found)}
    return [hit for hit in grave if hit.source.id in told]


def _of_hit(hit: Hit, matter: _Matter, shown: _Shown) -> Iterator[tuple[Unused, _Rank]]:
    """What is missed of one passage, each with its rank, the first being the gravest."""
    passage = hit.passage
    signs, may_advise = cautioning(passage.text), _may_advise(hit)
    if not (signs or may_advise):
        return
    for span in passage.sentences:
        quote = passage.text[span.start - passage.start : span.end - passage.start]
        cautioned = any(sign in quote.lower() for sign in signs) and cautions(quote)
        if not (cautioned or (may_advise and _advises(quote, hit))):
            continue
        citation = Citation(passage.source, passage.section, span.start, span.end, quote)
        if _cited(citation, shown.spans):
            continue
        itself = matter.is_asked(quote)
        if itself or matter.is_asked(quote, hit):
            why = _why(citation, hit, shown)
            aside = passage.facet not in shown.asked
            others = is_about_others(matter.people, quote.lower())
            yield (
                Unused(citation, hit.source, why, passage.facet, cautioned),
                (aside, not is_warning(quote), others, not cautioned, not itself),
            )


def _may_advise(hit: Hit) -> bool:
    return hit.source.kind in _ADVISING and hit.passage.role not in _NO_ADVICE


def _advises(quote: str, hit: Hit) -> bool:
    """Whether a sentence of a passage that may advise is advice, by its passage or by its words."""
    told = hit.passage.role or hit.source.kind not in _CHAPTERS
    return bool(told) or marked("advising", quote.lower())


def _matter(evidence: Evidence) -> _Matter:
    """Without everyday words, words of any science and cues, unless nothing but sorts of things is left."""
    asked = [concept for concept in evidence.concepts if not concept.cue] or list(evidence.concepts)
    telling = [concept for concept in asked if not concept.everyday]
    strong = [concept for concept in telling if concept.text not in words("science_words")]
    taken = next((some for some in (strong, telling) if _things(some)), asked)
    things = _things(taken) or frozenset(range(len(taken)))
    clauses = {concept.clause for concept in taken if not concept.carried} or {0}
    return _Matter(
        Names(taken),
        things,
        tuple(_groups(taken, clause) for clause in sorted(clauses)),
        evidence.question.populations,
    )


def _things(concepts: Sequence[Concept]) -> frozenset[int]:
    sorts = words("qualifying_words")
    return frozenset(index for index, concept in enumerate(concepts) if concept.text not in sorts)


def _why(citation: Citation, hit: Hit, shown: _Shown) -> Omission:
    if _cited(citation, shown.withheld):
        return Omission.WITHHELD
    if superseded(hit.source):
        return Omission.SUPERSEDED
    if any(_says_the_same(claim.text, citation.quote) for claim in shown.claims):
        return Omission.ALIKE
    if hit.passage.facet not in shown.asked:
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
