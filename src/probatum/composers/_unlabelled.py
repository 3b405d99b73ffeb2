"""What counts in a direct answer where nobody has labelled the passages, as in a library of plain abstracts.

There facets and forms are guesses from words, the model's score counts more (`_relevance.ranked`), and so has
to count what the words of a statement show. Weights were chosen on BioASQ 9B with trees that have not seen it
(decision 0056).
"""

from collections.abc import Sequence

from probatum.composers._forms import Form
from probatum.composers._statement import Statement
from probatum.composers._telling import is_telling
from probatum.outlines import Outline
from probatum.support import cues
from probatum.types.evidence import Evidence

_GUESSED = 2.0
"""How much more the form counts: scores lie further apart."""
_LACKING = 1.0
"""What counts against each telling thing asked for that its words do not name."""
_UNNAMED = 1.0
"""What counts besides against one of which only the title of its source names what is asked about."""
_OFF = 1.0
"""What counts against one that by its words speaks of a side that is none of this kind of question."""
_LONG, _WORDS = 0.05, 30
"""What counts against each word beyond so many."""
_ONE_STUDY, _IN_GENERAL = 1.0, 1.0
"""What counts, unless a figure is asked for, against what one study found, and for what is said to hold."""


def how_wide(share: float) -> float:
    """How many times the form asked for counts, by the share that is unlabelled: 1 at 0, 3 at 1."""
    return 1.0 + _GUESSED * share


def by_its_words(
    statement: Statement, forms: Sequence[Form], evidence: Evidence, outline: Outline, *, side: float
) -> float:
    """What its own words count more or less where nothing is labelled; `side`: what its side counts."""
    return side + _fits(statement, evidence, outline) + _holds(statement, forms)


def unnamed(statement: Statement, evidence: Evidence) -> float:
    """What counts against it where only its source, which nobody labelled, names what is asked about."""
    named = any(is_telling(evidence.concepts[index]) for index in statement.said)
    return _UNNAMED * (not named and not statement.hit.passage.facet and bool(statement.implied))


def _fits(statement: Statement, evidence: Evidence, outline: Outline) -> float:
    """Against what it does not name, a side that was not asked about, and length; 0 at the most."""
    asked = (index for index, one in enumerate(evidence.concepts) if is_telling(one) and not one.carried)
    lacking = sum(index not in statement.said for index in asked)
    sides = {*outline.asked, *outline.direct, *evidence.question.facets}
    off = bool(outline.asked and statement.facet) and statement.facet not in sides
    long = max(0, len(statement.stems) - _WORDS)
    return -_LACKING * lacking - _OFF * off - _LONG * long


def _holds(statement: Statement, forms: Sequence[Form]) -> float:
    """For what is said to hold and against what one study found; 0 where a figure is asked for."""
    if any(form.figure for form in forms):
        return 0.0
    one_study, general = (cues.marked(name, statement.lower) for name in ("one_study", "in_general"))
    return _IN_GENERAL * general - _ONE_STUDY * one_study
