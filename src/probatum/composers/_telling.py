"""Which of the concepts of a question an answer has to name."""

from probatum.types.evidence import Concept
from probatum.vocabulary import words


def is_telling(concept: Concept) -> bool:
    """Whether it is neither everyday English nor a word of any scientific prose ("predominant", "role")."""
    return not is_ordinary(concept)


def is_ordinary(concept: Concept) -> bool:
    """Whether it tells little of what the question is about."""
    return concept.everyday or concept.text in words("science_words")
