"""Names that a text itself gives to one thing: abbreviations with their long forms, and other names.

Abbreviations after Schwartz and Hearst 2003 ("A simple algorithm for identifying abbreviation definitions
in biomedical text", Pac Symp Biocomput 8:451-462), with stricter conditions on both forms. Checked by
hand: of 100 abbreviations drawn at random from 67,000 in PubMed abstracts 99 were right (one long form
lacked its first word); of 95 other names drawn from MedQuAD 88 were right.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from probatum.types.document import Alias
from probatum.vocabulary import words

_BRACKET = re.compile(r"[(\[]([^()\[\]]*+)[)\]]")
_ROUND = re.compile(r"\(([^()\[\]]*+)[)\]]")
"""Begins with a plain character: finds what `_BRACKET` does in a text without "[", several times faster."""
_LONGEST_INSIDE = 120
_LONGEST_SHORT = 10
_REACH = 200
"""Characters before a bracket in which its long form is looked for."""
_BREAK = re.compile(r"[;:.!?()\[\]\n](?:(?<=[;:])\s|(?<=[.!?])[\"”]?\s+(?=[A-Z(])|(?<=[()\[\]\n]))")
"""What a name does not reach across."""
_GAP = re.compile(r"\s[-–•]\s|\s{3}")
"""The same in lists that were laid out with spaces."""
_DASH = re.compile(r"[-–•](?<=\s.)\s")
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SHORT = re.compile(r"[A-Za-z0-9][\w.&+'’-]{0,9}(?: [A-Z0-9][\w-]{0,4})?")
_NO_NAME = re.compile(r"[=<>≤≥%]")
_ROMAN = re.compile(r"[ivxIVX]+[ab]?")
_KNOWN_AS = (
    r" ?(?:(?:which|that) (?:is|are|was|were) )?"
    r"(?:also|formerly|previously|originally|sometimes|commonly|otherwise|now)"
    r" (?:known as|called|termed|named|referred to as) (?:an? |the )?"
)
_CUE = re.compile(rf"[,(]{_KNOWN_AS}")
_CUE_AFTER_COMMA, _CUE_IN_BRACKET = re.compile(rf",{_KNOWN_AS}"), re.compile(rf"\({_KNOWN_AS}")
"""Begin with a plain character: tell whether there is a `_CUE` in half the time."""
_OTHER = re.compile(
    r"[\"“'‘]?([^\s\"“‘’”(),;:.\[][^\"“”(),;:.\[\]]{2,60}?)[\"”’]?"
    r"(?=\s*[(),;:.\[\]]|\s+(?:is|are|was|were|has|have|can|may|or|and|which|that|in|for|because|when|if|while|since|during"
    r"|affects?|causes?|[-–•])\s|\s{3}|\Z)"
)
_PARTS = re.compile("[/–-]")
_DETERMINERS = frozenset({"a", "an", "the", "this", "these", "those", "such", "their", "its", "and", "or"})


def aliases(text: str) -> list[Alias]:
    """The pairs of names in the order in which the text gives them, each once.

    An abbreviation is `short` and what it stands for `long`; of two names neither of which is an
    abbreviation, `short` is the one given as the other name of `long`.
    """
    found = _bracketed(text)
    if _CUE_AFTER_COMMA.search(text) or _CUE_IN_BRACKET.search(text):
        found += _other_names(text)
    return list(dict.fromkeys(found)) if len(found) > 1 else found


def _bracketed(text: str) -> list[Alias]:
    """What brackets give: "long form (SHORT)", "SHORT (long form)", "Eponym's disease (plain name)"."""
    found: list[Alias] = []
    for match in (_BRACKET if "[" in text else _ROUND).finditer(text):
        inside = match[1].strip()
        if 2 <= len(inside) <= _LONGEST_INSIDE:
            found += _pairs(inside, text[max(0, match.start() - _REACH) : match.start()])
    return found


def _pairs(inside: str, before: str) -> tuple[Alias, ...]:
    """What one bracket gives, by what it holds before a comma or semicolon and what stands before it."""
    first = inside.partition(";")[0].partition(",")[0].strip("\"“”'‘’ ")
    is_short, is_whole = _is_short(first), first == inside
    if not (is_short or "/" in inside or (is_whole and _may_explain(inside, before))):
        return ()
    clause = _clause(before)
    if not clause:
        return ()
    if pairs := _two_names(inside, clause):
        return pairs
    if is_short:
        long = _long_form(first, clause)
        return (Alias(short=first, long=long),) if long else ()
    return _explained(clause, inside) if is_whole else ()


def _may_explain(inside: str, before: str) -> bool:
    """Whether a bracket can hold a name for what stands before it: asked before anybody looks further.

    It is headed as names are, or may spell an abbreviation, which has a capital.
    """
    if _NO_NAME.search(inside):
        return False
    if _is_headed(inside):
        return True
    if " " not in inside:
        return False
    last = before.rstrip()[-_LONGEST_SHORT:]
    return last[-1:] in ")]" or any(map(str.isupper, last))


def _clause(before: str) -> str:
    """The end of `before`, from the last break on. White space other than spaces is not printable."""
    start = 0
    if "(" in before or "[" in before:
        *asides, last = _ASIDE.split(before)
        before = "".join(map(str.rstrip, asides)) + last
    for match in _BREAK.finditer(before):
        start = match.end()
    if "   " in before or _DASH.search(before, start) or not before.isprintable():
        for match in _GAP.finditer(before, start):
            start = match.end()
    return before[start:].strip()


def _two_names(inside: str, before: str) -> tuple[Alias, ...]:
    """ "restless legs syndrome/Willis-Ekbom disease (RLS/WED)": two names, each with its abbreviation."""
    shorts = inside.split("/")
    if len(shorts) != 2 or "/" not in before or not all(map(_is_short, shorts)):
        return ()
    second = _long_form(shorts[1], before.rpartition("/")[2])
    first = _long_form(shorts[0], before.rpartition("/")[0])
    if not first or not second or second != before.rpartition("/")[2].strip():
        return ()
    pairs = (Alias(shorts[0], first), Alias(shorts[1], second))
    return (*pairs, Alias(second, first)) if _is_headed(first) and _is_headed(second) else pairs


def _explained(before: str, inside: str) -> tuple[Alias, ...]:
    """ "RLS (restless legs syndrome)" and "Willis-Ekbom disease (restless legs syndrome)"."""
    last = before.split()[-1]
    if " " in inside and _is_short(last) and _long_form(last, inside) == inside:
        return (Alias(short=last, long=inside),)
    if inside.islower() and _is_headed(inside) and not _CUE.match(f"({inside} "):
        name = _eponym(before)
        return (Alias(short=name, long=inside),) if name else ()
    return ()


@lru_cache(maxsize=4096)
def _is_short(run: str, /) -> bool:
    """Whether a run may be an abbreviation: 2 to 10 characters in one or two words, with a capital."""
    if not 2 <= len(run) <= _LONGEST_SHORT or not _SHORT.fullmatch(run) or _ROMAN.fullmatch(run):
        return False
    return any(map(str.isupper, run)) and run.split()[0].lower() not in words("lettered")


def _long_form(short: str, before: str) -> str:
    """The shortest run of last words of `before` that spells the short form; empty when there is none."""
    letters = [letter.lower() for letter in _singular(short) if letter.isalnum()]
    reach = min(len(letters) + 5, len(letters) * 2)
    window = " ".join(before.rsplit(None, reach)[-reach:])
    at = _spelled_from(window, letters)
    if at < 0:
        return ""
    long = window[_begins(window, at) :].lstrip("\"“'‘-–/")
    return long if _is_long(long, short, letters) else ""


def _singular(short: str) -> str:
    """Without the small "s" of a plural: "SSRIs" is spelled by "selective serotonin reuptake inhibitors"."""
    return short[:-1] if len(short) > 2 and short[-1] == "s" and short[-2].isupper() else short


def _spelled_from(window: str, letters: list[str]) -> int:
    """Where the match of all letters begins, taken from the end; the first must begin a word. -1: nowhere."""
    lower, at = window.lower(), len(window)
    if len(lower) != len(window):
        return -1
    for letter in reversed(letters[1:]):
        at = lower.rfind(letter, 0, at)
        if at < 0:
            return -1
    at = lower.rfind(letters[0], 0, at)
    while at > 0 and lower[at - 1].isalnum():
        at = lower.rfind(letters[0], 0, at)
    return at


def _begins(window: str, at: int) -> int:
    """Where the word at that place begins, with its prefix when that is a sign, as in "5-" and "γ-"."""
    word = window.rfind(" ", 0, at) + 1
    return at if at - word > 3 and window[word : at - 1].isalpha() else word


def _is_long(long: str, short: str, letters: list[str]) -> bool:
    """Whether the run is a long form: longer, without the short form, two thirds of its words spelled."""
    tokens = long.lower().split()
    if not tokens or len(long) <= len(short) + 1 or short.lower() in tokens:
        return False
    stop_words = words("stop_words")
    if tokens[0] in stop_words or "," in long or _NO_NAME.search(long):
        return False
    rest = [token for token in tokens if token[0] not in letters and token not in stop_words]
    unspelled = [token for token in rest if not any(part[:1] in letters for part in _PARTS.split(token))]
    return len(unspelled) * 3 <= len(tokens)


def _other_names(text: str) -> Iterator[Alias]:
    """ "X, also known as Y" and "X (also called Y)"."""
    for match in _CUE.finditer(text):
        other = _OTHER.match(text, match.end())
        name = _name_at_the_end(text[max(0, match.start() - _REACH) : match.start()])
        if other and name and name.lower() != other.group(1).lower():
            yield Alias(short=" ".join(other.group(1).split()), long=name)


def _name_at_the_end(before: str) -> str:
    """The run of last words without a stop word, a verb or punctuation; brackets are passed over.

    A single word after "the", "these" or such is no name ("These tumors, also called incidentalomas"), nor
    is "type 2".
    """
    tokens: list[str] = []
    last = ""
    for last in reversed(_clause(before).rstrip(" ,").split()):
        if len(tokens) == 6 or _breaks_name(last):
            break
        tokens.insert(0, last.strip('"“”'))
    if len(tokens) == 1 and last.lower() in _DETERMINERS:
        return ""
    if len(tokens) == 2 and tokens[0].lower() in words("lettered"):
        return ""
    return " ".join(tokens)


def _breaks_name(token: str) -> bool:
    lower = token.lower()
    return lower in words("stop_words") or lower in words("name_breaks") or token[-1] in ",.-–•"


def _is_headed(name: str) -> bool:
    return name.split()[-1].lower() in words("name_heads")


def _eponym(before: str) -> str:
    """The name at the end that is headed by "disease", "syndrome" or such and begins with a person's name."""
    name = _name_at_the_end(before)
    tokens = name.split()
    while len(tokens) > 1 and not tokens[0][0].isupper():
        tokens = tokens[1:]
    return (
        " ".join(tokens)
        if 2 <= len(tokens) <= 4 and _is_headed(tokens[-1]) and not tokens[0].isupper()
        else ""
    )
