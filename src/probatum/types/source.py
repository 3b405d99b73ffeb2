"""`Source`: the catalogue record of one document that a reader could look up."""

from dataclasses import dataclass
from enum import StrEnum

from probatum.types.made import by_slots
from probatum.types.standing import NOT_CITABLE as NOT_CITABLE
from probatum.types.standing import Mark as Mark
from probatum.types.standing import Standing as Standing
from probatum.types.standing import State as State

_NOT_LOOKED_UP = Standing()


class Kind(StrEnum):
    """What sort of document a source is; the value is the badge that readers see."""

    LOCAL = "Local protocol"
    GUIDELINE = "Guideline"
    SYSTEMATIC_REVIEW = "Systematic review"
    TRIAL = "Trial"
    REVIEW = "Review"
    RESEARCH = "Research"
    CASE_REPORT = "Case report"
    DRUG_LABEL = "Drug label"
    SAFETY_NOTICE = "Safety notice"
    PATIENT_INFORMATION = "Patient information"
    REFERENCE = "Reference work"
    COMMENT = "Comment"
    NEWS = "News"
    WEB_PAGE = "Web page"
    OTHER = "Other"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link that the record itself states to another record, such as an erratum."""

    kind: str
    """PubMed's RefType in words: "retraction in", "erratum in", "comment on", "update of" ..."""
    reference: str
    """The citation as printed."""
    id: str = ""
    """Identifier of the other record, such as `pmid:123`; empty when none is printed."""


@by_slots
@dataclass(frozen=True, slots=True)
class Source:
    """Catalogue record of one document."""

    id: str
    """The identifier it is cited by: the first that it has of pmid, pmcid, doi, isbn, url, local."""
    identifiers: tuple[str, ...]
    """All its identifiers in normal form, `id` among them, sorted."""
    title: str
    authors: tuple[str, ...] = ()
    """As "Family GI" or the name of a group, in the order printed."""
    authors_complete: bool = True
    container: str = ""
    """Journal, or issuer of a guideline, label or page."""
    year: int | None = None
    date: str = ""
    """Publication date, ISO 8601, as exact as the record gives it: 2021, 2021-11 or 2021-11-03."""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    issn: str = ""
    publication_types: tuple[str, ...] = ()
    """As the record prints them, in PubMed's vocabulary where it is a PubMed record."""
    kind: Kind = Kind.OTHER
    mesh: tuple[str, ...] = ()
    """MeSH headings as "Descriptor" or "Descriptor/qualifier"; major topics end in "*"."""
    keywords: tuple[str, ...] = ()
    chemicals: tuple[str, ...] = ()
    language: str = "en"
    """ISO 639-1, or 639-2 where there is no shorter code."""
    licence: str = ""
    url: str = ""
    standing: Standing = _NOT_LOOKED_UP
    """What the record and the marks come to; the library works it out."""
    marks: tuple[Mark, ...] = ()
    """What registers, notices and connectors say of the standing, beyond the record itself; sorted."""
    jurisdiction: str = ""
    note: str = ""
    """A caution for readers: who paid, how few took part, what it predates."""
    relations: tuple[Relation, ...] = ()
    vernacular_title: str = ""
    """Title in the language of the document, when `title` is a translation."""
    digest: bool = False
    """True when text held is a paraphrase written for the library, not the publisher's words.
    Which passages are is said by `Passage.digest`."""
    expires: str = ""
    """ISO date of the last day on which it holds; empty when it does not say."""
    references: int = 0
    """How many works it lists as its references; 0 when nobody has counted."""
