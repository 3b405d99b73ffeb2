"""The words of a text as the index is handed them, so that it has nothing to do but to stem them.

The engine can split, fold and stem by itself, and ends up with the same terms (`terms.analyzer`). It is
slower: of ASCII text, Python makes plain words at the cost of a copy.
"""

import re
from functools import cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from probatum.text.rare import beyond_ascii
from probatum.text.terms import LONGEST, LOWER_OR_SPACE, indexable

_MARKS = re.compile(
    "[\xa0-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u206f\u20a0-\u20bf\u2190-\u22ff]"
)
"""Signs outside ASCII that stand between words. Of the others it is the engine that can tell."""


def plain(text: str) -> str:
    """The words of a text in lower case and without accents, a space or more between them."""
    text = indexable(text)
    if not text.isascii():
        for mark in set(_MARKS.findall(beyond_ascii(text))):
            text = text.replace(mark, " ")
        if not text.isascii():
            return " ".join(_folder().analyze(text))
    return text.encode().translate(LOWER_OR_SPACE).decode()


@cache
def stemmer() -> TextAnalyzer:
    """What makes terms of plain words."""
    builder = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.remove_long(LONGEST))
    return builder.filter(Filter.stemmer("English")).build()


@cache
def _folder() -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST))
    return builder.filter(Filter.lowercase()).filter(Filter.ascii_fold()).build()
