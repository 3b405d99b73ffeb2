"""A statement is written in the letters of its quote."""

import re
from unicodedata import category, name, normalize

from probatum.support.checks import Names
from probatum.support.verdict import PASSED, Verdict, failed, listed

_RUN = re.compile(r"\S+")
_PLAIN = frozenset("µªºſ")
"""Letters with a plainer twin that are written in earnest."""
_WRITTEN = frozenset("ßæœøłđðþÆŒØŁĐÐÞºªµ")
"""Latin letters of names and languages of Europe that are no letter with a mark."""
_HIDDEN = frozenset({"Cf", "Cc", "Co", "Cs", "Cn"})


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails on hidden and disguised characters, other scripts than the quote's, and words of mixed script."""
    if text.isascii() and text.isprintable():
        return PASSED
    known = {script(letter) for letter in quote if letter.isalnum()} | {"LATIN", "GREEK"}
    foreign = [run for run in _RUN.findall(text) if not _is_plain(run) and run not in quote]
    odd = [run for run in foreign if _is_odd(run, known)]
    return failed(f"letters that are not those of the quote: {listed(odd)}") if odd else PASSED


def _is_plain(run: str) -> bool:
    return run.isascii() and run.isprintable()


def _is_odd(run: str, known: set[str]) -> bool:
    scripts = {script(letter) for letter in run if letter.isalnum()} - {"", "GREEK"}
    strange = any(
        category(letter) in _HIDDEN or _is_disguised(letter) or _looks_plain(letter) for letter in run
    )
    return strange or len(scripts) > 1 or not scripts <= known


def _is_disguised(letter: str) -> bool:
    """Whether it is a letter or digit of full width or the like, or a mark set over the letter before."""
    kind = category(letter)
    other = kind[0] in "LN" and kind != "No" and letter not in _PLAIN
    return kind == "Mn" or (other and normalize("NFKC", letter) != letter)


def _looks_plain(letter: str) -> bool:
    """Whether it is a Latin letter that is not ASCII and no such letter with a mark: "ı", "ɑ"."""
    return script(letter) == "LATIN" and not normalize("NFD", letter)[0].isascii() and letter not in _WRITTEN


def script(letter: str) -> str:
    """First word of the character's Unicode name: LATIN, CYRILLIC, CJK ...; empty for ASCII digits."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else ""
    if category(letter) == "No":
        return ""
    return name(normalize("NFKC", letter)[0], "UNNAMED").split()[0]
