"""Sentences of biomedical prose: where each begins and ends.

Own rules over every stop and line end; the choice and its figures are in
`docs/decisions/0002-sentence-boundaries.md`.
"""

import re
from collections.abc import Iterator
from functools import cache

from probatum.types.document import Span
from probatum.vocabulary import rows, words

_MARKS = r"(?:\[\d[\d,;–\- ]*\]|(?<=[^\d\s][.!?])\d{1,3}(?:[,–-]\d{1,3})*|[⁰¹²³⁴-⁹]+)?"
"""Numbers of references printed after the stop; they belong to the sentence."""
_CANDIDATE = re.compile(rf"[.!?…]+[\"'”’»)\]]*{_MARKS}(?=\s|$)|\n")
_TOKEN = re.compile(r"\S+")
_OPENING = "\"'“‘«([{"
_BULLET = re.compile(r"[ \t]*(?:[•‣◦▪●○·*–—-][ \t]+|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)][ \t]+)?")


def sentences(text: str) -> list[Span]:
    """The sentences in order, not overlapping, trimmed of white space; nothing but white space is left out.

    A label ("BACKGROUND: ") and the number or bullet of a list item belong to the sentence they open.
    """
    spans, start = [], 0
    for end in _ends(text):
        span = _trimmed(text, start, end)
        if span:
            spans.append(span)
        start = end
    return spans


def _trimmed(text: str, start: int, end: int) -> Span | None:
    run = text[start:end]
    left = len(run) - len(run.lstrip())
    return Span(start + left, start + len(run.rstrip())) if run.strip() else None


def _ends(text: str) -> Iterator[int]:
    start = 0
    for match in _CANDIDATE.finditer(text):
        if _is_end(text, start, match):
            yield match.end()
            start = match.end()
    yield len(text)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group() == "\n":
        return _line_ends(text, start, match.end())
    following = _TOKEN.search(text, match.end())
    if following is None:
        return True
    if match.group()[0] != ".":
        return not following.group()[0].islower()
    return _stop_ends(
        _word_before(text, start, match.start()), text[start : match.start()], following.group()
    )


def _line_ends(text: str, start: int, at: int) -> bool:
    """Whether a line end closes a sentence: before an empty line or a list item, after a short line."""
    rest = text[at : at + 80]
    if not rest.strip(" \t") or rest.lstrip(" \t").startswith("\n"):
        return True
    bullet = _BULLET.match(rest)
    if bullet and bullet.group().strip():
        return True
    line = text[start:at].strip()
    return bool(line) and len(line) < 80 and line[-1] not in ",;(" and rest.lstrip()[0].isupper()


def _word_before(text: str, start: int, at: int) -> str:
    return text[max(start, at - 40) : at].split()[-1].lstrip(_OPENING) if text[start:at].strip() else ""


def _stop_ends(word: str, before: str, following: str) -> bool:
    """Whether a full stop after `word` closes the sentence that `following` would come after."""
    opener = following.lstrip(_OPENING)
    if not word or not opener or _is_marker(before):
        return False
    if opener[0].islower():
        return _opens_in_lower_case(opener) and len(word) > 3 and word.lower() not in _abbreviations()
    after = _abbreviations().get(word.lower())
    if after is not None:
        return _ends_after_abbreviation(after, opener)
    if len(word) == 1 and word.isalpha() and word.isupper():
        return _is_opener(opener) or _is_lettered(before)
    return True


def _is_marker(before: str) -> bool:
    """Whether the sentence so far is nothing but the number of a list item."""
    run = before.strip()
    return len(run) <= 3 and (run.isdigit() or len(run) == 1)


def _ends_after_abbreviation(after: str, opener: str) -> bool:
    if after == "any":
        return False
    if after == "number":
        return not opener[0].isdigit() and not (opener[0].isupper() and len(opener) < 4)
    return _is_opener(opener)


def _is_opener(token: str) -> bool:
    return token.rstrip(",.:;") in words("openers")


def _is_lettered(before: str) -> bool:
    return before.split()[-2:-1] != [] and before.split()[-2].lower() in words("lettered")


def _opens_in_lower_case(token: str) -> bool:
    """A name that keeps its small letter at the start of a sentence: mRNA, p53, α-synuclein."""
    return not token.isascii() or any(c.isupper() or c.isdigit() for c in token)


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("abbreviations")}
