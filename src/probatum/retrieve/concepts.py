"""What a question is about, with all the names the library and the word lists know for each thing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from probatum.library import Library
from probatum.retrieve.own_names import own_names
from probatum.retrieve.spelling import spellings
from probatum.retrieve.typing_errors import mended
from probatum.retrieve.word_forms import forms
from probatum.text.terms import stems
from probatum.types.evidence import Concept
from probatum.types.question import Question, Term
from probatum.vocabulary import rows

_LONGEST_NAME = 6
"""Words in the longest name looked up."""
_SHORTEST_NAME = 2
"""Characters of the shortest name looked up: a letter alone stands for anything."""
_MOST_NAMES = 5
"""Other names kept for one concept."""

_ABBREVIATION = 6
"""Characters of the longest abbreviation."""
_DROPPED = ("syndrome", "disease", "disorder")
"""Last words of names that people leave out."""

_YEAR = re.compile(r"(19|20)\d\d")

Name = tuple[str, ...]


def concepts(question: Question, library: Library) -> tuple[Concept, ...]:
    """The things a question is about: runs of its terms that have other names, then its single terms.

    Two runs that turn out to be names of one thing become one concept ("RLS" and "restless legs syndrome").
    """
    found: list[Concept] = []
    own = own_names(question.wording)
    for asked in (_own(question), _carried(question)):
        terms = [mended(term, library) for term in asked]
        position = 0
        while position < len(terms):
            run = _longest_named(terms[position:], own, library)
            found.append(_concept(run, library))
            position += len(run.terms)
    return _merged(found)


@dataclass(frozen=True, slots=True)
class _Run:
    terms: tuple[Term, ...]
    others: tuple[str, ...] = ()
    """Other names, best attested first."""


def _own(question: Question) -> tuple[Term, ...]:
    return tuple(term for term in question.terms if not term.carried)


def _carried(question: Question) -> tuple[Term, ...]:
    return tuple(term for term in question.terms if term.carried)


def _longest_named(terms: Sequence[Term], own: Mapping[Name, tuple[str, ...]], library: Library) -> _Run:
    """The longest run from the first term on that has other names, up to what is lacking ("without ...")."""
    end = next((place for place, term in enumerate(terms) if place and term.lacking), len(terms))
    for length in range(min(_LONGEST_NAME, end), 0, -1):
        run = tuple(terms[:length])
        given = own.get(tuple(term.stem for term in run), ())
        others = _other_names(" ".join(term.text for term in run), library)
        if given or others:
            return _Run(run, tuple(dict.fromkeys([*given, *others])))
    return _Run(tuple(terms[:1]))


def _other_names(name: str, library: Library) -> tuple[str, ...]:
    """Other spellings of a word, or of a run that has other names, and those names, however it is spelt."""
    if len(name) < _SHORTEST_NAME:
        return ()
    spelt, formed = spellings(name, library), forms(name, library)
    called = [other for one in (name, *spelt, *formed) for other in _called(one, library)]
    if " " in name and not called and not formed:
        return ()
    parts = _in_part(name, library)
    found = dict.fromkeys([*spelt, *called, *formed, *parts])
    return tuple(other for other in found if other != name)[: _MOST_NAMES + 2 + len(formed) + len(parts)]


def _in_part(name: str, library: Library) -> tuple[str, ...]:
    """A name of three words or more with its end abbreviated: "aneurysmal SAH"."""
    words = name.split()
    for place in range(1, len(words) - 1):
        short = [one for one in _learnt(" ".join(words[place:]), library) if len(one) <= _ABBREVIATION]
        if short:
            return (" ".join([*words[:place], short[0]]),)
    return ()


def _called(name: str, library: Library) -> list[str]:
    """Names from the word list, those the library gives, without the rarely attested ones, and the pack's."""
    listed, learnt = _listed(tuple(stems(name))), _learnt(name, library)
    meant = next(iter((*listed, *learnt)), "")
    found = [
        *listed,
        *(one for one in learnt if not _is_another(one, meant, name)),
        *library.other_names(name),
    ]
    return found or _full_name(name, library)


def _learnt(name: str, library: Library) -> list[str]:
    """The names that the library gives, best attested first, without the rarely attested ones."""
    attested = library.names(name)
    enough = attested[0][1] * 0.2 if attested else 0
    return [other for other, count in attested[:_MOST_NAMES] if count >= enough]


def _besides(name: str, library: Library) -> tuple[str, ...]:
    """What an abbreviation stands for beside what it is taken for."""
    listed, learnt = _listed(tuple(stems(name))), _learnt(name, library)
    meant = next(iter((*listed, *learnt)), "")
    return tuple(one for one in learnt if _is_another(one, meant, name))


def _is_another(one: str, meant: str, name: str) -> bool:
    """Whether an abbreviation spells another thing, too: "AF" atrial fibrillation and Aspergillus fumigatus.

    A name that does not begin as the abbreviation does is another name of the same thing.
    """
    if " " in name or not len(name) <= _ABBREVIATION < len(one) or one[:1].lower() != name[:1].lower():
        return False
    return not set(stems(one)) & set(stems(meant))


def _full_name(name: str, library: Library) -> list[str]:
    """The name with the last word that everyday speech leaves out, and its other names: "restless legs".

    Only of names of two words or of a person: "heart disease" is more than the heart.
    """
    if " " not in name and not name.endswith(("'s", "’s")):
        return []
    for head in _DROPPED:
        attested = library.names(f"{name} {head}")[:_MOST_NAMES]
        if attested:
            enough = attested[0][1] * 0.2
            return [f"{name} {head}", *(other for other, count in attested if count >= enough)]
    return []


@cache
def _synonyms() -> dict[Name, tuple[str, ...]]:
    listed: dict[Name, list[str]] = {}
    for name, also in rows("synonyms"):
        group = [name, *(other.strip() for other in also.split(";"))]
        listed.setdefault(tuple(stems(name)), []).extend(group[1:])
    return {name: tuple(others) for name, others in listed.items()}


def _listed(name: Name) -> tuple[str, ...]:
    return _synonyms().get(name, ())


def _concept(run: _Run, library: Library) -> Concept:
    asked = tuple(term.stem for term in run.terms)
    names = dict.fromkeys([asked, *(tuple(stems(other)) for other in run.others)])
    first = run.terms[0]
    frequency = _frequency(names, library)
    return Concept(
        text=" ".join(term.text for term in run.terms),
        names=tuple(name for name in names if name),
        weight=_weight(frequency, library.size),
        everyday=all(term.everyday for term in run.terms),
        cue=all(term.cue for term in run.terms),
        carried=first.carried,
        clause=first.clause,
        alternative=first.alternative,
        rare=frequency <= max(2, library.size // 500) or _YEAR.fullmatch(first.text) is not None,
        besides=_besides(first.text, library) if len(run.terms) == 1 else (),
    )


def _frequency(names: Iterable[Name], library: Library) -> int:
    """How many records may hold the concept: each name by its rarest stem, of all names the most."""
    return max(min(library.frequency(stem) for stem in name) for name in names if name)


def _weight(frequency: int, size: int) -> float:
    """Inverse document frequency (Robertson & Sparck Jones 1976, in the form of Lucene's BM25)."""
    return round(log(1 + (max(size - frequency, 0) + 0.5) / (frequency + 0.5)), 4)


def _merged(found: Sequence[Concept]) -> tuple[Concept, ...]:
    """Concepts that share a name become the first of them."""
    kept: list[Concept] = []
    for concept in found:
        if not any(set(concept.names) & set(other.names) for other in kept):
            kept.append(concept)
    return tuple(kept)
