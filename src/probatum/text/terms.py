"""Words and stems, exactly as the index sees them."""

import re
from functools import cache, lru_cache
from unicodedata import normalize

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from probatum import vocabulary
from probatum.text.rare import beyond_ascii

LONGEST = 40
"""A run of so many bytes or more is no word and is not indexed."""
_REMEMBERED = 100_000
"""Runs whose terms are kept."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTER = r"[\u0391-\u03c9\u03d1\u03d5\u03d6\u03f5\xb5]"
_GREEK = re.compile(rf"{_LETTER}(?<![\u0370-\u03ff].){_LETTER}{{0,2}}(?![\u0370-\u03ff])", re.DOTALL)
"""Up to three letters alone. Begins with a plain set of characters, which makes the search far faster."""
_MICRO = re.compile(r"[\u03bc\xb5](?=(?:g|l|L|m|M|s|mol|kat|Ci|Sv|Gy|IU|U|A|V|W)(?![^\W_]))")
_NAMES = (
    "alpha",
    "beta",
    "gamma",
    "delta",
    "kappa",
    "omega",
    "Alpha",
    "Beta",
    "Gamma",
    "Delta",
    "Kappa",
    "Omega",
)
_SPELLED = re.compile(
    r"[abgdkoABGDKO](?:(?:lpha|amma|elta|appa|mega)(?<![^\W\d_].{5})|eta(?<![^\W\d_].{4}))(?=\d)"
    rf"|\d(?=(?:{'|'.join(_NAMES)})(?![^\W_]))"
)
"""Where a Greek letter that is spelled out touches a number: "alpha2delta"."""
_TOUCHING = (
    *(f"{ending}0".encode() for ending in ("lpha", "eta", "amma", "elta", "appa", "mega")),
    *(f"0{name}".encode() for name in _NAMES),
)
"""What is in a text with all digits as "0" where `_SPELLED` finds anything."""
_POSSESSIVE = re.compile(r"['’](?<=[^\W_].)[sS](?![^\W_])")
_TO_NAME = re.compile("[\xb5\u0370-\u03ff\ud800-\udfff]")
_OTHER_MARKS = re.compile(r"[^\w\x00-\x7f]+")
LOWER_OR_SPACE = bytes(
    code if code > 127 else ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(256)
)
"""Of ASCII: letters in lower case, digits, and spaces for all that stands between words."""
_MARKS = bytes(
    48 if chr(code) in "0123456789" else code if chr(code) in "abgdkoABGDKO" else 32 for code in range(256)
)
"""Digits as "0", letters with which a name begins, and the "a" that ends them all, as they are."""
_AT_A_DIGIT = re.compile(rb"0(?:(?<=a0)|(?=[^ 0]))")
"""Where a name may touch a number. Begins with a plain character, which is found many times faster."""
_NOUGHTS = bytes.maketrans(b"123456789", b"000000000")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


@cache
def analyzer() -> TextAnalyzer:
    """The one analyser of the house; what it is given goes through `indexable` first."""
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST))
    return (
        builder.filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stemmer("English"))
        .build()
    )


def indexable(text: str) -> str:
    """The text as the analyser is to be given it: Greek letters as their names, apart from their neighbours.

    So "α2δ", "alpha2delta" and "alpha-2-delta" are the same three terms, "μg" is "ug", and "Crohn's" is
    "Crohn" and not also a term "s".
    """
    rare = "" if text.isascii() else beyond_ascii(text)
    if _TO_NAME.search(rare):
        if _LONE_SURROGATES.search(rare):
            text = _LONE_SURROGATES.sub(" ", text)
        if "\u03bc" in rare or "\xb5" in rare:
            text = _MICRO.sub("u", text)
        text = _GREEK.sub(_named, text)
    if _may_spell(text):
        text = _SPELLED.sub(lambda match: f"{match.group()} ", text)
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub("", text)
    return text


def stems(text: str) -> list[str]:
    """The terms of a text in order, repeated as they are: what the index holds for it."""
    text = indexable(text)
    if text.isascii():
        return list(filter(None, map(stem_of, _runs(text))))
    terms: list[str] = analyzer().analyze(text)
    return terms


@lru_cache(maxsize=8192)
def stems_of(sentence: str) -> tuple[str, ...]:
    """The terms of a sentence; one that was found for a question is asked for by several steps."""
    return tuple(stems(sentence))


def runs(text: str) -> list[bytes]:
    """The runs of letters and digits, in lower case where they are ASCII: one for each term of the index."""
    text = indexable(text)
    return _runs(text if text.isascii() else _OTHER_MARKS.sub(" ", text))


class _Stems(dict[bytes, str]):
    """The term of each run met before: a look-up is three times as fast as a call that is remembered."""

    def __missing__(self, run: bytes) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        terms = analyzer().analyze(run.decode())
        self[run] = stem = terms[0] if terms else ""
        return stem


stem_of = _Stems().__getitem__
"""The term of one such run; empty where it is too long to be a word."""


def words(text: str) -> list[tuple[str, int, int]]:
    """The words as written, with start and end; "Crohn's" is one word, "alpha-2-delta" three."""
    return [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


def is_everyday(word: str) -> bool:
    """Whether a word, or the word it is a form of, is everyday English and names no medical topic."""
    word = word.lower().replace("’", "'")
    if word in vocabulary.words("not_everyday"):
        return False
    return any(base in vocabulary.words("everyday") for base in _bases(word))


def _runs(text: str) -> list[bytes]:
    return text.encode("utf-8", "replace").translate(LOWER_OR_SPACE).split()


def _may_spell(text: str) -> bool:
    """Whether there is work for `_SPELLED`: a name ends or begins at a digit. It is asked of every text."""
    if not text.isascii() and any(map(str.isdecimal, beyond_ascii(text))):
        return True
    encoded = text.encode("utf-8", "replace")
    if not _AT_A_DIGIT.search(encoded.translate(_MARKS)):
        return False
    numbered = encoded.translate(_NOUGHTS)
    return any(touching in numbered for touching in _TOUCHING)


def _named(match: re.Match[str]) -> str:
    return " " + " ".join(_greek().get(normalize("NFKC", letter), letter) for letter in match.group()) + " "


@cache
def _greek() -> dict[str, str]:
    return {
        letter: name
        for names in vocabulary.rows("greek")
        for name in names[1:]
        for letter in names[0].split()
    }


def _bases(word: str) -> list[str]:
    """The word and what it may be a form of: "legs" leg, "tried" try, "stopping" stop, "making" make.

    Forms in -er and -est are words of their own: "liver" is no form of "live", "blocker" none of "block".
    """
    bases = [word]
    for ending in ("'s", "s", "es", "d", "ed", "ing", "ly"):
        base = word.removesuffix(ending)
        if base == word or len(base) < 3:
            continue
        bases.append(base)
        if ending in ("ed", "ing"):
            bases += [base + "e", base[:-1]] if base[-1] == base[-2] else [base + "e"]
        if base[-1] == "i":
            bases.append(base[:-1] + "y")
    return bases
