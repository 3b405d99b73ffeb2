"""Sentences of biomedical prose: where each begins and ends.

Own rules over every stop, line end and gap in the layout; the choice and its figures are in
`docs/decisions/0002-sentence-boundaries.md`.
"""

import re
from collections.abc import Iterator
from functools import cache

from probatum.types.document import Span
from probatum.vocabulary import rows, words

_STOPS = r"[.!?…\n]"
_REFERENCES = r"(?:\[\d[\d,;–\- ]*\]|(?<=[^\d\s][.!?])\d{1,3}(?:, ?\d{1,3}|[–-]\d{1,3})*|[⁰¹²³⁴-⁹]+)?"
"""Numbers of references printed after the stop; they belong to the sentence."""
_STOP = rf"(?<![.!?…][.!?…])(?<!\n)[.!?…]*+(?:(?<=\.);)?[\"'”’»)\]*†‡§¶]*{_REFERENCES}(?=\s|\Z)"
_FUSED = r"(?<=[a-z]{2}[.?!])(?=[A-Z])|(?<=[)\]%][.?!])(?=[A-Z])|(?<=\)\.)(?=\(ABSTRACT )"
"""A stop without the space that should follow it: "was found.The"."""
_GAP = r"(?<=\S)[ \t]{2,}(?=[-•*–] ?[^\W\d_])|(?<=[^\s,])[ \t]{3,}(?=[A-Z\"“])"
"""Lists and paragraphs that were laid out with spaces and lost their line ends."""
_FOLLOWING = re.compile(r"\s*(?:</?[a-zA-Z]\w*>\s*)*(\(?[a-z0-9]{1,2}\)\s+)?(\S{1,40})")
"""What comes after a stop: mark-up is passed over; a mark of a list, then a token."""
_LIST_MARK = re.compile(r"[ \t]*(?:[•‣◦▪●○·*–—-][ \t]+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t]+)")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\Z")
_NOUGHT = re.compile(r"(?<![\d.])0\Z")
"""Before a stop and a digit it is a decimal with a space too many: "P < 0. 05"."""
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_GLUED = re.compile(r"(?<=[.(\[])[A-Z][a-z]+\Z")
"""An abbreviation without a space before it: "47(No", "2.Fig"."""
_LABELS = "ABCDEIKLVXYZ"
"""Capitals that name a group, type or unit more often than a person or a genus."""
_RUNS_ON = re.compile(r"\n[ \t]*[a-z]")
_OPENING = "\"'“‘«([{"
_CLOSING = "\"'”’»)]}"
_NEVER_FIRST = "=<>≤≥±%/,;:+×)]}"
_HEADING = 40
"""Characters: a shorter line of running text that is followed by a capital is a heading."""


def sentences(text: str) -> list[Span]:
    """The sentences in order, not overlapping, trimmed of white space; nothing but white space is left out.

    A label ("BACKGROUND: ") and the number or bullet of a list item belong to the sentence they open,
    numbers of references after the stop to the sentence they close.
    """
    spans = []
    start = 0
    for end in _ends(text):
        run = text[start:end].lstrip()
        if run:
            spans.append(Span(end - len(run), end - len(run) + len(run.rstrip())))
        start = end
    return spans


def _ends(text: str) -> Iterator[int]:
    start = 0
    wrapped = "\n" in text and _RUNS_ON.search(text) is not None
    laid_out = "  " in text or "\t" in text
    for match in _candidates(_stops(text), laid_out).finditer(text):
        if match.lastgroup or _is_end(text, start, match, wrapped=wrapped):
            start = match.end()
            yield start
    yield len(text)


def _stops(text: str) -> str:
    """Where to look for the ends of sentences: in most texts at full stops alone, which is twice as fast."""
    return _STOPS if "\n" in text or "?" in text or "!" in text or "…" in text else r"\."


@cache
def _candidates(stops: str, laid_out: bool, /) -> re.Pattern[str]:
    """Every place where a sentence may end; the group `plain` where it does.

    It does at a stop after a word that ends in five small letters and is no abbreviation, or after a bracket
    or per cent, before a space and a capital. Most sentences end so; the rules of `_is_end` say the same of
    them and take five times as long.
    """
    words = "".join(rf"(?<!{word}\.)" for word in _abbreviations() if re.search(r"[a-z]{5}\Z", word))
    plain = rf"(?P<plain>(?:(?<=[a-z]{{5}}\.){words}|(?<=[)\]%]\.))(?= [A-Z]|\Z))"
    return re.compile(rf"{stops}(?:{plain}|(?<=\n)|{_STOP}|{_FUSED})" + rf"|{_GAP}" * laid_out)


def _is_end(text: str, start: int, match: re.Match[str], *, wrapped: bool) -> bool:
    first = match.group()[0]
    if first in " \t":
        return True
    if first == "\n":
        return _line_ends(text, start, match.end(), wrapped=wrapped)
    following = _FOLLOWING.match(text, match.end())
    if following is None:
        return True
    opener = "1" if following.group(1) else following.group(2).lstrip(_OPENING)
    if not opener or opener[0] in _NEVER_FIRST:
        return False
    if first != ".":
        return not opener[0].islower() and text[match.start() - 1 : match.start()] not in tuple(_OPENING)
    return _stop_ends(text[max(start, match.start() - 60) : match.start()], opener)


def _line_ends(text: str, start: int, at: int, *, wrapped: bool) -> bool:
    """Whether a line end closes a sentence.

    It does before an empty line or a list item and after a heading; other lines only where the text shows
    no sign of being broken into lines of a fixed width, which is a line that begins with a small letter.
    """
    rest = text[at : at + 80].lstrip(" \t")
    if not rest or rest[0] == "\n" or _LIST_MARK.match(rest):
        return True
    if not wrapped:
        return True
    line = text[max(start, at - 2 * _HEADING) : at].strip()
    return len(line) < _HEADING and rest[0].isupper() and not line.endswith((",", ";", "-"))


def _stop_ends(before: str, opener: str) -> bool:
    """Whether a full stop closes the sentence; `before` is its last 60 characters, `opener` what follows."""
    tokens = before.split()
    word = tokens[-1].lstrip(_OPENING) if tokens else ""
    if not word or _is_numbering(tokens) or (opener[0].isdigit() and _NOUGHT.search(word)):
        return False
    goes_on = _goes_on(word)
    if opener[0].islower():
        return goes_on is None and _opens_small(word, opener)
    if goes_on is not None:
        return _ends_after_abbreviation(goes_on, opener)
    if len(word) == 1 and word.isupper():
        return _is_opener(opener) or not _is_initial(tokens)
    return True


def _goes_on(word: str) -> str | None:
    """What goes on after this word if it is an abbreviation; None when it is not.

    A word in capitals is a name (MS, CA, ST) unless it counts something; single letters with stops between
    them (i.v, U.S, W.O) are abbreviations whether or not the list has them.
    """
    found = _abbreviations().get(word.lower())
    if found is None and (glued := _GLUED.search(word)):
        return _abbreviations().get(glued.group().lower())
    if found is None and _DOTTED.match(word):
        return "all but openers"
    return None if word[:2].isupper() and len(word) > 1 and found != "a number" else found


def _is_numbering(tokens: list[str]) -> bool:
    """Whether the last token is the number of a list item: it stands first, or after a colon or semicolon."""
    return _NUMBERING.match(tokens[-1]) is not None and (len(tokens) == 1 or tokens[-2][-1] in ":;")


def _opens_small(word: str, opener: str) -> bool:
    """Whether a sentence may begin with this small letter.

    It may with a name that keeps it (mRNA, p53, α-synuclein), and after a word too long to be shortened.
    """
    name = not opener[0].isascii() or any(letter.isupper() or letter.isdigit() for letter in opener)
    return (name and len(word) > 2) or (len(word) > 4 and word.isalpha())


def _ends_after_abbreviation(goes_on: str, opener: str) -> bool:
    match goes_on:
        case "anything":
            return False
        case "a number":
            return not any(letter.isdigit() for letter in opener) and len(opener.rstrip(".,;:)")) > 1
        case "all but openers":
            return _is_opener(opener)
        case _:
            return True


def _is_opener(token: str) -> bool:
    return token.rstrip(",.:;") in words("openers")


def _is_initial(tokens: list[str]) -> bool:
    """Whether the last token, one capital, stands for the name of a person or genus and is no label."""
    if len(tokens) == 1 or tokens[-1][0] in _OPENING:
        return True
    previous = tokens[-2]
    if previous.lower() in words("lettered"):
        return False
    if previous.lower() in ("and", "&", "or"):
        return len(tokens) > 2 and len(tokens[-3].rstrip(",")) > 1
    if tokens[-1] not in _LABELS or previous[-1] in ",.;:" or previous.lower() in words("name_words"):
        return True
    return previous.istitle() and previous.isalpha()


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("abbreviations")}
