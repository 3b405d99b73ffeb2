"""Marks by which a sentence shows what it is: a warning, a method, a dispute ..."""

import re
from functools import cache, lru_cache

from probatum.vocabulary import table


def marked(name: str, lower: str) -> bool:
    """Whether lower-case text bears a mark of one list of `sentence_cues.toml`."""
    return any(pattern.search(lower) for pattern in _patterns(name))


@lru_cache(8192)
def is_warning(text: str) -> bool:
    """Whether it warns or names a contraindication: such a statement is never left out for any audience."""
    return marked("warning", text.lower())


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table("sentence_cues")[name])
