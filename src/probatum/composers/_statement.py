"""`Statement`: one span of the evidence that could become a claim, with all that is known of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from probatum.support.naming import around, named
from probatum.text.terms import stems
from probatum.types.document import Span
from probatum.types.evidence import Concept, Evidence, Hit
from probatum.vocabulary import table


@dataclass(frozen=True, slots=True)
class Statement:
    """A candidate for a claim."""

    hit: Hit
    span: Span
    text: str
    stems: tuple[str, ...]
    role: str
    said: frozenset[int]
    """Indices of the concepts that its own words name."""
    implied: frozenset[int]
    """Indices of those that only the title, the subject headings or the year of its source name."""
    central: bool
    """Whether its source is about any of the telling concepts, by title or subject headings."""

    @property
    def facet(self) -> str:
        """What it speaks about, as the library labels it, or else by its words; empty when nothing shows."""
        return self.hit.passage.facet or facet_of(self.text.lower())

    @property
    def lower(self) -> str:
        """The text for patterns: lower case, with the topics that the library gives."""
        return " ".join((self.text.lower(), *(topic.lower() for topic in self.hit.passage.topics)))

    @property
    def named(self) -> frozenset[int]:
        """Indices of the concepts that it is about, by its own words or by its source's."""
        return self.said | self.implied

    @property
    def order(self) -> tuple[str, str, int]:
        """A fixed order among statements that score the same."""
        return self.hit.source.id, self.hit.passage.section, self.span.start


def statements(evidence: Evidence) -> list[Statement]:
    """Every statement of every hit, in the order of the evidence."""
    return [statement for hit in evidence.hits for statement in _of_hit(hit, evidence.concepts)]


def _of_hit(hit: Hit, concepts: tuple[Concept, ...]) -> Iterator[Statement]:
    passage = hit.passage
    about = named(around(hit), concepts)
    central = any(not concepts[index].everyday for index in about)
    for span in passage.sentences:
        text = passage.text[span.start - passage.start : span.end - passage.start]
        own = tuple(stems(text))
        said = named(own, concepts)
        yield Statement(
            hit=hit,
            span=span,
            text=text,
            stems=own,
            role=passage.role,
            said=said,
            implied=about - said,
            central=central,
        )


@lru_cache(maxsize=8192)
def facet_of(lower: str) -> str:
    """The facet with most cues in a lower-case sentence that nobody has labelled; empty without any."""
    counts = [
        (sum(cue.search(lower) is not None for cue in cues), name)
        for name, any_cue, cues in _cues()
        if any_cue.search(lower)
    ]
    best = max((count for count, _ in counts), default=0)
    return next(name for count, name in counts if count == best) if best else ""


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """Of each facet its name, all cues in one, which is looked for first, and each cue."""
    return tuple((name, *_compiled(facet["cues"])) for name, facet in table("facets").items())


def _compiled(cues: Sequence[str]) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    any_cue = "|".join(f"(?:{cue})" for cue in cues) or "(?!)"
    return re.compile(any_cue), tuple(map(re.compile, cues))
