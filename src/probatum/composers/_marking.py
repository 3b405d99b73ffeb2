"""Where the names of what is asked about stand in a text: each is written as "§"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from probatum.composers._asked import name_asked
from probatum.composers._statement import Statement
from probatum.composers._telling import is_telling
from probatum.text.terms import stems, stems_of
from probatum.types.evidence import Concept, Evidence
from probatum.vocabulary import words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TOPIC = "§"
_SAME = re.compile(r"§(?:(?:-\w+)?[ -]§)+")
"""Words of one name that the library knows one by one: "iron-deficiency", "tension-type headache"."""
_PART = "¤"
"""What stands for a part of a name."""
_ROW = re.compile(r"§(?:(?:(?:-\w+)?[ -]| of (?:the )?)§)*")
_SHORT = 4
"""Content words in the longest title of a page on one thing."""
_LISTED = re.compile(
    r"(?:,|\b(?:and|or)\b)(?: \w+){0,2} §(?: \w+){0,2}(?:,| and\b| or\b)"
    r"|, (?:and|or) (?:\w+ )?§|§, [^,.;]{2,40},|\(§,|,(?: \w+){0,2} §[^,;]{0,20}\.$"
)


def marked(text: str, evidence: Evidence) -> str:
    """The lower-case text in which the names of what is asked about are a "§"."""
    return _marked(text, _topics(evidence))


def marked_whole(text: str, evidence: Evidence) -> str:
    """The same, with the whole of a name whose meaning is asked for as one: "hypertensive emergency"."""
    names = _topics(evidence)
    whole = name_asked(evidence.question.wording) if evidence.question.kind == "definition" else ()
    return _marked(text, (whole, *names) if any(set(name).issubset(whole) for name in names) else names)


def marked_in_full(text: str, evidence: Evidence) -> str:
    """The same where a name that the question has in several words is there with all of them, in a row.

    Of "prostate cancer" neither "prostate enlargement" nor "prostate and skin cancer" is one.
    """
    most = _most_in_a_row(evidence.question.wording, _topics(evidence))
    return marked(text, evidence) if most < 2 else _in_full(text, _topics(evidence), most)


@lru_cache(64)
def _most_in_a_row(text: str, names: tuple[tuple[str, ...], ...]) -> int:
    """How many names stand in the longest row of them."""
    return max((row.group().count(_TOPIC) for row in _ROW.finditer(_each(text, names))), default=0)


@lru_cache(8192)
def _in_full(text: str, names: tuple[tuple[str, ...], ...], most: int) -> str:
    return _ROW.sub(lambda row: _TOPIC if row.group().count(_TOPIC) >= most else _PART, _each(text, names))


def is_listed(text: str, evidence: Evidence) -> bool:
    """Whether what is asked about is only one of several things in a list: "fever, § and nausea"."""
    found = marked(text, evidence)
    return found.count(_TOPIC) == 1 and _LISTED.search(found) is not None


def focus(statement: Statement, evidence: Evidence) -> float:
    """Share of a short title that is the name of what is asked about, 0 to 1; 0 for the title of a paper."""
    title = [stem for stem in stems_of(statement.hit.source.title) if stem not in words("stop_words")]
    if not 0 < len(title) <= _SHORT:
        return 0.0
    names = [_thing(name) for name in _topics(evidence)]
    named = {stem for name in names for stem in name if set(name).issubset(title)}
    return sum(stem in named for stem in title) / len(title)


@lru_cache(1024)
def _thing(name: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the words that only tell the side asked for: "stroke" of "prevent stroke"."""
    return tuple(stem for stem in name if stem not in _sides()) or name


@cache
def _sides() -> frozenset[str]:
    return frozenset(stem for word in words("facet_words") for stem in stems_of(word))


def _topics(evidence: Evidence) -> tuple[tuple[str, ...], ...]:
    """The names of what the question is about, or else of what the thread is about, the longest first."""
    topics = [concept for concept in evidence.concepts if _is_topic(concept)]
    own = [concept for concept in topics if not concept.carried] or topics
    names = {name for concept in own for name in concept.names}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _is_topic(concept: Concept) -> bool:
    return is_telling(concept) and not concept.cue


@lru_cache(8192)
def _marked(text: str, names: tuple[tuple[str, ...], ...]) -> str:
    return _SAME.sub(_TOPIC, _each(text, names))


def _each(text: str, names: tuple[tuple[str, ...], ...]) -> str:
    """The lower-case text in which each name, as a run of words, is a "§"."""
    lower = text.lower()
    if not any(map(frozenset(stems_of(text)).issuperset, names)):
        return lower
    words = list(_WORD.finditer(lower))
    held = [_stems(match.group()) for match in words]
    firsts = {name[0] for name in names}
    parts, at, behind = [], 0, 0
    for place in [place for place, own in enumerate(held) if not own or own[0] in firsts]:
        end = next((found for name in names if (found := _run(held, place, name)) is not None), None)
        if end is not None and place >= behind:
            parts += [lower[at : words[place].start()], _TOPIC]
            at, behind = words[end - 1].end(), end
    return "".join([*parts, lower[at:]])


@lru_cache(8192)
def _stems(word: str) -> tuple[str, ...]:
    """Sentences are made of the same words."""
    return tuple(stems(word))


def _run(held: Sequence[tuple[str, ...]], place: int, name: tuple[str, ...]) -> int | None:
    """Where a name that begins at a word ends; None where it does not stand there. `held`: of each word."""
    run: tuple[str, ...] = ()
    while len(run) < len(name) and place < len(held):
        run += held[place]
        place += 1
    return place if run == name else None
