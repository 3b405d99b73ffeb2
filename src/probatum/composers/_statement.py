"""`Statement`: one span of the evidence that could become a claim, with all that is known of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from probatum.composers._people import is_named
from probatum.composers._roles import role_by_words, role_of_heading
from probatum.composers._telling import is_telling
from probatum.support.naming import around, named
from probatum.text.terms import stems
from probatum.types.document import Span
from probatum.types.evidence import Evidence, Hit
from probatum.vocabulary import table


@dataclass(frozen=True, slots=True)
class Statement:
    """A candidate for a claim."""

    hit: Hit
    span: Span
    text: str
    stems: tuple[str, ...]
    stated: str
    """Role that the library or a heading in the text gives; empty without one."""
    said: frozenset[int]
    """Indices of the concepts that its own words name."""
    implied: frozenset[int]
    """Indices of those that only the title, the subject headings or the year of its source name."""
    central: bool
    """Whether its source is about a telling concept, by title or subject headings, or has neither."""
    place: int
    """Which sentence of its section it is, from 0."""
    count: int
    """How many sentences of the section were found."""

    @property
    def role(self) -> str:
        """What part of a report it is, as stated, or else by its words; empty when neither shows."""
        return self.stated or role_by_words(self.text, self.place, self.count, self.hit.source.kind)

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
    sections = groupby(evidence.hits, key=lambda hit: (hit.source.id, hit.passage.section))
    return [one for _, hits in sections for one in _of_section(list(hits), evidence)]


def _of_section(hits: Sequence[Hit], evidence: Evidence) -> Iterator[Statement]:
    concepts = evidence.concepts
    count = sum(len(hit.passage.sentences) for hit in hits)
    place, heading = 0, ""
    for hit in hits:
        about = named(around(hit), concepts)
        central = _untitled(hit) or any(is_telling(concepts[index]) for index in about)
        for span in hit.passage.sentences:
            text = hit.passage.text[span.start - hit.passage.start : span.end - hit.passage.start]
            own = tuple(stems(text))
            said = named(own, concepts) | _people(text, evidence)
            heading = role_of_heading(text) or heading
            yield Statement(
                hit=hit,
                span=span,
                text=text,
                stems=own,
                stated=hit.passage.role or heading,
                said=said,
                implied=about - said,
                central=central,
                place=place,
                count=count,
            )
            place += 1


def _people(text: str, evidence: Evidence) -> frozenset[int]:
    """Indices of the concepts that only mean the people asked for, where the text speaks of these people."""
    populations = evidence.question.populations
    if not populations:
        return frozenset()
    lower = text.lower()
    return frozenset(
        index for index, concept in enumerate(evidence.concepts) if is_named(concept, populations, lower)
    )


def _untitled(hit: Hit) -> bool:
    """Whether neither a title of two words nor a subject heading says what the source is about."""
    return not hit.source.mesh and len(around(hit)) < 4


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
