"""Claims that cite something else than what they say: another place, another quote, no source."""

import re
from collections.abc import Callable
from dataclasses import replace

from evals.mutations.statements import Statement
from evals.mutations.wording import MUTATORS
from probatum.types.draft import Citation, Claim


def claim(statement: Statement, text: str, *others: Statement) -> Claim:
    """A claim of this text that cites the statement, and others."""
    cited = (statement.citation, *(other.citation for other in others))
    id_ = f"c{statement.citation.source}-{statement.citation.start}"
    return Claim(id_, text, cited, "general", population=statement.hit.passage.population)


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


def _stitched_within(statement: Statement, other: Statement) -> Claim | None:
    """The first half of one sentence and the second half of the next, one quote over both."""
    after = _after(statement)
    if after is None:
        return None
    one, two = statement.text.split(), after.quote.split()
    quote = _words_at(statement, statement.citation.start, after.end)
    whole = replace(statement.citation, end=after.end, quote=quote)
    text = " ".join([*one[: len(one) // 2], *two[len(two) // 2 :]])
    return replace(claim(statement, text), citations=(whole,))


def _of_the_sentence_after(statement: Statement, other: Statement) -> Claim | None:
    after = _after(statement)
    return replace(claim(statement, statement.text), citations=(after,)) if after else None


def _elsewhere(statement: Statement, other: Statement) -> Claim | None:
    """The quote is true, the place given for it is that of the next sentence."""
    after = _after(statement)
    if after is None:
        return None
    return replace(
        claim(statement, statement.text), citations=(replace(after, quote=statement.citation.quote),)
    )


def _gap_in_quote(statement: Statement, other: Statement) -> Claim | None:
    words = statement.text.split()
    if len(words) < 5:
        return None
    text = " ".join([*words[: len(words) // 2], *words[len(words) // 2 + 1 :]])
    return replace(claim(statement, text), citations=(replace(statement.citation, quote=text),))


def _shouted(statement: Statement, other: Statement) -> Claim | None:
    """The quote is written in capitals, which the library has not."""
    text = statement.text.upper()
    if text == statement.text:
        return None
    return replace(claim(statement, statement.text), citations=(replace(statement.citation, quote=text),))


def _two_words(statement: Statement, other: Statement) -> Claim | None:
    """The whole statement is hung on its first two words."""
    match = re.match(r"\S+ \S+", statement.text)
    if match is None or match.end() > len(statement.text) // 2:
        return None
    end = statement.citation.start + match.end()
    cited = replace(statement.citation, end=end, quote=match.group())
    return replace(claim(statement, statement.text), citations=(cited,))


def _of_no_source(statement: Statement, other: Statement) -> Claim | None:
    cited = replace(statement.citation, source=f"{statement.citation.source}0")
    return replace(claim(statement, statement.text), citations=(cited,))


def _after(statement: Statement) -> Citation | None:
    """A citation of the sentence after the statement in its passage, unless it says the same again."""
    passage, cited = statement.hit.passage, statement.citation
    spans = [span for span in passage.sentences if span.start >= cited.end]
    if not spans:
        return None
    start, end = spans[0].start, spans[0].end
    own, next_ = (
        set(re.findall(r"\w+", each.lower())) for each in (statement.text, _words_at(statement, start, end))
    )
    if len(own & next_) > len(next_) / 2:
        return None
    return replace(cited, start=start, end=end, quote=_words_at(statement, start, end))


def _words_at(statement: Statement, start: int, end: int) -> str:
    passage = statement.hit.passage
    return passage.text[start - passage.start : end - passage.start]


OF_SOURCES: dict[str, Callable[[Statement, Statement], Claim | None]] = {
    "two sources stitched": _stitched,
    "two sources joined": _joined,
    "quote from another source": _of_another_source,
    "quote altered by a letter": _altered_quote,
    "quote altered by a homoglyph": _look_alike_quote,
    "one-word quote": _one_word,
    "two sentences of a source stitched (third list)": _stitched_within,
    "quote of the sentence after (third list)": _of_the_sentence_after,
    "quote at another place (third list)": _elsewhere,
    "quote without one word (third list)": _gap_in_quote,
    "quote in other case (third list)": _shouted,
    "two-word quote (third list)": _two_words,
    "source that is not there (third list)": _of_no_source,
}
"""Ways that change what a claim cites; None where a statement does not allow it."""
