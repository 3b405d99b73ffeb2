"""`Draft`: headed sections of claims as composed; unchecked."""

from dataclasses import dataclass
from enum import StrEnum

from probatum.types.question import Notice, Question


class Stance(StrEnum):
    """Which way a citation bears on its claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a source; its quote is copied by the program from the library."""

    source: str
    section: str
    start: int
    end: int
    quote: str
    """`section.text[start:end]`, exactly."""
    stance: Stance = Stance.SUPPORTS
    locator: str = ""
    """Where in the original the quote stands: the passage's own (`Passage.locator`)."""
    strength: str = ""
    """The source's own words on the strength of the recommendation quoted; empty where it states none."""
    certainty: str = ""
    """The same on the certainty of its evidence."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that can be checked alone."""

    id: str
    """`c` and 12 hexadecimal digits of the digest of text and spans: the same claim has the same id."""
    text: str
    citations: tuple[Citation, ...]
    """Best evidence first."""
    facet: str
    plain: str = ""
    """The same for a lay reader, where a source has it; empty otherwise."""
    role: str = ""
    population: str = ""
    warning: bool = False
    """True for a warning, contraindication or red flag: never left out for any audience."""


@dataclass(frozen=True, slots=True)
class DraftSection:
    """The claims that speak to one facet."""

    facet: str
    claims: tuple[Claim, ...]


class Status(StrEnum):
    """What became of a facet."""

    ANSWERED = "answered"
    NOT_IN_LIBRARY = "not in the library"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether the answer speaks to a facet of its kind of question."""

    facet: str
    status: Status
    asked: bool = False
    """True when the question itself asks for this facet."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of different sources that cannot both hold as they stand."""

    about: str
    claims: tuple[str, ...]
    """Ids of the claims on both sides, newest source first."""
    reason: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """The evidence that came nearest to a question the library does not answer."""

    source: str
    title: str
    missing: tuple[str, ...]
    """What was asked for and this source does not mention."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as composed."""

    question: Question
    direct: tuple[Claim, ...]
    sections: tuple[DraftSection, ...]
    coverage: tuple[Coverage, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    """Only when there are no claims."""
    reason: str = ""
    """Why there are no claims; empty when there are."""
    notices: tuple[Notice, ...] = ()
    """What a reader must know of the whole, such as a part of the question that nothing answers."""
