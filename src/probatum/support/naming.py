"""Does a run of words name a thing that was asked about?"""

from collections.abc import Sequence
from functools import lru_cache

from probatum.text.terms import stems, stems_of
from probatum.types.document import Passage
from probatum.types.evidence import Concept, Hit

_LOOSE = 3
"""So many other words may stand between the words of a name ("apnoea during sleep")."""


def around(hit: Hit) -> tuple[str, ...]:
    """Stems of what a record says of a whole passage: title, subject headings, topics, section, year."""
    source = hit.source
    year = str(source.year or "")
    return _stems(" . ".join((source.title, *source.mesh, *hit.passage.topics, hit.passage.section, year)))


@lru_cache(maxsize=4096)
def _stems(said: str) -> tuple[str, ...]:
    """The same of all passages of a section, and asked for by more than one step."""
    return tuple(stems(said))


def passage_stems(passage: Passage) -> list[str]:
    """Those of its sentences, which later steps want one by one; of the text, where they do not cover it."""
    at, found = passage.start, list[str]()
    for span in passage.sentences:
        between = passage.text[at - passage.start : span.start - passage.start]
        if not between.isspace() and span.start != passage.start:
            return stems(passage.text)
        found += stems_of(passage.text[span.start - passage.start : span.end - passage.start])
        at = span.end
    return stems(passage.text) if passage.text[at - passage.start :].strip() else found


def named(found: tuple[str, ...], concepts: Sequence[Concept]) -> frozenset[int]:
    """Indices of the concepts of which a run of stems holds any name."""
    return Names(concepts).among(found)


class Names:
    """The names of what was asked about, for many runs of words."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._names = [(index, name) for index, concept in enumerate(concepts) for name in concept.names]
        self._stems = frozenset(stem for _, name in self._names for stem in name)

    def among(self, found: Sequence[str]) -> frozenset[int]:
        """Indices of the concepts of which a run of stems holds any name."""
        present = self._stems.intersection(found)
        if not present:
            return frozenset()
        return frozenset(
            index
            for index, name in self._names
            if present.issuperset(name) and (len(name) == 1 or _near(found, name))
        )


def _near(found: Sequence[str], name: tuple[str, ...]) -> bool:
    """Whether all stems of a name stand within a window a little longer than the name."""
    wanted = frozenset(name)
    places = [(place, stem) for place, stem in enumerate(found) if stem in wanted]
    width = len(name) + _LOOSE
    return any(
        len({stem for place, stem in places[first:] if place < start + width}) == len(wanted)
        for first, (start, _) in enumerate(places)
    )
