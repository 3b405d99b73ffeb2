"""Claims to be verified: broken by their words, by what they cite, or not at all."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from evals.mutations.cited import OF_SOURCES, claim
from evals.mutations.further import FURTHER
from evals.mutations.statements import Statement
from evals.mutations.third import THIRD
from evals.mutations.wording import MUTATORS
from evals.statistics import SEED
from probatum import audiences
from probatum.personalise.wording import worded
from probatum.types.draft import Claim

PARTS = "first part of two apart by a semicolon"
"""A shortening that the house does not make: what stands behind a semicolon may limit what stands before."""
EACH = 2
"""Mutations of one kind that are taken of one statement."""
_OPENER = re.compile(
    r"(In (conclusion|summary|addition)|Moreover|Furthermore|Additionally|Thus|Therefore|Overall"
    r"|Conclusions?:"
    r"|Results?:|Importantly|Interestingly),? ",
    re.IGNORECASE,
)
_FEWEST = 6
_WAYS = (
    MUTATORS
    | {f"{kind} (further list)": mutate for kind, mutate in FURTHER.items()}
    | {f"{kind} (third list)": mutate for kind, mutate in THIRD.items()}
)


def plain(statement: Statement) -> Claim:
    """The claim with the plain-language variant that its source gives."""
    return replace(claim(statement, statement.text), plain=statement.plain)


def broken(kind: str, statements: Sequence[Statement]) -> list[Claim]:
    """The claims of one kind of mutation, some of each statement that it can be done to."""
    return [
        one
        for number, statement in enumerate(statements)
        for one in _broken(kind, statement, number, statements)
    ]


def kinds_of_words() -> tuple[str, ...]:
    """The ways that change the words of a claim and not what it cites."""
    return tuple(_WAYS)


def kinds() -> tuple[str, ...]:
    """All ways to break a claim."""
    return (*_WAYS, *OF_SOURCES)


def _broken(kind: str, statement: Statement, number: int, among: Sequence[Statement]) -> list[Claim]:
    if kind in OF_SOURCES:
        made = OF_SOURCES[kind](statement, among[(number + len(among) // 2) % len(among)])
        return [made] if made else []
    texts = [text for text in dict.fromkeys(_WAYS[kind](statement.text)) if text != statement.text and text]
    random.Random(f"{SEED} {kind} {statement.text}").shuffle(texts)
    return [claim(statement, text) for text in texts[:EACH]]


def unbroken(statements: Sequence[Statement]) -> Iterator[tuple[str, list[Claim]]]:
    """Claims that say what their quotes say: copies, and legitimate shortenings by deletion."""
    yield "copy", [claim(one, one.text) for one in statements]
    yield "copy, quoted with the sentence after it", list(_longer_quotes(statements))
    yield "statistics left out for patients", _changed(statements, _without_statistics)
    yield "opener deleted", list(_without_openers(statements))
    yield "abbreviation in brackets deleted", _changed(statements, _without_abbreviation)
    yield PARTS, _changed(statements, _first_part)


def _changed(statements: Sequence[Statement], change: Callable[[str], str]) -> list[Claim]:
    made = ((one, change(one.text)) for one in statements)
    return [claim(one, text) for one, text in made if text != one.text and len(text.split()) >= _FEWEST]


def _without_statistics(text: str) -> str:
    """As the edition for patients has it."""
    patient = replace(audiences.load("patient"), plain=False)
    return worded(Claim("", text, (), ""), patient)[0]


def _without_abbreviation(text: str) -> str:
    """Without the first short name in brackets that is put together from the first letters before it."""
    for found in re.finditer(r" \(([A-Z]{2,6})\)", text):
        words = re.split(r"[ -]", text[: found.start()])[-len(found[1]) :]
        if "".join(word[:1] for word in words).upper() == found[1]:
            return text[: found.start()] + text[found.end() :]
    return text


def _first_part(text: str) -> str:
    first, mark, _ = text.partition("; ")
    return f"{first}." if mark and len(first.split()) >= _FEWEST and "(" not in text else text


def _longer_quotes(statements: Sequence[Statement]) -> Iterator[Claim]:
    for one in statements:
        passage = one.hit.passage
        after = [span for span in passage.sentences if span.start >= one.citation.end]
        if after:
            end = after[0].end
            quote = passage.text[one.citation.start - passage.start : end - passage.start]
            yield replace(claim(one, one.text), citations=(replace(one.citation, end=end, quote=quote),))


def _without_openers(statements: Sequence[Statement]) -> Iterator[Claim]:
    """Statements that open so in their source, without the opener."""
    for one in statements:
        match = _OPENER.match(one.text)
        if match and len(one.text.split()) > _FEWEST:
            rest = one.text[match.end() :]
            yield claim(one, rest[0].upper() + rest[1:])
