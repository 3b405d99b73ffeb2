"""Is the library about the thing that is asked about, or does it only mention it?"""

import re
from collections.abc import Sequence

from probatum.composers import _forms
from probatum.composers._marking import is_listed, marked
from probatum.composers._statement import Statement
from probatum.composers._telling import is_telling
from probatum.outlines import Outline
from probatum.support.naming import around
from probatum.text.terms import is_everyday, stems
from probatum.types.evidence import Evidence
from probatum.vocabulary import words

_BEFORE = 8
"""Most words before the thing where a sentence opens with it: "Ropinirole eased § in most people"."""
_OVERVIEWS = frozenset(
    {"definition", "treatment", "symptoms", "cause", "diagnosis", "prevention", "prognosis", "epidemiology"}
)
"""Kinds of question about the thing as such: a mention may well tell what is made from it."""
_SIDES = frozenset({"treatment", "symptoms", "cause", "diagnosis"})
"""Kinds of question of which the library labels the answers with one facet."""
_MEASURES = frozenset({"limit", "target"})
"""Forms of answer that are a figure."""
_FIGURE = re.compile(
    r"(?: (?:is|of|from|at|below|above|under|over|aim|limits?|value|level|target))* [<>≤≥]?\d"
)
_PLAIN = ("stop_words", "science_words", "facet_words", "statistics_words", "reporting_words")
"""Lists of words that name no condition and no drug."""
_OVERVIEW = re.compile(r"^\W*(how (is|are)|what (is|are|causes?))\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HEADED = re.compile(r"§ (\w+)")


def only_mentioned(found: Sequence[Statement], evidence: Evidence, outline: Outline) -> bool:
    """Whether one thing is asked about, and nothing that answers is about it or opens with it.

    What turns up on the way to something else ("oxycodone with naloxone, to lessen constipation") does not
    tell how it is treated.
    """
    asked = marked(evidence.question.wording, evidence)
    if evidence.question.kind not in _OVERVIEWS or asked.count("§") != 1:
        return False
    thing = _thing(asked)
    return not any(
        _is_of_the_side(one, evidence, outline)
        and (
            _is_about(one, thing, evidence)
            or _opens(one, thing, evidence)
            or _is_measured(one, thing, evidence)
        )
        for one in found
    )


def _thing(asked: str) -> str:
    """The mark, with a last word of the name like "syndrome": "metabolic" alone is no name."""
    headed = _HEADED.search(asked)
    return headed.group() if headed and headed.group(1) in words("name_heads") else "§"


def _is_of_the_side(statement: Statement, evidence: Evidence, outline: Outline) -> bool:
    """Whether an overview of one side is not asked for, or the library does not give it to another side."""
    asked = evidence.question
    if asked.kind not in _SIDES or not _OVERVIEW.search(asked.wording.lower()):
        return True
    labelled = statement.hit.passage.facet
    return not labelled or labelled in {*outline.direct, *asked.facets}


def _is_about(statement: Statement, thing: str, evidence: Evidence) -> bool:
    """Whether title, subject headings or the section of its source name the thing.

    Where a title lists it among others, the statement has to name it, too.
    """
    source = statement.hit.source
    said = " . ".join((source.title, *source.mesh, statement.hit.passage.section))
    if not source.title:
        return True
    if is_listed(f"{source.title}.", evidence) and thing not in marked(statement.text, evidence):
        return False
    return thing in marked(said, evidence) and _whole(evidence) <= statement.named


def _whole(evidence: Evidence) -> set[int]:
    return {index for index, concept in enumerate(evidence.concepts) if is_telling(concept)}


def _opens(statement: Statement, thing: str, evidence: Evidence) -> bool:
    """Whether the thing stands near its beginning, and nothing before it that its source is about."""
    before, found, _ = marked(statement.text, evidence).partition(thing)
    if not found:
        return False
    held = _WORD.findall(before)
    subject = {*around(statement.hit)}
    return len(held) <= _BEFORE and not any(
        stem in subject for word in held if not _is_plain(word) for stem in stems(word)
    )


def _is_measured(statement: Statement, thing: str, evidence: Evidence) -> bool:
    """Whether a limit of the thing is asked for, and it stands with a figure: no title is of a blood test."""
    limits = [form for form in _forms.asked_for(evidence.question) if form.name in _MEASURES]
    said = marked(statement.text, evidence).partition(thing)[2]
    return bool(limits) and _FIGURE.match(said) is not None and _forms.fit(statement, limits, evidence) > 0


def _is_plain(word: str) -> bool:
    return is_everyday(word) or any(word in words(name) for name in _PLAIN)
