"""What the API takes and gives. The answer itself is the engine's JSON, documented as such."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field, StringConstraints

from probatum_site import engine
from probatum_site.models import Article, Edition, Review
from probatum_site.status import Status, status_of, statuses

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
"""A number as the database gives it."""
_BESIDE = "_status_now"


class Asked(Schema):
    """A question."""

    question: Annotated[Text, Field(examples=["What is the pathophysiology of restless leg syndrome?"])]
    audience: Annotated[str, Field(examples=["clinician"], description="One of /api/audiences.")] = ""
    follow_up_to: Annotated[Id | None, Field(description="Id of the article that the question follows.")] = (
        None
    )


class SignedOut(Schema):
    """An approval that stands."""

    name: str
    role: str
    credentials: str
    at: datetime
    reasons: str
    conflicts: str


class StatusOut(Schema):
    """Where an edition stands in review, computed for this answer."""

    step: str
    approved: bool
    banner: str
    digest: str
    required: int
    submitted_at: datetime | None
    claimed_by: str
    claimed_at: datetime | None
    reviewed_at: datetime | None
    changed_since: datetime | None
    signed: list[SignedOut]


class EditionOut(Schema):
    """One edition without its text."""

    id: int
    article: int
    audience: str
    number: int
    origin: str
    made_at: datetime
    status: StatusOut

    @staticmethod
    def resolve_article(row: Edition) -> int:
        """Its id only."""
        return row.article_id

    @staticmethod
    def resolve_status(row: Edition) -> Status:
        """As it is now."""
        return _status(row)


class FullEditionOut(EditionOut):
    """One edition with its text."""

    answer: Annotated[dict[str, Any], Field(description="The engine's JSON: docs/reference/answer.md.")]

    @staticmethod
    def resolve_answer(row: Edition) -> dict[str, Any]:
        """As it was written."""
        return engine.parsed(bytes(row.body))


class ArticleOut(Schema):
    """A question with its page."""

    id: int
    question: str
    address: Annotated[str, Field(description="Path of the page.")]
    follows: Annotated[int | None, Field(description="Article before it in the thread.")]
    asked_at: datetime
    personal: bool
    audiences: Annotated[list[str], Field(description="Those for which there is an edition.")]

    @staticmethod
    def resolve_address(row: Article) -> str:
        """Without the host."""
        return row.get_absolute_url()

    @staticmethod
    def resolve_follows(row: Article) -> int | None:
        """Its id only."""
        return row.parent_id

    @staticmethod
    def resolve_audiences(row: Article) -> list[str]:
        """Sorted."""
        return sorted({edition.audience for edition in row.editions.all()})


class CitationOut(Schema):
    """A span of a source under a statement."""

    source: Annotated[str, Field(validation_alias="source_id")]
    section: str
    start: int
    end: int
    stance: str


class ClaimOut(Schema):
    """One statement of an edition."""

    edition: Annotated[int, Field(validation_alias="edition_id")]
    id: Annotated[str, Field(validation_alias="claim")]
    place: Annotated[str, Field(description="Section and position; 0 is the direct answer, w is withheld.")]
    facet: str
    text: str
    warning: bool
    withheld: bool
    failed: int
    undecided: int
    citations: list[CitationOut]


class SectionOut(Schema):
    """One section of a source, against which `section`, `start` and `end` of a citation can be checked."""

    label: str
    text: str


class SourceOut(Schema):
    """A source in the library."""

    id: str
    identifiers: list[str]
    title: str
    authors: list[str]
    container: str
    year: int | None
    kind: str
    digest: bool
    state: str
    state_note: str
    checked: str
    sections: list[SectionOut]


class HitOut(Schema):
    """A passage that search found."""

    source: str
    title: str
    kind: str
    year: int | None
    section: str
    start: int
    end: int
    text: str
    score: float


class ReviewOut(Schema):
    """A review under way or done."""

    id: int
    edition: Annotated[int, Field(validation_alias="edition_id")]
    digest: str
    submitted_by: Annotated[str, Field(validation_alias="submitted_by.username")]
    submitted_at: datetime
    claimed_by: Annotated[str | None, Field(validation_alias="claimed_by.username")] = None
    claimed_at: datetime | None
    lapsed: Annotated[bool, Field(description="Whether the edition shows something else by now.")]

    @staticmethod
    def resolve_lapsed(row: Review) -> bool:
        """Recomputed from what is shown now."""
        return _status(row.edition).digest != row.digest


class Submitted(Schema):
    """What is handed in for review."""

    edition: Id
    digest: Annotated[Text, Field(description="`status.digest` of what you looked at.")]


class Verdict(Schema):
    """A decision on one statement."""

    claim: Text
    verdict: Text
    comment: str = ""


def with_status(editions: list[Edition]) -> list[Edition]:
    """The same editions, each with its status as it is now beside it."""
    for edition, status in zip(editions, statuses(editions), strict=True):
        edition.__dict__[_BESIDE] = status
    return editions


def _status(edition: Edition) -> Status:
    """The one worked out with others just now, or else its own."""
    found = edition.__dict__.get(_BESIDE)
    return found if isinstance(found, Status) else status_of(edition)
