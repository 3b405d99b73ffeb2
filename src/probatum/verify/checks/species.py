"""What was found in animals or in the laboratory shows that it was."""

import re
from functools import cache, lru_cache
from string import ascii_lowercase

from probatum.support.guards import guards
from probatum.support.reading import READINGS
from probatum.support.verdict import PASSED, Verdict, failed, unsure
from probatum.text.sentences import sentences
from probatum.types.draft import Citation, Claim
from probatum.types.source import Source
from probatum.verify.shelf import Shelf, passage_of, supporting
from probatum.vocabulary import rows

NOT_HUMAN = frozenset({"animal", "in-vitro", "mixed"})
"""Values of `population` that exports show beside a claim."""
_GROUPS = frozenset({"mouse", "rat", "animal", "laboratory"})
_LETTERS = re.compile(r"[a-z]+")
_SPACED = bytes(code if chr(code) in ascii_lowercase else 32 for code in range(256))
"""What is no letter as a space."""
_SPELLED = re.compile(r"[a-z]+(?: -)?(?: [a-z]+)*")


def check(claim: Claim, shelf: Shelf) -> Verdict:
    """Fails when a source is about animals or cells and neither the claim's words nor its population say so.

    Cannot decide when only the words around the quote speak of animals.
    """
    if claim.population in NOT_HUMAN or _speaks_of_animals(claim.text):
        return PASSED
    reasons = (_not_human(each, claim.text, shelf) for each in supporting(claim))
    if found := next(filter(None, reasons), ""):
        return failed(f"does not say that {found}")
    around = (each.source for each in supporting(claim) if _animals_around(each, shelf))
    if source := next(around, ""):
        return unsure(f"the text around the quote of {source} speaks of animals")
    return PASSED


def _not_human(citation: Citation, text: str, shelf: Shelf) -> str:
    """Why what a citation says is not about people; empty when nothing says so."""
    passage, source = passage_of(citation, shelf), shelf.sources.get(citation.source)
    if passage and passage.population in NOT_HUMAN - {"mixed"}:
        return f"{citation.source} is {passage.population} work"
    if not _is_sentence_of(text, citation.quote) and _speaks_of_animals(citation.quote):
        return f"{citation.source} speaks of animals or cells"
    if source and _indexed_as_animal(source) and not (passage and passage.population):
        return f"{citation.source} is indexed as animal work"
    return ""


def _is_sentence_of(text: str, quote: str) -> bool:
    """Whether the text is the quote or a whole sentence of it: then its own words say all that it says."""
    return text == quote or any(text == quote[span.start : span.end] for span in sentences(quote))


def _indexed_as_animal(source: Source) -> bool:
    """Whether its subject headings have animals and no humans (MeSH check tags)."""
    headings = {heading.rstrip("*").split("/")[0] for heading in source.mesh}
    return "Animals" in headings and "Humans" not in headings


def _animals_around(citation: Citation, shelf: Shelf) -> bool:
    passage, source = passage_of(citation, shelf), shelf.sources.get(citation.source)
    if passage is None or source is None or passage.population:
        return False
    return _speaks_of_animals(source.title) or _speaks_of_animals(passage.text)


@lru_cache(READINGS)
def _speaks_of_animals(text: str) -> bool:
    return _may_speak_of_animals(text) and any(item.group in _GROUPS for item in guards(text, "people"))


def _may_speak_of_animals(text: str) -> bool:
    """Whether all words of such a phrase stand somewhere: the phrases themselves take ten times as long."""
    spaced = " " + text.lower().encode("ascii", "replace").translate(_SPACED).decode()
    held = frozenset(spaced.split())
    whole, several, begun = _words()
    return (
        not whole.isdisjoint(held)
        or any(map(spaced.__contains__, begun))
        or any(map(held.issuperset, several))
    )


@cache
def _words() -> tuple[frozenset[str], tuple[frozenset[str], ...], tuple[str, ...]]:
    """Of the phrases for animals and cells: single words, words that stand together, beginnings of words.

    Beginnings have the space before the word.
    """
    phrases = [phrase for phrase, group, *_ in rows("people") if group in _GROUPS]
    spelled = [phrase for phrase in phrases if _SPELLED.fullmatch(phrase)]
    several = tuple(frozenset(_LETTERS.findall(phrase)) for phrase in spelled if " " in phrase)
    begun = {_LETTERS.match(phrase) for phrase in phrases if not _SPELLED.fullmatch(phrase)}
    return (
        frozenset(phrase for phrase in spelled if " " not in phrase),
        several,
        tuple(sorted(f" {found.group()}" if found else "" for found in begun)),
    )
