"""Marks by which a sentence shows what it is: a warning, a method, a dispute ..."""

import re
from functools import cache, lru_cache

from probatum.vocabulary import table


def marked(name: str, lower: str) -> bool:
    """Whether lower-case text bears a mark of one list of `sentence_cues.toml`."""
    return _pattern(name).search(lower) is not None


@lru_cache(8192)
def is_warning(text: str) -> bool:
    """Whether it warns or names a contraindication: such a statement is never left out for any audience."""
    return marked("warning", text.lower())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """All patterns of the list in one, which is found several times faster than each for itself."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("sentence_cues")[name]))
