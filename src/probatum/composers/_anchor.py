"""Is the library about the thing that is asked about, or does it only mention it?"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from probatum.composers import _forms
from probatum.composers._beside import is_condition, others
from probatum.composers._marking import is_listed, marked, marked_in_full
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
_IN_A_SETTING = frozenset({"treatment", "prevention", "prognosis", "epidemiology"})
"""Of these kinds what holds where there is another condition, too, is part of an answer, and told as such."""
_TOLD = 3
_PEOPLE = "special-population"
"""A facet that a question asks for by whom it names, and no side of a condition."""
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
_SUBJECT = (
    r"(?:(?:[\w-]+ ){0,6}(?:signs?|symptoms?|causes?|treatments?|diagnosis|features?|complications?) of "
    r"|(?:(?!(?:in|for|on|with|among|of|at|after|by|from|to|than|whether|when|if)\b)[\w-]+ ){0,2})"
    r"(?:an? |the )?"
)
"""What may stand before a thing that is the subject: "Signs of"; "Most people with" is none of it."""
_ALONE = r"(?! (?:and|or|with|in)\b|,(?! (?:also|or|which)\b))"
_HEADED = re.compile(r"§ (\w+)")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The one thing that is asked about, and how it is found in a text."""

    evidence: Evidence
    overview: bool
    """Whether it is asked how things are with a condition, by its name alone: then all of its name counts."""
    thing: str
    """The mark, with a last word of the name like "syndrome": "metabolic" alone is no name."""

    def marks(self, text: str) -> str:
        """The lower-case text with a mark for the thing."""
        return marked_in_full(text, self.evidence) if self.overview else marked(text, self.evidence)


def _asked(evidence: Evidence) -> _Asked | None:
    """None where it is no question about one thing as such."""
    question = evidence.question
    wording = marked(question.wording, evidence)
    if question.kind not in _OVERVIEWS or wording.count("§") != 1:
        return None
    headed = _HEADED.search(wording)
    thing = headed.group() if headed and headed.group(1) in words("name_heads") else "§"
    overview = _OVERVIEW.search(question.wording.lower()) is not None
    return _Asked(evidence, overview and is_condition(wording, evidence), thing)


def only_mentioned(found: Sequence[Statement], evidence: Evidence, outline: Outline) -> bool:
    """Whether one thing is asked about, and nothing that answers is about it or opens with it.

    What turns up on the way to something else ("oxycodone with naloxone, to lessen constipation") does not
    tell how it is treated. What a source tells of it beside another condition ("cancer in iron deficiency")
    tells neither what it is nor what causes it, nor its symptoms nor how it is diagnosed.
    """
    asked = _asked(evidence)
    if asked is None:
        return False
    anchors = _anchors(found, asked)
    if not any(_is_of_the_side(one, evidence, outline) for one in anchors):
        return True
    if not asked.overview or evidence.question.kind in _IN_A_SETTING:
        return False
    return not any(_is_as_such(one, asked) for one in anchors)


def beside(shown: Sequence[Statement], evidence: Evidence) -> tuple[str, ...]:
    """Conditions beside which alone an overview speaks of the one asked about, the commonest first.

    Empty where something shown is about it as such.
    """
    asked = _asked(evidence)
    if asked is None or not asked.overview:
        return ()
    if any(_is_as_such(one, asked) for one in _anchors(shown, asked)):
        return ()
    counts = Counter(name for one in shown for name in others(asked.marks(one.hit.source.title)))
    named = [name for name, _ in counts.most_common()]
    return tuple(name for name in named if not any(name in other for other in named if other != name))[:_TOLD]


def _anchors(found: Sequence[Statement], asked: _Asked) -> list[Statement]:
    """Those that are about the thing, open with it or give a limit of it."""
    tests = (_is_about, _opens, _is_measured)
    return [one for one in found if any(test(one, asked) for test in tests)]


def _is_as_such(statement: Statement, asked: _Asked) -> bool:
    """Whether its source is about the condition and no other, or it is the subject and not beside it."""
    if asked.thing in asked.marks(statement.hit.passage.section):
        return True
    title, text = asked.marks(statement.hit.source.title), asked.marks(statement.text)
    subject = re.match(rf"{_SUBJECT}{asked.thing}{_ALONE}", text) is not None
    if not others(title):
        return subject or _is_about(statement, asked)
    return subject and not {*others(title)}.intersection(others(text))


def _is_of_the_side(statement: Statement, evidence: Evidence, outline: Outline) -> bool:
    """Whether an overview of one side is not asked for, or the library does not give it to another side."""
    asked = evidence.question
    if asked.kind not in _SIDES or not _OVERVIEW.search(asked.wording.lower()):
        return True
    labelled = statement.hit.passage.facet
    return not labelled or labelled in {*outline.direct, *asked.facets} - {_PEOPLE}


def _is_about(statement: Statement, asked: _Asked) -> bool:
    """Whether title, subject headings or the section of its source name the thing.

    Where a title lists it among others, the statement has to name it, too.
    """
    source = statement.hit.source
    said = " . ".join((source.title, *source.mesh, statement.hit.passage.section))
    if not source.title:
        return True
    if is_listed(f"{source.title}.", asked.evidence) and asked.thing not in asked.marks(statement.text):
        return False
    return asked.thing in asked.marks(said) and _whole(asked.evidence) <= statement.named


def _whole(evidence: Evidence) -> set[int]:
    return {index for index, concept in enumerate(evidence.concepts) if is_telling(concept)}


def _opens(statement: Statement, asked: _Asked) -> bool:
    """Whether the thing stands near its beginning, and nothing before it that its source is about."""
    before, found, _ = asked.marks(statement.text).partition(asked.thing)
    if not found:
        return False
    held = _WORD.findall(before)
    subject = {*around(statement.hit)}
    return len(held) <= _BEFORE and not any(
        stem in subject for word in held if not _is_plain(word) for stem in stems(word)
    )


def _is_measured(statement: Statement, asked: _Asked) -> bool:
    """Whether a limit of the thing is asked for, and it stands with a figure: no title is of a blood test."""
    limits = [form for form in _forms.asked_for(asked.evidence.question) if form.name in _MEASURES]
    said = asked.marks(statement.text).partition(asked.thing)[2]
    fits = bool(limits) and _FIGURE.match(said) is not None
    return fits and _forms.fit(statement, limits, asked.evidence) > 0


def _is_plain(word: str) -> bool:
    return is_everyday(word) or any(word in words(name) for name in _PLAIN)
