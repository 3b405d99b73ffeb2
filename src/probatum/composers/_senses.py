"""Abbreviations that a source uses for another thing than the question does."""

from collections.abc import Sequence

from probatum.text.aliases import aliases
from probatum.text.terms import stems
from probatum.types.evidence import Concept, Hit

_LONGEST = 6
"""Characters of the longest abbreviation."""


class Senses:
    """The abbreviations of a question, with what they stand for."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._short = {
            name[0]: (index, [other for other in concept.names if len(other) > 1])
            for index, concept in enumerate(concepts)
            for name in concept.names
            if len(name) == 1 and len(name[0]) <= _LONGEST and any(len(other) > 1 for other in concept.names)
        }

    def otherwise(self, hits: Sequence[Hit]) -> dict[int, list[tuple[str, ...]]]:
        """Concepts whose abbreviation these passages of one record spell out as another thing.

        With each the long names, by which a statement may name the concept all the same.
        """
        found: dict[int, list[tuple[str, ...]]] = {}
        for short, (index, long) in self._short.items():
            texts = [hit.passage.text for hit in hits if f"({short}" in hit.passage.text.lower()]
            for alias in (alias for text in texts for alias in aliases(text)):
                if stems(alias.short) == [short] and _is_other(alias.long, short, long):
                    found[index] = long
        return found


def _is_other(spelled: str, short: str, long: Sequence[tuple[str, ...]]) -> bool:
    """Whether it spells the abbreviation and shares no word with what was meant."""
    own = set(stems(spelled))
    return spelled[:1].lower() == short[:1] and not any(own & set(name) for name in long)
