"""`Statement`: one span of the evidence that could become a claim, with all that is known of it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby

from probatum.composers._people import is_about, meaning_people
from probatum.composers._roles import role_by_words, role_of_heading
from probatum.composers._scraps import heading_end
from probatum.composers._senses import Senses
from probatum.composers._telling import is_telling
from probatum.support.naming import Names, around
from probatum.text.cue import Named, cues
from probatum.text.terms import stems_of
from probatum.types.document import Span
from probatum.types.evidence import Evidence, Hit
from probatum.vocabulary import table, words

_ALIKE = re.compile(r"\b\w+-like\b", re.IGNORECASE)
"""What is like a thing is another thing: flu-like symptoms are no flu."""


@dataclass(frozen=True)
class Statement:
    """A candidate for a claim; what is worked out of it is worked out once."""

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

    @cached_property
    def role(self) -> str:
        """What part of a report it is, as stated, or else by its words; empty when neither shows."""
        return self.stated or role_by_words(self.text, self.place, self.count, self.hit.source.kind)

    @cached_property
    def facet(self) -> str:
        """What it speaks about, as the library labels it, or else by its words; empty when nothing shows.

        A page that tells what a thing is tells more than that from its second sentence on: its words decide.
        """
        given = self.hit.passage.facet
        told_more = given == "definition" and self.place > 0 and not self.hit.source.digest
        return (facet_of(self.text.lower()) or given) if told_more else given or facet_of(self.text.lower())

    @property
    def labelled(self) -> str:
        """The same where the library labels the passage, else empty."""
        return self.facet if self.hit.passage.facet else ""

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The stems that are no stop words."""
        stop = words("stop_words")
        return tuple([stem for stem in self.stems if stem not in stop])

    @cached_property
    def lower(self) -> str:
        """The text for patterns: lower case, with the topics that the library gives."""
        return " ".join((self.text.lower(), *(topic.lower() for topic in self.hit.passage.topics)))

    @cached_property
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
    asked = _Asked(evidence)
    return [one for _, hits in sections for one in _of_section(list(hits), asked)]


class _Asked:
    """What the question names, made ready for looking through many statements."""

    def __init__(self, evidence: Evidence) -> None:
        self.concepts = evidence.concepts
        self.names = Names(evidence.concepts)
        self.senses = Senses(evidence.concepts)
        self._asks_alike = _ALIKE.search(evidence.question.wording) is not None
        self._people = meaning_people(evidence.concepts, evidence.question.populations)

    def said(self, text: str, own: Sequence[str]) -> frozenset[int]:
        """Indices of the concepts that a text with these stems names, and that mean people it speaks of."""
        if "like" in own and not self._asks_alike and _ALIKE.search(text):
            own = stems_of(_ALIKE.sub(" ", text))
        named = self.names.among(own)
        if not self._people:
            return named
        lower = text.lower()
        meant = {index for index, people in self._people if is_about(people, lower)}
        return named.difference(index for index, _ in self._people) | meant


def _of_section(hits: Sequence[Hit], asked: _Asked) -> Iterator[Statement]:
    count = sum(len(hit.passage.sentences) for hit in hits)
    place, heading = 0, ""
    otherwise = asked.senses.otherwise(hits)
    for hit in hits:
        about = _meant(asked.names.among(around(hit)), around(hit), otherwise)
        central = _untitled(hit) or any(is_telling(asked.concepts[index]) for index in about)
        for sentence in hit.passage.sentences:
            span = _without_heading(sentence, hit)
            text = hit.passage.text[span.start - hit.passage.start : span.end - hit.passage.start]
            own = stems_of(text)
            said = _meant(asked.said(text, own), own, otherwise)
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


def _meant(
    named: frozenset[int], own: Sequence[str], otherwise: Mapping[int, Sequence[tuple[str, ...]]]
) -> frozenset[int]:
    """Without the concepts whose abbreviation is another thing here, unless a long name stands there."""
    if not otherwise:
        return named
    held = frozenset(own)
    return named.difference(
        index for index, long in otherwise.items() if not any(held.issuperset(name) for name in long)
    )


def _without_heading(sentence: Span, hit: Hit) -> Span:
    """The sentence without a heading of a page that runs into it."""
    first = sentence.start - hit.passage.start
    text = hit.passage.text[first : sentence.end - hit.passage.start]
    end = heading_end(text, hit.source)
    return Span(sentence.start + end, sentence.end) if end else sentence


def _untitled(hit: Hit) -> bool:
    """Whether neither a title of two words nor a subject heading says what the source is about."""
    return not hit.source.mesh and len(around(hit)) < 4


@lru_cache(maxsize=8192)
def facet_of(lower: str) -> str:
    """The facet with most cues in a lower-case sentence that nobody has labelled; empty without any."""
    counts = Counter(_cues().found(lower))
    best = max(counts.values(), default=0)
    return next(name for name in table("facets") if counts[name] == best) if best else ""


@cache
def _cues() -> Named:
    """Every cue of every facet with the name of the facet."""
    return Named((name, cue) for name, facet in table("facets").items() for cue in cues(facet["cues"]))
