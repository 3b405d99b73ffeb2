"""Does a run of words name a thing that was asked about?"""

from collections.abc import Sequence

from probatum.text.terms import stems
from probatum.types.evidence import Concept, Hit

_LOOSE = 3
"""So many other words may stand between the words of a name ("apnoea during sleep")."""


def around(hit: Hit) -> tuple[str, ...]:
    """Stems of what a record says of a whole passage: title, subject headings, topics, section, year."""
    source = hit.source
    year = str(source.year or "")
    return tuple(
        stems(" . ".join((source.title, *source.mesh, *hit.passage.topics, hit.passage.section, year)))
    )


def named(found: tuple[str, ...], concepts: Sequence[Concept]) -> frozenset[int]:
    """Indices of the concepts of which a run of stems holds any name."""
    present = frozenset(found)
    return frozenset(
        index
        for index, concept in enumerate(concepts)
        for name in concept.names
        if present.issuperset(name) and (len(name) == 1 or _near(found, name))
    )


def _near(found: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether all stems of a name stand within a window a little longer than the name."""
    wanted = frozenset(name)
    places = [(place, stem) for place, stem in enumerate(found) if stem in wanted]
    width = len(name) + _LOOSE
    return any(
        len({stem for place, stem in places[first:] if place < start + width}) == len(wanted)
        for first, (start, _) in enumerate(places)
    )
