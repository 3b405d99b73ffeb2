"""From the characters of a question to its content words."""

import re
import unicodedata
from functools import cache

from probatum.errors import QuestionError
from probatum.text import normalise, terms
from probatum.text.without import lacking, without_unwanted
from probatum.types.question import Term
from probatum.understand import cues
from probatum.vocabulary import rows, words

_JOINED = re.compile(
    r"\W*(,|/|\b(?:or|and|nor|versus|vs|than|compared with|compared to)\b)"
    r"(\W|\b(?:a|an|the|at|to|in|of|for|my)\b)*"
)
"""What stands between two words of which a statement need name only one."""
_PREDICATE = re.compile(r"\w*\s+(is|are|was|were|do|does|did|has|have|can|will|should)\b")
"""What follows a word that opens a clause of its own: "... in my child and hepcidin is high"."""
_NEW_CLAUSE = re.compile(
    r"[.?!;]\s+|\b(?:and|but|or),? "
    r"(?=(?:what|who|whom|which|when|where|how|why|is|are|does|do|can|could|should|will)\b)"
)
"""Where a second question begins."""
_SORT = re.compile(r" ([A-Z]|\d{1,2}|[iI]{1,3})\b(?![-/.]\w)")
"""What tells one sort of a thing from another: the B of hepatitis B, the 2 of type 2."""
_SORTS = re.compile(
    r"\b([A-Za-z]{4,}) ([A-Z]|\d|I{1,3}) (and|or|versus|vs\.?) (?=(?:[A-Z]|\d|I{1,3})\b(?![-/.]?\w))"
)
_GLOSS = re.compile(r"(?<=\w )\((?=[^()\s]*[A-Z\d])[\w.+'’/-]{3,12}\)")
"""A short form of what stands before it: "primitive endoderm (prEN)", not "hypertension (pulmonary)"."""
_EITHER = re.compile(r"(?<=\w)\((e?s)\)")
"""One or many: "disease(s)"."""
_AS_OF = re.compile(
    r"\b(?:as of|by|before|until|till|up to|currently in)(?: the)?(?: (?:end|start|beginning) of)? "
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )?(?:19|20)\d\d\b"
    r"|\((?:[a-z]{3,9}\.? )?(?:19|20)\d\d\)|(?<=\bphase )(?:i{1,3}|iv)\b",
    re.IGNORECASE,
)
"""Up to when something is to be known, and how far a trial is: no thing that an answer names."""
_INSTRUCTION = "Ask in English, such as: What is the pathophysiology of restless legs syndrome?"


def readable(text: str, *, longest: int) -> str:
    """The question as one clean line.

    Raises: QuestionError.
    """
    if len(text) > longest:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {longest:,} are read. Shorten it."
        )
    line = re.sub(r"\s+", " ", normalise.clean(text)).strip()
    letters = [character for character in line if character.isalpha()]
    if not letters:
        raise QuestionError(f"The question {line[:40]!r} has no words. {_INSTRUCTION}")
    if _share_of_latin(letters) < 0.5:
        raise QuestionError(
            f"The question is not in Latin script, and the library is in English. {_INSTRUCTION}"
        )
    return line


def _share_of_latin(letters: list[str]) -> float:
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return latin / len(letters)


def spelled_out(text: str) -> str:
    """The text with the shorthand of notes and messages in full ("tx of htn"; `vocabulary/shorthand.tsv`)."""
    for pattern, means in rows("shorthand"):
        text = re.sub(pattern, means, text, flags=re.IGNORECASE)
    return text


def content_terms(text: str) -> tuple[Term, ...]:
    """The words that carry meaning, each stem once, in the order asked.

    A word comes twice where a letter or number behind it makes it another name: hepatitis B, hepatitis C.
    """
    text = _with_implied(_numbered(without_unwanted(_EITHER.sub(r"\1", text))))
    skip = words("stop_words") | words("question_words")
    absent = {one.start for one in lacking(text)}
    glosses, dates, sorts = (_places(pattern, text) for pattern in (_GLOSS, _AS_OF, _sort_asked()))
    found: dict[str, Term] = {}
    end = 0
    for word, start, stop in terms.words(text):
        lower = word.lower()
        if lower in skip:
            continue
        joined = end > 0 and (_is_joined(text, end, start) or start in glosses)
        clause = len(_NEW_CLAUSE.findall(text[:start].lower()))
        for stem in terms.stems(lower):
            cue = cues.names_a_facet(lower)
            everyday = cue or start in dates or start in sorts or _everyday(lower)
            term = Term(
                text=lower,
                stem=stem,
                everyday=everyday,
                cue=cue,
                clause=clause,
                alternative=joined,
                lacking=start in absent,
            )
            found.setdefault(stem + _sort(text, stop), term)
        end = stop
    return tuple(found.values())


@cache
def _sort_asked() -> re.Pattern[str]:
    """What finds the noun behind "which" that says of what sort the answer is."""
    nouns = "|".join(sorted(words("answer_classes")))
    return re.compile(rf"\b(?:which|what) (?:[\w-]+ )?({nouns})\b", re.IGNORECASE)


def _places(pattern: re.Pattern[str], text: str) -> set[int]:
    """The places of a text that lie in what a pattern, or its last group, finds."""
    found = (one.span(pattern.groups) for one in pattern.finditer(text))
    return {place for span in found for place in range(*span)}


def _numbered(text: str) -> str:
    """The text with a name repeated where only its letter or number is: "hepatitis B and C"."""
    return _SORTS.sub(r"\1 \2 \3 \1 ", text)


def _sort(text: str, stop: int) -> str:
    """The letter or number behind a word that makes it another name."""
    found = _SORT.match(text, stop)
    return f" {found[1].lower()}" if found else ""


def _with_implied(text: str) -> str:
    """The text with what a reading implies: "190/125" is a blood pressure (`vocabulary/implied.tsv`)."""
    lower = text.lower()
    implied = [means for pattern, means in rows("implied") if re.search(pattern, lower)]
    implied = [means for means in implied if means not in lower]
    return " ".join([*dict.fromkeys(implied), text])


def _is_joined(text: str, end: int, start: int) -> bool:
    between = text[end:start].lower()
    if "and" in between and re.search(r"\bboth\b", text[:end].lower()):
        return False
    return _JOINED.fullmatch(between) is not None and not _PREDICATE.match(text[start:].lower())


def _everyday(word: str) -> bool:
    if any(character.isdigit() for character in word):
        return word.isdigit() and not re.fullmatch(r"(19|20)\d\d", word)
    return terms.is_everyday(word)
