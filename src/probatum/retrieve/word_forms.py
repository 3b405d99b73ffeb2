"""Other forms of a name that its stems do not show: "LB-100" and "LB100", "TKIs", "mitochondrial"."""

import re
from collections.abc import Iterator

from probatum.library import Library
from probatum.retrieve.spelling import frequency
from probatum.text.terms import is_everyday, stems
from probatum.vocabulary import rows

_CODE = re.compile(r"([a-z]{2,6})(\d{1,5}[a-z]?)")
_LETTERS, _NUMBER = re.compile(r"[a-z]{2,6}"), re.compile(r"\d{1,5}[a-z]?")
_FAMILY, _MEMBERS = re.compile(r"[a-z]{3,5}"), 3
"""Letters that may stand for a family, and so many of its members: IDH1 and IDH2 of "IDH"."""
_SHORTEST_PLURAL = 4
"""Letters of the shortest plural of an abbreviation: "TKIs"."""
_SHORTEST_WORD = 6
"""Letters of the shortest word whose ending is changed."""


def forms(name: str, library: Library) -> tuple[str, ...]:
    """Other forms of a word, or of a code in two parts, that records of the library have."""
    found = dict.fromkeys([*_codes(name, library), *_plurals(name, library), *_endings(name, library)])
    return tuple(form for form in found if form != name)


def _codes(name: str, library: Library) -> Iterator[str]:
    """ "lb 100" in one, "tlr7" with what its letters stand for, or apart where no record has it in one."""
    parts = name.split()
    if len(parts) == 2 and _LETTERS.fullmatch(parts[0]) and _NUMBER.fullmatch(parts[1]):
        if not is_everyday(parts[0]) and frequency("".join(parts), library):
            yield "".join(parts)
    elif code := _CODE.fullmatch(name):
        if not frequency(name, library):
            yield f"{code[1]} {code[2]}"
        yield from (f"{long} {code[2]}" for long, _ in library.names(code[1])[:1])
    elif _FAMILY.fullmatch(name) and library.names(name):
        held = {f"{name}{number}": frequency(f"{name}{number}", library) for number in range(1, 10)}
        members = sorted((form for form in held if held[form]), key=lambda form: -held[form])
        yield from members[:_MEMBERS]


def _plurals(name: str, library: Library) -> Iterator[str]:
    """An abbreviation with and without its "s" where the stemmer does not see to it: "ssris", "tlr"."""
    if not name.isalnum() or is_everyday(name):
        return
    single = name[:-1]
    if len(name) >= _SHORTEST_PLURAL and stems(name) == [name] and name.endswith("s"):
        if frequency(single, library) > frequency(name, library):
            yield single
    elif len(many := f"{name}s") >= _SHORTEST_PLURAL and stems(many) == [many] and stems(name) == [name]:
        yield from (one for one in [many] if frequency(one, library))


def _endings(name: str, library: Library) -> Iterator[str]:
    """The adjective of a noun and the noun of an adjective, by the pairs of `vocabulary/word_endings.tsv`."""
    if len(name) < _SHORTEST_WORD or not name.isalpha() or is_everyday(name):
        return
    for one, other in rows("word_endings"):
        for ending, instead in ((one, other), (other, one)):
            if name.endswith(ending) and frequency(form := name.removesuffix(ending) + instead, library):
                yield form
