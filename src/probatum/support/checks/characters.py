"""A statement is written in the letters of its quote."""

import re
from unicodedata import category, name, normalize

from probatum.support.checks import Names
from probatum.support.verdict import PASSED, Verdict, failed, listed

_RUN = re.compile(r"\S+")
_HIDDEN = frozenset({"Cf", "Cc", "Co", "Cs", "Cn"})


def check(text: str, quote: str, names: Names) -> Verdict:
    """Fails on invisible characters, on other scripts than the quote's, and on words of mixed script."""
    if text.isascii():
        return PASSED
    known = {script(letter) for letter in quote if letter.isalnum()} | {"LATIN", "GREEK"}
    foreign = [run for run in _RUN.findall(text) if not run.isascii() and run not in quote]
    odd = [run for run in foreign if _is_odd(run, known)]
    return failed(f"letters that are not those of the quote: {listed(odd)}") if odd else PASSED


def _is_odd(run: str, known: set[str]) -> bool:
    scripts = {script(letter) for letter in run if letter.isalnum()} - {"", "GREEK"}
    return len(scripts) > 1 or not scripts <= known or any(category(letter) in _HIDDEN for letter in run)


def script(letter: str) -> str:
    """First word of the character's Unicode name: LATIN, CYRILLIC, CJK ...; empty for ASCII digits."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else ""
    if category(letter) == "No":
        return ""
    return name(normalize("NFKC", letter)[0], "UNNAMED").split()[0]
