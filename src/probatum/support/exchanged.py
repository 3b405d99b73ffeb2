"""Is one word of a text another in the span, where the words around it are the same?

"Remdesivir developed the virus in vitro" beside "remdesivir inhibited the virus in vitro": the more a text
keeps of its span, the more a word that it changes tells.
"""

from collections.abc import Sequence

from probatum.support.topics import topics

_SPELLED = 4
"""Letters at the beginning of two spellings of a word: "analyse", "analyze"."""


def exchanged(text: str, other: str) -> bool:
    """Whether a content word stands where the other text has another between the same two content words.

    Two words before it, or behind it, will do as well.
    """
    own = [topic.stem for topic in topics(text)]
    there = [topic.stem for topic in topics(other)]
    held = frozenset(there)
    return any(
        word not in held and any(_is_another(word, found, own) for found in _in_its_place(own, place, there))
        for place, word in enumerate(own)
    )


def _in_its_place(own: Sequence[str], place: int, there: Sequence[str]) -> list[str]:
    """What the other has where the neighbours of a word are."""
    return [
        there[at]
        for at in range(len(there))
        for first, second in ((-1, 1), (-2, -1), (1, 2))
        if _is(own, place + first, there, at + first) and _is(own, place + second, there, at + second)
    ]


def _is(own: Sequence[str], place: int, there: Sequence[str], at: int) -> bool:
    return 0 <= place < len(own) and 0 <= at < len(there) and own[place] == there[at]


def _is_another(word: str, found: str, own: Sequence[str]) -> bool:
    return found not in own and word[:_SPELLED] != found[:_SPELLED]
