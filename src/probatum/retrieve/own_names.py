"""Names that a question itself gives to one thing: "invariant natural killer T cells (iNKT)"."""

import re
from collections.abc import Mapping

from probatum.text.aliases import aliases
from probatum.text.terms import stems
from probatum.vocabulary import words

Name = tuple[str, ...]

_ALSO = re.compile(r",?\s+\(?(?:aka|a\.k\.a\.)\s+", re.IGNORECASE)
"""Written out, the rules for texts know it."""


def own_names(wording: str) -> Mapping[Name, tuple[str, ...]]:
    """For the content stems of each name that the question gives another one: those others, in its order."""
    groups: list[dict[str, None]] = []
    for alias in aliases(_ALSO.sub(", also known as ", wording.rstrip(" ?.!"))):
        pair = dict.fromkeys([alias.long, alias.short])
        known = next((group for group in groups if group.keys() & pair.keys()), None)
        if known is None:
            groups.append(pair)
        else:
            known.update(pair)
    return {
        content(name): tuple(other for other in group if other != name) for group in groups for name in group
    }


def content(name: str) -> Name:
    """The stems of a name as the terms of a question have them: without words that ask or join."""
    idle = words("stop_words") | words("question_words")
    return tuple(stem for word in name.split() if word.lower() not in idle for stem in stems(word))
