"""What a web page holds besides sentences: headings, items of lists, links and other boilerplate."""

import re
from functools import lru_cache

from probatum.support import cues
from probatum.types.source import Kind, Source
from probatum.vocabulary import words

_PAGES = frozenset({Kind.PATIENT_INFORMATION, Kind.WEB_PAGE, Kind.REFERENCE, Kind.NEWS})
"""Kinds of source whose text was laid out as a page."""
_LONGEST_HEADING = 9
"""Words in the longest heading that is looked for."""
_ENDS = re.compile(r"[.!]['\"”’)\]]*\d{0,2}$")
"""How a sentence ends; a page prints the number of a footnote behind it."""
_ITEM = re.compile(r"[-–•*]\s+[a-z]")
_RUN_ON = re.compile(r"[a-z)] [A-Z][a-z]{2,}")
_PHRASE = re.compile(
    r"[A-Z][a-z]+ing\b(?! to\b)|(?:People|Those|Anyone|Patients|Women|Men|Children) (?:with|who)\b"
    r"|(?:A|An|Having)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|must|should|will|would|could|do|does|did"
    r"|(?:caus|help|includ|affect|occur|develop|lead|mak|need|get|show|increas|reduc|prevent|becom|improv|tend|work|appear|receiv|tak|us)(?:e?s|ed)?"
    r")\b"
)
"""A phrase of a list ("People with a family history of glaucoma.") is told by the lack of a common verb."""
_ITEMS_AFTER_COLON, _ITEMS = 2, 4
"""So many words with a capital in the middle are items of a list that was run together."""


def is_scrap(text: str, kind: Kind) -> bool:
    """Whether a text of a page is a heading, a link, an item or a list and no sentence."""
    return kind in _PAGES and _is_scrap(text)


@lru_cache(8192)
def _is_scrap(text: str) -> bool:
    if not _ENDS.search(text) or _ITEM.match(text) or cues.marked("boilerplate", text.lower()):
        return True
    behind = text.partition(": ")[2]
    if _PHRASE.match(text) and not _VERB.search(text):
        return True
    return len(_RUN_ON.findall(behind)) >= _ITEMS_AFTER_COLON or len(_RUN_ON.findall(text)) >= _ITEMS


def heading_end(text: str, source: Source) -> int:
    """Where the sentence begins behind a heading that stands before it without a stop; 0 without one.

    "Symptoms of Glaucoma Glaucoma can develop in one eye." begins at the second "Glaucoma".
    """
    return _heading_end(text, source.title) if source.kind in _PAGES else 0


@lru_cache(8192)
def _heading_end(text: str, title: str) -> int:
    found = list(re.finditer(r"\S+", text))[: _LONGEST_HEADING + 2]
    tokens = [match.group() for match in found]
    things = frozenset(word.casefold() for word in title.split())
    for place in range(1, len(tokens) - 1):
        if not _in_heading(tokens[place - 1]):
            return 0
        if place > 1 and tokens[place - 1][0].isupper() and tokens[place + 1].islower():
            token = tokens[place]
            if _opens(token, tokens[:place]) or (place > 2 and _is_thing(token, things)):
                return found[place].start()
    return 0


def _in_heading(token: str) -> bool:
    return token.rstrip("?:").isalpha() and (token[0].isupper() or token in words("heading_words"))


def _opens(token: str, heading: list[str]) -> bool:
    """Whether a sentence may begin with it: a usual first word, or the thing that the heading names."""
    return token in words("page_openers") or (token[0].isupper() and len(token) > 3 and token in heading)


def _is_thing(token: str, things: frozenset[str]) -> bool:
    """Whether it is a word of the title, with or without "'s"."""
    return token[0].isupper() and not things.isdisjoint(
        {token.casefold(), token.casefold().removesuffix("'s")}
    )
