"""`Edition`: an answer laid out for one audience."""

from dataclasses import dataclass

from probatum.types.answer import Answer
from probatum.types.draft import Claim
from probatum.types.question import Notice
from probatum.types.source import Source


@dataclass(frozen=True, slots=True)
class Audience:
    """A group of readers, as `audiences/<name>.toml` describes it."""

    name: str
    label: str
    """As the reader would say it: "Patient or carer"."""
    plain: bool
    """Whether to use plain-language variants where a source has them."""
    statistics: bool
    """Whether to keep statistics in brackets."""
    direct: int
    """At most so many statements in the direct answer."""
    per_section: int
    """At most so many statements in a section; warnings do not count."""
    order: tuple[str, ...]
    """Facets that come first, in this order; the others keep the order of the outline."""
    skip: tuple[str, ...]
    """Facets left out for this audience unless the question asks for them; warnings stay."""
    headings: tuple[tuple[str, str], ...]
    """Facet and heading in the audience's words."""
    grade: float
    """Reading grade aimed at (Flesch-Kincaid, US school years)."""
    disclaimer: str
    glossary: bool
    """Whether to explain terms in notes."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as one audience reads it."""

    claim: Claim
    text: str
    """The words shown: the claim's text, its plain variant, or either shortened by deletion."""
    numbers: tuple[int, ...]
    """Reference numbers, in the order of the claim's citations, each once."""
    left_out: tuple[str, ...] = ()
    """What was deleted from the claim's text for this audience."""


@dataclass(frozen=True, slots=True)
class EditionSection:
    """One headed section as shown."""

    facet: str
    heading: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered source. Numbers follow the order of first citation in the text."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard the text is to read; measured on the statements as shown."""

    words: int
    sentences: int
    flesch_kincaid: float | None
    """US school grade (Kincaid 1975), 1 decimal; None when there is no text."""
    smog: float | None
    """US school grade (McLaughlin 1969), 1 decimal; None under 30 sentences, where it is not valid."""
    target: float
    """The grade aimed at for this audience."""


@dataclass(frozen=True, slots=True)
class Signed:
    """An approval that stands for these very words."""

    name: str
    credentials: str
    role: str
    date: str
    """ISO 8601."""
    conflicts: str
    """Conflict-of-interest statement, in the reviewer's words."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Where an edition stands in review. The engine reviews nothing; who keeps reviews says so here."""

    status: str = "not submitted"
    """not submitted, submitted, under review, approved."""
    note: str = "Put together by a program; no clinician has checked it."
    """The same for readers."""
    reviews: tuple[Signed, ...] = ()
    """Approvals that stand, first first."""

    @property
    def approved(self) -> bool:
        """Whether every approval that it needs stands."""
        return self.status == "approved"


_NOT_REVIEWED = ReviewState()


@dataclass(frozen=True, slots=True)
class Row:
    """What one claim says of both sides of a comparison; each part is a run of the claim's own words."""

    claim: str
    """Id of the claim."""
    outcome: str
    first: str
    """Figure of the first side."""
    second: str
    numbers: tuple[int, ...]
    """Reference numbers."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table of a comparison."""

    first: str
    """As the question names it, lower case."""
    second: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What one audience sees."""

    answer: Answer
    audience: Audience
    direct: tuple[Statement, ...]
    sections: tuple[EditionSection, ...]
    references: tuple[Reference, ...]
    notices: tuple[Notice, ...]
    glossary: tuple[tuple[str, str], ...]
    """Terms that occur in the text, with their definitions, sorted."""
    left_out: tuple[str, ...]
    """Claim ids that this audience is not shown."""
    readability: Readability
    digest: str
    """`sha256:` and 64 hexadecimal digits of every word, source and template shown."""
    review: ReviewState = _NOT_REVIEWED
    """Beside the words and no part of the digest: a review is of a digest."""
    comparison: Comparison | None = None
    """Only for a comparison of which a claim shown gives a figure for both sides."""
