"""Names of authors, taken apart: people into family name, initials and suffix; groups stay whole."""

import re
from dataclasses import dataclass

from probatum.exports._clean import line
from probatum.vocabulary import words

_NAME = r"(?P<family>.*\S) (?P<initials>[^\W\d_a-z](?:[-.]?[^\W\d_a-z]){0,4}\.?)"
_SUFFIXED = re.compile(_NAME + r" (?P<suffix>Jr|Sr|2nd|3rd|4th|II|III|IV)\.?")
_PERSON = re.compile(_NAME + "(?P<suffix>)")
"""Tried second, because "Ivanov II" has two initials and "King ML III" has a suffix."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or a group with `family` as its whole name and nothing else."""

    family: str
    initials: str = ""
    """As printed without full stops: "GI", "J-P"."""
    suffix: str = ""

    @property
    def given(self) -> str:
        """The initials as reference managers want them: "G. I.", "J.-P."."""
        return re.sub(r"\.(?=\w)", ". ", re.sub(r"(\w)", r"\1.", self.initials)).strip()


def parsed(name: str) -> Author:
    """The parts of a name as `Source.authors` has it: "Family GI", or the name of a group."""
    text = line(name)
    match = _SUFFIXED.fullmatch(text) or _PERSON.fullmatch(text)
    if not match or not match["initials"].isupper() or _is_group(match["family"]):
        return Author(text)
    return Author(match["family"], match["initials"].replace(".", ""), match["suffix"])


def _is_group(family: str) -> bool:
    found = {word.strip(",;()").lower() for word in family.split()}
    return len(found) > 6 or not found.isdisjoint(words("group_words"))
