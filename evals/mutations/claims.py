"""Claims to be verified: broken by their words, by what they cite, or not at all."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from evals.mutations.further import FURTHER
from evals.mutations.statements import Statement
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
_WAYS = MUTATORS | {f"{kind} (further list)": mutate for kind, mutate in FURTHER.items()}


def claim(statement: Statement, text: str, *others: Statement) -> Claim:
    """A claim of this text that cites the statement, and others."""
    cited = (statement.citation, *(other.citation for other in others))
    id_ = f"c{statement.citation.source}-{statement.citation.start}"
    return Claim(id_, text, cited, "general", population=statement.hit.passage.population)


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
    return (*_WAYS, *_OF_SOURCES)


def _broken(kind: str, statement: Statement, number: int, among: Sequence[Statement]) -> list[Claim]:
    if kind in _OF_SOURCES:
        return [_OF_SOURCES[kind](statement, among[(number + len(among) // 2) % len(among)])]
    texts = [text for text in dict.fromkeys(_WAYS[kind](statement.text)) if text != statement.text and text]
    random.Random(f"{SEED} {kind} {statement.text}").shuffle(texts)
    return [claim(statement, text) for text in texts[:EACH]]


def _stitched(statement: Statement, other: Statement) -> Claim:
    """The first half of one statement and the second half of another, both cited."""
    one, two = statement.text.split(), other.text.split()
    return claim(statement, " ".join([*one[: len(one) // 2], *two[len(two) // 2 :]]), other)


def _joined(statement: Statement, other: Statement) -> Claim:
    """Two whole statements made into one sentence, both cited."""
    text = f"{statement.text.rstrip('. ')}, and {other.text[:1].lower()}{other.text[1:]}"
    return claim(statement, text, other)


def _of_another_source(statement: Statement, other: Statement) -> Claim:
    return claim(other, statement.text)


def _altered_quote(statement: Statement, other: Statement) -> Claim:
    """The quote has one letter that the library has not, and the text goes with it."""
    places = [at for at, letter in enumerate(statement.text) if letter.isalpha()]
    at = places[len(statement.text) * 13 % len(places)]
    text = statement.text[:at] + ("x" if statement.text[at] != "x" else "y") + statement.text[at + 1 :]
    return replace(claim(statement, text), citations=(replace(statement.citation, quote=text),))


def _look_alike_quote(statement: Statement, other: Statement) -> Claim:
    text = next(iter(MUTATORS["homoglyph"](statement.text)), statement.text + "\u200b")
    return replace(claim(statement, text), citations=(replace(statement.citation, quote=text),))


def _one_word(statement: Statement, other: Statement) -> Claim:
    """The whole statement is hung on one word of its source."""
    word = max(re.finditer(r"\w+", statement.text), key=lambda match: len(match.group()))
    start = statement.citation.start + word.start()
    cited = replace(statement.citation, start=start, end=start + len(word.group()), quote=word.group())
    return replace(claim(statement, statement.text), citations=(cited,))


_OF_SOURCES = {
    "two sources stitched": _stitched,
    "two sources joined": _joined,
    "quote from another source": _of_another_source,
    "quote altered by a letter": _altered_quote,
    "quote altered by a homoglyph": _look_alike_quote,
    "one-word quote": _one_word,
}


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
