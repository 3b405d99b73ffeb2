"""What is told beside the text: terms explained, notices, and how hard the text is to read."""

import re
from collections.abc import Sequence
from functools import cache

from probatum.text import readability
from probatum.text.sentences import sentences
from probatum.types.edition import Audience, Readability, Statement
from probatum.types.question import Notice
from probatum.types.source import Source
from probatum.vocabulary import rows

MOST_TERMS = 12
"""More notes than this are read by nobody."""
_NOT_PEOPLE = {"animal", "in-vitro"}
_SHARE = 0.25
"""From this share of the statements on, a reader should know before reading that they are not on people."""


def glossary(statements: Sequence[Statement], question: str) -> tuple[tuple[str, str], ...]:
    """The first terms of the text that the glossary explains, sorted; a term inside a longer one is none."""
    text = "\n".join(statement.text for statement in statements)
    lower, whole = text.lower(), f"{question}\n{text}"
    found: list[tuple[int, str, str]] = []
    for term, definition, about in _entries():
        match = _pattern(term).search(text) if term.lower().removesuffix("s") in lower else None
        if match and _is_about(about, whole):
            found.append((match.start(), term, definition))
            text = _pattern(term).sub(lambda match: " " * len(match[0]), text)
    first = ((term, definition) for _, term, definition in sorted(found)[:MOST_TERMS])
    return tuple(sorted(first, key=lambda entry: (entry[0].lower(), entry[0])))


def terms() -> tuple[tuple[str, str], ...]:
    """Every term that the glossary explains with its definition, sorted as a reader looks them up."""
    found = {term: definition for term, definition, _ in reversed(_entries())}
    return tuple(sorted(found.items(), key=lambda entry: (entry[0].lower(), entry[0])))


def notices(statements: Sequence[Statement]) -> tuple[Notice, ...]:
    """What the reader should know about the evidence as a whole."""
    few = sum(statement.claim.population in _NOT_PEOPLE for statement in statements)
    if few < _SHARE * len(statements) or not few:
        return ()
    come = "comes" if few == 1 else "come"
    where = "from work with animals or in the laboratory; people may differ."
    return (Notice("evidence", f"{few} of {len(statements)} statements {come} {where}"),)


def age(sources: Sequence[Source]) -> tuple[Notice, ...]:
    """How new the evidence is: the newest year, and the year from which half of it dates."""
    years = sorted((source.year for source in sources if source.year), reverse=True)
    if not years:
        return ()
    middle = years[len(years) // 2]
    half = f", half from {middle} or later" if len(years) > 2 and middle < years[0] else ""
    sources_ = (
        "The one dated source is" if len(years) == 1 else f"The newest of {len(years)} dated sources is"
    )
    return (Notice("evidence-age", f"{sources_} from {years[0]}{half}."),)


def readable(statements: Sequence[Statement], audience: Audience) -> Readability:
    """Grades of the statements as shown."""
    parts = [each.text[span.start : span.end] for each in statements for span in sentences(each.text)]
    measured = readability.measure(parts)
    return Readability(
        words=measured.words,
        sentences=measured.sentences,
        flesch_kincaid=measured.flesch_kincaid,
        smog=measured.smog,
        target=audience.grade,
    )


@cache
def _entries() -> tuple[tuple[str, str, str], ...]:
    """Term, definition and what the text must be about, longest term first."""
    entries = ((row[0], row[1], row[2] if len(row) > 2 else "") for row in rows("glossary"))
    return tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry[0])))


@cache
def _pattern(term: str) -> re.Pattern[str]:
    """The term as a whole word, in singular or plural; with its case when it has a capital letter."""
    plural = "" if term.endswith("ss") else "s?"
    words = re.escape(term.removesuffix("s") if plural else term)
    return re.compile(rf"(?<![\w-]){words}{plural}(?![\w-])", 0 if term != term.lower() else re.IGNORECASE)


def _is_about(about: str, text: str) -> bool:
    return not about or any(_pattern(word).search(text) for word in about.split("|"))
